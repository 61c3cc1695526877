"""A sentence for every act and every reason; plain English; nothing promised for later."""

import ast
import re

from architecture.house import HOUSE, ROOT, load_all, modules, tree

LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK|(?i:coming soon|not yet implemented|lorem ipsum))\b")
FORBIDDEN = re.compile(r"!(?!=)|\bplease\b|\bsuccessfully\b|\boops\b|\bsorry\b", re.IGNORECASE)


def test_every_act_has_its_sentence():
    from collegium.commons.journal.acting import registered_acts
    from collegium.commons.pages.words import ACTS

    load_all()
    kinds = {kind for kind, where in registered_acts().items() if where.startswith("collegium.")}
    assert not kinds - set(ACTS)


def test_every_reason_has_its_sentence():
    from collegium.commons.pages.words import REASONS

    load_all()
    codes = set()
    for name, path in modules().items():
        if not name.startswith(("collegium.rooms", "collegium.portal")):
            continue
        for node in ast.walk(tree(path)):
            called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if called in ("refuse", "Refused") and node.args and isinstance(node.args[0], ast.Constant):
                codes.add(node.args[0].value)
    assert not codes - set(REASONS)


def test_nothing_is_promised_for_later():
    files = [*modules().values(), *HOUSE.rglob("*.jinja"), *(ROOT / "web" / "src").rglob("*.ts")]
    found = [str(path.relative_to(ROOT)) for path in files if LATER.search(path.read_text(encoding="utf-8"))]
    assert not found


def test_the_interface_speaks_plainly():
    import importlib.util

    spec = importlib.util.spec_from_file_location("words", ROOT / "scripts" / "words.py")
    words = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(words)
    texts = [
        text
        for message in words.gathered()
        for text in (message.id if isinstance(message.id, tuple) else (message.id,))
    ]
    assert len(texts) > 100
    assert not [text for text in texts if FORBIDDEN.search(text)]
