"""Raising, supporting, adopting and settling: state, act, fact, and nothing else."""

import pytest

from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import Ref
from collegium.rooms.challenges import actions
from collegium.rooms.challenges.models import Challenge


def adopt(world, challenge, who="chair"):
    actions.adopt_challenge(actor=world[who], challenge=challenge, group=world.body["openness"], now=world.now)


def test_raising_counts_as_the_first_support_and_is_announced(world, raised):
    it = Challenge.objects.get(pk=raised())
    assert (it.state, it.supports.count(), it.reference[:2]) == ("raised", 1, "C-")
    assert world.acts() == ["challenges.raised"] and world.announced() == ["challenges.raised"]


def test_adoption_is_recorded_linked_and_announced(world, raised):
    ident = raised(supporters=2)
    adopt(world, ident)
    assert world.acts()[-1] == "challenges.adopted" and world.announced()[-1] == "challenges.adopted"
    assert ("adopted_by", f"group:{world.body['openness']}") in world.thread(Ref("challenge", ident))


def test_too_little_support_is_refused_with_its_numbers(world, raised):
    ident = raised(supporters=1)
    with pytest.raises(Refused) as refused, world.nothing_changes():
        adopt(world, ident)
    assert refused.value.decision.params == {"have": 2, "needed": 3}


@pytest.mark.parametrize("who", ["nobody", "guest", "seat", "liaison", "delegate", "head", "board_member", "president"])
def test_nobody_else_adopts(world, raised, who):
    ident = raised(supporters=3)
    with pytest.raises((NotFound, Refused)), world.nothing_changes():
        adopt(world, ident, who)


def test_a_university_supports_once_and_may_take_it_back(world, raised):
    ident = raised(supporters=1)
    asked = {"actor": world.chair, "challenge": ident, "institution": world.inst["alpha"], "now": world.now}
    actions.support_challenge(note="We see it too.", **asked)
    assert Challenge.objects.get(pk=ident).supports.count() == 2
    actions.withdraw_support(**asked)
    assert Challenge.objects.get(pk=ident).supports.count() == 1


def test_whoever_raised_it_cannot_withdraw(world, raised):
    with pytest.raises(Refused, match="raised_by_you"):
        actions.withdraw_support(
            actor=world.liaison, challenge=raised(), institution=world.inst["gamma"], now=world.now
        )


def test_nobody_speaks_for_another_university(world, raised):
    with pytest.raises(NotFound), world.nothing_changes():
        raised_for = {"institution": world.inst["beta"], "theme": "openness", "now": world.now}
        actions.raise_challenge(actor=world.liaison, title="x", what="x", who_suffers="x", **raised_for)


def test_a_stale_tab_gets_both_texts(world, raised):
    ident = raised()
    asked = {"actor": world.liaison, "challenge": ident, "version": 1, "what": "w", "who_suffers": "s", "evidence": ""}
    actions.change_challenge(title="First", now=world.now, **asked)
    with pytest.raises(Stale) as stale:
        actions.change_challenge(title="Second", now=world.now, **asked)
    assert (stale.value.theirs["title"], stale.value.yours["title"]) == ("First", "Second")


def test_settling_needs_a_reason_and_is_told_to_supporters(world, raised):
    from collegium.commons.notify.models import Notification

    ident = raised(supporters=2)
    with pytest.raises(Invalid):
        actions.settle_challenge(actor=world.chair, challenge=ident, move="park", reason=" ", now=world.now)
    actions.settle_challenge(actor=world.chair, challenge=ident, move="park", reason="Later.", now=world.now)
    world.settle()
    told = set(Notification.objects.filter(kind="challenge_settled").values_list("person", flat=True))
    assert {world.person["liaison"], world.person["delegate"], world.person["liaison_beta"]} >= told > set()
    actions.settle_challenge(actor=world.chair, challenge=ident, move="reopen", reason="", now=world.now)
    assert Challenge.objects.get(pk=ident).state == "raised"


def test_an_unknown_theme_is_named(world):
    with pytest.raises(Invalid) as wrong:
        actions.raise_challenge(
            actor=world.liaison,
            institution=world.inst["gamma"],
            title="t",
            what="w",
            who_suffers="s",
            theme="board",
            now=world.now,
        )
    assert wrong.value.fields == {"theme": "unknown"}
