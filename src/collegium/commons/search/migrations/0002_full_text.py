"""The full-text index beside the entries, in the way of each database."""

from django.db import migrations


def _engine(vendor):
    from collegium.commons.search import postgresql, sqlite

    return postgresql if vendor == "postgresql" else sqlite


def _run(schema_editor, statements):
    for statement in [statements] if isinstance(statements, str) else statements:
        schema_editor.execute(statement, params=None)


def create(apps, schema_editor):
    _run(schema_editor, _engine(schema_editor.connection.vendor).CREATE)


def drop(apps, schema_editor):
    _run(schema_editor, _engine(schema_editor.connection.vendor).DROP)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
