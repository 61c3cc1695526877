"""The French of a result. Templates are written with plain spaces; `typeset` makes them narrow and fixed."""

from __future__ import annotations

import re
from fractions import Fraction

from .language import Language

NARROW = "\N{NARROW NO-BREAK SPACE}"

SHARES = {
    Fraction(1): "la totalité",
    Fraction(1, 2): "la moitié",
    Fraction(1, 3): "un tiers",
    Fraction(2, 3): "les deux tiers",
    Fraction(1, 4): "un quart",
    Fraction(3, 4): "les trois quarts",
    Fraction(3, 5): "les trois cinquièmes",
    Fraction(4, 5): "les quatre cinquièmes",
}

RESULT = {
    "adopted": "Proposition adoptée : {what}.",
    "not_adopted": "Proposition non adoptée : {what}.",
    "join": " ; ",
    "at_least": "au moins {share}",
    "more_than": "plus de {share}",
    "members.valid": (
        "il fallait {needed} voix sur {of} [of:suffrage exprimé|suffrages exprimés], il y en a eu {reached}"
    ),
    "members.cast": "il fallait {needed} voix sur {of} [of:vote émis|votes émis], il y en a eu {reached}",
    "members.present": (
        "il fallait {needed} voix sur {of} [of:membre présent ou représenté|membres présents ou représentés],"
        " il y en a eu {reached}"
    ),
    "members.entitled": "il fallait {needed} voix sur {of} [of:membre|membres], il y en a eu {reached}",
    "countries.valid": "il fallait {needed} pays sur {of} ayant voté pour ou contre, il y en a eu {reached}",
    "countries.cast": "il fallait {needed} pays sur {of} ayant voté, il y en a eu {reached}",
    "countries.present": (
        "il fallait {needed} pays sur {of} [of:présent ou représenté|présents ou représentés], il y en a eu {reached}"
    ),
    "countries.entitled": "il fallait {needed} pays sur {of}, il y en a eu {reached}",
    "weight.valid": (
        "il fallait {share} du poids des suffrages exprimés ({needed} sur {of}), il y en a eu {percent} ({reached})"
    ),
    "weight.cast": (
        "il fallait {share} du poids des votes émis ({needed} sur {of}), il y en a eu {percent} ({reached})"
    ),
    "weight.present": (
        "il fallait {share} du poids présent ou représenté ({needed} sur {of}), il y en a eu {percent} ({reached})"
    ),
    "weight.entitled": ("il fallait {share} du poids total ({needed} sur {of}), il y en a eu {percent} ({reached})"),
    "unblocked": (
        "{count}, ce qui suffit, car [k:tous les membres ont voté pour|moins de {k} membres n’ont pas voté pour]"
    ),
    "empty": "aucun vote n’a été compté, la part est donc sans objet",
    "n/a": "sans objet",
    "tied.valid": "{yes} pour et {other} contre, soit un partage égal des voix",
    "tied.cast": "{yes} pour et {other} contre ou en abstention, soit un partage égal des voix",
    "rejected": "{tie}, qui vaut rejet",
    "chair:yes": "{tie}, et la voix prépondérante de la présidence était pour",
    "chair:no": "{tie}, et la voix prépondérante de la présidence était contre",
    "nobody_entitled": "personne n’avait le droit de vote",
    "nobody_voted": "personne n’a voté",
    "all_abstained": "[n:le seul membre votant s’est abstenu|les {n} membres votants se sont abstenus]",
    "quorum.met.entitled": "le quorum de {needed} sur {of} était atteint avec {reached}",
    "quorum.met.present": ("le quorum de {needed} sur {of} [of:présent|présents] était atteint avec {reached}"),
    "quorum.missed.entitled": "le quorum de {needed} sur {of} n’était pas atteint avec {reached}",
    "quorum.missed.present": (
        "le quorum de {needed} sur {of} [of:présent|présents] n’était pas atteint avec {reached}"
    ),
}

RULE = {
    "rule": "La proposition est adoptée si {clauses}.",
    "and": " et si ",
    "rule.simple.members": "plus de membres votent pour que contre",
    "rule.simple.weight": "le poids des votes pour dépasse celui des votes contre",
    "rule.simple.countries": "plus de pays votent pour que contre",
    "rule.members.valid": "elle recueille {share} des suffrages exprimés, abstentions non comprises",
    "rule.members.cast": "elle recueille {share} des votes émis, abstentions comprises",
    "rule.members.present": "elle recueille {share} des voix des membres présents ou représentés",
    "rule.members.entitled": "elle recueille {share} des voix de tous les membres",
    "rule.members.known": ("elle recueille {share} des voix [of:du seul membre|des {of} membres] ({needed})"),
    "rule.weight.valid": "elle recueille {share} du poids des suffrages exprimés, abstentions non comprises",
    "rule.weight.cast": "elle recueille {share} du poids des votes émis, abstentions comprises",
    "rule.weight.present": "elle recueille {share} du poids présent ou représenté",
    "rule.weight.entitled": "elle recueille {share} du poids total",
    "rule.countries.valid": "elle réunit {share} des pays votant pour ou contre, abstentions non comprises",
    "rule.countries.cast": "elle réunit {share} des pays votants, abstentions comprises",
    "rule.countries.present": "elle réunit {share} des pays présents ou représentés",
    "rule.countries.entitled": "elle réunit {share} de tous les pays",
    "rule.blocking": (
        "Le poids est aussi réputé atteint lorsque"
        " [k:tous les membres votent pour|moins de {k} membres ne votent pas pour]."
    ),
    "rule.tie.rejected": "Un partage égal des voix vaut rejet.",
    "rule.tie.chair:yes": (
        "En cas de partage égal, la voix prépondérante de la présidence décide : elle est pour la proposition."
    ),
    "rule.tie.chair:no": (
        "En cas de partage égal, la voix prépondérante de la présidence décide : elle est contre la proposition."
    ),
    "rule.quorum.none": "Aucun quorum n’est demandé.",
    "rule.quorum.represented.entitled": "Quorum : {share} {whom}, présents ou représentés.",
    "rule.quorum.cast.entitled": (
        "Quorum : {share} {whom}, compté en bulletins ; abstentions et bulletins blancs compris."
    ),
    "rule.quorum.cast.present": (
        "Quorum : {share} des membres présents ou représentés, compté en bulletins ;"
        " abstentions et bulletins blancs compris."
    ),
    "rule.quorum.represented.present": "Les membres présents, quel que soit leur nombre, forment le quorum.",
    "whom": "des membres",
    "whom.known": "[of:du seul membre|des {of} membres] ({needed})",
}

PROOF = {
    "who?": "Qui pouvait voter ?",
    "who": "{n} [n:membre figurait|membres figuraient] sur la liste.",
    "recused": (
        "{n} [n:membre s’est récusé et sort|membres se sont récusés et sortent]"
        " de tous les décomptes de ce vote ; il en reste {left}."
    ),
    "together": "Leur poids total est de {weight}.",
    "quorum?": "Le quorum était-il atteint ?",
    "quorum.none": ("Aucun quorum n’était demandé. {reached} [reached:membre a|membres ont] pris part au vote."),
    "quorum.represented.entitled": (
        "{share} [of:de {of} membre|des {of} membres] ayant le droit de vote,"
        " présents ou représentés : il en fallait {needed}."
        " Il y en avait {reached}."
    ),
    "quorum.with_proxies": (
        "{share} [of:de {of} membre|des {of} membres] ayant le droit de vote,"
        " présents ou représentés : il en fallait {needed}."
        " Il y en avait {reached} : {present} [present:présent|présents], {proxies} par procuration."
    ),
    "quorum.cast.entitled": (
        "{share} [of:de {of} membre|des {of} membres] ayant le droit de vote : il en fallait {needed},"
        " abstentions et bulletins blancs compris. {reached} [reached:a|ont] voté."
    ),
    "quorum.cast.present": (
        "{share} [of:de {of} membre|des {of} membres] présents ou représentés : il en fallait {needed},"
        " abstentions et bulletins blancs compris. {reached} [reached:a|ont] voté."
    ),
    "quorum.represented.present": (
        "Les membres présents, quel que soit leur nombre, formaient le quorum : il y en avait {reached}."
    ),
    "quorum.short": "Le quorum n’était pas atteint.",
    "cast?": "Combien de votes ont été émis ?",
    "cast.members": "{yes} pour, {no} contre, {abstain} [abstain:abstention|abstentions].",
    "cast.weight": "En poids : {yes} pour, {no} contre, {abstain} en abstention.",
    "cast.countries": "Par pays : {yes} pour, {no} contre, {abstain} [abstain:abstention|abstentions].",
    "blank": "{n} [n:bulletin blanc ne compte|bulletins blancs ne comptent] que pour le quorum.",
    "base.valid": ("Les abstentions ne comptent pas ; telle est la règle de cette instance : il en reste {of}."),
    "base.cast": "Les abstentions comptent comme des votes émis ; telle est la règle de cette instance.",
    "base.present": "Tous les présents ou représentés comptent, avec ou sans vote : {of}.",
    "base.entitled": "Tous ceux qui ont le droit de vote comptent, avec ou sans vote : {of}.",
    "needed?": "Combien en fallait-il ?",
    "needed?members": "Combien de membres fallait-il ?",
    "needed?weight": "Quel poids fallait-il ?",
    "needed?countries": "Combien de pays fallait-il ?",
    "needed.exact": "{share} de {of} : {bound}.",
    "needed.up": "{share} de {of} : {bound}, arrondi vers le haut.",
    "needed.more": "Plus de {share} de {of}, c’est-à-dire plus de {bound}.",
    "needed.empty": "Rien n’a été compté, la part est donc sans objet.",
    "reached?": "Combien y en a-t-il eu ?",
    "reached?members": "Combien de membres ont voté pour ?",
    "reached?weight": "Quel poids a été atteint ?",
    "reached?countries": "Combien de pays étaient pour ?",
    "reached": "{reached} pour, soit {percent} de {of}.",
    "reached.empty": "Rien n’était pour.",
    "reached.more": "{n} de plus que nécessaire.",
    "reached.exact": "Exactement ce qu’il fallait.",
    "reached.short": "Il en manque {n}.",
    "reached.unblocked": (
        "Cela suffit, car [k:tous les membres ont voté pour|moins de {k} membres n’ont pas voté pour]."
    ),
    "reached.rejected": "Partage égal, qui vaut rejet.",
    "reached.chair:yes": "Partage égal ; la voix prépondérante de la présidence était pour.",
    "reached.chair:no": "Partage égal ; la voix prépondérante de la présidence était contre.",
    "had_abstained.yes": (
        "Si [n:l’abstention avait été un vote|les {n} abstentions avaient été des votes] contre,"
        " le nombre requis aurait été atteint tout de même."
    ),
    "had_abstained.no": (
        "Si [n:l’abstention avait été un vote|les {n} abstentions avaient été des votes] contre,"
        " le nombre requis n’aurait pas été atteint."
    ),
}

STANDING = {
    "all.certain_yes": "Tous ont voté : la proposition est adoptée.",
    "all.certain_no": "Tous ont voté : la proposition n’est pas adoptée.",
    "some.certain_yes": (
        "C’est décidé : la proposition est adoptée, quoi que"
        " [n:fasse le membre qui n’a pas voté|fassent les {n} membres qui n’ont pas voté]."
    ),
    "some.certain_no": (
        "C’est décidé : la proposition ne peut plus être adoptée, même si"
        " [n:le membre qui n’a pas voté était|les {n} membres qui n’ont pas voté étaient tous] pour."
    ),
    "would_pass": (
        "Si le vote était clos maintenant, la proposition serait adoptée."
        " {n} [n:membre n’a pas voté|membres n’ont pas voté]."
    ),
    "would_fail": (
        "Si le vote était clos maintenant, la proposition ne serait pas adoptée. Il manque {parts}."
        " {n} [n:membre n’a pas voté|membres n’ont pas voté]."
    ),
    "and.more": " et ",
    "more.members": "{n} voix pour",
    "more.weight": "un poids de {n} pour",
    "more.countries": "{n} pays pour",
    "more.represented": "{n} [n:membre présent ou représenté|membres présents ou représentés] pour le quorum",
    "more.cast": "{n} [n:bulletin|bulletins] pour le quorum",
}

_BEFORE = re.compile(r" (?=[;:?!»%])")


def typeset(text: str) -> str:
    """Narrow no-break spaces before ; : ? ! » % and after «; "plus d’un tiers", "plus des deux tiers"."""
    fixed = _BEFORE.sub(NARROW, text).replace("« ", f"«{NARROW}")
    return fixed.replace("lus de un ", "lus d’un ").replace("lus de les ", "lus des ")


FRENCH = Language(
    text=RESULT | RULE | PROOF | STANDING,
    shares=SHARES,
    thousands=NARROW,
    point=",",
    singular=lambda n: 0 <= n < 2,
    typeset=typeset,
)
