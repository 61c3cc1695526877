"""Who gets what answer in this room, and who may do what, by hand (read by tests/architecture/tables.py)."""

GET = """
                                          nob  gue  mem  lia  cha  pre  off
priorities:list                           200  200  200  200  200  200  200
priorities:new                             in  404  404  404  404  404  200
priorities:plan                           200  200  200  200  200  200  200
priorities:item work_item                 200  200  200  200  200  200  200
priorities:change_item work_item           in  404  200  404  404  200  200
priorities:settle_item work_item begin     in  404  200  404  200  200  200
priorities:settle_item work_item drop      in  404  200  404  200  200  200
priorities:settle_item work_item nothing   in  404  404  404  404  404  404
priorities:page round_closed              200  200  200  200  200  200  200
priorities:page round_open                404  404  200  200  200  200  200
priorities:page round_prepared            404  404  404  404  404  404  200
priorities:answer round_open              404  404  404  200  404  404  404
priorities:answer round_closed            404  404  404  200  404  404  404
priorities:answer round_prepared          404  404  404  404  404  404  404
priorities:change round_prepared           in  404  404  404  404  404  200
priorities:open round_prepared             in  404  404  404  404  404  200
priorities:remind round_open               in  404  404  404  404  404  200
priorities:move round_open                 in  404  404  404  404  404  200
priorities:close round_open                in  404  404  404  404  404  200
priorities:withdraw round_open             in  404  404  404  404  404  200
priorities:choose round_closed             in  404  200  404  404  200  200
priorities:choose round_open               in  404  200  404  404  200  200
priorities:result round_closed            200  200  200  200  200  200  200
priorities:result round_open              404  404  404  404  404  404  404
priorities:result_csv round_closed        200  200  200  200  200  200  200
priorities:answers_csv round_closed        in  404  200  200  200  200  200
priorities:answers_csv round_open          in  404  404  404  404  404  404
"""

POST = """
                                          nob  gue  mem  lia  cha  pre  off
priorities:new                            404  404  404  404  404  404  422
priorities:change_item work_item          404  404  422  404  404  422  422
priorities:settle_item work_item begin    404  404  302  404  302  302  302
priorities:settle_item work_item drop     404  404  422  404  422  422  422
priorities:settle_item work_item resume   404  404  422  404  422  422  422
priorities:answer round_open              404  404  404  302  404  404  404
priorities:answer round_closed            404  404  404  422  404  404  404
priorities:change round_prepared          404  404  404  404  404  404  422
priorities:open round_prepared            404  404  404  404  404  404  302
priorities:open round_open                404  404  404  404  404  404  422
priorities:remind round_open              404  404  404  404  404  404  302
priorities:remind round_closed            404  404  404  404  404  404  422
priorities:move round_open                404  404  404  404  404  404  422
priorities:close round_open               404  404  404  404  404  404  422
priorities:withdraw round_open            404  404  404  404  404  404  422
priorities:choose round_closed            404  404  422  404  404  422  422
"""

PERMISSIONS = """
priorities.see : ALL
priorities.prepare : OFFICE
priorities.open : OFFICE
priorities.remind : OFFICE
priorities.move : OFFICE
priorities.close : OFFICE
priorities.withdraw : OFFICE
priorities.answer institution=gamma : liaison delegate head
priorities.answer institution=beta : liaison_beta
priorities.choose : BOARD OFFICE
priorities.change_item : BOARD OFFICE
priorities.settle_item work_item : chair BOARD OFFICE
"""


def samples(world):
    """One of each: name in the tables -> what stands in an address."""
    from factories.priorities import Priorities

    prio = Priorities(world)
    closed = prio.closed()
    return {
        "round_closed": closed,
        "work_item": prio.item(closed),
        "round_open": prio.opened(),
        "round_prepared": prio.prepared(),
    }
