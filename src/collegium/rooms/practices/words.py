"""The sentences of good practices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _l
from django.utils.translation import pgettext_lazy as _p

from collegium.commons.notify import register_kind
from collegium.commons.pages.words import register_words

STATES = {
    "draft": _p("practice", "Draft"),
    "review": _p("practice", "In review"),
    "sent-back": _p("practice", "Sent back"),
    "shared": _p("practice", "Shared"),
    "withdrawn": _p("practice", "Withdrawn"),
}
STATE_KINDS = {"draft": "open", "review": "part", "sent-back": "stop", "shared": "good", "withdrawn": "open"}
SEEN_BY = {
    "public": _l("everybody"),
    "members": _l("members of the network"),
    "group": _l("the group of its theme"),
}
VISIBILITIES = {
    "public": _l("Everybody, on the public pages"),
    "members": _l("Members of the network"),
    "group": _l("The group of its theme and your own university"),
}
SCALES = {
    "unit": _l("One unit or laboratory"),
    "faculty": _l("One faculty or department"),
    "university": _l("The whole university"),
    "several": _l("Several universities together"),
}
VERDICTS = {
    "too-early": _p("practice", "Too early to say"),
    "kept": _p("practice", "Kept"),
    "adapted": _p("practice", "Kept, in another form"),
    "stopped": _p("practice", "Stopped"),
}
VERDICT_KINDS = {"too-early": "open", "kept": "good", "adapted": "part", "stopped": "stop"}
PARTS = {
    "unit": _l("Unit"),
    "summary": _l("In short"),
    "context": _l("Context"),
    "difficulty": _l("The difficulty"),
    "done": _l("What was done"),
    "steps": _l("Steps"),
    "tools": _l("Tools"),
    "results": _l("Results"),
    "evidence": _l("Evidence"),
    "failed": _l("What did not work, and why"),
    "transferability": _l("What another university needs"),
    "links": _l("Links"),
}
FAULTS = {
    "missing": _l("This is needed before others can judge it."),
    "unknown": _l("Choose one of the list."),
    "too_long": _l("At most 80 words: it is read in lists."),
    "ahead": _l("Give a day that has passed."),
}

register_words(
    reasons={
        "card_incomplete": _l("%(missing)s of %(needed)s needed parts are empty."),
        "your_own_card": _l("You wrote it or are its contact. Another chair or the secretariat decides."),
        "practice_not_shared": _l("The card is not shared."),
        "tried_at_home": _l("It is your own university’s practice. Say what has changed when you confirm it."),
        "too_many_messages": _l("You have sent %(most)s messages within 24 hours. Write again tomorrow."),
    },
    acts={
        "practices.begun": _l("%(actor)s began “%(subject)s” for %(member)s."),
        "practices.changed": _l("%(actor)s changed the words of “%(subject)s”."),
        "practices.submitted": _l("%(actor)s gave “%(subject)s” to %(group)s for review."),
        "practices.shared": _l("%(actor)s shared “%(subject)s” for %(group)s."),
        "practices.sent_back": _l("%(actor)s sent “%(subject)s” back."),
        "practices.withdrawn": _l("%(actor)s withdrew “%(subject)s”."),
        "practices.reopened": _l("%(actor)s took “%(subject)s” up again."),
        "practices.file_added": _l("%(actor)s laid a file beside “%(subject)s”."),
        "practices.file_removed": _l("%(actor)s removed a file of “%(subject)s”."),
        "practices.tried": _l("%(member)s tried “%(subject)s” (%(actor)s)."),
        "practices.trial_withdrawn": _l("%(member)s took its trial of “%(subject)s” back (%(actor)s)."),
        "practices.asked": _l("%(actor)s wrote to the contact of “%(subject)s”."),
        "practices.confirmed": _l("%(actor)s confirmed “%(subject)s”."),
        "practices.confirmation_asked": _l("It was asked whether “%(subject)s” still holds."),
    },
    before={
        "practices.begin": _l("It is a draft: your university alone sees it until you give it to the group."),
        "practices.change": _l("Your university alone sees the draft."),
        "practices.change_shared": _l(
            "The new words stand at once, read by %(seen_by)s. The chairs of %(group)s and those who tried it are told."
        ),
        "practices.submit": _l(
            "The chairs of %(group)s are told and decide. The group reads it from now on; its words rest meanwhile."
        ),
        "practices.share": _l("From now on it is read by %(seen_by)s. Whoever wrote it is told."),
        "practices.send_back": _l("Whoever wrote it is told, reads the reason, and can give it to you again."),
        "practices.withdraw": _l("It leaves all lists. Whoever keeps or tried it is told. It can be taken up again."),
        "practices.reopen": _l("It becomes a draft again, with its texts, its files and what others told of it."),
        "practices.try": _l("It stands on the card with your university’s name, for %(seen_by)s. You can change it."),
        "practices.write": _l(
            "Your message and your address %(email)s go to %(name)s by letter. The address of %(name)s is not shown."
        ),
        "practices.confirm": _l("The card says that it was confirmed today. It is asked about again in a year."),
    },
)

register_kind(
    "practice_submitted",
    room="practices",
    subject=_l("A good practice for your review: %(title)s"),
    line=_l("%(member)s gave “%(title)s” to %(group)s: share it, or send it back with a reason."),
    label=_l("A good practice waits for the review of a group that you chair"),
    why=_l("You chair the group of its theme."),
)
register_kind(
    "practice_shared",
    room="practices",
    subject=_l("Shared: %(title)s"),
    line=_l("The chairs of %(group)s have shared “%(title)s”."),
    label=_l("A good practice that you keep was shared"),
    why=_l("You wrote this card or are its contact."),
)
register_kind(
    "practice_sent_back",
    room="practices",
    subject=_l("Sent back: %(title)s"),
    line=_l("The chairs of %(group)s have sent “%(title)s” back. The reason stands on the card."),
    label=_l("A good practice that you keep was sent back"),
    why=_l("You wrote this card or are its contact."),
)
register_kind(
    "practice_withdrawn",
    room="practices",
    subject=_l("Withdrawn: %(title)s"),
    line=_l("“%(title)s” was withdrawn from the good practices."),
    label=_l("A good practice that you keep or tried was withdrawn"),
    why=_l("You keep this card, or your university tried it."),
)
register_kind(
    "practice_changed",
    room="practices",
    subject=_l("Changed: %(title)s"),
    line=_l("%(member)s changed the words of “%(title)s”."),
    label=_l("The words of a good practice of your theme, or one that you tried, were changed"),
    why=_l("You chair the group of its theme, or your university tried it."),
)
register_kind(
    "practice_tried",
    room="practices",
    subject=_l("Tried elsewhere: %(title)s"),
    line=_l("%(member)s tells what it did with “%(title)s”."),
    label=_l("Another university tells of a good practice that you keep"),
    why=_l("You wrote this card or are its contact."),
)
register_kind(
    "practice_asked",
    room="practices",
    subject=_l("A message about %(title)s"),
    line=_l("%(person)s (%(email)s) writes about “%(title)s”: %(message)s"),
    label=_l("A message to you as the contact of a good practice"),
    why=_l("You are the contact of this card. Your address was not shown to the sender."),
)
register_kind(
    "practice_due",
    room="practices",
    subject=_l("Does it still hold? %(title)s"),
    line=_l("“%(title)s” was last confirmed on %(confirmed)s. Confirm it, say what has changed, or withdraw it."),
    label=_l("A good practice that you keep is asked about again after a year"),
    why=_l("You wrote this card or are its contact."),
)
