"""The sentences of discussions."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _l

from collegium.commons.notify import Pace, register_kind
from collegium.commons.pages.words import register_words

FAULTS = {
    "required": _l("Write something first."),
    "too_long": _l("At most 4,000 characters: put what is longer into a paper or a file."),
    "too_many_named": _l("At most 10 people in one contribution."),
    "unchanged": _l("These are the words that stand there already."),
}
REASON_FAULTS = {"required": _l("Give the reason: it is shown in place of the words.")}

register_words(
    reasons={
        "discussion_locked": _l("The secretariat has closed this discussion. It can still be read."),
        "answers_what_is_hidden": _l("What you answer has been hidden. Write a contribution of its own."),
        "not_your_words": _l("Only whoever wrote it changes it."),
        "words_are_hidden": _l("It is hidden. Ask the secretariat if you think that it should not be."),
        "words_stand": _l("Words can be changed for %(minutes)s minutes. Add an answer to put them right."),
    },
    acts={
        "discussions.said": _l("%(actor)s wrote in the discussion of “%(subject)s”."),
        "discussions.changed": _l("%(actor)s changed the words of a contribution to the discussion of “%(subject)s”."),
        "discussions.answered": _l("%(actor)s marked a question in the discussion of “%(subject)s” as answered."),
        "discussions.followed": _l("%(actor)s follows the discussion of “%(subject)s”."),
        "discussions.followed:no": _l("%(actor)s no longer follows the discussion of “%(subject)s”."),
        "discussions.hidden": _l("%(actor)s hid a contribution to the discussion of “%(subject)s”."),
        "discussions.shown": _l("%(actor)s shows a contribution to the discussion of “%(subject)s” again."),
        "discussions.locked": _l("%(actor)s closed the discussion of “%(subject)s”."),
        "discussions.locked:no": _l("%(actor)s opened the discussion of “%(subject)s” again."),
    },
    before={
        "discussions.say": _l("Everybody who may see this page reads it. Whoever follows the discussion is told."),
        "discussions.change": _l("The earlier wording stays readable. You can change it until %(until)s."),
        "discussions.hide": _l("The reason stands in place of the words, and the author is told. It can be undone."),
        "discussions.lock": _l("It can still be read. You can open it again."),
    },
)

register_kind(
    "discussion_new",
    room="discussions",
    subject=_l("New in the discussion: %(title)s"),
    line=_l("%(person)s wrote in the discussion of “%(title)s”."),
    pace=Pace.DAILY,
    label=_l("Something new in a discussion that you follow"),
    why=_l("You wrote in this discussion or follow it."),
)
register_kind(
    "discussion_mention",
    room="discussions",
    subject=_l("You are mentioned: %(title)s"),
    line=_l("%(person)s mentions you in the discussion of “%(title)s”: %(said)s"),
    label=_l("Somebody mentions you in a discussion"),
    why=_l("Your name stands in a contribution to this discussion."),
)
register_kind(
    "discussion_asked",
    room="discussions",
    subject=_l("Your answer is wanted: %(title)s"),
    line=_l("%(person)s asks you in the discussion of “%(title)s”: %(said)s"),
    label=_l("Somebody asks for your answer in a discussion"),
    why=_l("Your name stands in a question in this discussion."),
)
register_kind(
    "discussion_hidden",
    room="discussions",
    subject=_l("Your contribution was hidden: %(title)s"),
    line=_l("What you wrote in the discussion of “%(title)s” was hidden: %(reason)s"),
    label=_l("What you wrote in a discussion was hidden"),
    why=_l("You wrote this contribution."),
)
register_kind(
    "discussion_shown",
    room="discussions",
    subject=_l("Your contribution is shown again: %(title)s"),
    line=_l("What you wrote in the discussion of “%(title)s” is shown again."),
    label=_l("What you wrote in a discussion is shown again"),
    why=_l("You wrote this contribution."),
)
