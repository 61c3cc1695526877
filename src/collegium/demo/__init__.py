"""The one demonstration network: for `make demo`, tests, docs and screenshots.

It is made through the rooms' own actions, each at its own moment, from the texts in `content/`; so it cannot
be a network that the product would not allow. Only a database that is born here bears the mark, and only with
the mark do the switcher's addresses exist.
"""
