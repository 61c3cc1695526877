"""Nothing that was written is lost; nothing that is no text is stored."""

import json
from datetime import timedelta

import pytest

from collegium.kernel.errors import NotFound, Refused
from collegium.kernel.text.values import TextError
from collegium.rooms.papers import queries
from collegium.rooms.papers.models import DraftSaved, Version
from collegium.rooms.papers.saving import (
    earlier_savings,
    restore_saving,
    save_draft,
    saving_of,
    thin_savings,
)

ONE = {"type": "paragraph", "attrs": {"id": "aaaaaaaaaaaa"}, "content": [{"type": "text", "text": "One."}]}


def doc(*blocks):
    return {"type": "doc", "content": list(blocks)}


def paragraph(text, ident="aaaaaaaaaaaa"):
    return {"type": "paragraph", "attrs": {"id": ident}, "content": [{"type": "text", "text": text}]}


def save(world, paper, revision, text, *, by="chair", at=None):
    return save_draft(actor=world[by], paper=paper, revision=revision, doc=doc(paragraph(text)), now=at or world.now)


def test_each_saving_leaves_what_stood_before(world, papers):
    paper = papers.start()
    for number, text in enumerate(["One.", "One two.", "One two three."], 1):
        assert save(world, paper, number, text).revision == number + 1
    it = papers.get(paper)
    assert queries.draft_of(it).words == 3
    assert [row.revision for row in earlier_savings(it)] == [3, 2, 1]
    assert saving_of(it, 2).doc == doc(paragraph("One."))


def test_it_is_no_act(world, papers):
    paper = papers.start()
    with world.nothing_changes():
        save(world, paper, 1, "One.")


def test_the_same_text_again_changes_nothing(world, papers):
    paper = papers.start()
    first = save(world, paper, 1, "One.")
    again = save(world, paper, 1, "One.", at=world.now + timedelta(minutes=5))
    assert (again.revision, again.saved_at, again.conflict) == (2, first.saved_at, False)
    assert DraftSaved.objects.filter(paper=paper).count() == 1


def test_an_older_revision_is_a_conflict_with_both_texts(world, papers):
    paper = papers.start(editors=[world.person["seat"]])
    save(world, paper, 1, "By the chair.")
    answer = save(world, paper, 1, "By the seat.", by="seat")
    assert answer.conflict and answer.saved_by == world.person["chair"]
    assert answer.doc == doc(paragraph("By the chair."))
    assert queries.draft_of(papers.get(paper)).doc == doc(paragraph("By the chair."))


def test_an_earlier_saving_can_stand_again(world, papers):
    paper = papers.start()
    save(world, paper, 1, "First.")
    save(world, paper, 2, "Second.")
    by = {"actor": world.chair, "paper": paper, "now": world.now}
    assert restore_saving(**by, revision=2, standing=2).conflict
    assert restore_saving(**by, revision=2, standing=3).revision == 4
    assert queries.draft_of(papers.get(paper)).doc == doc(paragraph("First."))
    assert saving_of(papers.get(paper), 3).doc == doc(paragraph("Second."))
    with pytest.raises(NotFound):
        restore_saving(**by, revision=99, standing=4)


@pytest.mark.parametrize("state", ["voting", "adopted", "published", "parked", "withdrawn", "rejected"])
def test_a_frozen_text_stays(world, papers, state):
    paper = papers.at(state)
    before = queries.draft_of(papers.get(paper)).fingerprint
    with pytest.raises(Refused):
        save(world, paper, 2, "Too late.")
    assert queries.draft_of(papers.get(paper)).fingerprint == before


@pytest.mark.parametrize("who", ["nobody", "guest", "delegate", "board_member", "seat", "liaison"])
def test_nobody_else_writes(world, papers, who):
    paper = papers.start()
    with pytest.raises(NotFound):
        save(world, paper, 1, "Mine.", by=who)


HOSTILE = [
    ("no document", 7),
    ("a list", []),
    ("a script", doc({"type": "script", "content": []})),
    ("an attribute", doc({"type": "paragraph", "attrs": {"id": "aaaaaaaaaaaa", "onclick": "x"}})),
    (
        "a link that runs",
        doc(
            {
                "type": "paragraph",
                "attrs": {"id": "aaaaaaaaaaaa"},
                "content": [
                    {
                        "type": "text",
                        "text": "x",
                        "marks": [{"type": "link", "attrs": {"href": "javascript:alert(1)"}}],
                    }
                ],
            }
        ),
    ),
    ("the same id twice", doc(ONE, ONE)),
    ("no id", doc({"type": "paragraph"})),
    ("deep", doc({"type": "blockquote", "attrs": {"id": "bbbbbbbbbbbb"}, "content": [{}]})),
    ("turned reading", doc(paragraph("a\u202eb"))),
]


@pytest.mark.parametrize(("name", "text"), HOSTILE, ids=[name for name, _ in HOSTILE])
def test_what_is_no_text_is_refused(world, papers, name, text):
    paper = papers.start()
    with pytest.raises(TextError):
        save_draft(actor=world.chair, paper=paper, revision=1, doc=text, now=world.now)
    assert not DraftSaved.objects.filter(paper=paper).exists()


def post(client, paper, body, **more):
    address = f"/papers/{paper}/save/"
    return client.post(address, body, content_type="application/json", **more)


def test_the_editor_is_answered_as_it_expects(world, papers):
    paper = papers.start(editors=[world.person["seat"]])
    one, other = world.client("chair"), world.client("seat")
    answer = post(one, paper, json.dumps({"revision": 1, "doc": doc(paragraph("By the chair."))}))
    assert answer.status_code == 200 and answer.json()["revision"] == 2
    late = post(other, paper, json.dumps({"revision": 1, "doc": doc(paragraph("By the seat."))}))
    told = late.json()
    assert late.status_code == 409 and told["who"] == "Chiara Weiss" and told["revision"] == 2
    assert told["doc"] == doc(paragraph("By the chair.")) and told["saved_at"]
    assert other.get(told["comparison_url"]).status_code == 200


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{", "shape"),
        ("[" * 200_000, "shape"),
        ("null", "shape"),
        ('{"revision": true, "doc": {}}', "shape"),
        ('{"revision": 1}', "shape"),
        (json.dumps({"revision": 1, "doc": doc({"type": "img"})}), "unknown_node"),
        ("x" * 2_100_000, "too_long"),
    ],
    ids=["broken", "deep", "null", "no number", "no doc", "no text", "too long"],
)
def test_broken_savings_are_told_what_is_wrong(world, papers, body, code):
    answer = post(world.client("chair"), papers.start(), body)
    assert answer.status_code == 422 and answer.json()["error"]["code"] == code


def test_a_frozen_or_foreign_paper_is_not_saved(world, papers):
    body = json.dumps({"revision": 2, "doc": doc(paragraph("x"))})
    frozen = post(world.client("chair"), papers.at("voting"), body)
    assert frozen.status_code == 422 and frozen.json()["error"]["code"] == "text_is_frozen"
    for role in ("nobody", "guest", "delegate"):
        assert post(world.client(role), papers.start(), body).status_code == 404


def test_a_forged_saving_without_its_token_is_not_stored(world, papers):
    from django.test import Client

    paper = papers.start()
    client = Client(enforce_csrf_checks=True)
    client.cookies = world.client("chair").cookies
    assert post(client, paper, json.dumps({"revision": 1, "doc": doc(ONE)})).status_code == 403
    assert queries.draft_of(papers.get(paper)).revision == 1


def test_old_savings_are_thinned_and_versions_never(world, papers):
    paper = papers.start()
    long_ago = world.now - timedelta(days=30)
    for number in range(1, 8):
        save(world, paper, number, f"Saving {number}.", at=long_ago + timedelta(minutes=number))
    from collegium.rooms.papers.actions import freeze_version

    freeze_version(actor=world.chair, paper=paper, note="", now=world.now)
    assert thin_savings(world.now) == 5
    assert len(earlier_savings(papers.get(paper))) == 2
    assert Version.objects.filter(paper=paper).count() == 1
    assert thin_savings(world.now) == 0
