"""The English of a result."""

from __future__ import annotations

from fractions import Fraction

from .language import Language

SHARES = {
    Fraction(1): "all",
    Fraction(1, 2): "half",
    Fraction(1, 3): "one third",
    Fraction(2, 3): "two thirds",
    Fraction(1, 4): "one quarter",
    Fraction(3, 4): "three quarters",
    Fraction(3, 5): "three fifths",
    Fraction(4, 5): "four fifths",
}

RESULT = {
    "adopted": "Adopted: {what}.",
    "not_adopted": "Not adopted: {what}.",
    "join": "; ",
    "at_least": "at least {share}",
    "more_than": "more than {share}",
    "members.valid": "{needed} of {of} [of:vote|votes] for or against needed, {reached} reached",
    "members.cast": "{needed} of {of} [of:vote|votes] cast needed, {reached} reached",
    "members.present": ("{needed} of {of} [of:member|members] present or represented needed, {reached} reached"),
    "members.entitled": "{needed} of {of} [of:member|members] needed, {reached} reached",
    "countries.valid": "{needed} of {of} [of:country|countries] for or against needed, {reached} reached",
    "countries.cast": "{needed} of {of} [of:country|countries] that voted needed, {reached} reached",
    "countries.present": ("{needed} of {of} [of:country|countries] present or represented needed, {reached} reached"),
    "countries.entitled": "{needed} of {of} [of:country|countries] needed, {reached} reached",
    "weight.valid": ("{share} of the weight for or against needed ({needed} of {of}), {percent} reached ({reached})"),
    "weight.cast": "{share} of the weight cast needed ({needed} of {of}), {percent} reached ({reached})",
    "weight.present": (
        "{share} of the weight present or represented needed ({needed} of {of}), {percent} reached ({reached})"
    ),
    "weight.entitled": "{share} of the weight needed ({needed} of {of}), {percent} reached ({reached})",
    "unblocked": "{count}, which is enough because [k:no member was|fewer than {k} members were] not for it",
    "empty": "no vote counted, so the share is n/a",
    "n/a": "n/a",
    "tied.valid": "{yes} for and {other} against is a tie",
    "tied.cast": "{yes} for and {other} against or abstaining is a tie",
    "rejected": "{tie}, which is a rejection",
    "chair:yes": "{tie}, and the casting vote of the chair was for",
    "chair:no": "{tie}, and the casting vote of the chair was against",
    "nobody_entitled": "nobody was entitled to vote",
    "nobody_voted": "nobody voted",
    "all_abstained": "[n:the only one who voted|all {n} who voted] abstained",
    "quorum.met.entitled": "the quorum of {needed} of {of} was met with {reached}",
    "quorum.met.present": "the quorum of {needed} of {of} present was met with {reached}",
    "quorum.missed.entitled": "the quorum of {needed} of {of} was missed with {reached}",
    "quorum.missed.present": "the quorum of {needed} of {of} present was missed with {reached}",
}

RULE = {
    "rule": "The proposal is adopted when {clauses}.",
    "and": " and ",
    "rule.simple.members": "more members are for it than against it",
    "rule.simple.weight": "the weight for it is above the weight against it",
    "rule.simple.countries": "more countries are for it than against it",
    "rule.members.valid": "{share} of the votes for or against, abstentions left out, are for it",
    "rule.members.cast": "{share} of the votes cast, abstentions included, are for it",
    "rule.members.present": "{share} of the members present or represented are for it",
    "rule.members.entitled": "{share} of all members are for it",
    "rule.members.known": "{share} of all {of} [of:member|members] ({needed}) are for it",
    "rule.weight.valid": "{share} of the weight for or against, abstentions left out, is for it",
    "rule.weight.cast": "{share} of the weight cast, abstentions included, is for it",
    "rule.weight.present": "{share} of the weight present or represented is for it",
    "rule.weight.entitled": "{share} of the whole weight is for it",
    "rule.countries.valid": "{share} of the countries for or against, abstentions left out, are for it",
    "rule.countries.cast": "{share} of the countries that vote, abstentions included, are for it",
    "rule.countries.present": "{share} of the countries present or represented are for it",
    "rule.countries.entitled": "{share} of all countries are for it",
    "rule.blocking": (
        "The weight also counts as reached when [k:no member is|fewer than {k} members are] not for the proposal."
    ),
    "rule.tie.rejected": "A tie is a rejection.",
    "rule.tie.chair:yes": "In a tie the casting vote of the chair decides: it is for the proposal.",
    "rule.tie.chair:no": "In a tie the casting vote of the chair decides: it is against the proposal.",
    "rule.quorum.none": "No quorum is asked.",
    "rule.quorum.represented.entitled": "The quorum is {share} of {whom}, present or represented.",
    "rule.quorum.cast.entitled": (
        "The quorum is {share} of {whom}, counted in ballots; abstentions and blank ballots count."
    ),
    "rule.quorum.cast.present": "The quorum is {share} of those present or represented, counted in ballots.",
    "rule.quorum.represented.present": "Whoever is present makes a quorum.",
    "whom": "the members",
    "whom.known": "the {of} [of:member|members] ({needed})",
}

PROOF = {
    "who?": "Who could vote?",
    "who": "{n} [n:member was|members were] on the list.",
    "recused": ("{n} [n:is|are] recused and [n:leaves|leave] every count of this vote; {left} [left:remains|remain]."),
    "together": "Their weight together is {weight}.",
    "quorum?": "Was there a quorum?",
    "quorum.none": "No quorum was asked. {reached} took part.",
    "quorum.represented.entitled": (
        "{share} of the {of} entitled, present or represented: {needed} needed. {reached} [reached:was|were]."
    ),
    "quorum.with_proxies": (
        "{share} of the {of} entitled, present or represented: {needed} needed."
        " {reached} [reached:was|were]: {present} present, {proxies} by proxy."
    ),
    "quorum.cast.entitled": (
        "{share} of the {of} entitled: {needed} needed, abstentions and blank ballots included. {reached} voted."
    ),
    "quorum.cast.present": (
        "{share} of the {of} present or represented: {needed} needed, abstentions and blank ballots included."
        " {reached} voted."
    ),
    "quorum.represented.present": "Whoever was present made a quorum: {reached} [reached:was|were].",
    "quorum.short": "The quorum was missed.",
    "cast?": "How many votes were cast?",
    "cast.members": "{yes} for, {no} against, {abstain} abstained.",
    "cast.weight": "By weight {yes} for, {no} against, {abstain} abstained.",
    "cast.countries": "By countries {yes} for, {no} against, {abstain} abstained.",
    "blank": "{n} blank [n:ballot counts|ballots count] for the quorum only.",
    "base.valid": "Abstentions do not count; that is the rule of this body: {of} [of:remains|remain].",
    "base.cast": "Abstentions count as cast; that is the rule of this body.",
    "base.present": "All who were present or represented count, with or without a vote: {of}.",
    "base.entitled": "All who were entitled count, with or without a vote: {of}.",
    "needed?": "How many were needed?",
    "needed?members": "How many members were needed?",
    "needed?weight": "How much weight was needed?",
    "needed?countries": "How many countries were needed?",
    "needed.exact": "{share} of {of} is {bound}.",
    "needed.up": "{share} of {of} is {bound}, rounded up.",
    "needed.more": "More than {share} of {of}, that is more than {bound}.",
    "needed.empty": "Nothing was counted, so the share is n/a.",
    "reached?": "How many were reached?",
    "reached?members": "How many members were reached?",
    "reached?weight": "How much weight was reached?",
    "reached?countries": "How many countries were reached?",
    "reached": "{reached} for, {percent} of {of}.",
    "reached.empty": "Nothing was for it.",
    "reached.more": "{n} more than needed.",
    "reached.exact": "Exactly what was needed.",
    "reached.short": "{n} too few.",
    "reached.unblocked": "Enough, because [k:no member was|fewer than {k} members were] not for it.",
    "reached.rejected": "A tie, which is a rejection.",
    "reached.chair:yes": "A tie; the casting vote of the chair was for.",
    "reached.chair:no": "A tie; the casting vote of the chair was against.",
    "had_abstained.yes": ("If the [n:abstention|{n} abstentions] had been against, it would still have been reached."),
    "had_abstained.no": ("If the [n:abstention|{n} abstentions] had been against, it would not have been reached."),
}

STANDING = {
    "all.certain_yes": "All have voted: it is adopted.",
    "all.certain_no": "All have voted: it is not adopted.",
    "some.certain_yes": (
        "Decided: it is adopted, whatever [n:the one who has not voted does|the {n} who have not voted do]."
    ),
    "some.certain_no": (
        "Decided: it cannot be adopted any more,"
        " even if [n:the one who has not voted is|all {n} who have not voted are] for it."
    ),
    "would_pass": "If the vote closed now, it would be adopted. {n} [n:has|have] not voted.",
    "would_fail": ("If the vote closed now, it would not be adopted. It needs {parts}. {n} [n:has|have] not voted."),
    "and.more": " and ",
    "more.members": "{n} more [n:vote|votes] for it",
    "more.weight": "{n} more weight for it",
    "more.countries": "{n} more [n:country|countries] for it",
    "more.represented": "{n} more present or represented for the quorum",
    "more.cast": "{n} more [n:ballot|ballots] for the quorum",
}

ENGLISH = Language(
    text=RESULT | RULE | PROOF | STANDING,
    shares=SHARES,
    thousands=",",
    point=".",
    singular=lambda n: n == 1,
    typeset=str,
)
