"""A statement finds what the query set finds, whatever the values; its SQL is written once for each shape."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.commons.pages.found import Found
from collegium.commons.reading import Condition, Statement
from collegium.rooms.groups.models import Holding
from collegium.rooms.members.models import Institution
from collegium.rooms.people.models import Person


def by(order):
    return Institution.objects.order_by(order).values_list(
        "slug", "country", "member_since", "evidence", "suspended_on"
    )


SHOWN = Statement(by)
COUNTRIES = ["AT", "BE", "DE", "FR", "PL", "PT", "XX", ""]
LEAVES = st.one_of(
    st.sampled_from(COUNTRIES).map(lambda it: Q(country=it)),
    st.lists(st.sampled_from(COUNTRIES), max_size=6).map(lambda it: Q(country__in=it)),
    st.sampled_from(["alpha", "beta", "none"]).map(lambda it: Q(slug__gte=it)),
    st.booleans().map(lambda it: Q(suspended_on__isnull=it)),
    st.text(max_size=4).map(lambda it: Q(short=it.replace("\0", ""))),
    st.sampled_from(["a", "u"]).map(lambda it: Q(slug__contains=it)),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda two: two[0] & two[1]),
        st.tuples(inner, inner).map(lambda two: two[0] | two[1]),
        inner.map(lambda it: ~it),
    ),
    max_leaves=6,
)


@given(
    asked=CONDITIONS,
    start=st.integers(0, 3),
    size=st.none() | st.integers(0, 4),
    order=st.sampled_from(["slug", "-slug"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
def test_it_finds_what_the_query_set_finds(world, asked, start, size, order):
    plain = list(by(order).filter(asked))
    rows = SHOWN.rows(asked, order)
    assert list(rows) == plain
    assert rows.count() == len(plain)
    stop = None if size is None else start + size
    assert list(rows[start:stop]) == plain[start:stop]
    assert rows.first() == (plain[0] if plain else None)


def test_its_sql_is_written_once_for_each_shape(world):
    made = []

    def base():
        made.append(1)
        return Institution.objects.order_by("slug").values_list("slug")

    it = Statement(base)
    first = list(it.rows(Q(country="AT", slug__in=["alpha", "beta", "none"])))
    assert first == [("alpha",)] and len(made) == 1
    other = list(Institution.objects.filter(country="BE", slug__in=["beta"]).values_list("slug"))
    assert list(it.rows(Q(country="BE", slug__in=["beta", "no", "none", "nothing"]))) == other
    assert len(made) == 1
    assert list(it.rows(Q(country="BE"))) and len(made) == 2


def test_a_condition_stands_for_an_expression_in_and_outside_of_statements(world):
    def sits(person):
        return Exists(Holding.objects.filter(seat__institution=OuterRef("pk"), person=person))

    rows = Statement(lambda: Institution.objects.order_by("slug").values_list("slug"))
    found = set()
    for person in Person.objects.values_list("pk", flat=True):
        plain = list(Institution.objects.filter(sits(person)).order_by("slug").values_list("slug"))
        asked = Q(Condition(sits, person))
        assert list(rows.rows(asked)) == plain
        assert list(Institution.objects.filter(asked).order_by("slug").values_list("slug")) == plain
        assert len(list(rows.rows(~asked))) + len(plain) == Institution.objects.count()
        found.update(plain)
    assert found


def test_values_of_the_base_are_bound_too(world):
    def held(now):
        rows = Holding.objects.filter(since__lte=now).order_by("since", "id")
        return rows.values_list("id", "since")

    it = Statement(held)
    moments = sorted(Holding.objects.values_list("since", flat=True))
    for now in (moments[0] - timedelta(seconds=1), moments[0], moments[-1], world.now):
        assert list(it.rows(values=(now,))) == list(held(now))


def test_a_value_that_the_base_reckons_with_is_asked_the_usual_way(world):
    def before(now):
        return Holding.objects.filter(since__lte=now - timedelta(days=1)).order_by("id").values_list("id")

    it = Statement(before)
    for now in [*Holding.objects.values_list("since", flat=True), world.now]:
        assert list(it.rows(values=(now,))) == list(before(now))


def test_found_reads_the_rows_of_a_statement(world, queries):
    found = Found(SHOWN.rows(Q(country__in=["AT", "BE"]), "slug"), lambda slug, *_: slug)
    plain = list(by("slug").filter(country__in=["AT", "BE"]))
    assert queries(lambda: len(found)) == 1 and len(found) == len(plain)
    assert found[:1] == [plain[0][0]] and list(found) == [it[0] for it in plain]


def test_a_value_inside_another_is_asked_the_usual_way(world):
    def like(word):
        return Institution.objects.filter(Q(name__contains=word) | Q(slug=word)).order_by("slug").values_list("slug")

    it = Statement(like)
    for word in ("alpha", "a", "zzz", "U"):
        assert list(it.rows(values=(word,))) == list(like(word))
        assert it.rows(values=(word,)).count() == like(word).count()
