"""The house asks other hosts through one door only, and heavy libraries are loaded where they are used."""

import ast

from architecture.house import HOUSE, imported, modules, tree

CLIENTS = (
    "requests",
    "urllib.request",
    "http.client",
    "httpx",
    "aiohttp",
    "urllib3",
    "ftplib",
    "socket",
    "smtplib",
)
MAY = {
    "config/serving.py": "asks its own pages on this machine whether they answer",
    "commons/notify/post.py": "letters leave through Django's mail; only the errors of SMTP are named",
}
HEAVY = ("numpy", "typst", "lxml", "icalendar")


def test_no_client_outside_the_one_door():
    found = []
    for name, path in modules().items():
        file = str(path.relative_to(HOUSE))
        if file in MAY or file.startswith("commons/outgoing/"):
            continue
        found += [
            f"{file}:{line} {target}"
            for line, target in imported(name, path)
            if any(target == client or target.startswith(f"{client}.") for client in CLIENTS)
        ]
    assert not found


def test_heavy_libraries_are_imported_inside_functions():
    found = []
    for path in modules().values():
        for node in tree(path).body:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            found += [f"{path.relative_to(HOUSE)}: {name}" for name in names if name.split(".")[0] in HEAVY]
    assert not found


def test_no_other_host_is_named_in_pages():
    """Nothing is loaded from elsewhere: no src, no style sheet, no font, no script of another host."""
    found = [
        str(path.relative_to(HOUSE))
        for path in HOUSE.rglob("*.jinja")
        if any(mark in path.read_text(encoding="utf-8") for mark in ('src="http', "src='http", 'src="//', "url(http"))
    ]
    assert not found
