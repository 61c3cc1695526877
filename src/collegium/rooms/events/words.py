"""Every sentence about events, registrations and calendars."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _l
from django.utils.translation import pgettext_lazy as _p

from collegium.commons.notify import register_kind
from collegium.commons.pages.words import register_words

STATES = {
    "draft": _p("event", "Draft"),
    "announced": _p("event", "Announced"),
    "open": _p("event", "Registration open"),
    "closed": _p("event", "Registration closed"),
    "held": _p("event", "Held"),
    "cancelled": _p("event", "Cancelled"),
}
STATE_KINDS = {
    "draft": "open", "announced": "open", "open": "good", "closed": "part", "held": "done", "cancelled": "stop",
}  # fmt: skip
AUDIENCES = {
    "public": _l("Everybody, on the public pages"),
    "members": _l("Members of the network"),
    "body": _l("The group whose event it is"),
}
SEEN_BY = {
    "public": _l("everybody"),
    "members": _l("members of the network"),
    "body": _l("the group whose event it is"),
}
ANSWERS = {
    "going": _p("event", "Has a place"),
    "waiting": _p("event", "Waits for a place"),
    "cancelled": _p("event", "Does not come"),
}
ANSWER_KINDS = {"going": "good", "waiting": "part", "cancelled": "open"}
MODES = {"on-site": _l("On site"), "online": _l("Online")}
NEEDS = {"diet": _l("Diet"), "access": _l("Access")}
KINDS_DISCUSSED = {
    "paper": _l("Paper"),
    "challenge": _l("Challenge"),
    "practice": _l("Good practice"),
    "policy_file": _l("European file"),
}
MOVES = {
    "announce": _l("Announce it"),
    "open": _l("Open registration"),
    "close": _l("Close registration"),
    "hold": _l("Enter it as held"),
    "take_up": _l("Take it up again"),
    "cancel": _l("Cancel it"),
}
FAULTS = {
    "unknown": _l("Choose one of the list."),
    "missing": _l("This is needed."),
    "long_line": _l("In a line a name has 120 characters at most, what she is 160."),
    "before_it_began": _l("It ends before it begins."),
    "after_start": _l("Registration ends at the latest on the last day of the event."),
    "below_taken": _l("More places than these are taken already."),
    "outside": _l("It lies outside the days of the event."),
    "overlap": _l("Two of these sessions take place at the same time."),
    "break_has_no_places": _l("A break has no places to count."),
    "places_were_given": _l("Places were given already: it keeps a number of places."),
}
FAULTS_OF = {"speakers": _l("An address in these lines is not in the register. Write the name instead.")}

register_words(
    reasons={
        "event_is_over": _l("Its last day has passed. It can be entered as held."),
        "event_is_ahead": _l("Its first day has not come yet."),
        "kind_takes_no_registration": _l("Events of this kind take no registrations."),
        "no_last_day": _l("Give a last day of registration first."),
        "last_day_has_passed": _l("The last day of registration has passed. Give a later one first."),
        "registration_not_open": _l("Registration is not open."),
        "registration_is_over": _l("The last day of registration has passed. The secretariat can still help."),
        "event_does_not_stand": _l("The event is not ahead: it was cancelled, was held, or is not announced."),
        "registered_already": _l("There is a registration already. It can be changed."),
    },
    acts={
        "events.kind_defined": _l("%(actor)s set a kind of event."),
        "events.planned": _l("%(actor)s planned “%(subject)s”."),
        "events.changed": _l("%(actor)s changed “%(subject)s”."),
        "events.announced": _l("%(actor)s announced “%(subject)s”."),
        "events.opened": _l("%(actor)s opened registration for “%(subject)s”."),
        "events.closed": _l("%(actor)s closed registration for “%(subject)s”."),
        "events.held": _l("%(actor)s entered “%(subject)s” as held."),
        "events.cancelled": _l("%(actor)s cancelled “%(subject)s”."),
        "events.taken_up": _l("%(actor)s took “%(subject)s” up again."),
        "events.session_added": _l("%(actor)s added a session to “%(subject)s”."),
        "events.session_changed": _l("%(actor)s changed a session of “%(subject)s”."),
        "events.session_removed": _l("%(actor)s took a session out of “%(subject)s”."),
        "events.discussed": _l("%(actor)s said what “%(subject)s” discusses."),
        "events.discussed_no_more": _l("%(actor)s changed what “%(subject)s” discusses."),
        "events.registered": _l("%(actor)s registered %(person)s for “%(event)s”."),
        "events.registration_changed": _l("%(actor)s changed the registration of %(person)s for “%(event)s”."),
        "events.registration_cancelled": _l("%(actor)s gave up the registration of %(person)s for “%(event)s”."),
        "events.registered:own": _l("%(actor)s registered for “%(event)s”."),
        "events.registration_changed:own": _l("%(actor)s changed her registration for “%(event)s”."),
        "events.registration_cancelled:own": _l("%(actor)s gave up her registration for “%(event)s”."),
        "events.declined": _l("%(actor)s does not come to “%(event)s”."),
        "events.moved_up": _l("%(person)s moved up from the waiting list of “%(event)s”."),
        "events.attendance_recorded": _l("%(actor)s recorded who came to “%(subject)s”: %(came)s."),
        "events.needs_erased": _l("%(actor)s erased dietary and access needs of “%(subject)s”."),
        "events.person_left": _l("%(subject)s has left; her registrations ahead were given up."),
        "events.feed_made": _l("%(actor)s made an address for a calendar."),
        "events.feed_ended": _l("%(actor)s ended the address of a calendar."),
    },
    before={
        "events.plan": _l(
            "It is a draft: the secretariat, and the group whose event it is, see it until it is announced."
        ),
        "events.change": _l("Other days or another place are told to everybody who is registered."),
        "events.announce": _l("From now on it stands in the calendar, read by %(seen_by)s."),
        "events.open": _l("People register until the end of %(until)s. %(told)s"),
        "events.open_told_body": _l("The people of %(body)s are told."),
        "events.open_told_liaisons": _l("The Liaisons of all members are told."),
        "events.close": _l("Nobody registers from now on. Whoever waits still moves up when a place becomes free."),
        "events.hold": _l("It stands among the events that were held. Who came is recorded by ticking a list."),
        "events.cancel": _l(
            "Everybody who is registered (%(count)s) is told, with your reason, which everybody reads."
        ),
        "events.take_up": _l("It becomes a draft again, with its programme and its registrations."),
        "events.register": _l(
            "A letter confirms it, with a link by which you change it or give it up. Members of the network see your"
            " name and university."
        ),
        "events.register_full": _l(
            "All places are taken: you wait, %(waiting)s before you. A letter tells you when you move up."
        ),
        "events.change_registration": _l("What you no longer choose goes to whoever waits for it."),
        "events.cancel_registration": _l("Your places go to whoever waits. What you said of your needs is erased."),
        "events.decline": _l("It no longer waits on your desk. You can still register while registration is open."),
        "events.session": _l("It stands in the programme at once."),
        "events.remove_session": _l("Whoever has a place in it, or waits for one (%(count)s), is told."),
        "events.attendance": _l("All others with a place count as absent. It can be recorded again."),
        "events.erase_needs": _l("It cannot be undone. Thirty days after the event they are erased in any case."),
        "events.make_feed": _l("Whoever knows the address reads your calendar. You can end or renew it at any time."),
        "events.renew_feed": _l("The old address opens nothing any more; enter the new one in your calendar."),
        "events.end_feed": _l("Calendars that ask this address get nothing any more."),
    },
)

register_kind(
    "event_opened",
    room="events",
    subject=_l("Registration is open: %(title)s"),
    line=_l("“%(title)s”, from %(starts)s: registration is open until %(until)s."),
    label=_l("Registration opens for an event that concerns you"),
    why=_l("You are Liaison of a member, or sit in the group whose event it is."),
)
register_kind(
    "event_registered",
    room="events",
    subject=_l("You have a place: %(title)s"),
    line=_l("You have a place at “%(title)s”, from %(starts)s. By the link you change it or give it up."),
    label=_l("A registration of yours"),
    why=_l("You are registered for this event."),
)
register_kind(
    "event_queued",
    room="events",
    subject=_l("You wait for a place: %(title)s"),
    line=_l(
        "All places at “%(title)s”, from %(starts)s, are taken. You are on the waiting list and hear when you move up."
    ),
    label=_l("A registration of yours that waits for a place"),
    why=_l("You are registered for this event."),
)
register_kind(
    "event_moved_up",
    room="events",
    subject=_l("You have a place now: %(title)s"),
    line=_l("A place at “%(title)s”, from %(starts)s, has become free: it is yours. By the link you give it up."),
    label=_l("You move up from a waiting list"),
    why=_l("You waited for a place at this event."),
)
register_kind(
    "event_session_moved_up",
    room="events",
    subject=_l("You have a place in a session: %(title)s"),
    line=_l("A place in “%(session)s” at “%(title)s” has become free: it is yours."),
    label=_l("You move up from the waiting list of a session"),
    why=_l("You waited for a place in this session."),
)
register_kind(
    "event_session_dropped",
    room="events",
    subject=_l("A session does not take place: %(title)s"),
    line=_l(
        "“%(session)s” at “%(title)s” does not take place. Your registration stands; you may choose another session."
    ),
    label=_l("A session that you chose does not take place"),
    why=_l("You had chosen this session."),
)
register_kind(
    "event_moved",
    room="events",
    subject=_l("Other days or another place: %(title)s"),
    line=_l("“%(title)s” begins on %(starts)s. Its days or its place have changed; look at its page."),
    label=_l("Days or place of an event for which you are registered change"),
    why=_l("You are registered for this event."),
)
register_kind(
    "event_cancelled",
    room="events",
    subject=_l("Cancelled: %(title)s"),
    line=_l("“%(title)s” does not take place: %(reason)s"),
    label=_l("An event for which you are registered is cancelled"),
    why=_l("You were registered for this event."),
)
