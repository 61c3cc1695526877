"""Who gets what answer in this room, and who may do what, by hand (read by tests/architecture/tables.py)."""

GET = """
                                     nob  gue  mem  lia  cha  pre  off
policy:list                          200  200  200  200  200  200  200
policy:new                            in  404  404  404  404  404  200
policy:page file_followed            200  200  200  200  200  200  200
policy:change file_followed           in  404  404  404  200  404  200
policy:milestone file_followed        in  404  404  404  200  404  200
policy:window file_followed           in  404  404  404  200  404  200
policy:followers file_followed        in  404  404  404  200  404  200
policy:papers file_followed           in  404  404  404  200  404  200
policy:numbers file_followed published     in  404  404  404  200  404  200
policy:recommendations               200  200  200  200  200  200  200
policy:recommendation followed       200  200  200  200  200  200  200
policy:follow_up followed             in  404  404  404  200  404  200
policy:outreach                       in  404  404  404  404  404  200
policy:log_outreach                   in  404  404  404  404  404  200
policy:change_outreach outreach       in  404  404  404  404  404  200
"""

POST = """
                                     nob  gue  mem  lia  cha  pre  off
policy:new                           404  404  404  404  404  404  422
policy:change file_followed          404  404  404  404  422  404  422
policy:milestone file_followed       404  404  404  404  422  404  422
policy:remove_milestone file_followed first_stage    404  404  404  404  302  404  302
policy:window file_followed          404  404  404  404  422  404  422
policy:remove_window file_followed first_window      404  404  404  404  302  404  302
policy:followers file_followed       404  404  404  404  302  404  302
policy:papers file_followed          404  404  404  404  422  404  422
policy:numbers file_followed published     404  404  404  404  422  404  422
policy:part file_followed published        404  404  404  404  302  404  302
policy:follow_up followed            404  404  404  404  422  404  422
policy:log_outreach                  404  404  404  404  404  404  422
policy:change_outreach outreach      404  404  404  404  404  404  422
policy:remove_outreach outreach      404  404  404  404  404  404  302
"""

PERMISSIONS = """
policy.see : ALL
policy.open : OFFICE
policy.change file_followed : chair OFFICE
policy.follow_up group=openness : chair OFFICE
policy.follow_up group=board : OFFICE
policy.outreach : OFFICE
"""


def samples(world):
    """One of each: name in the tables -> what stands in an address."""
    from datetime import date

    from collegium.rooms.papers.queries import paper_for
    from collegium.rooms.policy.actions import add_window, ask_through, open_file
    from collegium.rooms.policy.actions_outreach import log_outreach
    from collegium.rooms.policy.queries import milestones_of
    from collegium.rooms.policy.queries_following import followed
    from factories.papers import Papers

    asked = {"actor": world.policy_officer, "now": world.now}
    world.settle()
    paper = followed()[:1][0].paper if followed() else Papers(world).at("published")
    world.settle()
    file = open_file(
        title="Data Act", reference="COM(2022) 68", institution="legislators", summary="Data.", stage="proposed",
        source="https://example.org/data", on=date(2022, 2, 23), said="Proposed.", group="openness", **asked,
    )  # fmt: skip
    window = add_window(file=file, title="Feedback", opens_on=date(2022, 3, 14), closes_on=date(2022, 5, 13), **asked)
    ask_through(file=file, paper=paper_for(world.policy_officer, paper).id, numbers=[1], **asked)
    entry = log_outreach(
        occasion="meeting", on=date(2022, 4, 1), subject="Data", with_whom="An adviser", organisation="Parliament",
        said="They listened.", **asked,
    )  # fmt: skip
    return {
        "file_followed": file,
        "first_stage": milestones_of(file)[0].id,
        "first_window": window,
        "followed": followed(papers=[paper])[:1][0].id,
        "outreach": entry,
    }
