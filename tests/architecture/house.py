"""The house as the architecture tests see it: its files, rooms and syntax trees."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "collegium"
ROOMS = sorted(path.parent.name for path in HOUSE.glob("rooms/*/apps.py"))


@cache
def modules() -> dict[str, Path]:
    """Dotted name -> file of every Python module of the product, migrations left out."""
    found = {}
    for path in sorted(HOUSE.rglob("*.py")):
        if "migrations" in path.parts or "node_modules" in path.parts:
            continue
        parts = path.relative_to(HOUSE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(name: str, path: Path) -> list[tuple[int, str]]:
    """(line, dotted module) of all that a module imports; `from a import b` gives a and a.b."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *([node.module] if node.module else [])])
            found += [(node.lineno, base), *((node.lineno, f"{base}.{alias.name}") for alias in node.names)]
    return found


def load_all() -> None:
    """Import every module of rooms, commons and portal: all that registers itself has then done so."""
    from importlib import import_module

    for name in modules():
        if name.startswith(("collegium.rooms.", "collegium.commons.", "collegium.portal")) and not name.endswith(
            "_worker"
        ):
            import_module(name)
