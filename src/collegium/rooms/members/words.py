"""Sentences of members: states, categories, reasons, acts, what happens before it happens."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _l

from collegium.commons.notify import register_kind
from collegium.commons.pages.words import register_words

STATES: dict[str, Any] = {
    "applicant": _l("Applicant"),
    "member": _l("Member"),
    "suspended": _l("Suspended"),
    "former": _l("Former member"),
}
CATEGORIES: dict[str, Any] = {
    "full": _l("full member"),
    "associate": _l("associate member"),
    "observer": _l("observer"),
}
FIELDS: dict[str, Any] = {
    "ror": _l("ROR address"),
    "name": _l("Name"),
    "name_local": _l("Name in its own language"),
    "short": _l("Short name"),
    "country": _l("Country"),
    "city": _l("City"),
    "lat": _l("Latitude"),
    "lon": _l("Longitude"),
    "website": _l("Website"),
    "established": _l("Founded in"),
    "state": _l("Membership"),
    "category": _l("Category"),
    "member_since": _l("Member since"),
    "evidence": _l("Source"),
}
HINTS: dict[str, Any] = {
    "ror": _l("Such as https://ror.org/042tfbd02. It is how the register knows a university."),
    "name_local": _l("Several are parted by a stroke: Universiteit Gent | Université de Gand."),
    "short": _l("At most 40 letters, for rows and maps. It is made from the name when left empty."),
    "lat": _l("With the longitude, such as 48.71828 and 2.2498: it stands on the map. Both or neither."),
    "established": _l("The year."),
    "member_since": _l("Left empty when no date is held."),
    "evidence": _l("Where this is known from, such as “decision of the General Assembly”."),
}
REASONS: dict[str, Any] = {
    "day_to_come": _l("A suspension holds from a day that has come: %(today)s or earlier."),
    "before_it_joined": _l("It joined on %(since)s; a suspension begins then or later."),
    "named_by_the_office": _l("The head, the Delegate and the Liaison are entered by the secretariat."),
    "suspended": _l("The member is suspended; nobody can be invited while it lasts."),
    "known_to_the_office": _l(
        "The secretariat knows this address as an outside contact. Ask it to enter the colleague."
    ),
}
ACTS: dict[str, Any] = {
    "members.registered": _l("%(actor)s entered %(subject)s into the register of members."),
    "members.imported": _l("%(actor)s took %(subject)s from a file."),
    "members.suspended": _l("%(subject)s is suspended from %(on)s."),
    "members.reinstated": _l("The suspension of %(subject)s has ended."),
    "members.hat_given": _l("%(actor)s entered %(person)s for %(member)s (%(hat)s)."),
    "members.hat_ended": _l("%(actor)s ended what %(person)s was for %(member)s (%(hat)s)."),
    "members.hats_imported": _l("%(actor)s entered %(person)s for %(member)s from a file (%(hat)s)."),
    "members.hats_ended": _l("All hats of %(person)s ended."),
    "members.colleague_invited": _l("%(actor)s invited %(person)s for %(member)s."),
}
BEFORE: dict[str, Any] = {
    "members.register": _l(
        "It stands in the register at once. A member has its page, its mark on the map and counts in every number;"
        " an applicant is seen by the office only."
    ),
    "members.import": _l("All lines are entered in one go; each university is an act of yours in the journal."),
    "members.invite_new": _l(
        "%(name)s is entered into the register with the address %(email)s and becomes %(hat)s of %(member)s."
    ),
    "members.invite_known": _l("%(name)s is in the register already and becomes %(hat)s of %(member)s too."),
    "members.invite_mail": _l("A mail in %(language)s tells %(name)s so and how to sign in."),
    "members.invite_rights": _l("From then on %(name)s sees what members see. It can be ended at any time."),
    "members.end_hat": _l("%(name)s is no longer %(hat)s of %(member)s from this moment. The history keeps it."),
    "members.end_last_hat": _l("It is the last hat of %(name)s: access to members' pages ends with it."),
    "members.suspend_rights": _l("%(member)s has no vote, its seats rest, and its people see what the public sees."),
    "members.suspend_hats": _l("%(hats)s hats that it gives rest; nobody loses one for good."),
    "members.suspend_count": _l("It stays a member: the number of members stays %(count)s, and pages name the day."),
    "members.suspend_history": _l("What it wrote, said and voted stays. The secretariat can end the suspension."),
    "members.reinstate_rights": _l("%(member)s votes again, its seats count, and its people see what members see."),
}

register_words(reasons=REASONS, acts=ACTS, before=BEFORE)
register_kind(
    "colleague_invited",
    room="members",
    subject=_l("You are entered for %(member)s"),
    line=_l(
        "%(person)s entered you for %(member)s: %(hat)s. Sign in with the address to which this mail came; "
        "there is no password."
    ),
    label=_l("You are entered for a university"),
    why=_l("Your university or the secretariat entered you."),
)
register_kind(
    "hat_ended",
    room="members",
    subject=_l("You are no longer %(hat)s of %(member)s"),
    line=_l("What you were for %(member)s has ended: %(hat)s. What you wrote and voted stays."),
    label=_l("What you are for your university has ended"),
    why=_l("The hat was yours."),
)
register_kind(
    "member_suspended",
    room="members",
    subject=_l("%(member)s is suspended"),
    line=_l("%(member)s is suspended from %(on)s: no vote, and its seats rest. Its history stays."),
    label=_l("Your university is suspended"),
    why=_l("You speak for this university."),
)
register_kind(
    "member_reinstated",
    room="members",
    subject=_l("The suspension of %(member)s has ended"),
    line=_l("%(member)s votes again, and its seats count."),
    label=_l("A suspension of your university has ended"),
    why=_l("You speak for this university."),
)
