"""Priorities: universities say with dots which adopted challenges come first; what is chosen becomes the work plan.

Owns: rounds with their options and roll frozen at opening, answers of institutions, the items of the work plan. Offers:
the step "priority" of the thread, what an institution is asked, deadlines, panels for challenges, groups, members and
the front page. Announces: rounds opened, moved, reminded, closed, withdrawn; answers stored; items chosen and settled.
"""
