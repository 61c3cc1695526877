"""Challenges: what a university finds hard and others share; a group puts it on its list.

Owns: challenges, support by institution with evidence. Offers: the first step of the thread, panels for members and
groups, what waits for a chair. Announces: raised, supported, adopted, parked, solved, reopened.
"""
