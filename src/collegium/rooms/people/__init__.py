"""People of the network and how they sign in.

Owns: persons, their addresses and languages, sign-in links. Offers: actors with the hats that count now,
names for sentences. Announces: people.sign_in_asked, people.address_asked,
people.left, people.erased.
Hats themselves are kept by the rooms that give them (members, groups) and heard here through `offer_hats`.
"""
