"""The sentences of papers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _l
from django.utils.translation import pgettext_lazy as _p

from collegium.commons.pages.words import register_words

STATES = {
    "drafting": _p("paper", "Draft"),
    "review": _p("paper", "In the group’s review"),
    "consulted": _p("paper", "Consulted"),
    "voting": _p("paper", "Before its vote"),
    "adopted": _p("paper", "Adopted"),
    "published": _p("paper", "Published"),
    "parked": _p("paper", "Parked"),
    "withdrawn": _p("paper", "Withdrawn"),
    "rejected": _p("paper", "Not adopted"),
}
STATE_KINDS = {
    "drafting": "open",
    "review": "act",
    "consulted": "act",
    "voting": "act",
    "adopted": "good",
    "published": "good",
    "parked": "part",
    "withdrawn": "part",
    "rejected": "stop",
}
STAGES = {
    "draft": _p("version", "Draft"),
    "review": _p("version", "For review"),
    "consultation": _p("version", "As consulted"),
    "vote": _p("version", "Before its vote"),
    "adopted": _p("version", "Adopted"),
}
ADDRESSEES = {
    "commission": _l("European Commission"),
    "council": _l("Council"),
    "parliament": _l("European Parliament"),
    "governments": _l("National governments"),
    "funders": _l("Funders"),
    "universities": _l("Universities"),
}
MOVES = {
    "submit": _l("Give to the group for review"),
    "hand_back": _l("Give back to the editors"),
    "consult": _l("Record the consultation"),
    "put_to_vote": _l("Put to the vote"),
    "record_adoption": _l("Record the adoption"),
    "publish": _l("Publish"),
    "park": _l("Park"),
    "withdraw": _l("Withdraw"),
    "reopen": _l("Reopen"),
}
MOVE_SAYS = {
    "submit": _l("The group is told and reviews it. Editors may go on writing."),
    "hand_back": _l("The editors are told, with a reason, and go on writing."),
    "consult": _l("Dates, who was asked, what came back. Then it can be put to its decision."),
    "put_to_vote": _l("The text is frozen, and each seat is asked by mail."),
    "record_adoption": _l("The body has decided elsewhere: when, and on what ground."),
    "publish": _l("The last check. Then everybody can read, download and cite it."),
    "park": _l("It rests, with a reason. It can be reopened."),
    "withdraw": _l("It ends, with a reason, for good."),
    "reopen": _l("It is a draft again; its versions stay."),
}
INVALID = {
    "missing": _l("Write something here."),
    "before_it_opened": _l("A day after it opened."),
    "more_than_asked": _l("At most as many as were asked."),
    "in_the_future": _l("A moment in the past."),
}
INVALID_READER = {
    "of_the_network": _l("This is the address of somebody of the network, who reads the paper on its page."),
    "asked_already": _l("This person has been asked to read this version. Keep a new version to ask again."),
    "taken": _l("This is the address of somebody who has left the network."),
    "not_an_address": _l("Enter an e-mail address such as name@university.example."),
}
NEXT_MOVE = {
    "drafting": _l("The editors write. When the text can be read, they give it to %(group)s for review."),
    "review": _l("%(Group)s reads it. The editors may go on writing."),
    "consulted": _l("The consultation is recorded. The secretariat brings it to its decision."),
    "voting": _l("The text is frozen. %(Body)s votes on it."),
    "adopted": _l("Adopted. The secretariat makes the last check and publishes it."),
    "published": _l("Published. The text does not change any more."),
    "parked": _l("It rests. A chair of %(group)s or the secretariat can reopen it."),
    "withdrawn": _l("It was withdrawn for good."),
    "rejected": _l("%(Body)s did not adopt it. A chair of %(group)s or the secretariat can reopen it."),
}
CONSULTED = {
    "all": _l("All members are consulted, for at least %(days)s days."),
    "group": _l("The group is consulted, for at least %(days)s days."),
    "partners": _l("The partners are consulted."),
    "none": _l("Nobody is consulted beforehand."),
}
ADOPTED = {
    "vote": _l("%(body)s adopts it by vote."),
    "recorded": _l("%(body)s adopts it; the office records on what ground."),
}
STARTERS = {
    "group": _p("who begins a paper", "a working group"),
    "board": _p("who begins a paper", "the Board"),
    "presidency": _p("who begins a paper", "the Presidency"),
    "secretariat": _p("who begins a paper", "the secretariat"),
}

register_words(
    reasons={
        "too_little_text": _l("The text has %(words)s words; a group reviews what has at least %(needed)s."),
        "kind_is_not_consulted": _l("This kind of paper is not consulted."),
        "consultation_not_over": _l("The consultation is not over yet; record it when it has closed."),
        "consultation_too_short": _l("It lasted %(days)s days; this kind of paper asks for at least %(needed)s."),
        "adopted_otherwise": _l("This kind of paper is adopted in another way."),
        "recommendation_without_addressee": _l(
            "Recommendations without an addressee: %(count)s. Say in the editor to whom each is addressed."
        ),
        "not_consulted_yet": _l("Record the consultation first; this kind asks for at least %(days)s days."),
        "text_differs_from_adopted": _l("The text differs from what was adopted; only the adopted text is published."),
        "text_is_frozen": _l("The text is frozen: it stands before a vote or has been decided."),
        "kind_is_not_begun_there": _l("This kind of paper is begun elsewhere; choose another kind or another body."),
        "kind_names_no_authors": _l("This kind of paper names no authors."),
        "reading_is_over": _l("The time for answers is over, or the text is no longer open. Nothing was changed."),
        "no_version_kept": _l("Keep a version first: a reader is given a text that does not change under her eyes."),
        "deadline_in_the_past": _l("Choose a moment in the future."),
        "nothing_changed": _l("Nothing has changed since version %(version)s."),
    },
    acts={
        "papers.kind_defined": _l("%(actor)s set down a kind of paper."),
        "papers.started": _l("%(actor)s began “%(subject)s” in %(group)s."),
        "papers.translated": _l("%(actor)s wrote title and summary of “%(subject)s” in other languages."),
        "papers.reader_asked": _l("%(actor)s asked a reader from outside to read “%(subject)s”, version %(number)s."),
        "papers.reader_answered": _l("A reader from outside has said what she or he thinks of “%(subject)s”."),
        "papers.retitled": _l("%(actor)s changed title or standfirst of “%(subject)s”."),
        "papers.editors_named": _l("%(actor)s named the editors of “%(subject)s”."),
        "papers.authors_named": _l("%(actor)s named the authors of “%(subject)s”."),
        "papers.frozen": _l("%(actor)s kept version %(number)s of “%(subject)s”."),
        "papers.submitted": _l("%(actor)s gave “%(subject)s” to the group for review."),
        "papers.handed_back": _l("%(actor)s gave “%(subject)s” back to its editors."),
        "papers.consulted": _l("%(actor)s recorded the consultation on “%(subject)s”: %(answered_count)s answered."),
        "papers.put_to_vote": _l("%(actor)s put “%(subject)s” to the vote."),
        "papers.decided": _l("The vote on “%(subject)s” was closed and its outcome noted."),
        "papers.vote_called_off": _l("The vote on “%(subject)s” was called off; the text is open again."),
        "papers.adoption_recorded": _l("%(actor)s recorded that %(group)s adopted “%(subject)s”."),
        "papers.published": _l("%(actor)s published “%(subject)s”."),
        "papers.put_aside": _l("%(actor)s put “%(subject)s” aside or reopened it."),
        "papers.drafted_from_challenge": _l("%(actor)s began “%(paper)s” from “%(subject)s”."),
    },
    before={
        "papers.ask_reader": _l(
            "Version %(number)s is shown to this person alone, by a personal link that opens nothing else. Whoever is"
            " not in the register yet is entered as an outside contact, seen by the office."
        ),
        "papers.answer_reading": _l("The editors and the secretariat read it, with your name. It is not published."),
        "papers.start": _l("A draft is made that only its group and the office see. You are its first editor."),
        "papers.name_editors": _l("Who is named can write at once; who is left out no longer."),
        "papers.name_authors": _l("The names stand on the page, in the PDF and in the citation once it is published."),
        "papers.retitle": _l("It changes at once, on every page; versions that are kept keep their own title."),
        "papers.reopen": _l("It is a draft again, for its group, its editors and the office."),
        "papers.submit": _l(
            "The text is kept as a version. Everybody in %(group)s (%(count)s) is told; editors may go on writing."
        ),
        "papers.hand_back": _l("All editors (%(count)s) are told, with your reason."),
        "papers.consult": _l("The record stands on the paper’s page for all members, with the file of answers."),
        "papers.put_to_vote": _l(
            "The text is frozen and its fingerprint quoted. The seats of %(group)s (%(count)s) are asked by"
            " mail, each with a personal link."
        ),
        "papers.record_adoption": _l("The text is frozen as adopted; its ground stands on the paper’s page."),
        "papers.publish": _l(
            "Everybody can read, download and cite it from now on. The text cannot be changed any more."
            " Told by mail: %(count)s people."
        ),
        "papers.park": _l("Everybody in the network reads your reason. It can be reopened."),
        "papers.withdraw": _l("Everybody in the network reads your reason. It cannot be reopened."),
    },
)
