"""Who gets what answer in this room, and who may do what, by hand (read by tests/architecture/tables.py).

The samples: a challenge with a contribution of a Board member, to whom the Liaison was named and asked, and with one
that is hidden; a card in the making of Gamma with a contribution of its Liaison.
"""

GET = """
                                     nob  gue  mem  lia  cha  pre  off
discussions:page challenge talk       in  404  200  200  200  200  200
discussions:page practice talk_card   in  404  404  200  404  404  200
discussions:page event talk           in  404  404  404  404  404  404
discussions:at said                   in  404  302  302  302  302  302
discussions:at said_card              in  404  404  302  404  404  302
discussions:wordings said             in  404  200  200  200  200  200
discussions:wordings said_hidden      in  404  200  404  200  404  200
discussions:write challenge talk      in  404  200  200  200  200  200
discussions:write practice talk_card  in  404  404  200  404  404  200
discussions:change said               in  404  200  404  404  404  404
discussions:hide said                 in  404  404  404  200  404  200
"""

POST = """
                                     nob  gue  mem  lia  cha  pre  off
discussions:write challenge talk     404  404  422  422  422  422  422
discussions:write practice talk_card  404  404  404  422  404  404  422
discussions:change said              404  404  422  404  404  404  404
discussions:answered said            404  404  404  302  404  404  404
discussions:hide said                404  404  404  404  422  404  422
discussions:show said_hidden         404  404  404  404  302  404  302
discussions:follow challenge talk    404  404  302  302  302  302  302
discussions:follow practice talk_card  404  404  404  302  404  404  302
discussions:lock challenge talk      404  404  404  404  404  404  302
"""

PERMISSIONS = """
discussions.see : MEMBERS
discussions.write : MEMBERS
discussions.follow : MEMBERS
discussions.change said : board_three
discussions.hide said : chair OFFICE
discussions.lock : OFFICE
"""


def samples(world):
    """One of each: name in the tables -> ULID."""
    from collegium.rooms.challenges.actions import raise_challenge
    from collegium.rooms.discussions.actions import say
    from collegium.rooms.discussions.actions_keeping import hide
    from factories.practices import Practices

    words = {"title": "Contracts end", "what": "They end.", "who_suffers": "All.", "theme": "openness"}
    talk = raise_challenge(actor=world.liaison, institution=world.inst["gamma"], now=world.now, **words)
    about = {"kind": "challenge", "host": talk, "now": world.now}
    found = {"talk": talk, "talk_card": Practices(world).begun()}
    found["said"] = say(actor=world.board_three, text="@Lucie Moreau, how many posts?", asks=True, **about)
    found["said_hidden"] = say(actor=world.board_three, text="A name from outside.", **about)
    hide(actor=world.chair, contribution=found["said_hidden"], reason="Names a person.", now=world.now)
    found["said_card"] = say(
        actor=world.liaison, kind="practice", host=found["talk_card"], text="Before the review.", now=world.now
    )
    return found
