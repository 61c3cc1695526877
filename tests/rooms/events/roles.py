"""Who gets what answer in this room, and who may do what, by hand (read by tests/architecture/tables.py).

The samples: a draft of the office, a public event that is open, one for members, one of the group of the chair (in
which the Liaison sits), one that was held with the Liaison as its participant, one that is cancelled. The Liaison is
registered for the public event; `part` is a session of it, `dropped` another one.
"""

GET = """
                                     nob  gue  mem  lia  cha  pre  off
events:list                          200  200  200  200  200  200  200
events:new                            in  404  404  404  200  200  200
events:page event_draft              404  404  404  404  404  404  200
events:page event_open               200  200  200  200  200  200  200
events:page event_members            404  404  200  200  200  200  200
events:page event_group              404  404  404  200  200  404  200
events:page event_held               200  200  200  200  200  200  200
events:page event_cancelled          200  200  200  200  200  200  200
events:ics event_draft               404  404  404  404  404  404  200
events:ics event_open                200  200  200  200  200  200  200
events:ics event_members             404  404  200  200  200  200  200
events:change event_open              in  404  404  404  404  404  200
events:change event_group             in  404  404  404  200  404  200
events:move event_draft announce      in  404  404  404  404  404  200
events:move event_group cancel        in  404  404  404  200  404  200
events:move event_open nothing        in  404  404  404  404  404  404
events:programme event_open           in  404  404  404  404  404  200
events:programme event_group          in  404  404  404  200  404  200
events:new_session event_open         in  404  404  404  404  404  200
events:session event_open part        in  404  404  404  404  404  200
events:session event_group part       in  404  404  404  404  404  404
events:discussed event_open           in  404  404  404  404  404  200
events:register event_open            in  404  200  200  200  200  200
events:register event_group           in  404  404  200  200  404  200
events:register visit                 in  404  404  404  404  404  404
events:registration event_open       404  404  404  200  404  404  404
events:participants event_open        in  404  200  200  200  200  200
events:participants event_group       in  404  404  200  200  404  200
events:participants_csv event_open    in  404  404  404  404  404  200
events:participants_csv event_group   in  404  404  404  200  404  200
events:attendance event_open          in  404  404  404  404  404  200
events:attendance event_group         in  404  404  404  200  404  200
events:certificate event_held         in  404  404  200  404  404  404
events:certificate event_open         in  404  404  404  404  404  404
events:calendar                      200  200  200  200  200  200  200
events:feed feed                     200  200  200  200  200  200  200
events:feed not-a-token              404  404  404  404  404  404  404
"""

POST = """
                                     nob  gue  mem  lia  cha  pre  off
events:new                           404  404  404  404  422  422  422
events:change event_open             404  404  404  404  404  404  422
events:change event_group            404  404  404  404  422  404  422
events:move event_draft announce     404  404  404  404  404  404  302
events:move event_draft hold         404  404  404  404  404  404  422
events:move event_open cancel        404  404  404  404  404  404  422
events:move event_group close        404  404  404  404  302  404  302
events:new_session event_open        404  404  404  404  404  404  422
events:session event_open part       404  404  404  404  404  404  422
events:remove_session event_open dropped  404  404  404  404  404  404  302
events:discussed event_open          404  404  404  404  404  404  404
events:register event_open           404  404  422  422  422  422  422
events:registration event_open       404  404  404  422  404  404  404
events:cancel_registration event_open  404  404  404  302  404  404  404
events:decline event_open            404  404  302  302  302  302  302
events:decline event_group           404  404  404  302  302  404  302
events:participants event_open       404  404  404  404  404  404  422
events:attendance event_open         404  404  404  404  404  404  422
events:erase_needs event_open        404  404  404  404  404  404  302
events:erase_needs event_group       404  404  404  404  302  404  302
events:make_feed                     404  404  302  302  302  302  302
events:end_feed                      404  404  404  404  404  404  404
"""

PERMISSIONS = """
events.see : ALL
events.plan : chair president OFFICE
events.plan group=openness : chair OFFICE
events.plan group=board : president OFFICE
events.change event_draft : OFFICE
events.change event_open : OFFICE
events.change event_group : chair OFFICE
events.define_kind : OFFICE
events.register event_open : MEMBERS
events.register event_open person=head institution=gamma : liaison delegate head OFFICE
events.register event_group person=seat institution=beta : seat chair OFFICE
events.see_participants event_open : MEMBERS
events.see_needs event_open : OFFICE
events.see_needs event_group : chair OFFICE
events.record_attendance event_open : OFFICE
events.record_attendance event_group : chair OFFICE
events.see_calendar : ALL
events.keep_feed : MEMBERS
"""


def samples(world):
    """One of each: name in the tables -> ULID (of a feed: its token)."""
    from collegium.rooms.events.actions import cancel_event
    from collegium.rooms.events.actions_feeds import make_feed
    from factories.events import Events

    events = Events(world)
    group = {"kind": "group-meeting", "body": world.body["openness"], "audience": "body"}
    found = {
        "event_draft": events.plan(title="Draft"),
        "event_open": events.opened(title="Open"),
        "event_members": events.announced(title="Members", audience="members"),
        "event_group": events.opened(title="Group", **group),
        "event_held": events.held(title="Held"),
        "event_cancelled": events.announced(title="Cancelled"),
        "visit": events.announced(title="Visit", kind="visit", until=None),
    }
    cancel_event(event=found["event_cancelled"], reason="No hall.", **events.by)
    found |= {name: events.session(found["event_open"], title=name) for name in ("part", "dropped")}
    events.register(found["event_open"], "liaison", institution=world.inst["gamma"], diet="vegan")
    found["feed"] = make_feed(actor=world.seat, now=world.now)
    return found
