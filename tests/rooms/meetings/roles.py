"""Who gets what answer in this room, and who may do what, by hand (read by tests/architecture/tables.py).

The samples: meetings of the group Openness (chair Chiara Weiss; seats of Beta and Gamma, whose Liaison sits in it): one
ahead with its agenda, one a week ago with minutes in writing, one whose minutes are frozen; and one of the assembly.
"""

GET = """
                                             nob  gue  mem  lia  cha  pre  off
meetings:list openness                        in  404  200  200  200  200  200
meetings:list assembly                        in  404  200  200  200  200  200
meetings:page openness meeting_ahead          in  404  404  200  200  404  200
meetings:page openness meeting_held           in  404  404  200  200  404  200
meetings:page openness meeting_frozen         in  404  404  200  200  404  200
meetings:page assembly meeting_of_all         in  404  200  200  200  200  200
meetings:hosted meeting_ahead                 in  404  404  301  301  404  301
meetings:new                                  in  404  404  404  200  200  200
meetings:answer meeting_ahead                404  404  404  200  200  404  404
meetings:answer meeting_of_all               404  404  404  404  404  404  404
meetings:change meeting_ahead                 in  404  404  404  200  404  200
meetings:change meeting_frozen                in  404  404  404  422  404  422
meetings:cancel meeting_ahead                 in  404  404  404  200  404  200
meetings:cancel meeting_of_all                in  404  404  404  404  200  200
meetings:send meeting_ahead                   in  404  404  404  200  404  200
meetings:agenda meeting_ahead                 in  404  404  404  200  404  200
meetings:agenda meeting_frozen                in  404  404  404  422  404  422
meetings:agenda meeting_of_all                in  404  404  404  404  200  200
meetings:item meeting_ahead meeting_item      in  404  404  404  200  404  200
meetings:presence meeting_held                in  404  404  404  200  404  200
meetings:presence meeting_frozen              in  404  404  404  422  404  422
meetings:minutes meeting_held                 in  404  404  404  200  404  200
meetings:minutes meeting_ahead                in  404  404  404  422  404  422
meetings:decide meeting_held meeting_point    in  404  404  404  200  404  200
meetings:give_action meeting_held meeting_point   in  404  404  404  200  404  200
meetings:show meeting_held                    in  404  404  404  200  404  200
meetings:freeze meeting_held                  in  404  404  404  200  404  200
meetings:correct meeting_frozen               in  404  404  404  200  404  200
meetings:action meeting_action                in  404  404  404  200  404  200
meetings:change_action meeting_action         in  404  404  404  200  404  200
"""

POST = """
                                             nob  gue  mem  lia  cha  pre  off
meetings:new                                 404  404  404  404  422  422  422
meetings:answer meeting_ahead                404  404  404  422  422  404  404
meetings:change meeting_ahead                404  404  404  404  422  404  422
meetings:cancel meeting_ahead                404  404  404  404  422  404  422
meetings:send meeting_ahead                  404  404  404  404  302  404  302
meetings:send meeting_frozen                 404  404  404  404  422  404  422
meetings:agenda meeting_ahead                404  404  404  404  422  404  422
meetings:item meeting_ahead meeting_item     404  404  404  404  422  404  422
meetings:move_item meeting_ahead meeting_item     404  404  404  404  302  404  302
meetings:remove_item meeting_ahead meeting_item   404  404  404  404  302  404  302
meetings:take_paper meeting_ahead meeting_item meeting_paper   404  404  404  404  302  404  302
meetings:remove_file meeting_ahead meeting_item meeting_file   404  404  404  404  302  404  302
meetings:presence meeting_held               404  404  404  404  302  404  302
meetings:minutes meeting_held                404  404  404  404  409  404  409
meetings:decide meeting_held meeting_point   404  404  404  404  422  404  422
meetings:give_action meeting_held meeting_point   404  404  404  404  422  404  422
meetings:withdraw meeting_held meeting_decision   404  404  404  404  302  404  302
meetings:show meeting_held                   404  404  404  404  302  404  302
meetings:freeze meeting_held                 404  404  404  404  422  404  422
meetings:correct meeting_frozen              404  404  404  404  422  404  422
meetings:action meeting_action               404  404  404  404  422  404  422
meetings:change_action meeting_action        404  404  404  404  422  404  422
"""

PERMISSIONS = """
meetings.see_dates : MEMBERS
meetings.see meeting_ahead : chair seat liaison OFFICE
meetings.see meeting_of_all : MEMBERS
meetings.plan : chair president OFFICE
meetings.plan group=openness : chair OFFICE
meetings.plan group=board : president OFFICE
meetings.change meeting_ahead : chair OFFICE
meetings.change meeting_held : NONE
meetings.prepare meeting_ahead : chair OFFICE
meetings.prepare meeting_held : chair OFFICE
meetings.prepare meeting_frozen : NONE
meetings.prepare meeting_of_all : president OFFICE
meetings.order meeting_ahead : chair OFFICE
meetings.order meeting_held : NONE
meetings.send meeting_ahead : chair OFFICE
meetings.cancel meeting_ahead : chair OFFICE
meetings.note_presence meeting_held : chair OFFICE
meetings.note_presence meeting_frozen : NONE
meetings.write_minutes meeting_held : chair OFFICE
meetings.write_minutes meeting_ahead : NONE
meetings.write_minutes meeting_frozen : NONE
meetings.freeze meeting_held : chair OFFICE
meetings.correct meeting_frozen : chair OFFICE
meetings.answer meeting_ahead person=seat : seat
meetings.answer meeting_ahead : NONE
meetings.settle_action meeting_held : chair OFFICE
meetings.settle_action meeting_held person=seat : seat chair OFFICE
meetings.settle_action meeting_held person=president : chair OFFICE
meetings.change_action meeting_held : chair OFFICE
"""


def samples(world):
    """One of each: name in the tables -> ULID."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from collegium.commons.search.indexing import refresh_touched
    from collegium.kernel.ids import Ref
    from collegium.rooms.meetings.actions_agenda import add_file, lay_paper
    from collegium.rooms.meetings.models import Action, Paper, Resolution
    from collegium.rooms.meetings.queries_agenda import items_of
    from factories.meetings import Meetings

    made = Meetings(world)
    found = {"meeting_frozen": made.frozen(title="Minutes that stand"), "meeting_held": made.written()}
    found |= {"meeting_ahead": made.sent(), "meeting_of_all": made.planned(group="assembly", who="secretary_general")}
    refresh_touched()
    item = items_of(found["meeting_ahead"])[0].id
    asked = {"meeting": found["meeting_ahead"], "item": item, **made.by}
    found["meeting_file"] = add_file(upload=SimpleUploadedFile("a.txt", b"Rules."), **asked)
    lay_paper(ref=Ref("meeting", found["meeting_frozen"]), **asked)
    of_it = {"item__meeting": found["meeting_held"]}
    return {
        **found,
        "meeting_item": item,
        "meeting_point": items_of(found["meeting_held"])[0].id,
        "meeting_paper": Paper.objects.get().id,
        "meeting_decision": Resolution.objects.get(**of_it).id,
        "meeting_action": Action.objects.get(**of_it).id,
    }
