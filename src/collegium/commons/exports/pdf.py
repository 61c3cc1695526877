"""PDF through Typst, in a subprocess with limits. Text reaches Typst as JSON data only, never as source.

The worker reads one temporary folder: our templates and data.json. It sees no other file of the machine, no
package, no network, no environment variable of ours, and is stopped at its limits of time and memory. Typst
is never imported into the calling process.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from .errors import ExportError
from .glyphs import printable

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
TEMPLATES = HERE / "templates"
LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost. Bytes, seconds, characters of text in the data.

    A paper of 6 pages takes about half a second and 120 MB of memory; a page has some 2,500 characters.
    """

    wall: float = 40
    cpu: int = 30
    memory: int = 1 << 30
    output: int = 64 << 20
    characters: int = 600_000


LIMITS = Limits()


def render_pdf(
    template: str,
    data: Mapping[str, object],
    *,
    lang: str,
    at: datetime | None = None,
    limits: Limits = LIMITS,
) -> bytes:
    """A tagged PDF (PDF/UA-1 and PDF/A-2a) made of a template of this folder and plain data.

    `lang` is the primary language subtag (ISO 639). `at` (aware) is the date that the file carries: the
    same data and date give the same bytes. Raises ExportError, ValueError for an unknown template or an
    ill-formed language.
    """
    if template not in {path.stem for path in TEMPLATES.glob("*.typ")} - {"house", "blocks"}:
        raise ValueError(f"no template is called {template!r}")
    if not LANGUAGE.fullmatch(lang):
        raise ValueError(f"not a language: {lang!r}")
    text = json.dumps(printable({**data, "lang": lang}), ensure_ascii=False)
    if len(text) > limits.characters:
        raise ExportError(
            "too_long",
            f"the text has {len(text):,} characters; a PDF is made of at most {limits.characters:,}",
        )
    files = {path.name: path.read_bytes() for path in TEMPLATES.glob("*.typ")}
    files["main.typ"] = files[f"{template}.typ"]
    return run_typst({**files, "data.json": text.encode()}, at=at, limits=limits)[0]


def run_typst(
    files: Mapping[str, bytes], *, at: datetime | None = None, limits: Limits = LIMITS, form: str = "pdf"
) -> list[bytes]:
    """Compile main.typ of `files`. One result for a PDF, one for each page of a PNG. Raises ExportError."""
    with tempfile.TemporaryDirectory(prefix="collegium-print-") as name:
        folder = Path(name)
        root = folder / "root"
        root.mkdir()
        for file, content in files.items():
            (root / file).write_bytes(content)
        request = {
            "root": str(root),
            "out": str(folder / "out"),
            "fonts": str(FONTS),
            "format": form,
            "at": int((at or datetime(2000, 1, 1, tzinfo=UTC)).timestamp()),
            "limits": {key: int(value) for key, value in asdict(limits).items()},
        }
        answer = _ask_worker(request, folder, limits)
        return [(folder / f"out.{number}").read_bytes() for number in range(answer["pages"])]


def _ask_worker(request: Mapping[str, object], folder: Path, limits: Limits) -> dict[str, int]:
    """Start the worker, wait, read its answer. Its environment holds nothing of ours."""
    environment = {
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "RAYON_NUM_THREADS": "2",
        # For kernels that do not let the worker leave our network: the way out is a closed door.
        "https_proxy": "http://127.0.0.1:9",
    }
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-m", "collegium.commons.exports.typst_worker"],
            input=json.dumps(request).encode(),
            capture_output=True,
            cwd=folder,
            env=environment,
            timeout=limits.wall,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ExportError("too_slow", f"no document after {limits.wall:g} seconds") from None
    return _understand(done.returncode, done.stdout, done.stderr, limits)


def _understand(status: int, out: bytes, err: bytes, limits: Limits) -> dict[str, int]:
    """The worker's answer. Raises ExportError for a refusal or for the way in which the worker died."""
    said = err.decode(errors="replace").strip()[-500:]
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        raise ExportError("too_slow", f"no document after {limits.cpu} seconds of work")
    if status == -signal.SIGABRT or "memory" in said.lower():
        raise ExportError("too_much_memory", f"the document needs more than {limits.memory >> 20} MB of memory")
    try:
        answer = json.loads(out)
    except ValueError:
        raise ExportError("failed", said or f"the worker ended with status {status}") from None
    if not answer["ok"]:
        raise ExportError(answer["code"], answer["message"])
    return {"pages": answer["pages"]}
