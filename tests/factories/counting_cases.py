"""Builders for the tests of counting: rules, seats, and hypothesis strategies."""

from fractions import Fraction

from hypothesis import strategies as st

from collegium.kernel.counting.rule import Among, Base, Chamber, Counts, Majority, Quorum, Rule, Tie
from collegium.kernel.counting.seats import SeatVote


def rule(*majorities, least="0", counts="represented", of="entitled", **more):
    """A rule from ("members", "cast", "2/3") tuples; a fourth item True makes it "more than"."""
    asked = tuple(
        Majority(Chamber(chamber), Base(base), Fraction(share), *strict) for chamber, base, share, *strict in majorities
    )
    return Rule(Quorum(Counts(counts), Among(of), Fraction(least)), asked, **more)


def seats(*, yes=0, no=0, abstain=0, silent=0, present=0, proxy=0, recused=0, blank=0):
    """Seats of weight 1 by what they did; `present` and `proxy` are there without voting."""
    kinds = {
        "yes": (yes, {"yes": 1}),
        "no": (no, {"no": 1}),
        "abstain": (abstain, {"abstain": 1}),
        "silent": (silent, {}),
        "present": (present, {"present": True}),
        "proxy": (proxy, {"proxy": True}),
        "recused": (recused, {"recused": True, "yes": 1, "present": True}),
        "blank": (blank, {"blank": True}),
    }
    return [SeatVote(f"{kind}{n}", **what) for kind, (many, what) in kinds.items() for n in range(many)]


shares = st.builds(Fraction, st.integers(1, 8), st.integers(8, 9))
more_shares = st.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(3, 4), Fraction(11, 20), Fraction(1, 3)])


@st.composite
def majorities(draw, chambers=tuple(Chamber)):
    share, strict = draw(st.one_of(shares, more_shares)), draw(st.booleans())
    if share == 1:
        strict = False
    return Majority(draw(st.sampled_from(chambers)), draw(st.sampled_from(Base)), share, strict)


@st.composite
def rules(draw, chambers=tuple(Chamber)):
    asked = tuple(draw(st.lists(majorities(chambers), min_size=1, max_size=3, unique=True)))
    quorum = Quorum(
        draw(st.sampled_from(Counts)),
        draw(st.sampled_from(Among)),
        draw(st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(1)])),
    )
    both = {Chamber.MEMBERS, Chamber.WEIGHT} <= {it.chamber for it in asked}
    blocking = draw(st.one_of(st.none(), st.integers(1, 5))) if both else None
    return Rule(quorum, asked, blocking, draw(st.sampled_from(Tie)))


@st.composite
def votes(draw, seat="s", largest=4):
    weight = draw(st.integers(1, largest))
    how = draw(st.sampled_from(["yes", "no", "abstain", "split", "blank", "out", "out"]))
    parts = {"yes": 0, "no": 0, "abstain": 0}
    if how in parts:
        parts[how] = weight
    elif how == "split":
        parts["yes"] = draw(st.integers(0, weight))
        parts["no"] = draw(st.integers(0, weight - parts["yes"]))
        parts["abstain"] = weight - parts["yes"] - parts["no"]
    flags = {name: draw(st.booleans()) for name in ("present", "proxy")}
    recused = draw(st.integers(0, 5)) == 0
    country = draw(st.sampled_from(["AT", "BE", "FR"]))
    return SeatVote(seat, weight, country, **parts, **flags, recused=recused, blank=how == "blank")


@st.composite
def rolls(draw, largest=4, most=9):
    many = draw(st.integers(0, most))
    return [draw(votes(seat=f"s{n}", largest=largest)) for n in range(many)]
