"""Rules as JSON: there and back, every fault by name and place."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.kernel.counting.rule import Majority, Quorum, Rule, RuleError
from factories.counting_cases import rules

COUNCIL = {
    "quorum": {"counts": "represented", "of": "entitled", "at_least": "1/2"},
    "majorities": [
        {"chamber": "members", "base": "entitled", "share": "11/20", "strict": False},
        {"chamber": "weight", "base": "entitled", "share": "13/20", "strict": False},
    ],
    "blocking_minority": 4,
    "tie": "rejected",
    "entitled": 58,
    "total_weight": "58",
}


def changed(path, value):
    """COUNCIL with one field changed, or left out when `value` is ..."""
    data = {
        **COUNCIL,
        "quorum": dict(COUNCIL["quorum"]),
        "majorities": [dict(m) for m in COUNCIL["majorities"]],
    }
    at = data
    *steps, last = path
    for step in steps:
        at = at[step]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    return data


def test_reads_and_writes_the_stable_shape():
    assert Rule.from_json(COUNCIL).to_json() == COUNCIL


@given(rules())
def test_there_and_back(rule):
    assert Rule.from_json(rule.to_json()) == rule


def test_decimals_are_exact():
    assert Rule.from_json(changed(["majorities", 1, "share"], "0.65")).majorities[1].share == Fraction(13, 20)


def test_a_template_names_no_electorate():
    data = {"quorum": COUNCIL["quorum"], "majorities": COUNCIL["majorities"][:1]}
    rule = Rule.from_json(data)
    assert (rule.entitled, rule.total_weight, rule.tie) == (None, None, "rejected")
    frozen = rule.frozen_for(entitled=13, total_weight=13).to_json()
    assert (frozen["entitled"], frozen["total_weight"]) == (13, "13")


@pytest.mark.parametrize(
    ("path", "value", "code", "where"),
    [
        (["quorum"], ..., "missing", "quorum"),
        (["quorum"], "half", "not_an_object", "quorum"),
        (["quorum", "counts"], "heads", "unknown_value", "quorum.counts"),
        (["quorum", "of"], None, "unknown_value", "quorum.of"),
        (["quorum", "at_least"], 0.5, "not_exact", "quorum.at_least"),
        (["quorum", "at_least"], "3/2", "share_out_of_range", "quorum.at_least"),
        (["quorum", "atleast"], "1/2", "unknown_field", "quorum.atleast"),
        (["majorities"], ..., "missing", "majorities"),
        (["majorities"], {}, "not_a_list", "majorities"),
        (["majorities", 0], "2/3", "not_an_object", "majorities[0]"),
        (["majorities", 1, "chamber"], "senate", "unknown_value", "majorities[1].chamber"),
        (["majorities", 1, "base"], ..., "missing", "majorities[1].base"),
        (["majorities", 0, "share"], "2/0", "not_exact", "majorities[0].share"),
        (["majorities", 0, "share"], "-1/2", "not_exact", "majorities[0].share"),
        (["majorities", 0, "share"], "1e9", "not_exact", "majorities[0].share"),
        (["majorities", 0, "share"], "0", "share_out_of_range", "majorities[0].share"),
        (["majorities", 0, "share"], "4/3", "share_out_of_range", "majorities[0].share"),
        (["majorities", 0, "strict"], "no", "not_true_or_false", "majorities[0].strict"),
        (["blocking_minority"], 0, "blocking_minority_out_of_range", "blocking_minority"),
        (["blocking_minority"], "4", "not_whole", "blocking_minority"),
        (["tie"], "chair", "unknown_value", "tie"),
        (["entitled"], True, "not_whole", "entitled"),
        (["entitled"], -1, "entitled_negative", "entitled"),
        (["total_weight"], 58.0, "not_exact", "total_weight"),
        (["name"], "Council", "unknown_field", "name"),
    ],
)
def test_every_fault_has_a_code_and_a_place(path, value, code, where):
    with pytest.raises(RuleError) as caught:
        Rule.from_json(changed(path, value))
    assert (caught.value.code, caught.value.path) == (code, where)
    assert caught.value.message


@pytest.mark.parametrize(
    ("majorities", "code"),
    [
        ([], "no_majority"),
        (COUNCIL["majorities"] + COUNCIL["majorities"][:1], "repeated_majority"),
        (COUNCIL["majorities"][:1], "blocking_minority_needs_chambers"),
    ],
)
def test_majorities_must_make_sense_together(majorities, code):
    with pytest.raises(RuleError) as caught:
        Rule.from_json({**COUNCIL, "majorities": majorities})
    assert code in [fault.code for fault in caught.value.faults]


def test_all_faults_are_named_at_once():
    with pytest.raises(RuleError) as caught:
        Rule.from_json({"quorum": {"counts": "x"}, "majorities": [{}], "tie": "y"})
    assert [fault.path for fault in caught.value.faults] == [
        "quorum.counts",
        "quorum.of",
        "quorum.at_least",
        "majorities[0].chamber",
        "majorities[0].base",
        "majorities[0].share",
        "tie",
    ]


def test_more_than_all_can_never_be():
    with pytest.raises(RuleError):
        Majority("members", "cast", Fraction(1), strict=True)
    with pytest.raises(RuleError):
        Quorum("cast", "entitled", Fraction(-1))


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(list(COUNCIL)), inner),
    max_leaves=20,
)


@given(json_like)
def test_any_other_data_is_refused_with_a_reason(data):
    with pytest.raises(RuleError) as caught:
        Rule.from_json(data)
    assert caught.value.faults
