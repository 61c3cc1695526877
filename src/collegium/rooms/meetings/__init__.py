"""Meetings: of a body, alone or within an event.

An engine: it knows a body and its seats, never a topic. Owns: meetings with their agenda, who comes and who was there,
what was decided and who does what until when, and minutes that are frozen as a document. Offers: what waits on the desk
and in a body, panels for groups and events, dates, search entries. Announces: planned, moved, cancelled, agenda sent,
minutes shown and frozen, an action given.
"""
