"""The reference pages of docs/ and all flow pictures, made from the code itself; `--check` compares them.

Commands, settings, permissions, acts, facts and addresses are listed where they are defined: no page can forget one.
"""

from __future__ import annotations

import dataclasses
import inspect
import os
import pkgutil
import re
import sys
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "reference"


def main() -> int:
    """Write the pages, or with --check say which differ."""
    pages = all_pages()
    wrong = [name for name, text in pages.items() if not same(ROOT / name, text)]
    if "--check" in sys.argv:
        for name in wrong:
            print(f"{name} is not as the code is: run scripts/reference.py")
        return 1 if wrong else 0
    for name in wrong:
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[name], encoding="utf-8")
        print(f"wrote {name}")
    return 0


def same(path: Path, text: str) -> bool:
    """Whether the file holds this text."""
    return path.is_file() and path.read_text(encoding="utf-8") == text


def all_pages() -> dict[str, str]:
    """Path below the project -> text."""
    begin()
    from collegium.rooms import ROOMS

    pages = {
        "docs/reference/commands.md": commands(),
        "docs/reference/settings.md": settings(),
        "docs/reference/permissions.md": permissions(),
        "docs/reference/acts-and-facts.md": acts_and_facts(),
        "docs/reference/addresses.md": addresses(),
    }
    for room in ROOMS:
        if picture := flow(room):
            pages[f"docs/generated/flow-{room}.md"] = "\n".join([*head(f"How {room} move"), picture, ""])
            readme = f"src/collegium/rooms/{room}/README.md"
            pages[readme] = with_picture((ROOT / readme).read_text(encoding="utf-8"), picture)
    return pages


def with_picture(text: str, picture: str) -> str:
    """The text of a README with its flow picture as the table is now; what is written by hand stays."""
    return re.sub(r"```mermaid\n.*?```", lambda _: picture, text, count=1, flags=re.S)


def begin() -> None:
    """Start Django on an empty folder and import all that registers itself."""
    os.environ.setdefault("COLLEGIUM_DATA", tempfile.mkdtemp(prefix="collegium-reference-"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "collegium.config.settings")
    sys.path.insert(0, str(ROOT / "src"))
    import django

    django.setup()
    for part in ("rooms", "commons", "portal"):
        package = import_module(f"collegium.{part}")
        for module in pkgutil.walk_packages(package.__path__, f"collegium.{part}."):
            if not module.name.endswith("_worker") and ".migrations" not in module.name:
                import_module(module.name)


def head(title: str, *words: str) -> list[str]:
    """The first lines of a page."""
    return [
        f"# {title}",
        "",
        "Made from the code by `scripts/reference.py`; do not edit.",
        "",
        *words,
        *([""] if words else []),
    ]


def first_line(thing: Any) -> str:
    """The first sentence of a docstring."""
    return (inspect.getdoc(thing) or "").split("\n")[0].replace("|", "\\|")


def commands() -> str:
    """Every command with its own help text."""
    from collegium.cli import COMMANDS, parser

    lines = head("Commands", "`--json` writes exactly one JSON object to standard output; words go to standard error.")
    for name in COMMANDS:
        action = next(it for it in parser(name)._actions if isinstance(it.choices, dict))
        lines += [f"## collegium {name}", "", "```", *_help(action.choices[name]), "```", ""]
    return "\n".join(lines)


def _help(sub: Any) -> list[str]:
    os.environ["COLUMNS"] = "110"
    return [line.rstrip() for line in sub.format_help().strip().splitlines()]


def settings() -> str:
    """Every setting of an installation, with its words from the source."""
    from collegium.config.options import Options

    source = inspect.getsource(Options)
    words = dict(re.findall(r"^    (\w+): [^\n]+\n    \"\"\"(.*?)\"\"\"", source, flags=re.M | re.S))
    lines = head(
        "Settings",
        "In the environment as `COLLEGIUM_<NAME>`, or in `collegium.toml` in the data folder (or the file that"
        " `COLLEGIUM_CONFIG` names). The environment goes first. What the network is called, its zone, languages and"
        " presets are set on pages by the office, not here.",
    )
    lines += ["| name | default | means |", "|---|---|---|"]
    for field in dataclasses.fields(Options):
        shown = ", ".join(field.default) if isinstance(field.default, tuple) else str(field.default)
        lines.append(f"| `{field.name}` | `{shown}` | {' '.join(words.get(field.name, '').split())} |")
    return "\n".join([*lines, ""])


def permissions() -> str:
    """Every permission with the rule in which it is said who may."""
    from collegium.commons.access import PERMITS

    lines = head("Permissions", "Who may do what. Tests hold the same matrix by hand, for every role.")
    lines += ["| permission | who |", "|---|---|"]
    lines += [f"| `{name}` | {PERMITS[name].name.replace('_', ' ')} |" for name in sorted(PERMITS)]
    return "\n".join([*lines, ""])


def acts_and_facts() -> str:
    """Every act of the journal with its sentence; every fact with its fields."""
    from collegium.commons.journal import registered_acts
    from collegium.commons.pages.words import ACTS
    from collegium.kernel.facts import REGISTRY

    lines = head("Acts and facts", "An act is an entry of the journal. A fact is what rooms tell one another after it.")
    lines += ["## Acts", "", "| act | sentence |", "|---|---|"]
    lines += [f"| `{kind}` | {str(ACTS.get(kind, '')).replace('|', ' ')} |" for kind in sorted(registered_acts())]
    lines += ["", "## Facts", "", "| fact | fields | means |", "|---|---|---|"]
    for name, kind in sorted(REGISTRY.items()):
        fields = ", ".join(f"`{field.name}`" for field in dataclasses.fields(kind))
        lines.append(f"| `{name}` | {fields} | {first_line(kind)} |")
    return "\n".join([*lines, ""])


def addresses() -> str:
    """Every address with its door."""
    from django.urls import URLPattern, get_resolver

    lines = head(
        "Addresses",
        "English without a prefix, French under `/fr/`. `public`: everybody; `signed_in`: whoever has a session.",
    )
    lines += ["| address | door | what is there |", "|---|---|---|"]

    def walk(resolver: Any, prefix: str) -> None:
        for item in resolver.url_patterns:
            path = prefix + str(item.pattern).lstrip("^")
            if isinstance(item, URLPattern):
                view = item.callback
                lines.append(f"| `/{path}` | `{getattr(view, 'door', '')}` | {first_line(view)} |")
            else:
                walk(item, path)

    walk(get_resolver("collegium.config.urls_demo"), "")
    return "\n".join([*lines, ""])


def flow(room: str) -> str:
    """The picture of a room's flow table as a Mermaid block, or "" when it has none."""
    if find_spec(f"collegium.rooms.{room}.rules") is None:
        return ""
    table = getattr(import_module(f"collegium.rooms.{room}.rules"), "FLOW", None)
    if table is None:
        return ""
    return "\n".join(["```mermaid", table.mermaid(), "```"])


if __name__ == "__main__":
    sys.exit(main())
