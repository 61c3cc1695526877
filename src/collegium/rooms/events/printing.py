"""The certificate of attendance as a document."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from collegium.commons.exports.certificate import CertificatePrint, certificate_pdf
from collegium.commons.exports.house import NetworkPrint
from collegium.commons.network import network
from collegium.commons.pages.moments import day_long
from collegium.commons.pages.shell import disclaimer
from collegium.rooms.groups.queries import in_words


def days_in_words(first: date, last: date) -> str:
    """The days of an event: one, or from one to another."""
    if first == last:
        return _("on %(day)s") % {"day": day_long(first)}
    return _("from %(first)s to %(last)s") % {"first": day_long(first), "last": day_long(last)}


def certificate_of(it: Any, row: Any) -> bytes:
    """The certificate of somebody who came, in the reader's language; the same one has the same bytes."""
    here, lang = network(), get_language() or "en"
    where = ", ".join(part for part in (it.place, it.city) if part)
    sentence = _("took part in the event named below, %(days)s.") % {"days": days_in_words(it.starts_on, it.ends_on)}
    facts = [(_("Kind"), in_words(it.kind.names)), (_("Place"), where or _("online"))]
    if it.host:
        facts.append((_("Host"), it.host.name))
    return certificate_pdf(
        CertificatePrint(
            lang=lang,
            network=NetworkPrint(here.full_name, here.tagline.get(lang, ""), here.domain),
            title=_("Certificate of attendance"),
            name=row.person.name,
            of=row.institution.name if row.institution else "",
            sentence=sentence,
            event=it.title,
            facts=tuple(facts),
            signed=_("Recorded by the secretariat of %(network)s.") % {"network": here.full_name},
            reference=f"{it.slug} · {row.id[-10:]}",
            made_at=it.changed_at,
            page_of=_("Page %(page)s of %(pages)s"),
            disclaimer=disclaimer() if here.is_demonstration else "",
        )
    )
