"""May this reader see this fact? What must hold for every fact, reader and protection."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.models.enums import Floor, Topic
from app.models.enums_people import ProtectionScope
from app.rules.visibility import FactSeen, Shield, Viewer, visible

PEOPLE = st.frozensets(st.sampled_from("abcdef"), max_size=4)
FACTS = st.builds(FactSeen, topic=st.sampled_from(Topic), floor=st.sampled_from(Floor), about=PEOPLE, audience=PEOPLE)
SHIELDS = st.builds(
    Shield,
    subject=st.sampled_from("abcdef"),
    against=st.none() | st.sampled_from("abcdef"),
    scope=st.sampled_from(ProtectionScope),
    kin=PEOPLE,
    hosts=PEOPLE,
)
CIRCLES = st.sampled_from(Floor)
VIEWERS = st.builds(Viewer, circle=CIRCLES, people=PEOPLE, shields=st.lists(SHIELDS, max_size=3).map(tuple))
WIDEST_FIRST = (Floor.ROOM, Floor.FAMILY, Floor.PROFESSIONAL, Floor.CASEWORKER)

HEIDI, JAN, YASMIN, NOAH = "heidi", "jan", "yasmin", "noah"
SHIELD = Shield(HEIDI, JAN, ProtectionScope.WHEREABOUTS, kin=frozenset({NOAH}), hosts=frozenset({YASMIN}))


def seen(fact: FactSeen, viewer: Viewer) -> bool:
    return visible(fact, viewer)[0]


def by(*people: str, circle: Floor = Floor.FAMILY, shield: Shield = SHIELD) -> Viewer:
    return Viewer(circle, frozenset(people), (shield,))


@given(FACTS, VIEWERS)
def test_a_no_has_its_reason_in_words(fact: FactSeen, viewer: Viewer) -> None:
    may, reason = visible(fact, viewer)

    assert may or reason.endswith(".")


@given(FACTS, VIEWERS)
def test_the_caseworkers_own_screen_shows_everything(fact: FactSeen, viewer: Viewer) -> None:
    assert seen(fact, replace(viewer, circle=Floor.CASEWORKER))


@given(FACTS, VIEWERS, SHIELDS)
def test_one_more_protection_never_shows_more(fact: FactSeen, viewer: Viewer, shield: Shield) -> None:
    if not seen(fact, viewer):
        assert not seen(fact, replace(viewer, shields=(*viewer.shields, shield)))


@given(FACTS, VIEWERS, st.sampled_from("abcdef"))
def test_one_more_known_reader_never_shows_more(fact: FactSeen, viewer: Viewer, another: str) -> None:
    if viewer.people and not seen(fact, viewer):
        assert not seen(fact, replace(viewer, people=viewer.people | {another}))


@given(FACTS, VIEWERS)
def test_a_narrower_floor_never_shows_more(fact: FactSeen, viewer: Viewer) -> None:
    shown = [seen(replace(fact, floor=floor), viewer) for floor in WIDEST_FIRST]

    assert shown == sorted(shown, reverse=True)


@given(FACTS, VIEWERS)
def test_an_audience_is_never_widened_by_the_copy(fact: FactSeen, viewer: Viewer) -> None:
    if fact.audience and viewer.circle is not Floor.CASEWORKER and seen(fact, viewer):
        assert viewer.people
        assert viewer.people <= fact.audience


@given(FACTS, VIEWERS)
def test_where_a_protected_person_is_never_reaches_the_one_they_are_protected_against(
    fact: FactSeen, viewer: Viewer
) -> None:
    told = replace(fact, topic=Topic.WHEREABOUTS, about=fact.about | {"a"})
    against = replace(viewer, people=viewer.people | {"b"}, shields=(*viewer.shields, Shield("a", "b")))

    assert viewer.circle is Floor.CASEWORKER or not seen(told, against)


@given(FACTS, VIEWERS)
def test_without_protection_and_audience_only_the_floor_counts(fact: FactSeen, viewer: Viewer) -> None:
    open_fact, bare = replace(fact, audience=frozenset()), replace(viewer, shields=())

    assert seen(open_fact, bare) is (WIDEST_FIRST.index(fact.floor) <= WIDEST_FIRST.index(viewer.circle))


@given(PEOPLE, SHIELDS)
def test_a_protected_person_is_not_protected_against_herself(about: frozenset[str], shield: Shield) -> None:
    fact = FactSeen(Topic.WHEREABOUTS, Floor.FAMILY, about)

    assert seen(fact, Viewer(Floor.FAMILY, frozenset({shield.subject}), (shield,)))


def test_jan_sees_neither_where_heidi_is_nor_who_she_is_with_nor_where_the_child_with_her_goes() -> None:
    hidden = [
        FactSeen(Topic.WHEREABOUTS, Floor.FAMILY, frozenset({HEIDI})),
        FactSeen(Topic.GENERAL, Floor.FAMILY, frozenset({YASMIN})),
        FactSeen(Topic.SCHOOL, Floor.FAMILY, frozenset({NOAH})),
        FactSeen(Topic.WHEREABOUTS, Floor.FAMILY, frozenset({NOAH, JAN})),
    ]
    shown = [FactSeen(about=frozenset({HEIDI})), FactSeen(about=frozenset({NOAH})), FactSeen(about=frozenset({JAN}))]

    for readers in ((JAN,), (JAN, NOAH)):
        assert [seen(fact, by(*readers)) for fact in hidden] == [False] * 4
        assert [seen(fact, by(*readers)) for fact in shown] == [True] * 3
    assert [seen(fact, by(NOAH)) for fact in hidden] == [True] * 4


def test_a_copy_for_nobody_named_counts_every_protection() -> None:
    fact = FactSeen(Topic.WHEREABOUTS, Floor.FAMILY, frozenset({HEIDI}))

    assert not seen(fact, by(circle=Floor.PROFESSIONAL))
    assert seen(FactSeen(about=frozenset({YASMIN})), by(circle=Floor.PROFESSIONAL))


def test_a_hidden_address_hides_the_address_and_a_hidden_person_everything() -> None:
    place = FactSeen(Topic.WHEREABOUTS, Floor.FAMILY, frozenset({HEIDI}))
    name = FactSeen(about=frozenset({HEIDI}))
    host = FactSeen(about=frozenset({YASMIN}))
    homes = [FactSeen(Topic.WHEREABOUTS, Floor.FAMILY, frozenset({each})) for each in (NOAH, YASMIN)]
    school = FactSeen(Topic.SCHOOL, Floor.FAMILY, frozenset({NOAH}))

    for scope, expected in (
        (ProtectionScope.ADDRESS, [False, True, True, False, False, True]),
        (ProtectionScope.WHEREABOUTS, [False, True, False, False, False, False]),
        (ProtectionScope.EVERYTHING, [False, False, False, False, False, False]),
    ):
        viewer = by(JAN, shield=replace(SHIELD, scope=scope))
        assert [seen(fact, viewer) for fact in (place, name, host, *homes, school)] == expected
