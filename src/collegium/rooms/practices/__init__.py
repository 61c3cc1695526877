"""Good practices: what one university does well, told so that another one can try it.

"Good", not "best": context differs. Owns: cards with their review, who tried a practice elsewhere and what came of it,
the yearly confirmation. Offers: what waits for chairs and contacts, panels for groups, members, people and the front
page, search entries. Announces: submitted, settled, changed, tried.
"""
