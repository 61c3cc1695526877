"""The thread: what is linked, how far one walks, what each reader is told of it."""

from itertools import pairwise

import pytest

from collegium.commons.access import NOBODY, OPERATOR
from collegium.commons.journal import act, record
from collegium.commons.thread import STAGES, link, refs_along, sources_of, thread_of, threads_of
from collegium.kernel.ids import Ref
from collegium.rooms.challenges.actions import adopt_challenge, raise_challenge, support_challenge
from factories.papers import Papers


@pytest.fixture
def papers(world):
    """Papers in any state, with kinds and rules of voting."""
    from collegium.rooms.ballots.presets import install_presets as install_rules
    from collegium.rooms.papers.presets import install_presets

    install_presets(actor=OPERATOR, now=world.now)
    install_rules(actor=OPERATOR, now=world.now)
    return Papers(world)


@pytest.fixture
def challenge(world):
    """A challenge that the group has adopted."""
    ident = raise_challenge(
        actor=world.liaison, institution=world.inst["gamma"], title="Contracts end", what="They end.",
        who_suffers="All.", theme="openness", now=world.now,
    )  # fmt: skip
    for who, slug in (("chair", "alpha"), ("seat", "beta")):
        support_challenge(actor=world[who], challenge=ident, institution=world.inst[slug], now=world.now)
    adopt_challenge(actor=world.chair, challenge=ident, group=world.body["openness"], now=world.now)
    return Ref("challenge", ident)


@act("tests.linked", public=False)
def join(*, actor, now, pairs):
    """Link pairs of objects."""
    for start, relation, end in pairs:
        link(start, relation, end)
        record(start)


def paper_of(papers, state, **more):
    return Ref("paper", papers.get(papers.at(state, **more)).id)


def told(steps):
    """stage -> state."""
    return {step.stage: step.state for step in steps}


def test_linking_belongs_inside_an_act(world):
    with pytest.raises(RuntimeError):
        link(Ref("paper", "a"), "after", Ref("paper", "b"))


def test_linking_again_changes_nothing(world, challenge, papers):
    paper = paper_of(papers, "drafting")
    pairs = [(challenge, "drafted_as", paper)]
    for _ in range(2):
        join(actor=OPERATOR, now=world.now, pairs=pairs)
    assert sources_of([paper.id], "challenge") == {paper.id: [challenge.id]}
    assert world.thread(challenge) >= {("drafted_as", f"paper:{paper.id}")}


def test_a_thread_has_its_eight_steps_in_order_and_goes_as_far_as_it_has_come(world, challenge, papers):
    paper = paper_of(papers, "published")
    join(actor=OPERATOR, now=world.now, pairs=[(challenge, "drafted_as", paper)])
    for subject in (challenge, paper):
        steps = thread_of(subject, world.chair)
        assert tuple(step.stage for step in steps) == STAGES
        found = told(steps)
        assert [found[stage] for stage in ("challenge", "mandate", "draft", "adoption", "publication")] == ["done"] * 5


def test_the_public_is_told_of_nothing_that_it_may_not_see(world, challenge, papers):
    paper = paper_of(papers, "drafting")
    join(actor=OPERATOR, now=world.now, pairs=[(challenge, "drafted_as", paper)])
    inside, outside = told(thread_of(challenge, world.chair)), told(thread_of(challenge, NOBODY))
    assert inside["draft"] == "now" and outside["draft"] == "todo"
    assert outside["challenge"] == "done"
    assert not any(step.url == f"/papers/{paper.id}/" for step in thread_of(challenge, NOBODY))


def test_threads_of_several_say_what_the_thread_of_each_says(world, challenge, papers):
    drafted, published, alone = (paper_of(papers, state) for state in ("drafting", "published", "review"))
    join(
        actor=OPERATOR, now=world.now, pairs=[(challenge, "drafted_as", drafted), (challenge, "drafted_as", published)]
    )
    subjects = [challenge, drafted, published, alone]
    for reader in (world.chair, world.liaison, world.policy_officer, NOBODY):
        together = threads_of(subjects, reader)
        assert list(together) == subjects
        assert together == {subject: thread_of(subject, reader) for subject in subjects}


def test_threads_of_three_cost_what_the_thread_of_one_costs(world, challenge, papers, queries):
    refs = [paper_of(papers, "review") for _ in range(3)]
    assert queries(lambda: threads_of(refs[:1], world.chair)) == queries(lambda: threads_of(refs, world.chair))
    assert threads_of([], world.chair) == {}


def test_a_group_does_not_join_what_has_nothing_else_in_common(world, challenge):
    other = Ref("challenge", raise_challenge(
        actor=world.liaison, institution=world.inst["gamma"], title="Another", what="w", who_suffers="s",
        theme="openness", now=world.now,
    ))  # fmt: skip
    assert other not in refs_along(challenge)


def test_the_walk_ends_after_its_depth_and_after_its_most(world, papers):
    chain = [paper_of(papers, "drafting") for _ in range(5)]
    pairs = [(one, "replaces", other) for one, other in pairwise(chain)]
    join(actor=OPERATOR, now=world.now, pairs=pairs)
    assert set(refs_along(chain[0], kinds=["paper"], depth=2)) == set(chain[:3])
    assert len(refs_along(chain[0], kinds=["paper"], depth=4, most=2)) == 2
    assert refs_along(chain[2], kinds=["paper"])[0] == chain[2]
