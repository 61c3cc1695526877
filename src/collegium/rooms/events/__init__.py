"""Events: annual meeting, workshops, Professional Week, group meetings, visits; and everybody's calendar.

Owns: kinds of events, events with their sessions, speakers and places, registrations with choice of sessions and
waiting lists, needs that can be erased, attendance, feeds. Offers: events and deadlines to desk and calendar,
panels for groups, members, people and what was discussed. Announces: announced, opened, moved, cancelled.
"""
