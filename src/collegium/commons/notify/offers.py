"""What this gives to the house: the count in the shell, a line of the navigation, and a task when mail
waits.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.access import Actor
from collegium.commons.pages.offers import NavItem, Task, offer_nav, offer_to_desk
from collegium.commons.pages.shell import register_shell

from .post import mail_state
from .telling import unread_count

WAITS_TOO_LONG = timedelta(minutes=15)


def waiting_mail(actor: Actor, now: datetime) -> Iterable[Task]:
    """The office learns that letters wait or came back; one query, for the office only.

    In a demonstration no letter leaves, so none waits: they are read on the outbox.
    """
    if settings.DEMONSTRATION or not actor.is_office or actor.is_public:
        return
    mail = mail_state()
    if mail.failed:
        title = ngettext(
            "%(count)s letter could not be delivered", "%(count)s letters could not be delivered", mail.failed
        )
        yield Task("notify.failed", title % {"count": mail.failed}, reverse("notify:waiting"))
    if mail.waiting and mail.oldest and (not mail.leaves or now - mail.oldest > WAITS_TOO_LONG):
        title = ngettext("%(count)s letter waits to be sent", "%(count)s letters wait to be sent", mail.waiting)
        yield Task("notify.waiting", title % {"count": mail.waiting}, reverse("notify:waiting"), since=mail.oldest)


register_shell(inbox_count=unread_count)
offer_nav(NavItem("inbox", _l("Inbox"), "notify:inbox", section="", order=20, audience="guest"))
if settings.DEMONSTRATION:
    offer_nav(NavItem("outbox", _l("Outbox"), "notify:outbox", section="", order=25, audience="guest"))
offer_to_desk("notify.mail", waiting_mail)
