"""Who gets what answer in this room, and who may do what, by hand (read by tests/architecture/tables.py)."""

GET = """
                          nob  gue  mem  lia  cha  pre  off
practices:list           200  200  200  200  200  200  200
practices:new             in  404  404  404  404  404  200
practices:page practice_draft   404  404  404  404  404  404  200
"""

POST = """
                          nob  gue  mem  lia  cha  pre  off
practices:new            404  404  404  404  404  404  422
practices:publish practice_draft  404  404  404  404  404  404  302
"""

PERMISSIONS = """
practices.see : ALL
practices.write : OFFICE
"""


def samples(world):
    """One of each: name in the tables -> ULID."""
    from collegium.rooms.practices.actions import start_practice

    asked = {"actor": world.policy_officer, "now": world.now}
    return {"practice_draft": start_practice(title="A title", text="A text.", **asked)}
