"""Is there a Chromium for the journeys? Prints its path; exit code 77 when there is none, 1 in CI (CI=1)."""

from __future__ import annotations

import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium() -> str:
    """The path of a Chromium, "" for none. $CHROMIUM goes first."""
    named = os.environ.get("CHROMIUM", "")
    return named or next((path for name in NAMES if (path := shutil.which(name))), "")


def main() -> int:
    """Say what was found."""
    path = chromium()
    if path:
        print(f"Chromium: {path}")
        return 0
    print("The journeys need Chromium: on Debian `apt-get install chromium`, or name it in $CHROMIUM.")
    if os.environ.get("CI"):
        print("In CI nothing is skipped: this is a failure.")
        return 1
    print("Not run here.")
    return 77


if __name__ == "__main__":
    sys.exit(main())
