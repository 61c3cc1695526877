"""Benchmarking: what universities compare, where each stands, and the rounds in which they give their own values.

Owns: the catalogue of indicators with source and licence, their values by period, the fixed comparison groups, rounds
with the answers of members. A single value is shown by the sharing rule of its indicator alone; a figure on several
stands on at least three others. Offers: what waits for Liaisons, deadlines, a panel for members, search entries.
Announces: round opened, moved, closed, cancelled.
"""
