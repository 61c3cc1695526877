"""The sentences of challenges."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _l
from django.utils.translation import pgettext_lazy as _p

from collegium.commons.notify import register_kind
from collegium.commons.pages.words import register_words

STATES = {
    "raised": _p("challenge", "Raised"),
    "adopted": _p("challenge", "Adopted"),
    "parked": _p("challenge", "Parked"),
    "solved": _p("challenge", "Solved"),
}
TOLD = {
    "park": _l("Parked. The universities that support it are told."),
    "solve": _l("Marked as solved. The universities that support it are told."),
    "reopen": _l("Reopened. The universities that support it are told."),
}
STATE_KINDS = {"raised": "open", "adopted": "good", "parked": "part", "solved": "good"}

register_words(
    reasons={
        "too_few_supporters": _l("%(have)s universities support it so far; %(needed)s are needed."),
        "no_longer_open_to_support": _l("It is parked or solved; support is taken again when it is reopened."),
        "raised_by_you": _l("Your university raised it. Ask the group to park it instead."),
    },
    acts={
        "challenges.raised": _l("%(actor)s raised “%(subject)s” for %(member)s."),
        "challenges.changed": _l("%(actor)s changed the words of “%(subject)s”."),
        "challenges.supported": _l("%(member)s supports “%(subject)s” (%(actor)s)."),
        "challenges.support_withdrawn": _l("%(member)s took its support of “%(subject)s” back (%(actor)s)."),
        "challenges.adopted": _l("%(actor)s adopted “%(subject)s” for %(group)s."),
        "challenges.settled": _l("%(actor)s settled “%(subject)s”."),
        "challenges.settled:parked": _l("%(actor)s parked “%(subject)s”."),
        "challenges.settled:solved": _l("%(actor)s marked “%(subject)s” as solved."),
        "challenges.settled:raised": _l("%(actor)s reopened “%(subject)s”."),
    },
    before={
        "challenges.raise": _l(
            "It stands on the members’ pages at once, with your university’s name. The chairs of the group are told."
            " The public sees it once a group has adopted it."
        ),
        "challenges.support": _l(
            "%(institution)s stands among its supporters, seen by everybody once it is adopted. You can take it back."
        ),
        "challenges.adopt": _l("%(group)s will carry it. The %(count)s universities that support it will be told."),
        "challenges.settle": _l("Everybody reads the reason. The universities that support it will be told."),
        "challenges.reopen": _l(
            "It is open to support again and a group may adopt it. The universities that support it will be told."
        ),
    },
)

register_kind(
    "challenge_raised",
    room="challenges",
    subject=_l("A challenge for your group: %(title)s"),
    line=_l("%(member)s raised “%(title)s” for %(group)s."),
    label=_l("A challenge was raised for a group that you chair"),
    why=_l("You chair the group under whose theme it was raised."),
)
register_kind(
    "challenge_adopted",
    room="challenges",
    subject=_l("Adopted: %(title)s"),
    line=_l("%(group)s will work on “%(title)s”, which your university supports."),
    label=_l("A challenge that your university supports was adopted"),
    why=_l("Your university supports this challenge."),
)
register_kind(
    "challenge_settled",
    room="challenges",
    subject=_l("News of a challenge: %(title)s"),
    line=_l("“%(title)s”, which your university supports, is now: %(state)s."),
    label=_l("A challenge that your university supports was parked, solved or reopened"),
    why=_l("Your university supports this challenge."),
)
