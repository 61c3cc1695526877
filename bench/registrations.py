"""1,000 people register for 800 places within a minute, through a server; and a programme of 200 sessions.

    python bench/registrations.py [--people 1000] [--places 800] [--connections 24] [--port 9470] [--json]

It makes a network of its own in a temporary folder, serves it on this machine, and lets everybody send the form at
once, every tenth twice. Then it counts in the database: none lost, none double, not one place given twice, in the event
and in its sessions. Exit 0: so it is, within a minute; 1: it is not.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path = [place for place in sys.path if Path(place or ".").resolve() != HERE]  # http.py here is not Python's own

import argparse  # noqa: E402
import http.client  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import secrets  # noqa: E402
import signal  # noqa: E402
import subprocess  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
from concurrent.futures import ThreadPoolExecutor  # noqa: E402
from datetime import UTC, datetime, timedelta  # noqa: E402
from urllib.parse import urlencode  # noqa: E402

ROOT = HERE.parent
SESSIONS, SESSION_PLACES, PROGRAMME = 4, 100, 200


def main() -> int:
    """Make, serve, register, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--places", type=int, default=800)
    parser.add_argument("--connections", type=int, default=24)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--port", type=int, default=9470)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="collegium-registrations-") as name:
        folder = Path(name) / "data"
        made = furnish(folder, asked.people, asked.places)
        server = serve(folder, asked)
        try:
            told = rush(made, asked, server.pid)
            told |= programme(made, asked, server.pid)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=30)
        told |= count(made)
    told["ok"] = bool(
        told["seconds"] <= 60
        and told["going"] == min(asked.places, asked.people) == told["taken"]
        and told["going"] + told["waiting"] == told["rows"] == told["registered"] == asked.people
        and not told["oversold_sessions"]
    )
    say(told, asked)
    return 0 if told["ok"] else 1


# --- the network


def furnish(folder: Path, people: int, places: int) -> dict[str, object]:
    """A network with its people, each signed in, an event with few places, and a long programme."""
    command = [sys.executable, "-m", "collegium.cli", "init", "--name", "BENCH", "--domain", "bench.example"]
    command += ["--zone", "Europe/Brussels", "--email", "office@bench.example", "--data", str(folder)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    os.environ |= {"COLLEGIUM_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "collegium.config.settings"}
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    import django

    django.setup()
    from collegium.commons.access import OPERATOR

    now = datetime.now(UTC)
    by = {"actor": OPERATOR, "now": now - timedelta(days=1)}
    persons = _people(people, by)
    return {"cookies": [_cookie(person) for person in persons], **_events(places, by)}


def _people(many: int, by: dict) -> list[str]:
    from collegium.rooms.members.actions import give_hat, register_institution
    from collegium.rooms.members.choices import HatKind, State
    from collegium.rooms.people.actions import register_person

    place = register_institution(
        **by, slug="bench", ror="https://ror.org/0bench01", name="Bench University", short="Bench", country="BE",
        city="Leuven", state=State.MEMBER,
    )  # fmt: skip
    found = []
    for number in range(many):
        name = {"name": f"Person {number:04}", "given": "Person", "family": f"{number:04}"}
        person = register_person(**by, **name, email=f"p{number:04}@bench.example")
        give_hat(**by, person=person, institution=place, kind=HatKind.COLLEAGUE)
        found.append(person)
    return found


def _events(places: int, by: dict) -> dict[str, object]:
    from collegium.rooms.events.actions import Plan, announce_event, open_registration, plan_event
    from collegium.rooms.events.actions_programme import Part, add_session
    from collegium.rooms.events.queries import kinds

    start = (by["now"] + timedelta(days=60)).date()
    kind = kinds()[0].id
    made: dict[str, object] = {}
    for slug, many in (("rush", SESSIONS), ("programme", PROGRAMME)):
        plan = Plan(
            slug.title(), kind, start, start + timedelta(days=3), until=start - timedelta(days=7), capacity=places
        )
        event = plan_event(**by, plan=plan, slug=slug)
        rooms = many // 4 if slug == "programme" else many
        sessions = []
        for number in range(many):
            begins = datetime(start.year, start.month, start.day, 8, tzinfo=UTC) + timedelta(
                days=number % 4, minutes=30 * (number // 4 % max(1, rooms // 8 or 1))
            )
            part = Part(
                f"Session {number}: what a laboratory shares with its neighbours, and what it keeps",
                begins, begins + timedelta(minutes=30), track=f"Track {number // 4 % 8}", room=f"Room {number % 9}",
                capacity=SESSION_PLACES if slug == "rush" else None,
                speakers=[(f"Speaker {number}", "University of Technology"), (f"Second speaker {number}", "")],
            )  # fmt: skip
            sessions.append(add_session(**by, event=event, part=part))
        announce_event(**by, event=event)
        open_registration(**by, event=event)
        made |= {slug: event, f"{slug}_sessions": sessions}
    return made


def _cookie(person: str) -> str:
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session["person"] = person
    session.create()
    token = secrets.token_hex(16)
    return f"collegium_session={session.session_key}; collegium_csrf={token}"


def serve(folder: Path, asked: argparse.Namespace) -> subprocess.Popen[bytes]:
    """The server, once it answers."""
    from django.db import connections

    connections.close_all()
    command = [sys.executable, "-m", "collegium.cli", "serve", "--data", str(folder), "--port", str(asked.port)]
    command += ["--workers", str(asked.workers)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        try:
            if ask(asked.port, "GET", "/healthz")[0] == 200:
                return server
        except OSError:
            pass
        time.sleep(0.1)
    server.kill()
    raise SystemExit("the server does not answer")


# --- the rush


def ask(port: int, method: str, path: str, cookie: str = "", form: dict | None = None) -> tuple[int, float]:
    """Status and seconds of one request on a connection of its own."""
    start = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Cookie": cookie} if cookie else {}
    body = None
    if form is not None:
        body = urlencode(form, doseq=True)
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, time.perf_counter() - start


def rush(made: dict, asked: argparse.Namespace, pid: int) -> dict[str, object]:
    """Everybody sends the form, every tenth twice."""
    from bench.processes import cpu_ms

    def register(number: int) -> tuple[int, float]:
        cookie = made["cookies"][number % asked.people]
        form = {"mode": "on-site", "diet": "", "access": "", "csrfmiddlewaretoken": cookie.rpartition("=")[2]}
        if number % 3:
            form["sessions"] = [made["rush_sessions"][number % SESSIONS]]
        return ask(asked.port, "POST", "/events/rush/register/", cookie, form)

    order = [*range(asked.people), *range(0, asked.people, 10)]
    used, start = cpu_ms(pid), time.perf_counter()
    with ThreadPoolExecutor(asked.connections) as pool:
        answers = list(pool.map(register, order))
    seconds = time.perf_counter() - start
    times = sorted(each for _, each in answers)
    statuses: dict[str, int] = {}
    for status, _ in answers:
        statuses[str(status)] = statuses.get(str(status), 0) + 1
    return {
        "people": asked.people,
        "places": asked.places,
        "seconds": round(seconds, 2),
        "statuses": statuses,
        "cpu_ms_each": round((cpu_ms(pid) - used) / len(answers), 1),
        "p50_ms": round(times[len(times) // 2] * 1000, 1),
        "p99_ms": round(times[int(len(times) * 0.99)] * 1000, 1),
    }


def programme(made: dict, asked: argparse.Namespace, pid: int) -> dict[str, object]:
    """CPU of the page of 200 sessions: made anew, and unchanged for an anonymous reader."""
    base = f"http://127.0.0.1:{asked.port}/events/programme/"
    found = {}
    for name, options in (
        ("changed", ["--cookie", "seen=1", "--requests", "200"]),
        ("unchanged", ["--requests", "2000"]),
    ):
        command = [sys.executable, str(HERE / "http.py"), base, "--pid", str(pid), "--json", *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        found[f"programme_{name}"] = json.loads(done.stdout)
    return found


def count(made: dict) -> dict[str, object]:
    """What the database says."""
    from collegium.commons.journal.models import Act
    from collegium.rooms.events.choices import Seat
    from collegium.rooms.events.models import Choice, Session
    from collegium.rooms.events.queries_people import invariant

    wrong = []
    for one in Session.objects.filter(event=made["rush"]):
        booked = Choice.objects.filter(session=one, state=Seat.BOOKED).count()
        waiting = Choice.objects.filter(session=one, state=Seat.WAITING).count()
        if booked != one.taken or booked > one.capacity or (waiting and booked < one.capacity):
            wrong.append((one.title, booked, one.taken, waiting))
    told = invariant(str(made["rush"]))
    return {**told, "registered": Act.objects.filter(kind="events.registered").count(), "oversold_sessions": wrong}


def say(told: dict, asked: argparse.Namespace) -> None:
    """For people or for programs."""
    if asked.json:
        print(json.dumps(told))
        return
    print(f"{told['people']} people, {told['places']} places: {told['seconds']} s, answers {told['statuses']}, "
          f"CPU {told['cpu_ms_each']} ms each, p50 {told['p50_ms']} ms, p99 {told['p99_ms']} ms")  # fmt: skip
    print(f"going {told['going']}, counted {told['taken']}, waiting {told['waiting']}, rows {told['rows']}, "
          f"acts {told['registered']}, sessions that differ: {told['oversold_sessions'] or 'none'}")  # fmt: skip
    for name in ("changed", "unchanged"):
        print(f"programme of {PROGRAMME} sessions, {name}: {json.dumps(told[f'programme_{name}'])[:400]}")
    print("as it should be" if told["ok"] else "NOT as it should be")


if __name__ == "__main__":
    sys.exit(main())
