"""How a result was reached, question by question, so that a person can follow every number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from .language import Language, first_upper
from .outcome import By, MajorityCount, Passing
from .passing import base_of, needed_for
from .rule import Among, Base, Chamber, Counts
from .sentences import language_of


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One step: the question, its answer in a sentence or more, and the number it comes to."""

    question: str
    sentence: str
    number: str


def proof(passing: Passing, lang: str) -> list[ProofLine]:
    """Who could vote, the quorum, what was cast, and for each majority what was needed and reached."""
    it = language_of(lang)
    lines = [_who(passing, it), _quorum(passing, it), _cast(passing, it)]
    for count in passing.majorities:
        lines += [_needed(passing, count, it), _reached(passing, count, it)]
    return lines


def _who(passing: Passing, it: Language) -> ProofLine:
    said = [it.say("who", n=passing.entitled + passing.recused)]
    if passing.recused:
        said.append(it.say("recused", n=passing.recused, left=passing.entitled))
    if Chamber.WEIGHT in passing.rule.chambers:
        said.append(it.say("together", weight=passing.weight.entitled))
    return ProofLine(it.say("who?"), " ".join(said), it.number(passing.entitled))


def _quorum(passing: Passing, it: Language) -> ProofLine:
    rule, count = passing.rule.quorum, passing.quorum
    key = f"quorum.{rule.counts}.{rule.of}" if rule.at_least else "quorum.none"
    if key == f"quorum.{Counts.REPRESENTED}.{Among.ENTITLED}" and passing.proxies:
        key = "quorum.with_proxies"
    said = it.say(
        key,
        share=first_upper(it.share(rule.at_least)),
        of=count.of,
        needed=count.needed,
        reached=count.reached,
        present=passing.represented - passing.proxies,
        proxies=passing.proxies,
    )
    if not count.met:
        said += " " + it.say("quorum.short")
    return ProofLine(it.say("quorum?"), said, it.number(count.reached))


def _cast(passing: Passing, it: Language) -> ProofLine:
    """The votes, by members where they count; how the base treats abstentions, where all share one base."""
    of_members = (count for count in passing.majorities if count.rule.chamber is Chamber.MEMBERS)
    first = next(of_members, passing.majorities[0])
    sides = first.sides
    said = [it.say(f"cast.{first.rule.chamber}", yes=sides.yes, no=sides.no, abstain=sides.abstain)]
    if passing.blank:
        said.append(it.say("blank", n=passing.blank))
    if {count.rule.base for count in passing.majorities} == {first.rule.base}:
        said.append(it.say(f"base.{first.rule.base}", of=first.of))
    return ProofLine(it.say("cast?"), " ".join(said), it.number(sides.cast))


def _question(passing: Passing, count: MajorityCount, stem: str, it: Language) -> str:
    several = len(passing.rule.chambers) > 1
    return it.say(f"{stem}?{count.rule.chamber}" if several else f"{stem}?")


def _needed(passing: Passing, count: MajorityCount, it: Language) -> ProofLine:
    question = _question(passing, count, "needed", it)
    if not count.of:
        return ProofLine(question, it.say("needed.empty"), it.say("n/a"))
    bound = count.rule.share * count.of
    key = "needed.more" if count.rule.strict else "needed.exact" if bound == count.needed else "needed.up"
    share = it.share(count.rule.share)
    said = it.say(key, share=share if count.rule.strict else first_upper(share), of=count.of, bound=it.about(bound))
    return ProofLine(question, said, it.number(count.needed))


def _reached(passing: Passing, count: MajorityCount, it: Language) -> ProofLine:
    question = _question(passing, count, "reached", it)
    if not count.of:
        return ProofLine(question, it.say("reached.empty"), it.number(0))
    said = [it.say("reached", reached=count.reached, percent=it.percent(count.reached / count.of), of=count.of)]
    said.append(_verdict(passing, count, it))
    if count.met and count.by is By.COUNT and count.sides.abstain:
        still = "yes" if _holds_had_all_been_against(count) else "no"
        said.append(it.say(f"had_abstained.{still}", n=count.sides.abstain))
    return ProofLine(question, " ".join(said), it.number(count.reached))


def _verdict(passing: Passing, count: MajorityCount, it: Language) -> str:
    if count.tied:
        return it.say(f"reached.{passing.rule.tie}")
    if count.by is By.NO_BLOCKING_MINORITY:
        return it.say("reached.unblocked", k=passing.rule.blocking_minority or 0)
    margin = count.reached - count.needed
    key = "more" if margin > 0 else "short" if margin < 0 else "exact"
    return it.say(f"reached.{key}", n=abs(margin))


def _holds_had_all_been_against(count: MajorityCount) -> bool:
    """Whether the majority would hold if each abstention had been a vote against: only "valid" differs."""
    if count.rule.base is not Base.VALID:
        return count.met
    sides = replace(count.sides, no=count.sides.no + count.sides.abstain, abstain=Fraction(0))
    return count.reached >= needed_for(count.rule, base_of(count.rule.base, sides), count.unit)
