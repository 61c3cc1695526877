"""A server as small as the editor needs: one page, one address to save to, and a switch for every trouble."""

from __future__ import annotations

import copy
import html
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from collegium.kernel.ids import block_id
from collegium.kernel.text.canonical import fingerprint
from collegium.kernel.text.outline import from_outline
from collegium.kernel.text.schema import TextError, checked

STATIC = Path(__file__).parents[2] / "src/collegium/commons/pages/static/collegium"
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
TEXT = """
## Access

Companies may use a shared infrastructure at full cost.[^Survey of 2024, coverage 46 of 58.^]

An infrastructure that receives Union money shall keep a tenth of its hours for users from other states.

- pensions
- visas

!rec commission, council
  Pay the full cost of shared infrastructures for ten years.

## Cost model

| Matter | Act |
|---|---|
| Visa | settles |

The price of an hour is public.
"""


class Paper:
    """What the server holds: a text with its revision, and how it answers."""

    def __init__(self, outline: str = TEXT) -> None:
        self.doc = from_outline(outline, block_id)
        self.revision = 1
        self.mode = "ok"
        self.token = "first"
        self.saved: list[dict[str, object]] = []
        self.readonly = False
        self.lock = threading.Lock()

    def save(self, sent: dict[str, object], token: str) -> tuple[int, dict[str, object]]:
        """The answer of the address to save to: status and JSON."""
        if self.mode == "refuse":
            return 422, {"error": {"code": "too_long", "message": "The text is too long."}}
        if self.mode == "shut" or token != self.token:
            return 403, {"error": {"code": "csrf", "message": "no"}}
        if self.mode == "broken":
            return 500, {}
        try:
            doc = checked(sent["doc"])
        except TextError as error:
            return 422, {"message": error.message, "path": error.path}
        with self.lock:
            if fingerprint(doc) != fingerprint(self.doc):
                if sent["revision"] != self.revision:
                    return 409, {"revision": self.revision, "doc": self.doc, "who": "Nuria Calafat",
                                 "saved_at": "2022-05-02T14:02:00+02:00", "comparison_url": "/compare/"}  # fmt: skip
                self.doc, self.revision = doc, self.revision + 1
                self.saved.append(sent)
        return 200, {"revision": self.revision, "saved_at": "2022-05-02T14:02:00+02:00",
                     "fingerprint": fingerprint(self.doc)}  # fmt: skip

    def change(self, edit) -> None:
        """Somebody else saves: `edit(blocks at the top)`."""
        with self.lock:
            doc = copy.deepcopy(self.doc)
            edit(doc["content"])
            self.doc, self.revision = checked(doc), self.revision + 1

    def page(self) -> str:
        """The page of the editor, with the real style sheets and script."""
        names = json.loads((STATIC / "manifest.json").read_text())
        held = json.dumps(self.doc).replace("<", "\\u003c")
        readonly = " data-readonly" if self.readonly else ""
        words = html.escape(json.dumps({"bold": "Bold words"}))
        return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Write: Shared bills</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/s/{names["site.css"]}"><link rel="stylesheet" href="/s/{names["editor.css"]}">
<script type="module" src="/s/{names["editor.js"]}"></script></head>
<body><main class="main"><collegium-editor data-save-url="/save/" data-revision="{self.revision}"
data-csrf="{self.token}" data-lang="en" data-words="{words}"{readonly}>
<header><h1>Shared laboratories, shared bills</h1>
<p class="sheet__sub">Position paper of the group Sustainable Funding</p></header>
<script type="application/json">{held}</script></collegium-editor></main></body></html>"""


class Handler(BaseHTTPRequestHandler):
    """Answers for the paper of its server."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def answer(self, status: int, kind: str, body: bytes) -> None:
        """One answer with the security headers of the product."""
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))),
                            ("Content-Security-Policy", CSP), ("Cache-Control", "no-store")):  # fmt: skip
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        """The page, or a file of the bundle."""
        name = self.path.removeprefix("/s/")
        if self.path == "/":
            self.answer(200, "text/html; charset=utf-8", self.server.paper.page().encode())
        elif "/" not in name and (STATIC / name).is_file():
            self.answer(200, TYPES.get(Path(name).suffix, "text/plain"), (STATIC / name).read_bytes())
        else:
            self.answer(404, "text/plain", b"")

    def do_POST(self) -> None:
        """Save."""
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status, told = self.server.paper.save(sent, self.headers.get("X-CSRFToken", ""))
        self.answer(status, "application/json", json.dumps(told).encode())


class Served:
    """The stub on a free port of this machine, for as long as a test lasts."""

    def __init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.paper = self.server.paper = Paper()
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Close the port."""
        self.server.shutdown()
        self.server.server_close()
