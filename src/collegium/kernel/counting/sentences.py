"""A result, a rule and an open vote in plain words with their numbers, in English ("en") or French ("fr").

Another language gets the English, as an untranslated catalogue would.
"""

from __future__ import annotations

from fractions import Fraction

from .english import ENGLISH
from .exact import ceiling
from .french import FRENCH
from .language import Language
from .outcome import By, MajorityCount, Passing, Reason
from .passing import needed_for
from .rule import Among, Base, Chamber, Majority, Quorum, Rule
from .standing import Standing


def language_of(lang: str) -> Language:
    """The language of a tag such as "fr" or "fr-BE"; English for all others."""
    return FRENCH if lang[:2].lower() == "fr" else ENGLISH


# The result


def sentence(passing: Passing, lang: str) -> str:
    """The result in one sentence, with every number that decided it."""
    it = language_of(lang)
    key = "adopted" if passing.adopted else "not_adopted"
    return it.say(key, what=it.say("join").join(_clauses(passing, it)))


def _clauses(passing: Passing, it: Language) -> list[str]:
    """What decided stands first: the majorities, or the quorum that was missed."""
    if passing.reason is Reason.NOBODY_ENTITLED:
        return [it.say("nobody_entitled")]
    counted = _counted(passing, it)
    if not passing.rule.quorum.at_least:
        return counted
    quorum = _quorum_clause(passing, it)
    return [quorum, *counted] if passing.reason is Reason.QUORUM_MISSED else [*counted, quorum]


def _quorum_clause(passing: Passing, it: Language) -> str:
    quorum = passing.quorum
    key = f"quorum.{'met' if quorum.met else 'missed'}.{passing.rule.quorum.of}"
    return it.say(key, needed=quorum.needed, of=quorum.of, reached=quorum.reached)


def _counted(passing: Passing, it: Language) -> list[str]:
    if not passing.weight.cast:
        return [it.say("nobody_voted")]
    if not passing.weight.valid:
        return [it.say("all_abstained", n=passing.members.abstain)]
    return [majority_clause(passing, count, it) for count in passing.majorities]


def majority_clause(passing: Passing, count: MajorityCount, it: Language) -> str:
    """One majority: needed, reached, and by which rule where the count alone did not decide."""
    if not count.of:
        return it.say("empty")
    if count.tied:
        return it.say(passing.rule.tie.value, tie=_tie(count, it))
    clause = it.say(
        f"{count.rule.chamber}.{count.rule.base}",
        needed=count.needed,
        of=count.of,
        reached=count.reached,
        share=asked_share(count.rule, it, at_least=False),
        percent=it.percent(count.reached / count.of),
    )
    if count.by is By.NO_BLOCKING_MINORITY:
        return it.say("unblocked", count=clause, k=passing.rule.blocking_minority or 0)
    return clause


def _tie(count: MajorityCount, it: Language) -> str:
    return it.say(f"tied.{count.rule.base}", yes=count.reached, other=count.of - count.reached)


def asked_share(majority: Majority, it: Language, *, at_least: bool = True) -> str:
    """A share as it is asked: "at least two thirds", "more than half", "all"."""
    share = it.share(majority.share)
    if majority.strict:
        return it.say("more_than", share=share)
    return it.say("at_least", share=share) if at_least and majority.share < 1 else share


# The rule


def rule_sentence(rule: Rule, lang: str) -> str:
    """The rule in plain words: majorities, blocking minority, tie, quorum."""
    it = language_of(lang)
    clauses = it.say("and").join(_majority_of_rule(rule, majority, it) for majority in rule.majorities)
    said = [it.say("rule", clauses=clauses)]
    if rule.blocking_minority is not None:
        said.append(it.say("rule.blocking", k=rule.blocking_minority))
    if any(majority.can_tie for majority in rule.majorities):
        said.append(it.say(f"rule.tie.{rule.tie}"))
    said.append(_quorum_of_rule(rule.quorum, rule.entitled, it))
    return " ".join(said)


def _majority_of_rule(rule: Rule, majority: Majority, it: Language) -> str:
    if majority.can_tie and majority.base is Base.VALID:
        return it.say(f"rule.simple.{majority.chamber}")
    share = asked_share(majority, it)
    if majority.chamber is Chamber.MEMBERS and majority.base is Base.ENTITLED and rule.entitled:
        needed = needed_for(majority, Fraction(rule.entitled), 1)
        return it.say("rule.members.known", share=share, of=rule.entitled, needed=needed)
    return it.say(f"rule.{majority.chamber}.{majority.base}", share=share)


def _quorum_of_rule(quorum: Quorum, entitled: int | None, it: Language) -> str:
    if not quorum.at_least:
        return it.say("rule.quorum.none")
    whom = it.say("whom")
    if entitled and quorum.of is Among.ENTITLED:
        whom = it.say("whom.known", of=entitled, needed=ceiling(quorum.at_least * entitled))
    return it.say(f"rule.quorum.{quorum.counts}.{quorum.of}", share=it.share(quorum.at_least), whom=whom)


# An open vote


def standing_sentence(standing: Standing, lang: str) -> str:
    """Where an open vote stands: decided, or what it still needs and how many have not voted."""
    it = language_of(lang)
    if standing.decided:
        who = "some" if standing.remaining else "all"
        return it.say(f"{who}.{standing.outlook}", n=standing.remaining)
    if standing.now.adopted:
        return it.say("would_pass", n=standing.remaining)
    return it.say("would_fail", n=standing.remaining, parts=it.say("and.more").join(_lacking(standing, it)))


def _lacking(standing: Standing, it: Language) -> list[str]:
    parts = [it.say(f"more.{missing.rule.chamber}", n=missing.more) for missing in standing.missing if missing.more]
    if standing.quorum_missing:
        parts.append(it.say(f"more.{standing.now.rule.quorum.counts}", n=standing.quorum_missing))
    return parts
