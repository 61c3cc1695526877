"""What the sentences say, in both languages, and that they never say it badly."""

import re
from fractions import Fraction

import pytest
from hypothesis import given, settings

from collegium.kernel.counting.english import ENGLISH
from collegium.kernel.counting.french import FRENCH, NARROW
from collegium.kernel.counting.passing import decide
from collegium.kernel.counting.proof import proof
from collegium.kernel.counting.rule import Tie
from collegium.kernel.counting.seats import SeatVote
from collegium.kernel.counting.sentences import rule_sentence, sentence, standing_sentence
from collegium.kernel.counting.standing import standing
from factories.counting_cases import rolls, rule, rules, seats

SIMPLE = ("members", "valid", "1/2", True)
HALF_IN_WRITING = {"least": "1/2", "counts": "cast"}


def said(text):
    """The text with plain spaces, so that the cases below can be read."""
    return text.replace(NARROW, " ")


RESULTS = [
    (
        rule(("members", "entitled", "11/20"), least="1/2"),
        seats(yes=35, no=15, silent=8),
        "Adopted: 32 of 58 members needed, 35 reached; the quorum of 29 of 58 was met with 50.",
        "Proposition adoptée : il fallait 32 voix sur 58 membres, il y en a eu 35 ;"
        " le quorum de 29 sur 58 était atteint avec 50.",
    ),
    (
        rule(("members", "cast", "2/3"), **HALF_IN_WRITING),
        seats(yes=6, no=4, abstain=1, silent=2),
        "Not adopted: 8 of 11 votes cast needed, 6 reached; the quorum of 7 of 13 was met with 11.",
        "Proposition non adoptée : il fallait 8 voix sur 11 votes émis, il y en a eu 6 ;"
        " le quorum de 7 sur 13 était atteint avec 11.",
    ),
    (
        rule(SIMPLE, **HALF_IN_WRITING),
        seats(yes=4, silent=9),
        "Not adopted: the quorum of 7 of 13 was missed with 4; 3 of 4 votes for or against needed, 4 reached.",
        "Proposition non adoptée : le quorum de 7 sur 13 n’était pas atteint avec 4 ;"
        " il fallait 3 voix sur 4 suffrages exprimés, il y en a eu 4.",
    ),
    (
        rule(SIMPLE),
        seats(yes=6, no=6, abstain=1),
        "Not adopted: 6 for and 6 against is a tie, which is a rejection.",
        "Proposition non adoptée : 6 pour et 6 contre, soit un partage égal des voix, qui vaut rejet.",
    ),
    (
        rule(("members", "cast", "1/2", True), tie=Tie.CHAIR_YES),
        seats(yes=6, no=5, abstain=1),
        "Adopted: 6 for and 6 against or abstaining is a tie, and the casting vote of the chair was for.",
        "Proposition adoptée : 6 pour et 6 contre ou en abstention, soit un partage égal des voix,"
        " et la voix prépondérante de la présidence était pour.",
    ),
    (
        rule(SIMPLE, least="1/2", counts="cast", of="present"),
        seats(yes=5, present=5),
        "Adopted: 3 of 5 votes for or against needed, 5 reached; the quorum of 5 of 10 present was met with 5.",
        "Proposition adoptée : il fallait 3 voix sur 5 suffrages exprimés, il y en a eu 5 ;"
        " le quorum de 5 sur 10 présents était atteint avec 5.",
    ),
    (
        rule(SIMPLE),
        seats(silent=3),
        "Not adopted: nobody voted.",
        "Proposition non adoptée : personne n’a voté.",
    ),
    (
        rule(SIMPLE),
        seats(abstain=1, silent=1),
        "Not adopted: the only one who voted abstained.",
        "Proposition non adoptée : le seul membre votant s’est abstenu.",
    ),
    (
        rule(SIMPLE, least="1/2"),
        [],
        "Not adopted: nobody was entitled to vote.",
        "Proposition non adoptée : personne n’avait le droit de vote.",
    ),
    (
        rule(("members", "entitled", "11/20"), ("weight", "entitled", "13/20")),
        [SeatVote("a", 662, yes=662), SeatVote("b", 300, yes=300), SeatVote("c", 491, no=491)],
        "Adopted: 2 of 3 members needed, 2 reached; 65 % of the weight needed (945 of 1,453), 66.2 % reached (962).",
        "Proposition adoptée : il fallait 2 voix sur 3 membres, il y en a eu 2 ;"
        " il fallait 65 % du poids total (945 sur 1 453), il y en a eu 66,2 % (962).",
    ),
]


@pytest.mark.parametrize(("asked", "roll", "english", "french"), RESULTS)
def test_a_result_in_one_sentence(asked, roll, english, french):
    result = decide(asked, roll)
    assert sentence(result, "en") == english
    assert said(sentence(result, "fr")) == french
    assert result.to_json()["sentence"] == {"en": english, "fr": sentence(result, "fr")}


def test_a_share_just_missed_never_looks_reached():
    roll = [SeatVote("a", 64_999, yes=64_999), SeatVote("b", 35_001, no=35_001)]
    told = sentence(decide(rule(("weight", "entitled", "13/20")), roll), "en")
    assert told == "Not adopted: 65 % of the weight needed (65,000 of 100,000), 64.9 % reached (64,999)."


def test_three_who_cannot_block_are_explained():
    roll = [*(SeatVote(f"l{n}", 100, no=100) for n in range(3)), *seats(yes=55)]
    asked = rule(("members", "entitled", "11/20"), ("weight", "entitled", "13/20"), blocking_minority=4)
    told = decide(asked, roll)
    assert sentence(told, "en").endswith("which is enough because fewer than 4 members were not for it.")
    assert sentence(told, "fr").endswith("ce qui suffit, car moins de 4 membres n’ont pas voté pour.")


@pytest.mark.parametrize(
    ("asked", "english", "french"),
    [
        (
            rule(SIMPLE, **HALF_IN_WRITING, entitled=13, total_weight=Fraction(13)),
            "The proposal is adopted when more members are for it than against it. A tie is a rejection."
            " The quorum is half of the 13 members (7), counted in ballots; abstentions and blank ballots"
            " count.",
            "La proposition est adoptée si plus de membres votent pour que contre. Un partage égal des voix"
            " vaut rejet. Quorum : la moitié des 13 membres (7), compté en bulletins ;"
            " abstentions et bulletins blancs compris.",
        ),
        (
            rule(("members", "cast", "2/3"), least="1/3"),
            "The proposal is adopted when at least two thirds of the votes cast, abstentions included, are"
            " for it."
            " The quorum is one third of the members, present or represented.",
            "La proposition est adoptée si elle recueille au moins les deux tiers des votes émis, abstentions"
            " comprises. Quorum : un tiers des membres, présents ou représentés.",
        ),
        (
            rule(
                ("members", "entitled", "11/20"),
                ("weight", "entitled", "13/20"),
                blocking_minority=4,
                entitled=58,
                total_weight=Fraction(900),
            ),
            "The proposal is adopted when at least 55 % of all 58 members (32) are for it and at least 65"
            " % of the"
            " whole weight is for it. The weight also counts as reached when fewer than 4 members are not"
            " for the"
            " proposal. No quorum is asked.",
            "La proposition est adoptée si elle recueille au moins 55 % des voix des 58 membres (32) et si"
            " elle"
            " recueille au moins 65 % du poids total. Le poids est aussi réputé atteint lorsque moins de 4"
            " membres"
            " ne votent pas pour. Aucun quorum n’est demandé.",
        ),
        (
            rule(("members", "present", "2/3", True), ("members", "valid", "1"), least="1"),
            "The proposal is adopted when more than two thirds of the members present or represented are"
            " for it"
            " and all of the votes for or against, abstentions left out, are for it."
            " The quorum is all of the members, present or represented.",
            "La proposition est adoptée si elle recueille plus des deux tiers des voix des membres"
            " présents ou"
            " représentés et si elle recueille la totalité des suffrages exprimés, abstentions non comprises."
            " Quorum : la totalité des membres, présents ou représentés.",
        ),
    ],
)
def test_a_rule_in_plain_words(asked, english, french):
    assert rule_sentence(asked, "en") == english
    assert said(rule_sentence(asked, "fr")) == french


def test_the_proof_follows_the_page_question_by_question():
    asked = rule(("members", "cast", "2/3"), least="1/3")
    roll = [*seats(yes=41, no=7, abstain=4, silent=3, recused=1)]
    roll[:5] = [SeatVote(seat.seat, yes=1, proxy=True) for seat in roll[:5]]
    lines = proof(decide(asked, roll), "en")
    assert [(line.question, line.sentence, line.number) for line in lines] == [
        (
            "Who could vote?",
            "56 members were on the list. 1 is recused and leaves every count of this vote; 55 remain.",
            "55",
        ),
        (
            "Was there a quorum?",
            "One third of the 55 entitled, present or represented: 19 needed. 52 were: 47 present, 5 by proxy.",
            "52",
        ),
        (
            "How many votes were cast?",
            "41 for, 7 against, 4 abstained. Abstentions count as cast; that is the rule of this body.",
            "52",
        ),
        ("How many were needed?", "Two thirds of 52 is 34.67, rounded up.", "35"),
        (
            "How many were reached?",
            "41 for, 78.8 % of 52. 6 more than needed."
            " If the 4 abstentions had been against, it would still have been reached.",
            "41",
        ),
    ]
    french = proof(decide(asked, roll), "fr")
    assert [said(line.question) for line in french] == [
        "Qui pouvait voter ?",
        "Le quorum était-il atteint ?",
        "Combien de votes ont été émis ?",
        "Combien en fallait-il ?",
        "Combien y en a-t-il eu ?",
    ]
    assert [line.number for line in french] == [line.number for line in lines]
    assert said(french[3].sentence) == "Les deux tiers de 52 : 34,67, arrondi vers le haut."


def test_the_proof_says_when_abstentions_would_have_mattered():
    last = proof(decide(rule(("members", "valid", "2/3")), seats(yes=4, no=2, abstain=1)), "en")[-1]
    assert last.sentence == (
        "4 for, 66.6 % of 6. Exactly what was needed."
        " If the abstention had been against, it would not have been reached."
    )


def test_the_proof_of_nothing():
    lines = proof(decide(rule(("members", "valid", "2/3"), least="1/2"), seats(silent=3)), "en")
    assert lines[1].sentence.endswith("The quorum was missed.")
    assert [line.number for line in lines[3:]] == ["n/a", "0"]


@pytest.mark.parametrize(
    ("roll", "english", "french"),
    [
        (
            seats(yes=2, no=2, silent=9),
            "If the vote closed now, it would not be adopted. It needs 1 more vote for it and 3 more"
            " ballots for"
            " the quorum. 9 have not voted.",
            "Si le vote était clos maintenant, la proposition ne serait pas adoptée. Il manque 1 voix pour et"
            " 3 bulletins pour le quorum. 9 membres n’ont pas voté.",
        ),
        (
            seats(yes=6, no=1, silent=6),
            "If the vote closed now, it would be adopted. 6 have not voted.",
            "Si le vote était clos maintenant, la proposition serait adoptée. 6 membres n’ont pas voté.",
        ),
        (
            seats(yes=7, no=5, silent=1),
            "Decided: it is adopted, whatever the one who has not voted does.",
            "C’est décidé : la proposition est adoptée, quoi que fasse le membre qui n’a pas voté.",
        ),
        (
            seats(no=8, silent=5),
            "Decided: it cannot be adopted any more, even if all 5 who have not voted are for it.",
            "C’est décidé : la proposition ne peut plus être adoptée, même si les 5 membres qui n’ont pas"
            " voté"
            " étaient tous pour.",
        ),
        (
            seats(yes=7, no=6),
            "All have voted: it is adopted.",
            "Tous ont voté : la proposition est adoptée.",
        ),
    ],
)
def test_an_open_vote_in_words(roll, english, french):
    where = standing(rule(SIMPLE, **HALF_IN_WRITING), roll)
    assert standing_sentence(where, "en") == english
    assert said(standing_sentence(where, "fr")) == french


# Both languages alike, and their typography


def test_both_languages_have_the_same_templates_with_the_same_parts():
    assert ENGLISH.text.keys() == FRENCH.text.keys()
    assert ENGLISH.shares.keys() == FRENCH.shares.keys()
    needed = {"left", "present", "k", "whom"}  # parts that one language may leave to its plural or grammar
    for key, english in ENGLISH.text.items():
        parts = [set(re.findall(r"[{\[](\w+)", text)) - needed for text in (english, FRENCH.text[key])]
        assert parts[0] == parts[1], key


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (Fraction(1004), "1,004", f"1{NARROW}004"),
        (Fraction(10**18 + 1), "1,000,000,000,000,000,001", NARROW.join(["1", *["000"] * 5, "001"])),
        (Fraction(69, 2), "34.5", "34,5"),
        (Fraction(1, 8), "0.125", "0,125"),
        (Fraction(7, 3), "7/3", "7/3"),
        (0, "0", "0"),
    ],
)
def test_numbers_are_written_exactly(value, english, french):
    assert (ENGLISH.number(value), FRENCH.number(value)) == (english, french)


def test_rounded_bounds_never_look_whole():
    assert ENGLISH.about(Fraction(104, 3)) == "34.67"
    assert ENGLISH.about(Fraction(37)) == "37"
    assert ENGLISH.about(Fraction(36_999, 1000)) == "36.999"
    assert ENGLISH.about(Fraction(100_001, 3 * 10**4)) == "3.33"


@pytest.mark.parametrize(
    ("share", "english", "french"),
    [
        (Fraction(2, 3), "two thirds", "les deux tiers"),
        (Fraction(11, 20), "55 %", f"55{NARROW}%"),
        (Fraction(5, 8), "62.5 %", f"62,5{NARROW}%"),
        (Fraction(5, 9), "5/9", "5/9"),
    ],
)
def test_shares_in_words(share, english, french):
    assert (ENGLISH.share(share), FRENCH.share(share)) == (english, french)


def test_other_languages_get_the_english():
    result = decide(rule(SIMPLE), seats(yes=1))
    assert sentence(result, "de") == sentence(result, "en-gb") == sentence(result, "en")
    assert sentence(result, "fr-BE") == sentence(result, "fr")


def everything_said(asked, roll, lang):
    result = decide(asked, roll)
    lines = [part for line in proof(result, lang) for part in (line.question, line.sentence)]
    return [
        sentence(result, lang),
        rule_sentence(asked, lang),
        standing_sentence(standing(asked, roll), lang),
        *lines,
    ]


@settings(max_examples=60, deadline=None)
@given(rules(), rolls())
def test_every_sentence_is_whole_and_well_set(asked, roll):
    for text in everything_said(asked, roll, "en"):
        assert re.fullmatch(r"[A-Z0-9][^{}\[\]|]*[.?]", text), text
        assert not re.search(r"\s[;:?.,]|  |\b1 (votes|members|ballots|countries)\b|None|Fraction", text), text
    for text in everything_said(asked, roll, "fr"):
        assert re.fullmatch(r"[A-ZÀ-Ý0-9][^{}\[\]|]*[.?]", text), text
        assert not re.search(rf"[^{NARROW}][;:?!%]| [.,]|  |\b[dl]e (un|les)\b|None|Fraction", text), text
        assert not re.search(r"\b[01] (membres|bulletins|abstentions|suffrages|votes)\b", text), text
