"""Long lists of choices, drawn at once: a template for each option takes a hundred times as long."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

_SELECT = "django/forms/widgets/select.html"
_OPTION = "django/forms/widgets/select_option.html"


class Renderer(DjangoTemplates):
    """Django's own drawing of forms; a select is written as its templates say it, without them."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> SafeString:
        """The widget as HTML."""
        widget = context.get("widget")
        if template_name == _SELECT and widget and _is_plain(widget):
            return mark_safe(_select(widget))  # noqa: S308  # every value is escaped
        return SafeString(super().render(template_name, context, request))


def _is_plain(widget: Mapping[str, Any]) -> bool:
    return all(option["template_name"] == _OPTION for _, options, _ in widget["optgroups"] for option in options)


def _select(widget: Mapping[str, Any]) -> str:
    parts = [f'<select name="{conditional_escape(widget["name"])}"{_attributes(widget["attrs"])}>']
    for group, options, _ in widget["optgroups"]:
        if group:
            parts.append(f'\n  <optgroup label="{conditional_escape(group)}">')
        parts += [
            f'\n  <option value="{conditional_escape(str(it["value"]))}"{_attributes(it["attrs"])}>'
            f"{conditional_escape(it['label'])}</option>\n"
            for it in options
        ]
        if group:
            parts.append("\n  </optgroup>")
    return "".join([*parts, "\n</select>"])


def _attributes(attrs: Mapping[str, Any]) -> str:
    return "".join(_attribute(conditional_escape(name), value) for name, value in attrs.items() if value is not False)


def _attribute(name: str, value: Any) -> str:
    return f" {name}" if value is True else f' {name}="{conditional_escape(str(value))}"'
