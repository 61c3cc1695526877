"""notify: a line for each, a letter by preference, once for a key, in the reader's language."""

import pytest

from collegium.commons.access import OPERATOR
from collegium.commons.network import network
from collegium.commons.notify import Pace, notify, preview, register_kind, unread_count
from collegium.commons.notify.actions import choose_paces
from collegium.commons.notify.kinds import KINDS
from collegium.commons.notify.models import Letter, Notification
from collegium.kernel.errors import Invalid


def test_each_person_gets_a_line_and_a_letter(world, told):
    assert told("chair", "delegate", "chair") == 2
    assert {line.person for line in Notification.objects.all()} == {world.person["chair"], world.person["delegate"]}
    letter = Letter.objects.get(person=world.person["chair"])
    assert letter.subject == "Adopted: Open labs" and letter.state == "queued"
    assert letter.text.startswith("Openness works on “Open labs” until Thu 5 May 2022, 09:00 CEST.\n\nhttp://")
    assert "Why did I get this? You were named in a test." in letter.text
    assert unread_count(world.chair) == 1 and unread_count(world.liaison) == 0


def test_the_same_key_tells_once(world, told):
    assert [told("chair"), told("chair"), told("chair", key="k2")] == [1, 0, 1]
    assert Letter.objects.count() == 2


def test_a_reaction_that_runs_twice_sends_one_letter(world, told):
    """The delivery is forgotten, as after a crash between the commit of the reaction and its mark."""
    from dataclasses import dataclass

    from collegium.commons.announce import REACTIONS, announce, deliver_waiting, on
    from collegium.commons.announce.models import Announcement, Delivery
    from collegium.commons.journal import act, record
    from collegium.kernel.facts import fact

    @fact("tests.moved_far")
    @dataclass(frozen=True, slots=True)
    class MovedFar:
        group: str

    @on("tests.moved_far")
    def tell(it):
        told("chair", key=it.announced_id)

    @act("tests.moved_far", public=False)
    def far(*, actor, now):
        record(_ref())
        announce(MovedFar(world.body["openness"]))

    try:
        far(actor=OPERATOR, now=world.now)
        for _ in range(2):
            deliver_waiting(world.now)
            Delivery.objects.all().delete()
            Announcement.objects.update(done_at=None)
    finally:
        del REACTIONS["tests.moved_far"]
    assert Letter.objects.filter(person=world.person["chair"]).count() == 1


def _ref():
    from collegium.kernel.ids import Ref

    return Ref("test", "01ARZ3NDEKTSV4RRFFQ69G5FAV")


def test_what_is_rolled_back_tells_nobody(world):
    from collegium.commons.journal import act
    from collegium.commons.journal.acting import NothingRecorded

    @act("tests.silently_told")
    def tell(*, actor, now):
        params = {"title": "x", "group": "y", "until": now}
        notify("tests_moved", to=[world.person["chair"]], about=_ref(), key="k", **params)

    with pytest.raises(NothingRecorded):
        tell(actor=OPERATOR, now=world.now)
    assert not Letter.objects.exists() and not Notification.objects.exists()


@pytest.mark.parametrize(
    ("pace", "letters", "digest"),
    [("at_once", 1, ""), ("daily", 0, "daily"), ("weekly", 0, "weekly"), ("never", 0, "")],
)
def test_the_pace_decides_on_the_letter_and_never_on_the_line(world, told, pace, letters, digest):
    choose_paces(actor=world.chair, paces={"tests_moved": pace}, now=world.now)
    told("chair")
    assert Letter.objects.count() == letters
    assert [line.digest for line in Notification.objects.all()] == [digest]


def test_a_kind_without_mail_only_fills_the_inbox(world):
    register_kind("tests_quiet", room="tests", subject="Quiet", line="Nothing much.", mail=False)
    assert notify("tests_quiet", to=[world.person["chair"]], about=_ref(), key="k") == 1
    assert not Letter.objects.exists()


def test_words_come_in_the_language_of_each_reader(world, told, speaks_french):
    told("chair", "delegate", title={"en": "Open labs", "fr": "Laboratoires ouverts"})
    french, english = (Letter.objects.get(person=world.person[role]) for role in ("chair", "delegate"))
    assert "Laboratoires ouverts" in french.subject and "Open labs" in english.subject
    assert "Openness (fr)" in french.text and "/fr/inbox/" in french.text
    assert "09:00 CEST" in french.text and "Thu" not in french.text
    assert "/fr/inbox/" not in english.text


def test_edited_texts_replace_the_body_and_keep_the_foot(world, told, speaks_french):
    told("chair", "delegate", texts={"en": "A word of our own."})
    french, english = (Letter.objects.get(person=world.person[role]) for role in ("chair", "delegate"))
    assert english.text.startswith("A word of our own.\n\nhttp") and "Why did I get this?" in english.text
    assert "Open labs" in french.text


def test_a_whole_edited_letter_does_not_get_a_second_foot(world, told):
    shown = preview("tests_moved", to=[world.person["chair"]], about=_ref(), url="/inbox/", **_params(world))
    told("chair", texts={"en": shown[0].text.replace("works on", "now works on").replace("\n", "\r\n")})
    text = Letter.objects.get().text
    assert text.count("Why did I get this?") == 1 and text.count("/inbox/\n") == 1
    assert "now works on" in text


def _params(world):
    from datetime import timedelta

    return {"title": "Open labs", "group": world.body["openness"], "until": world.now + timedelta(days=3)}


def test_the_preview_is_what_is_sent(world, told, speaks_french):
    persons = [world.person[role] for role in ("chair", "delegate")]
    shown = preview("tests_moved", to=persons, about=_ref(), url="/inbox/", **_params(world))
    told("chair", "delegate")
    sent = {letter.person: letter for letter in Letter.objects.all()}
    assert [it.person for it in shown] == persons
    for it in shown:
        letter = sent[it.person]
        assert (it.subject, it.email, it.language) == (letter.subject, letter.address, letter.language)
        assert _without_tokens(it.text) == _without_tokens(letter.text)


def _without_tokens(text):
    from collegium.commons.notify.masking import without_tokens

    return without_tokens(text)


def test_a_preview_leaves_out_who_gets_no_letter(world):
    choose_paces(actor=world.chair, paces={"tests_moved": "never"}, now=world.now)
    persons = [world.person["chair"], world.person["delegate"], "01ARZ3NDEKTSV4RRFFQ69G5FA0"]
    shown = preview("tests_moved", to=persons, about=_ref(), **_params(world))
    assert [it.name for it in shown] == ["Daniel Ortiz"] and shown[0].body in shown[0].text
    assert not Letter.objects.exists()


def test_a_personal_link_stands_in_the_letter_only(world, told):
    told("chair", link="http://127.0.0.1:8000/a/abcdefghijklmnopqrstuv")
    text = Letter.objects.get().text
    assert "/a/abcdefghijklmnopqrstuv" in text and "/inbox/\n" not in text
    line = Notification.objects.get()
    assert line.url == "/inbox/" and "/a/" not in str(line.params)


@pytest.mark.parametrize("where", ["url", "title"])
def test_a_signed_address_is_never_kept(world, where):
    params = {**_params(world), where: "http://127.0.0.1:8000/a/abcdefghijklmnopqrstuv"}
    with pytest.raises(ValueError, match="signed address"):
        notify("tests_moved", to=[world.person["chair"]], about=_ref(), key="k", **params)


def test_it_costs_the_same_for_one_and_many(world, told, queries):
    network()
    one = queries(lambda: told("chair"))
    many = queries(lambda: told("seat", "delegate", "liaison", "head"))
    assert one == many


def test_headers_sort_thread_and_unsubscribe(world, told):
    told("chair", title="Line\nbreak\r\nBcc: all@x.example")
    letter = Letter.objects.get()
    assert "\n" not in letter.subject and "\r" not in letter.subject
    headers = letter.headers
    assert headers["List-Id"] == "Something moved <tests-moved.testnet.example>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Unsubscribe"].startswith("<http") and headers["Auto-Submitted"] == "auto-generated"
    assert headers["In-Reply-To"] == "<test.01ARZ3NDEKTSV4RRFFQ69G5FAV@testnet.example>"


def test_two_rooms_cannot_share_a_kind():
    with pytest.raises(ValueError, match="two kinds"):
        register_kind("tests_moved", room="other", subject="x", line="y")
    assert KINDS["tests_moved"].room == "tests"


def test_choosing_a_pace_is_an_act_and_knows_its_kinds(world):
    choose_paces(actor=world.chair, paces={"tests_moved": "weekly"}, now=world.now)
    assert world.acts() == ["notify.pace_chosen"]
    for paces in ({"unheard_of": "weekly"}, {"tests_moved": "hourly"}):
        with pytest.raises(Invalid), world.nothing_changes():
            choose_paces(actor=world.chair, paces=paces, now=world.now)


def test_every_registered_kind_has_words_in_all_paces():
    for kind in KINDS.values():
        assert kind.title and kind.pace in list(Pace)
