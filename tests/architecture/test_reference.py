"""The docs tell the truth: reference pages are as the code is, and every link in them leads somewhere."""

import re
import subprocess
import sys

import pytest

from architecture.house import HOUSE, ROOT


def test_reference_pages_are_as_the_code_is():
    done = subprocess.run(
        [sys.executable, "scripts/reference.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]


def test_every_link_of_the_docs_leads_somewhere():
    broken = []
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("README.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if not target.startswith(("http:", "https:", "mailto:")) and not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert not broken


QUOTED = re.compile(r"(?<!\*)\*([A-Z][^*\n]{2,60})\*(?!\*)")
OF_DATA_AND_COMMANDS = {"Urgent written vote", "Head of the chain"}


@pytest.mark.parametrize("path", sorted((ROOT / "docs").glob("[ht]*/*.md")), ids=lambda path: path.stem)
def test_what_the_docs_quote_stands_on_pages(path):
    from babel.messages.pofile import read_po

    with (HOUSE / "locale" / "fr" / "LC_MESSAGES" / "django.po").open("rb") as file:
        sources = [message.id for message in read_po(file)]
    words = {text.lower() for it in sources for text in ((it,) if isinstance(it, str) else it)}
    quoted = set(QUOTED.findall(path.read_text(encoding="utf-8"))) - OF_DATA_AND_COMMANDS
    shown = "".join(file.read_text(encoding="utf-8") for file in (HOUSE / "demo" / "content").glob("*.json"))
    assert {text for text in quoted if text.lower() not in words and text not in shown} == set()


def test_every_target_that_the_docs_name_is_in_the_makefile():
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "bench" / "README.md"]:
        text = page.read_text(encoding="utf-8")
        named = set(re.findall(r"`make ([a-z-]+)", text)) | set(re.findall(r"(?m)^make ([a-z-]+)", text))
        assert [name for name in named if f"\n{name}:" not in made] == [], page
