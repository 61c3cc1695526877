"""A new room with its furniture: `python scripts/new_room.py practices [practice]`.

Writes src/collegium/rooms/NAME with migration, its tests and its French, and enters it in the list of rooms
and the import contracts. What it writes passes every check; from there on it is yours to change.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOULD = Path(__file__).resolve().parent / "room"
HOUSE = ROOT / "src" / "collegium"
FRENCH = {
    "Write its text before it is published.": "Écrivez le texte avant de publier.",
    "%(actor)s began “%(subject)s”.": "%(actor)s a commencé « %(subject)s ».",
    "%(actor)s published “%(subject)s”.": "%(actor)s a publié « %(subject)s ».",
    "It stands on the public pages at once.": "Le texte paraît aussitôt sur les pages publiques.",
    "Title": "Titre",
    "Text": "Texte",
    "The draft is kept.": "Le brouillon est conservé.",
    "Nothing yet": "Rien pour l’instant",
    "What the office publishes stands here.": "Ce que publie le secrétariat paraît ici.",
    "Publish": "Publier",
    "Keep": "Conserver",
    "The office alone sees it until it is published.": "Seul le secrétariat le voit avant la publication.",
    "Add a @one@": "Ajouter : @one@",
    "@Room@": "@Room@",
}


def words_script() -> object:
    """scripts/words.py as a module."""
    spec = importlib.util.spec_from_file_location("words", ROOT / "scripts" / "words.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Room:
    """The room to be made: its name (plural, one word) and the name of one thing in it."""

    def __init__(self, name: str, one: str) -> None:
        self.name, self.one = name, one
        self.folder = HOUSE / "rooms" / name

    def filled(self, text: str) -> str:
        """A text of the mould with the names put in."""
        for mark, value in (
            ("@room@", self.name),
            ("@Room@", self.name.capitalize()),
            ("@one@", self.one),
            ("@One@", self.one.capitalize()),
        ):
            text = text.replace(mark, value)
        return text

    def write(self) -> None:
        """All files of the mould."""
        for source in sorted(MOULD.rglob("*.tmpl")):
            path = source.relative_to(MOULD).with_suffix("")
            if path.parts[0] == "templates":
                target = self.folder / "templates" / self.name / path.name
            elif path.parts[0] == "tests":
                target = ROOT / "tests" / "rooms" / self.name / self.filled(path.name)
            else:
                target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(self.filled(source.read_text(encoding="utf-8")), encoding="utf-8")
        (self.folder / "migrations").mkdir()
        (self.folder / "migrations" / "__init__.py").touch()

    def enter(self) -> None:
        """Into the list of rooms and the contracts."""
        entry = rf'\1, "{self.name}"'
        replace(HOUSE / "rooms" / "__init__.py", r'("newsroom")', entry)
        replace(ROOT / ".importlinter", r"(challenges \| papers \| newsroom[^\n]*)", rf"\1 | {self.name}")
        contained = r"(    collegium\.rooms\.newsroom\n)"
        replace(ROOT / ".importlinter", contained, rf"\1    collegium.rooms.{self.name}\n")

    def finish(self) -> None:
        """Migration, picture of the flow, French."""
        with tempfile.TemporaryDirectory() as data:
            environment = {
                **os.environ,
                "COLLEGIUM_DATA": data,
                "DJANGO_SETTINGS_MODULE": "collegium.config.settings",
                "PYTHONPATH": str(HOUSE.parent),
            }
            command = [sys.executable, "-m", "django", "makemigrations", self.name, "--verbosity", "0"]
            subprocess.run(command, env=environment, check=True)
            code = f"from collegium.rooms.{self.name}.rules import FLOW; print(FLOW.mermaid())"
            flow = subprocess.run(
                [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True
            )
        readme = self.folder / "README.md"
        readme.write_text(readme.read_text(encoding="utf-8").replace("@flow@", flow.stdout.strip()), encoding="utf-8")
        for arguments in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
            ruff = Path(sys.executable).with_name("ruff")
            subprocess.run([ruff, *arguments, self.folder, ROOT / "tests" / "rooms" / self.name], check=True)
        words_script().add({self.filled(english): self.filled(french) for english, french in FRENCH.items()})  # type: ignore[attr-defined]


def replace(path: Path, pattern: str, entry: str) -> None:
    """Change one place of a file. Raises SystemExit when it is not found exactly once."""
    text = path.read_text(encoding="utf-8")
    changed, count = re.subn(pattern, entry, text)
    if count != 1:
        raise SystemExit(f"{path}: the place for the new room was found {count} times")
    path.write_text(changed, encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Make the room that is named."""
    name = arguments[0] if arguments else ""
    one = arguments[1] if len(arguments) > 1 else name.removesuffix("s")
    if not re.fullmatch(r"[a-z]{3,20}", name) or not re.fullmatch(r"[a-z]{3,20}", one) or one == name:
        print("Name the room by a plural of small letters, such as: make new-room NAME=practices")
        print("Where one of them is not the plural without s: python scripts/new_room.py policies policy")
        return 2
    room = Room(name, one)
    if room.folder.exists():
        print(f"There is a room {name} already.")
        return 2
    room.write()
    room.enter()
    room.finish()
    print(f"src/collegium/rooms/{name} and tests/rooms/{name} are made. Now: make check && make test")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
