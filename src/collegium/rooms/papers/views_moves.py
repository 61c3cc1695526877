"""Doors of moves before the decision: review, handing back, consultation, putting aside, who writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from collegium.commons.access import Actor, authorise
from collegium.commons.notify import changed_words, previews
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.words import REASONS, before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, Refused
from collegium.rooms.groups.queries import body, people_of
from collegium.rooms.people.queries import people_named

from . import actions, queries
from .forms import ConsultationForm, NoteForm, PeopleForm, ReasonForm, SureForm
from .queries_kinds import the_body
from .queries_moves import PERMISSION, decision_on
from .queries_page import crumbs
from .views import put_right
from .words import INVALID, MOVES

FIELDS = {
    "consultation_too_short": "closed_on",
    "consultation_not_over": "closed_on",
    "too_short": "closes_at",
    "closes_before_it_opens": "closes_at",
}
"""Beside which field a refusal stands."""


@dataclass
class MovePage:
    """One move as a page: its form, what will happen, the letters that go out, and what does it."""

    name: str
    it: Any
    form: Any
    perform: Callable[[dict[str, Any]], object]
    before: list[str]
    done: str
    letters: list[dict[str, Any]] = field(default_factory=list)
    act: str = ""
    title: str = ""
    stop: bool = False
    more: dict[str, Any] = field(default_factory=dict)
    template: str = "papers/move.jinja"


def opened(request: HttpRequest, paper: str, permission: str) -> tuple[Actor, Any]:
    """The actor and the paper that she may move. Raises NotFound, Refused."""
    who = actor(request)
    it = queries.paper_for(who, paper)
    authorise(who, permission, it)
    return who, it


def typed(request: HttpRequest) -> Any:
    """What was typed, or None where nothing was sent."""
    return request.POST if request.method == "POST" else None


def answer(request: HttpRequest, page: MovePage) -> HttpResponse:
    """Show the page; on POST do the move, or give back what was typed, the reason beside its field (422)."""
    title = page.title or str(MOVES[page.name])
    refused = None
    if page.name in PERMISSION:
        decision = decision_on(page.name, page.it, queries.standing_of(page.it))
        refused = None if decision else {"code": decision.reason, "text": reason_sentence(decision)}
    context = {
        "it": page.it,
        "form": page.form,
        "title": title,
        "act": page.act or f"papers.{page.name}",
        "before": page.before,
        "letters": page.letters,
        "refused": refused,
        "stop": page.stop,
        "codes": {},
        "crumbs": crumbs(page.it, here=title),
        **page.more,
    }
    if request.method != "POST":
        return render(request, page.template, context)
    if not page.form.is_valid():
        return refused_form(request, page.template, context)
    try:
        page.perform(page.form.cleaned_data)
    except Refused as error:
        context["codes"] = put_right(page.form, error, FIELDS)
        return refused_form(request, page.template, context)
    except Invalid as error:
        context["codes"] = _beside(page.form, error)
        return refused_form(request, page.template, context)
    tell(request, page.done)
    return back_to("papers:page", page.it.slug)


def _beside(form: Any, error: Invalid) -> dict[str, str]:
    """What the action could not take, beside the fields it named; returns the codes."""
    codes = {}
    for name, code in error.fields.items():
        place = {"file": "upload"}.get(name, name)
        form.add_error(place if place in form.fields else None, str(INVALID.get(code) or REASONS.get(code, code)))
        codes[place] = code
    return codes


@door("papers.submit")
def submit(request: HttpRequest, paper: str) -> HttpResponse:
    """Give the draft to its group for review, with the letter that the group gets."""
    who, it = opened(request, paper, "papers.submit")
    now, group = clock.now(), the_body(body(who, it.group_id))
    told = people_of(it.group_id, now)
    return answer(
        request,
        MovePage(
            name="submit",
            it=it,
            form=NoteForm(typed(request)),
            perform=lambda data: actions.submit_paper(
                actor=who, paper=it.id, now=now, texts=changed_words(request.POST), **data
            ),
            before=[before_sentence("papers.submit", count=len(told), group=group)],
            done=_("It is with %(group)s for review.") % {"group": group},
            letters=previews(
                "paper_submitted", request.POST, to=told, about=it.ref, url=f"/papers/{it.slug}/",
                title=it.title, group=it.group_id,
            ),
        ),
    )  # fmt: skip


@door("papers.hand_back")
def hand_back(request: HttpRequest, paper: str) -> HttpResponse:
    """Give the text back to its editors with a reason."""
    who, it = opened(request, paper, "papers.hand_back")
    return answer(
        request,
        MovePage(
            name="hand_back",
            it=it,
            form=ReasonForm(typed(request)),
            perform=lambda data: actions.hand_back(actor=who, paper=it.id, now=clock.now(), **data),
            before=[before_sentence("papers.hand_back", count=len(queries.editors_of(it)))],
            done=_("The editors are told."),
        ),
    )


@door("papers.record_consultation")
def consult(request: HttpRequest, paper: str) -> HttpResponse:
    """Record a consultation that was held, with the file of answers."""
    who, it = opened(request, paper, "papers.record_consultation")
    return answer(
        request,
        MovePage(
            name="consult",
            act="papers.record_consultation",
            it=it,
            form=ConsultationForm(typed(request), request.FILES),
            perform=lambda data: actions.record_consultation(actor=who, paper=it.id, now=clock.now(), **data),
            before=[before_sentence("papers.consult")],
            done=_("The consultation is recorded."),
            more={"minimum": it.kind.consult_days},
            template="papers/consult.jinja",
        ),
    )


def _aside(request: HttpRequest, paper: str, move: str, done: str) -> HttpResponse:
    who, it = opened(request, paper, "papers.put_aside")
    form = SureForm(typed(request)) if move == "reopen" else ReasonForm(typed(request))
    return answer(
        request,
        MovePage(
            name=move,
            it=it,
            form=form,
            perform=lambda data: actions.put_aside(actor=who, paper=it.id, move=move, now=clock.now(), **data),
            before=[before_sentence(f"papers.{move}")],
            done=done,
            stop=move == "withdraw",
        ),
    )


@door("papers.put_aside")
def park(request: HttpRequest, paper: str) -> HttpResponse:
    """Let a paper rest, with a reason."""
    return _aside(request, paper, "park", _("It rests. It can be reopened."))


@door("papers.put_aside")
def withdraw(request: HttpRequest, paper: str) -> HttpResponse:
    """End a paper for good, with a reason."""
    return _aside(request, paper, "withdraw", _("It is withdrawn."))


@door("papers.put_aside")
def reopen(request: HttpRequest, paper: str) -> HttpResponse:
    """A parked or rejected paper becomes a draft again."""
    return _aside(request, paper, "reopen", _("It is a draft again."))


@door("papers.name_editors")
def editors(request: HttpRequest, paper: str) -> HttpResponse:
    """Who may write: people of the group and of the office, and those who write now."""
    who, it = opened(request, paper, "papers.name_editors")
    held = [person.id for person in queries.editors_of(it)]
    form = PeopleForm(
        typed(request),
        people=_people(it, held),
        initial={"people": held},
        label=_("Editors"),
        hint=_("They write, keep versions and give the text to the group. Who is left out can no longer write."),
    )
    title = _("Name the editors")
    page = _naming(it, form, who, action=actions.name_editors, act="papers.name_editors", title=title)
    return answer(request, page)


@door("papers.name_authors")
def authors(request: HttpRequest, paper: str) -> HttpResponse:
    """Who is printed as an author, for kinds that name authors."""
    who, it = opened(request, paper, "papers.name_authors")
    held = [person.id for person in queries.authors_of(it)]
    form = PeopleForm(
        typed(request),
        people=_people(it, [*held, *(person.id for person in queries.editors_of(it))]),
        initial={"people": held},
        label=_("Authors"),
        hint=_("They are named on the page, in the PDF and in the citation, in this order."),
        required=False,
    )
    title = _("Name the authors")
    page = _naming(it, form, who, action=actions.name_authors, act="papers.name_authors", title=title)
    return answer(request, page)


def _people(it: Any, first: Iterable[str]) -> list[tuple[str, str]]:
    """People who may be named: those named already, then everybody who sits in the group."""
    ids = list(dict.fromkeys([*first, *people_of(it.group_id, clock.now())]))
    names = people_named(ids)
    return [(person, names[person]) for person in ids if person in names]


def _naming(it: Any, form: Any, who: Actor, *, action: Any, act: str, title: str) -> MovePage:
    return MovePage(
        name="",
        it=it,
        form=form,
        perform=lambda data: action(actor=who, paper=it.id, now=clock.now(), **data),
        before=[before_sentence(act)],
        done=_("The names are noted."),
        act=act,
        title=title,
    )
