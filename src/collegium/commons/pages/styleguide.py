"""Sample values for the style guide: what every component shows. Persons, papers and votes are invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from collegium.kernel import clock

from .shapes.assembly import Assembly, Seat, assembly_of
from .shapes.comparison import Cell, Change, Fold, Run, folded, redline
from .shapes.map import Place, dots, ties
from .shapes.paging import paging
from .shapes.threadline import Node, threadline
from .styleguide_form import form_samples

SWATCHES = (
    *(
        "surface-page",
        "surface-raised",
        "surface-sunk",
        "surface-field",
        "text",
        "text-soft",
        "text-faint",
        "rule",
    ),
    *("rule-field", "act", "act-soft", "good", "good-soft", "care", "care-soft", "stop", "stop-soft"),
)
WORDS = {
    "supports": "supports",
    "amends": "supports with amendments",
    "answered": "answered",
    "neutral": "neutral",
    "opposes": "opposes",
    "objects": "objects",
    "recused": "recused",
    "silent": "silent",
    "notentitled": "not entitled",
    "suspended": "suspended",
}
VOTE_WORDS = {
    **WORDS,
    "supports": "for",
    "neutral": "abstained",
    "opposes": "against",
    "silent": "did not vote",
}
# State of an answer -> the members in it, as "country name".
ANSWERS = {
    "supports": "CH ETH Zurich,CZ Brno UT,CZ CTU Prague,DE KIT,DE Hannover,DE Braunschweig,DE Stuttgart,"
    "EE TalTech,ES UPC,ES UPV,FI Aalto,FR ParisTech,GB Sheffield,GR NTUA,HU BME,IE UCD,IT Sapienza,NL Twente,"
    "NO NTNU,PL Poznań,PT Técnico,PT NOVA,SE KTH,SK STU",
    "amends": "AT TU Wien,BE Ghent,DE TU Berlin,DE TU Dresden,DK DTU,FR IP Paris,GB Strathclyde,IT PoliMi,"
    "IT PoliTo,LT KTU,NL TU/e,RO Politehnica B.",
    "neutral": "FR Paris-Saclay,GB Southampton,IL Technion,RS Belgrade,SE Chalmers",
    "opposes": "BE KU Leuven,LV RTU,PL Warsaw UT",
    "objects": "DE Darmstadt",
    "recused": "NL TU Delft",
    "silent": "BE UCLouvain,CH EPFL,DE RWTH,DK Aalborg,ES UPM,FR INSA Lyon,PL Gdańsk,PT U.Porto,SE Lund,TR ITU",
    "notentitled": "TR METU",
    "suspended": "RU Tomsk PU",
}
NODES = ("Challenge", "Priority", "Mandate", "Draft", "Consultation", "Adoption", "Publication", "Uptake")
OLD = "Laboratories shall keep at least a tenth of their hours for users from other Member States."
NEW = "Laboratories shall keep at least a fifth of their hours for users from associated countries too."


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the journal."""

    at: datetime
    sentence: str
    url: str = ""
    text: str = ""


def samples() -> dict[str, Any]:
    """Everything the page shows, by the name under which its template looks for it."""
    now = clock.now().replace(second=0, microsecond=0)
    return {
        "swatches": SWATCHES,
        "words": WORDS,
        "vote_words": VOTE_WORDS,
        **_moments(now),
        **_assemblies(),
        **_threads(),
        **form_samples(),
        **_lists(now),
        **_texts(now),
        **_map(),
    }


def _moments(now: datetime) -> dict[str, Any]:
    ahead = (timedelta(days=25), timedelta(days=4), timedelta(hours=26), timedelta(days=-3))
    return {
        "deadlines": [now + gap for gap in ahead],
        "waits": [now - timedelta(days=days) for days in (3, 11, 20)],
        "earlier": now - timedelta(hours=3),
    }


def _seats(answers: Mapping[str, str]) -> list[Seat]:
    return [
        Seat(
            name=name,
            state=state,
            country=country,
            you=name == "IP Paris",
            note="told which condition is missing" if state == "notentitled" else "",
        )
        for state, members in answers.items()
        for country, _, name in (member.partition(" ") for member in members.split(","))
    ]


def _assemblies() -> dict[str, Any]:
    seats = _seats(ANSWERS)
    board = [Seat(f"Director {n}", "supports" if n < 9 else "neutral" if n < 11 else "silent") for n in range(13)]
    states = {
        "supports": 41,
        "neutral": 4,
        "opposes": 7,
        "recused": 1,
        "silent": 3,
        "notentitled": 1,
        "suspended": 1,
    }
    vote = [Seat(f"Member {state} {n}", state) for state, count in states.items() for n in range(count)]
    houses: dict[str, Assembly] = {
        "answers": assembly_of(seats),
        "vote": assembly_of(vote, gate=35),
        "board": assembly_of(board, gate=7),
        "secret": assembly_of(vote, gate=35, named=False),
    }
    return houses


def _threads() -> dict[str, Any]:
    facts = (
        "C-14, Mar 2025",
        "P-3, Oct 2025",
        "M-2 § 4",
        "0.7, 16 Nov",
        "31 of 57",
        "Board, Jan",
        "Feb 2027",
        "",
    )
    nodes = [
        Node(name, fact, "#thread" if name == "Challenge" else "") for name, fact in zip(NODES, facts, strict=True)
    ]
    nodes[4] = Node("Consultation", "31 of 57", who="26 members must move")
    short = [
        Node(name, who="President, by Friday", skipped=name in ("Priority", "Consultation"), text=text)
        for name, text in zip(NODES, ("C-22", "not needed", "Presidency", "1.0", "not asked", "", "", ""), strict=True)
    ]
    life = [
        Node("Applied", "4 May 2021"),
        Node("Visited", "16 June 2021"),
        Node("Invited", "by the assembly"),
        Node("Member"),
    ]
    live = [Node(name, "", "", "") for name in NODES[:4]]
    return {
        "thread_long": threadline(nodes, 4),
        "thread_short": threadline(short, 5),
        "thread_back": threadline(nodes, 3, sent_back={5}),
        "thread_life": threadline(life, 3),
        "thread_live": threadline(live, None),
    }


def _proof(question: str, number: int, answer: str) -> dict[str, Any]:
    return {"question": question, "number": number, "answer": answer}


def _lists(now: datetime) -> dict[str, Any]:
    columns = [
        {"label": "Paper"},
        {"label": "Remarks", "align": "r", "sort": "#tables", "sorted": "descending"},
        {"label": "Next"},
        {"label": "Action", "hidden": True},
    ]
    rows = [
        [
            {"text": "Shared laboratories, shared bills", "url": "#tables", "note": "Sustainable Funding"},
            143,
            "4 Dec",
            "",
        ],
        [{"text": "Open by design", "url": "#tables"}, 214, "Feb 2027", ""],
    ]
    proof = [
        _proof("Who could vote?", 56, "56 of 58 members. One is suspended; one came after the cut-off."),
        _proof("Was there a quorum?", 53, "One third of those entitled: 19 needed. 48 were present, 5 by proxy."),
        _proof("How many were needed?", 35, "Two thirds of 52 votes cast is 34.67, rounded up."),
        _proof("How many were reached?", 41, "41 for. Had the 4 abstentions been against, it would have passed."),
    ]
    acts = [
        Line(now - timedelta(hours=2), "Ilse Marten answered the remark on § 12: accepted in part.", "#texts"),
        Line(
            now - timedelta(days=1),
            "The General Assembly adopted “Careers in the open”.",
            "",
            "COL-B-2026-09",
        ),
    ]
    return {
        "columns": columns,
        "rows": rows,
        "paging": paging(1043, 3, {"q": "open"}),
        "proof_lines": proof,
        "acts": acts,
    }


def _texts(now: datetime) -> dict[str, Any]:
    same = [
        Change("same", runs=(Run("same", f"Paragraph {n} stands as it was."),), place=n, was=n) for n in range(1, 6)
    ]
    cells = ((Cell((Run("same", "Class"),), head=True), Cell((Run("same", "Hours"),), head=True)),)
    table = (*cells, (Cell((Run("same", "Clean rooms"),)), Cell(redline("10 %", "20 %"))))
    changes: list[Change | Fold] = folded(
        [
            *same,
            Change("changed", runs=redline(OLD, NEW), place=6, was=6),
            Change(
                "moved",
                "item",
                (Run("same", "Access is decided by merit alone."),),
                bullet="a",
                place=7,
                was=9,
            ),
            Change("added", runs=(Run("ins", "Fees are published a year ahead."),), place=8),
            Change("removed", runs=(Run("del", "Fees are set by each host."),), was=8),
            Change("changed", "table", rows=table, place=10, was=10),
        ]
    )
    letters = [
        {
            "language": "English",
            "lang": "en",
            "count": 44,
            "names": ["Pekka Haavisto-Lind", "Jonas Birk"],
            "subject": "Your answer is asked for: Shared laboratories, shared bills",
            "text": "Dear colleague,\n\nthe members are asked until 4 December. One page, one question.",
            "edit": "text_en",
        },
        {
            "language": "Français",
            "lang": "fr",
            "count": 13,
            "names": ["Étienne Vasseur"],
            "subject": "Votre réponse est attendue : Laboratoires partagés, factures partagées",
            "text": "Chère collègue, cher collègue,\n\nles membres sont consultés jusqu’au 4 décembre.",
        },
    ]
    return {"redline_runs": redline(OLD, NEW), "changes": changes, "letters": letters, "now": now}


def _map() -> dict[str, Any]:
    places = [
        Place("IP Paris", 48.71828, 2.2498, "#map", "you"),
        Place("Técnico", 38.71667, -9.13333, "#map"),
        Place("NTNU", 63.43049, 10.39506, "#map"),
        Place("Technion", 32.81841, 34.9885, "#map"),
        Place("METU", 39.91987, 32.85427, "#map"),
        Place("TU Wien", 48.20849, 16.37208, "#map"),
        Place("UCD", 53.33306, -6.24889, "#map"),
        Place("Politehnica B.", 44.43225, 26.10626, "#map"),
        Place("Tomsk PU", 56.50032, 84.98204, "#map", "gone"),
    ]
    drawn = dots(places)
    return {"dots": drawn, "tie_lines": ties(drawn[-1], [dot for dot in drawn[:3] if dot.turn is None])}
