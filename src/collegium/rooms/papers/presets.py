"""The kinds of papers with which a network begins; the office changes and adds to them afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from collegium.commons.access import Actor

from .choices import Adoption, Consulted, Starter
from .queries import kinds
from .starting import define_kind

THE_POSITION = {"en": "the association’s position", "fr": "position de l’association"}
NO_POSITION = {
    "en": "the work of its authors, not a position of the association",
    "fr": "travail de ses auteurs, et non position de l’association",
}
PRESETS: tuple[dict[str, Any], ...] = (
    {
        "slug": "position",
        "names": {"en": "Position paper", "fr": "Prise de position"},
        "authority": THE_POSITION,
        "notice": {
            "en": "The association’s position, adopted by the Board after a consultation of all members.",
            "fr": "La position de l’association, adoptée par le conseil après consultation de tous les membres.",
        },
        "starters": [Starter.GROUP, Starter.BOARD, Starter.SECRETARIAT],
        "consulted": Consulted.ALL,
        "consult_days": 14,
        "adoption": Adoption.VOTE,
        "adopting_body": "board",
        "rule": "board-majority",
        "members_named": True,
        "letter": "P",
    },
    {
        "slug": "declaration",
        "names": {"en": "Declaration", "fr": "Déclaration"},
        "authority": {"en": "it commits the members", "fr": "elle engage les membres"},
        "notice": {
            "en": "Adopted by the General Assembly. It commits the members.",
            "fr": "Adoptée par l’assemblée générale. Elle engage les membres.",
        },
        "starters": [Starter.BOARD],
        "consulted": Consulted.ALL,
        "consult_days": 30,
        "adoption": Adoption.RECORDED,
        "adopting_body": "assembly",
        "members_named": True,
        "letter": "D",
    },
    {
        "slug": "white-paper",
        "names": {"en": "White paper", "fr": "Livre blanc"},
        "authority": NO_POSITION,
        "notice": {
            "en": "The work of its named authors, agreed by consensus in their group.",
            "fr": "Le travail des auteurs nommés, agréé par consensus dans leur groupe.",
        },
        "starters": [Starter.GROUP],
        "consulted": Consulted.GROUP,
        "consult_days": 14,
        "adoption": Adoption.RECORDED,
        "authors_named": True,
        "letter": "W",
    },
    {
        "slug": "input-note",
        "names": {"en": "Input note", "fr": "Note de contribution"},
        "authority": {"en": "an answer to a consultation", "fr": "réponse à une consultation"},
        "notice": {
            "en": "An answer to a public consultation, agreed by the chairs of the group and the Presidency.",
            "fr": "Une réponse à une consultation publique, agréée par les coprésidents du groupe et la présidence.",
        },
        "starters": [Starter.GROUP],
        "consulted": Consulted.GROUP,
        "consult_days": 3,
        "adoption": Adoption.RECORDED,
        "adopting_body": "presidency",
        "letter": "I",
    },
    {
        "slug": "statement",
        "names": {"en": "Statement", "fr": "Communiqué"},
        "authority": {"en": "on a matter of the day", "fr": "sur une question d’actualité"},
        "notice": {
            "en": "A statement of the Presidency on a matter of the day.",
            "fr": "Un communiqué de la présidence sur une question d’actualité.",
        },
        "starters": [Starter.PRESIDENCY],
        "consulted": Consulted.NONE,
        "adoption": Adoption.RECORDED,
        "adopting_body": "presidency",
        "letter": "S",
    },
    {
        "slug": "joint-statement",
        "names": {"en": "Joint statement", "fr": "Déclaration commune"},
        "authority": {"en": "signed by several associations", "fr": "signée par plusieurs associations"},
        "notice": {
            "en": "A text of several associations, each of which signs for itself.",
            "fr": "Un texte de plusieurs associations, dont chacune signe pour elle-même.",
        },
        "starters": [Starter.PRESIDENCY, Starter.BOARD],
        "consulted": Consulted.PARTNERS,
        "adoption": Adoption.RECORDED,
        "adopting_body": "presidency",
        "members_named": True,
        "letter": "J",
    },
    {
        "slug": "minutes",
        "names": {"en": "Minutes", "fr": "Compte rendu"},
        "authority": {"en": "the record of a meeting", "fr": "compte rendu d’une réunion"},
        "notice": {
            "en": "They stand when nobody has objected within fifteen days.",
            "fr": "Il vaut si personne ne s’y est opposé dans les quinze jours.",
        },
        "starters": [Starter.SECRETARIAT],
        "consulted": Consulted.GROUP,
        "consult_days": 15,
        "adoption": Adoption.RECORDED,
        "letter": "M",
    },
    {
        "slug": "work-plan",
        "names": {"en": "Work plan", "fr": "Plan de travail"},
        "authority": {"en": "of the network for two years", "fr": "du réseau pour deux ans"},
        "notice": {
            "en": "What the network has set out to do in a cycle of two years, adopted by the Board.",
            "fr": "Ce que le réseau entreprend dans un cycle de deux ans, adopté par le conseil.",
        },
        "starters": [Starter.SECRETARIAT],
        "consulted": Consulted.ALL,
        "consult_days": 14,
        "adoption": Adoption.VOTE,
        "adopting_body": "board",
        "rule": "board-majority",
        "letter": "L",
    },
    {
        "slug": "annual-report",
        "names": {"en": "Annual report", "fr": "Rapport annuel"},
        "authority": {"en": "the account of a year", "fr": "bilan d’une année"},
        "notice": {
            "en": "The account of a year, approved by the General Assembly.",
            "fr": "Le bilan d’une année, approuvé par l’assemblée générale.",
        },
        "starters": [Starter.SECRETARIAT],
        "consulted": Consulted.NONE,
        "adoption": Adoption.RECORDED,
        "adopting_body": "assembly",
        "letter": "A",
    },
)


def install_presets(*, actor: Actor, now: datetime) -> None:
    """Define the kinds that do not exist yet; what the office has changed stays."""
    known = {kind.slug for kind in kinds()}
    for order, preset in enumerate(PRESETS, 1):
        if preset["slug"] not in known:
            define_kind(actor=actor, now=now, order=order * 10, **preset)
