"""Runs Typst once and ends: `python -I -m collegium.commons.exports.typst_worker < request.json`.

The request (JSON) names the folder to read, the file to write, the fonts and the limits; see `pdf.py`, the
only caller. The answer is one JSON object on stdout: {"ok": true, "warnings": [...]} or {"ok": false,
"code", "message"}. The limits are set here, before Typst is loaded: code that runs between fork and exec of
a threaded parent may hang.
"""

from __future__ import annotations

import ctypes
import json
import resource
import sys
from pathlib import Path
from typing import Any

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
STANDARDS = ["ua-1", "a-2a"]


def stay_within(limits: dict[str, int]) -> None:
    """Limit address space, processor time and file size; write no core file."""
    for what, most in (
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_CPU, limits["cpu"]),
        (resource.RLIMIT_FSIZE, limits["output"]),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def leave_the_network() -> bool:
    """Move into an empty network of its own where the kernel allows it (Linux with user namespaces)."""
    unshare: Any = getattr(ctypes.CDLL(None), "unshare", None)
    return unshare is not None and unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0


def compile_once(request: dict[str, Any]) -> dict[str, object]:
    """Compile `root`/main.typ to `out`. No fonts or packages but those of the request."""
    import typst

    root = Path(request["root"])
    fonts = typst.Fonts(False, False, [request["fonts"]])
    nowhere = str(root / "no-packages")
    try:
        compiler = typst.Compiler(
            str(root / "main.typ"), str(root), fonts, True, package_path=nowhere, package_cache_path=nowhere
        )
        standards: Any = STANDARDS if request["format"] == "pdf" else []
        made, warnings = compiler.compile_with_warnings(
            format=request["format"], pdf_standards=standards, timestamp=request["at"]
        )
    except typst.TypstError as error:
        return {"ok": False, "code": "failed", "message": "; ".join([error.message, *error.hints])}
    if unsettled := [warning.message for warning in warnings if "converge" in warning.message]:
        return {"ok": False, "code": "failed", "message": "; ".join(unsettled)}  # page numbers may be wrong
    pages = made if isinstance(made, list) else [made]
    for number, page in enumerate(pages):
        Path(f"{request['out']}.{number}").write_bytes(page or b"")
    return {"ok": True, "pages": len(pages), "warnings": [warning.message for warning in warnings]}


def main() -> None:
    """Read the request, work, answer."""
    request = json.load(sys.stdin)
    leave_the_network()
    stay_within(request["limits"])
    try:
        answer = compile_once(request)
    except MemoryError:
        answer = {"ok": False, "code": "too_much_memory", "message": "the worker ran out of memory"}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
