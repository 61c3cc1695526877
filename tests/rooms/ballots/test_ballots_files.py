"""What goes out of a decision as a file: the ground of a recorded vote, and the record of a closed one."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from collegium.commons.access import SYSTEM
from collegium.rooms.ballots.actions import cast_vote, close_decision
from collegium.rooms.ballots.choices import Choice, Openness
from collegium.rooms.ballots.models import Vote
from commons.exports.export_samples import words

ROLES = ("nobody", "guest", "liaison", "president", "board_four", "policy_officer")


def recorded(world, board, **more):
    """A vote recorded by the office for the seat of board_four, through its page; the decision and the file."""
    decision = board.open(**more)
    letter = SimpleUploadedFile("letter.txt", b"I vote for.", content_type="text/plain")
    given = {"seat": board.seat("board_four"), "choice": "for", "ground": letter}
    answer = world.client("policy_officer").post(f"/decisions/{decision}/record/", given)
    assert answer.status_code == 302, answer.content.decode()[-800:]
    return decision, Vote.objects.get().ground


def readers(world, ground):
    return {role for role in ROLES if world.client(role).get(f"/files/{ground}/").status_code == 200}


def test_the_ground_of_an_open_vote_is_read_by_members_and_linked_where_the_vote_stands(world, board):
    decision, ground = recorded(world, board)
    assert readers(world, ground) == {"liaison", "president", "board_four", "policy_officer"}
    for role, times in (("liaison", 1), ("board_four", 2), ("policy_officer", 1)):
        page = world.client(role).get(f"/decisions/{decision}/").content.decode()
        assert page.count(f'href="/files/{ground}/"') == times, role
    held = world.client("board_four").get(f"/decisions/{decision}/vote/").content.decode()
    assert f'href="/files/{ground}/"' in held
    got = world.client("board_four").get(f"/files/{ground}/")
    assert b"".join(got.streaming_content) == b"I vote for."


def test_the_ground_of_a_named_vote_is_shown_to_others_only_after_closing(world, board):
    decision, ground = recorded(world, board, openness=Openness.NAMED)
    assert readers(world, ground) == {"board_four", "policy_officer"}
    assert ground not in world.client("liaison").get(f"/decisions/{decision}/").content.decode()
    close_decision(actor=SYSTEM, decision=decision, now=world.now + timedelta(days=4))
    assert readers(world, ground) == {"liaison", "president", "board_four", "policy_officer"}


def test_a_letter_that_no_longer_counts_is_left_to_its_seat_and_the_office(world, board):
    decision, ground = recorded(world, board)
    cast_vote(
        actor=world.board_four, decision=decision, seat=board.seat("board_four"), choice=Choice.AGAINST, now=world.now
    )
    assert readers(world, ground) == {"board_four", "policy_officer"}


def test_a_letter_that_is_not_what_it_says_is_told_beside_its_field_and_leaves_nothing(world, board):
    decision = board.open()
    bad = SimpleUploadedFile("letter.pdf", b"no PDF at all", content_type="application/pdf")
    given = {"seat": board.seat("board_four"), "choice": "for", "ground": bad}
    with world.nothing_changes():
        answer = world.client("policy_officer").post(f"/decisions/{decision}/record/", given)
    assert answer.status_code == 422 and 'id="id_ground_error"' in answer.content.decode()


@pytest.mark.parametrize("role", ["nobody", "liaison"])
def test_the_record_is_made_at_closing_and_never_changes(world, board, role):
    from collegium.kernel import clock

    decision, _ground = recorded(world, board)
    close_decision(actor=SYSTEM, decision=decision, now=world.now + timedelta(days=4))
    first = world.client(role).get(f"/decisions/{decision}/record.pdf").content
    with clock.frozen_at(world.now + timedelta(days=90)):
        again = world.client(role).get(f"/decisions/{decision}/record.pdf").content
    assert first == again and first.startswith(b"%PDF")
    assert b"2022-05-06" in first, "it carries the day of the closing"


def test_the_fingerprint_stands_under_the_proof_on_the_page_and_in_the_record(world, board):
    from collegium.rooms.ballots.models import Decision

    decision, _ground = recorded(world, board, fingerprint="sha256:" + "ab" * 32)
    close_decision(actor=SYSTEM, decision=decision, now=world.now + timedelta(days=4))
    it = Decision.objects.get(pk=decision)
    for role in ("nobody", "liaison"):
        page = world.client(role).get(f"/decisions/{decision}/").content.decode()
        printed = words(world.client(role).get(f"/decisions/{decision}/record.pdf").content)
        for text, at in ((re.sub(r"<[^>]+>", " ", page), "How the result was reached"), (printed, "How to check it")):
            under = text[text.index(at) :]
            assert it.electorate_hash in under and it.fingerprint in under
    assert "for, recorded by the office" in printed
