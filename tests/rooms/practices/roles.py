"""Who gets what answer in this room, and who may do what, by hand (read by tests/architecture/tables.py).

The samples: a draft of Gamma, a card in review, three that are shared (for everybody, for members, for the group) and
one that is withdrawn; the Liaison of Gamma wrote them, the chair leads the group of their theme.
"""

GET = """
                                     nob  gue  mem  lia  cha  pre  off
practices:list                       200  200  200  200  200  200  200
practices:travels                    200  200  200  200  200  200  200
practices:new                         in  404  404  200  200  200  404
practices:page card_draft            404  404  404  200  404  404  200
practices:page card_review           404  404  404  200  200  404  200
practices:page card_public           200  200  200  200  200  200  200
practices:page card_members          404  404  200  200  200  200  200
practices:page card_group            404  404  404  200  200  404  200
practices:page card_withdrawn        404  404  404  200  200  404  200
practices:change card_draft           in  404  404  200  404  404  200
practices:change card_review          in  404  404  404  404  404  404
practices:change card_public          in  404  404  200  404  404  200
practices:files card_draft            in  404  404  200  404  404  200
practices:files card_public           in  404  404  200  404  404  200
practices:submit card_draft           in  404  404  200  404  404  200
practices:submit card_public          in  404  404  200  404  404  200
practices:review card_draft           in  404  404  404  404  404  404
practices:review card_review          in  404  404  404  200  404  200
practices:review card_public          in  404  404  404  200  404  200
practices:withdraw card_draft         in  404  404  200  404  404  200
practices:withdraw card_public        in  404  404  200  200  404  200
practices:confirm card_public        404  404  404  200  404  404  200
practices:confirm card_draft         404  404  404  200  404  404  200
practices:tried card_public           in  404  404  200  200  200  404
practices:tried card_group            in  404  404  200  200  404  404
practices:write card_public           in  200  200  200  200  200  200
practices:write card_members          in  404  200  200  200  200  200
practices:write card_draft            in  404  404  404  404  404  404
practices:messages card_public        in  404  404  200  404  404  200
practices:messages card_draft         in  404  404  200  404  404  200
"""

POST = """
                                     nob  gue  mem  lia  cha  pre  off
practices:new                        404  404  404  422  422  422  404
practices:change card_draft          404  404  404  422  404  404  422
practices:change card_public         404  404  404  422  404  404  422
practices:files card_draft           404  404  404  422  404  404  422
practices:remove_file card_draft card_file  404  404  404  302  404  404  302
practices:submit card_draft          404  404  404  302  404  404  302
practices:submit card_public         404  404  404  422  404  404  422
practices:review card_review         404  404  404  404  422  404  422
practices:withdraw card_public       404  404  404  422  422  404  422
practices:reopen card_withdrawn      404  404  404  302  404  404  302
practices:confirm card_public        404  404  404  302  404  404  302
practices:confirm card_draft         404  404  404  422  404  404  422
practices:tried card_public          404  404  404  422  422  422  404
practices:withdraw_trial card_public  404  404  404  404  404  404  404
practices:write card_public          404  422  422  422  422  422  422
"""

PERMISSIONS = """
practices.see : ALL
practices.write : SPEAK
practices.write institution=gamma : liaison delegate head
practices.change card_draft : liaison delegate head OFFICE
practices.change card_review : NONE
practices.change card_public : liaison delegate head OFFICE
practices.submit card_draft : liaison delegate head OFFICE
practices.review card_draft : NONE
practices.review card_review : chair OFFICE
practices.withdraw card_draft : liaison delegate head OFFICE
practices.withdraw card_public : liaison delegate head chair OFFICE
practices.reopen card_withdrawn : liaison delegate head OFFICE
practices.confirm card_public : liaison delegate head OFFICE
practices.try card_public : SPEAK
practices.try card_public institution=beta : seat liaison_beta
practices.write_to_contact card_public : SESSION
practices.write_to_contact card_draft : NONE
practices.read_messages card_public : liaison delegate head OFFICE
"""


def samples(world):
    """One of each: name in the tables -> ULID."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from collegium.rooms.practices.actions import add_file, withdraw_practice
    from factories.practices import Practices

    cards, by = Practices(world), {"actor": world.liaison, "now": world.now}
    found = {f"card_{seen}": cards.shared(visibility=seen) for seen in ("public", "members", "group")}
    found |= {"card_draft": cards.begun(), "card_review": cards.submitted(), "card_withdrawn": cards.shared()}
    withdraw_practice(practice=found["card_withdrawn"], reason="It has ended.", **by)
    found["card_file"] = add_file(practice=found["card_draft"], upload=SimpleUploadedFile("a.txt", b"Rules."), **by)
    return found
