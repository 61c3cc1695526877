"""Many register at the same moment, each in a thread of its own, on a database in a file: not one place too many."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = textwrap.dedent(
    """
    import os, sys, json
    from concurrent.futures import ThreadPoolExecutor
    from datetime import timedelta
    import django
    django.setup()
    from django.core.management import call_command
    call_command("migrate", verbosity=0)
    from factories.world import World, build
    build()
    world = World()
    from collegium.kernel import clock
    clock.freeze(world.now)
    from factories.events import Events
    from collegium.kernel.errors import Refused
    from collegium.rooms.events import actions_registering as acts
    from collegium.rooms.events.models import Choice, Session
    from collegium.rooms.events.queries_people import invariant
    from collegium.rooms.people.actions import register_person
    from collegium.commons.access import OPERATOR
    events = Events(world)
    event = events.opened(capacity=10)
    session = events.session(event, capacity=4)
    by = {"actor": OPERATOR, "now": world.now}
    people = [
        register_person(**by, name=f"P {n}", given="P", family=str(n), email=f"p{n}@testnet.example", outside=False)
        for n in range(30)
    ]

    def once(person):
        from django.db import connection
        try:
            acts.register(actor=OPERATOR, event=event, person=person, sessions=[session], now=world.now)
            return "in"
        except Refused as error:
            return error.reason
        finally:
            connection.close()

    def leave(person):
        from django.db import connection
        try:
            acts.cancel_registration(actor=OPERATOR, event=event, person=person, now=world.now)
        finally:
            connection.close()

    def seats():
        held = [Choice.objects.filter(session=session, state=state).count() for state in ("booked", "waiting")]
        return [*held, Session.objects.get(pk=session).taken]

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(once, [*people, *people[:10]]))
    rushed, places = invariant(event), seats()
    with ThreadPoolExecutor(12) as pool:
        list(pool.map(leave, people[:15]))
    told = {"answers": answers, "rushed": rushed, "places": places, "left": invariant(event), "then": seats()}
    print(json.dumps(told))
    """
)


def test_threads_never_oversell_and_never_lose_anybody(tmp_path):
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("COLLEGIUM_", "DJANGO_"))},
        "COLLEGIUM_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "collegium.config.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    import json

    told = json.loads(done.stdout.splitlines()[-1])
    assert sorted(told["answers"]) == ["in"] * 30 + ["registered_already"] * 10
    assert told["rushed"] == {"taken": 10, "capacity": 10, "going": 10, "waiting": 20, "rows": 30, "people": 30}
    assert told["places"] == [4, 6, 4]
    assert told["left"] == {"taken": 10, "capacity": 10, "going": 10, "waiting": 5, "rows": 30, "people": 30}
    assert told["then"][0] == told["then"][2] == 4
