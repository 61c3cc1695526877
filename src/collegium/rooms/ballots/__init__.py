"""Decisions by vote: an engine that knows a subject, a body and its seats, never a topic.

Owns: rule objects by version, decisions with their frozen rule and electorate, votes of seats. Offers: what waits
for a seat, the step "adoption" of a thread. Announces: decisions opened, closed, cancelled, deadlines moved.
A mandate votes, not a person: the seat has one vote, whoever holds it, until the vote closes.
"""
