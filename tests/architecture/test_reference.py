"""The docs tell the truth: reference pages are as the code is, and every link in them leads somewhere."""

import re
import subprocess
import sys

from architecture.house import ROOT


def test_reference_pages_are_as_the_code_is():
    done = subprocess.run(
        [sys.executable, "scripts/reference.py", "--check"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False  # noqa: E501
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]


def test_every_link_of_the_docs_leads_somewhere():
    broken = []
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("README.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if not target.startswith(("http:", "https:", "mailto:")) and not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert not broken
