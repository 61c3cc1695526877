"""Files, follow-ups and outreach: state, act, fact, and nothing else."""

from datetime import date, timedelta

import pytest

from collegium.commons.access import OPERATOR
from collegium.commons.notify.models import Notification
from collegium.commons.thread import thread_of
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import Ref
from collegium.rooms.people.actions import leave
from collegium.rooms.policy import actions, actions_following, actions_outreach
from collegium.rooms.policy.models import File, Followed, FollowUp, Outreach
from collegium.rooms.policy.queries import asked_on, followers_of

NOT_OFFICE = ["nobody", "guest", "seat", "liaison", "delegate", "head", "board_member", "president"]
TALK = {
    "occasion": "meeting", "subject": "Unit costs", "with_whom": "An adviser", "organisation": "Parliament",
    "said": "They listened.",
}  # fmt: skip


def told(kind):
    return set(Notification.objects.filter(kind=kind).values_list("person", flat=True))


def uptake(world, paper, who="nobody"):
    return next(step for step in thread_of(Ref("paper", paper), world[who]) if step.stage == "uptake")


def test_a_file_is_entered_with_its_first_stage(world, opened):
    it = File.objects.get(pk=opened())
    assert (it.slug, it.stage, it.stage_on, it.milestones.count()) == ("data-act", "proposed", date(2022, 2, 23), 1)
    assert world.acts() == ["policy.opened"] and world.announced() == []
    assert File.objects.get(pk=opened()).slug == "data-act-2"


@pytest.mark.parametrize("who", [*NOT_OFFICE, "chair"])
def test_the_office_alone_enters_files(world, who):
    with pytest.raises(NotFound), world.nothing_changes():
        actions.open_file(
            actor=world[who], title="x", reference="", institution="council", summary="x", source="https://e.org/x",
            stage="proposed", on=date(2022, 1, 1), said="x", now=world.now,
        )  # fmt: skip


def test_the_latest_milestone_tells_the_stage_and_the_last_one_stays(world, opened):
    file = opened()
    asked = {"actor": world.chair, "file": file, "now": world.now}
    later = actions.add_milestone(stage="adopted", on=date(2022, 4, 1), said="Adopted.", **asked)
    actions.add_milestone(stage="announced", on=date(2020, 2, 19), said="Announced.", **asked)
    assert File.objects.get(pk=file).stage == "adopted"
    actions.remove_milestone(milestone=later, **asked)
    assert File.objects.get(pk=file).stage == "proposed"
    rows = list(File.objects.get(pk=file).milestones.all())
    actions.remove_milestone(milestone=rows[0].id, **asked)
    with pytest.raises(Refused, match="last_milestone"), world.nothing_changes():
        actions.remove_milestone(milestone=rows[1].id, **asked)


@pytest.mark.parametrize("who", NOT_OFFICE)
def test_nobody_else_changes_a_file(world, opened, who):
    file = opened()
    with pytest.raises(NotFound), world.nothing_changes():
        actions.add_milestone(
            actor=world[who], file=file, stage="adopted", on=date(2022, 4, 1), said="x", now=world.now
        )


def test_a_stale_tab_gets_both_texts(world, opened):
    file = opened()
    asked = {
        "actor": world.chair, "file": file, "version": 1, "reference": "", "institution": "council", "summary": "s",
        "source": "https://example.org/s", "group": world.body["openness"], "internal": "", "now": world.now,
    }  # fmt: skip
    actions.change_file(title="First", **asked)
    with pytest.raises(Stale) as stale:
        actions.change_file(title="Second", **asked)
    assert (stale.value.theirs["title"], stale.value.yours["title"]) == ("First", "Second")


def test_a_chair_does_not_give_the_file_away(world, opened):
    asked = {"reference": "", "institution": "council", "summary": "s", "source": "https://example.org/s"}
    file = opened()
    with pytest.raises(NotFound), world.nothing_changes():
        actions.change_file(
            actor=world.chair, file=file, version=1, title="t", group="", internal="", now=world.now, **asked
        )


def test_a_window_is_told_to_chairs_and_followers(world, opened):
    file = opened()
    asked = {"actor": world.policy_officer, "file": file, "now": world.now}
    actions.name_followers(people=[world.person["seat"]], **asked)
    actions.add_window(title="Feedback", opens_on=date(2022, 3, 14), closes_on=date(2022, 5, 31), **asked)
    actions.add_window(title="Long past", opens_on=date(2020, 3, 14), closes_on=date(2020, 5, 31), **asked)
    world.settle()
    assert told("policy_follower") == {world.person["seat"]}
    assert told("policy_window") == {world.person["seat"], world.person["chair"]}
    assert Notification.objects.filter(kind="policy_window", person=world.person["seat"]).count() == 1
    with pytest.raises(Refused, match="window_closes_first"):
        actions.add_window(title="x", opens_on=date(2022, 5, 2), closes_on=date(2022, 5, 1), **asked)


def test_followers_are_those_who_are_named_and_leave_with_the_network(world, opened):
    file = opened()
    asked = {"actor": world.policy_officer, "file": file, "now": world.now}
    actions.name_followers(people=[world.person["seat"], world.person["delegate"]], **asked)
    actions.name_followers(people=[world.person["delegate"]], **asked)
    assert [person for person, _ in followers_of(file)] == [world.person["delegate"]]
    with pytest.raises(Invalid):
        actions.name_followers(people=["nobody-of-the-kind"], **asked)
    leave(actor=OPERATOR, person=world.person["delegate"], now=world.now)
    world.settle()
    assert followers_of(file) == []


def test_recommendations_are_asked_on_a_file(world, opened, published):
    file = opened()
    asked = {"actor": world.chair, "file": file, "paper": published, "now": world.now}
    actions.ask_through(numbers=[2], **asked)
    assert asked_on(file) == {published: [2]}
    actions.ask_through(numbers=[1, 2], **asked)
    assert asked_on(file) == {published: []}
    with pytest.raises(Invalid):
        actions.ask_through(numbers=[3], **asked)
    actions.ask_no_more(**asked)
    assert asked_on(file) == {}


def test_following_begins_with_the_publication_and_once_only(world, published):
    rows = Followed.objects.filter(paper=published)
    assert [(row.number, row.state) for row in rows.order_by("number")] == [(1, "open"), (2, "open")]
    with world.nothing_changes():
        actions_following.follow_all(actor=OPERATOR, now=world.now)
    assert (uptake(world, published).state, uptake(world, published).who) == ("now", "Secretariat")


def test_a_paper_from_before_the_room_is_followed_by_the_job(world, papers):
    from collegium.rooms.policy.jobs import follow

    paper = papers.at("published")
    assert not Followed.objects.filter(paper=paper).exists()
    follow(world.now)
    assert Followed.objects.filter(paper=paper).count() == 2


def test_what_came_of_it_is_recorded_told_and_closes_the_thread(world, published, recs, record):
    record(recs[0], "in_part")
    assert world.acts()[-1] == "policy.followed_up" and world.announced()[-1] == "policy.followed_up"
    step = uptake(world, published)
    assert (step.state, step.text) == ("done", "1 of 2 taken up, in part or wholly")
    world.settle()
    assert told("policy_uptake") == {world.person["chair"]}


def test_history_is_kept_and_the_latest_stands(world, recs, record):
    for state in ("open", "taken_up", "rejected"):
        record(recs[0], state)
    it = Followed.objects.get(pk=recs[0])
    assert (it.state, it.looked_on) == ("rejected", world.now.date())
    kept = FollowUp.objects.filter(followed=it).order_by("at", "id").values_list("state", flat=True)
    assert list(kept) == ["open", "taken_up", "rejected"]


def test_an_answer_without_evidence_is_refused(world, recs, record):
    with pytest.raises(Refused, match="no_source"), world.nothing_changes():
        record(recs[0], "taken_up", source="")
    with pytest.raises(Refused, match="evidence_of_the_future"), world.nothing_changes():
        record(recs[0], "open", on=world.now.date() + timedelta(days=1))
    with pytest.raises(NotFound), world.nothing_changes():
        record(recs[0], "wonderful")


@pytest.mark.parametrize("who", NOT_OFFICE)
def test_nobody_else_records_what_came_of_it(world, recs, record, who):
    with pytest.raises(NotFound), world.nothing_changes():
        record(recs[0], who=who)


def test_the_chair_of_the_group_that_drafted_it_records(world, recs, record):
    record(recs[0], who="chair")
    assert FollowUp.objects.get().by_id == world.person["chair"]


def test_the_log_is_kept_changed_and_removed_for_good(world):
    asked = {"actor": world.policy_officer, "now": world.now}
    words = {**TALK, "on": date(2022, 4, 1), "ours": "", "paper": "", "file": ""}
    entry = actions_outreach.log_outreach(**asked, **words)
    actions_outreach.change_outreach(outreach=entry, version=1, **asked, **{**words, "subject": "Costs"})
    with pytest.raises(Stale):
        actions_outreach.change_outreach(outreach=entry, version=1, **asked, **words)
    assert Outreach.objects.get().subject == "Costs"
    actions_outreach.remove_outreach(outreach=entry, **asked)
    assert not Outreach.objects.exists()


def test_a_talk_of_tomorrow_is_not_logged(world):
    words = {**TALK, "on": world.now.date() + timedelta(days=1)}
    with pytest.raises(Invalid) as wrong, world.nothing_changes():
        actions_outreach.log_outreach(actor=world.policy_officer, now=world.now, **words)
    assert set(wrong.value.fields) == {"on"}


@pytest.mark.parametrize("who", [*NOT_OFFICE, "chair"])
def test_the_office_alone_writes_the_log(world, who):
    with pytest.raises(NotFound), world.nothing_changes():
        actions_outreach.log_outreach(actor=world[who], on=date(2022, 4, 1), now=world.now, **TALK)
