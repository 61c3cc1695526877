"""Member institutions and who speaks for them.

Owns: institutions with their state and dates; the hats an institution gives (head, Delegate, deputy, Liaison,
data steward, colleague). Offers: the seats of the assembly, pages of members, panels for people.
"""
