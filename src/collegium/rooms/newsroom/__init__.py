"""News of the network, in several languages.

Owns: news with their texts by language. Offers: a panel for the home page, search entries. Announces: published.
"""
