"""Form fields that several rooms use."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, cast

from babel.dates import get_timezone_location
from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collegium.commons.network import network

NOT_WHOLE = _l(
    "Something that this page itself sends along is missing. Copy your words, open the page again and enter them there."
)
"""What is said of a hidden value that did not come back, in place of an error that stands beside no field."""


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    """What a choice of this form offers. A page does not ask for a choice of one: it sends it along, hidden."""
    field = cast(forms.ChoiceField, form.fields[name])
    offered = list(choices)
    field.choices = offered
    if len(offered) == 1:
        field.widget = forms.HiddenInput()


def _zone_hint() -> str:
    place = get_timezone_location(network().zone, locale=get_language() or "en", return_city=True)
    return _("Time of %(place)s, the network’s own zone.") % {"place": place}


zone_hint = lazy(_zone_hint, str)


class MomentField(forms.DateTimeField):
    """A date and a time in the network's own zone; gives UTC. A time that the clocks skip or repeat is taken early."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"])
        kwargs.setdefault(
            "error_messages",
            {
                "required": _l("Give a date and a time."),
                "invalid": _l("Write a date and a time such as 2026-12-04 17:00."),
            },
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """The moment in UTC; raises ValidationError. Read in the network's zone, whatever zone Django has."""
        if value in self.empty_values:
            return None
        for form in self.input_formats or ():
            try:
                naive = datetime.strptime(str(value).strip(), form)  # noqa: DTZ007
            except ValueError:
                continue
            return naive.replace(tzinfo=network().tz).astimezone(UTC)
        raise ValidationError(self.error_messages["invalid"], code="invalid")

    def prepare_value(self, value: Any) -> Any:
        """How the moment stands in the field."""
        return value.astimezone(network().tz).strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else value


class DayField(forms.DateField):
    """A day of the calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%Y-%m-%d"])
        kwargs.setdefault(
            "error_messages",
            {"required": _l("Give a day."), "invalid": _l("Write a day such as 2026-12-04.")},
        )
        super().__init__(**kwargs)
