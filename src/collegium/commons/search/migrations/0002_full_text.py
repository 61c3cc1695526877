"""The full-text index beside the entries, in the way of each database."""

from types import ModuleType
from typing import Any

from django.db import migrations


def _engine(vendor: str) -> ModuleType:
    from collegium.commons.search import postgresql, sqlite

    return postgresql if vendor == "postgresql" else sqlite


def _run(schema_editor: Any, statements: str | tuple[str, ...]) -> None:
    for statement in [statements] if isinstance(statements, str) else statements:
        schema_editor.execute(statement, params=None)


def create(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, _engine(schema_editor.connection.vendor).CREATE)


def drop(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor, _engine(schema_editor.connection.vendor).DROP)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
