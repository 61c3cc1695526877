"""Forms of the settings pages."""

from __future__ import annotations

import zoneinfo
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _l

from collegium.commons.network.settings import PRESETS, Network


class IdentityForm(forms.Form):
    """How the network is called, and where its clock stands."""

    name = forms.CharField(label=_l("Short name"), max_length=40)
    full_name = forms.CharField(label=_l("Full name"), max_length=160)
    tagline_en = forms.CharField(label=_l("What it is, in one sentence (English)"), max_length=240, required=False)
    tagline_fr = forms.CharField(label=_l("What it is, in one sentence (French)"), max_length=240, required=False)
    zone = forms.ChoiceField(
        label=_l("Time zone"),
        help_text=_l("All deadlines are shown and decided in this zone."),
        choices=[(zone, zone.replace("_", " ")) for zone in sorted(zoneinfo.available_timezones()) if "/" in zone],
    )
    languages = forms.MultipleChoiceField(
        label=_l("Languages"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple
    )

    @staticmethod
    def initial_of(network: Network) -> dict[str, Any]:
        """What the form shows before it is changed."""
        return {
            "name": network.name,
            "full_name": network.full_name,
            "tagline_en": network.tagline.get("en", ""),
            "tagline_fr": network.tagline.get("fr", ""),
            "zone": network.zone,
            "languages": list(network.languages),
        }

    def values(self) -> dict[str, Any]:
        """The settings as the action takes them."""
        data = self.cleaned_data
        return {
            "name": data["name"],
            "full_name": data["full_name"],
            "tagline": {"en": data["tagline_en"], "fr": data["tagline_fr"]},
            "zone": data["zone"],
            "languages": data["languages"],
        }


class MailForm(forms.Form):
    """From whom mails come and where people write to."""

    email = forms.EmailField(
        label=_l("Address of the office"), help_text=_l("Shown on public pages; people write there.")
    )
    sender = forms.EmailField(
        label=_l("Sender of mails"),
        required=False,
        help_text=_l("Empty: the address of the office. It has to belong to a domain that may send for you."),
    )

    @staticmethod
    def initial_of(network: Network) -> dict[str, Any]:
        """What the form shows before it is changed."""
        return {"email": network.email, "sender": network.sender}

    def values(self) -> dict[str, Any]:
        """The settings as the action takes them."""
        return {"email": self.cleaned_data["email"], "sender": self.cleaned_data["sender"]}


class PresetsForm(forms.Form):
    """Numbers that differ between networks."""

    supporters = forms.IntegerField(
        label=_l("Universities that must support a challenge before a group may adopt it"),
        min_value=1,
        max_value=100,
        help_text=_l("The university that raised it counts as one."),
    )
    minutes = forms.IntegerField(
        label=_l("Minutes in which one may change the words of a contribution to a discussion"),
        min_value=0,
        max_value=1440,
        help_text=_l("Earlier wordings stay readable. 0: words stand as they were written."),
    )

    @staticmethod
    def initial_of(network: Network) -> dict[str, Any]:
        """What the form shows before it is changed."""
        held = {**PRESETS, **network.presets}
        return {"supporters": held["challenges.supporters"], "minutes": held["discussions.minutes_to_change"]}

    def values(self) -> dict[str, Any]:
        """The settings as the action takes them."""
        from collegium.commons.network import network

        chosen = {
            "challenges.supporters": self.cleaned_data["supporters"],
            "discussions.minutes_to_change": self.cleaned_data["minutes"],
        }
        return {"presets": {**network().presets, **chosen}}


class PageForm(forms.Form):
    """The network's own text for a public page, in each language."""

    text_en = forms.CharField(label=_l("Text in English"), widget=forms.Textarea, max_length=40_000)
    text_fr = forms.CharField(label=_l("Text in French"), widget=forms.Textarea, max_length=40_000, required=False)
