"""The order of a drawing as plain lists: where somebody new comes in, who moves along, and few keys rewritten."""

from hypothesis import given
from hypothesis import strategies as st

from app.genogram.family import ChildLink, Family, FamilyPerson, Union
from app.models.order import key_between
from app.models.order_runs import LONGEST, keys_for
from app.services.drawing_moves import block_of, followers, in_old_order, moved, with_new

TWO_COUPLES = Family(
    persons=tuple(FamilyPerson(one, one) for one in ("bo", "mia", "ole", "eva", "asta", "kaj", "ida", "per")),
    unions=(
        Union("u1", ("bo", "mia")),
        Union("u2", ("mia", "ole")),
        Union("u3", ("asta", "kaj")),
        Union("u4", ("eva",)),
    ),
    links=(
        ChildLink("asta", "u1"),
        ChildLink("ida", "u3"),
        ChildLink("per", "u4"),
        ChildLink("per", "u1", "foster", primary=False),
    ),
)


@given(st.lists(st.one_of(st.none(), st.text("0123456789abcxyz", min_size=1, max_size=4)), max_size=40))
def test_keys_rise_and_those_that_rose_already_stay(known: list[str | None]) -> None:
    clean = [None if key is None else key.rstrip("0") or "1" for key in known]
    keys = keys_for(clean)

    assert keys == sorted(set(keys))
    assert len(keys) == len(clean)
    rising = [key for key in clean if key is not None]
    if rising == sorted(set(rising)):
        assert [key for key, was in zip(keys, clean, strict=True) if was is not None] == rising


@given(st.lists(st.integers(0, 1_000_000), max_size=80))
def test_however_many_come_in_at_one_spot_keys_stay_short(spots: list[int]) -> None:
    keys: list[str] = []
    for spot in spots:
        at = spot % 2 * len(keys) // 2
        keys = keys_for([*keys[:at], None, *keys[at:]])

    assert all(len(key) <= LONGEST for key in keys)
    assert keys == sorted(set(keys))


def test_as_few_keys_as_can_be_are_rewritten() -> None:
    first, second = key_between(None, None), key_between(key_between(None, None), None)
    third = key_between(second, None)

    assert keys_for([third, first, second])[1:] == [first, second]
    assert first in keys_for([first, first])


def test_somebody_new_comes_between_their_neighbours_and_nobody_else_moves() -> None:
    order = ["bo", "asta", "mia", "ole"]
    drawn = ["ib", "bo", "asta", "kaj", "ida", "mia", "ole"]
    rows = [["ib"], ["bo", "mia", "ole"], ["asta", "kaj", "ida"]]

    assert with_new(order, drawn, rows) == ["ib", "bo", "asta", "kaj", "ida", "mia", "ole"]
    assert with_new([], drawn, rows) == drawn


@given(st.permutations(range(12)), st.sets(st.integers(0, 11)), st.lists(st.integers(0, 2), min_size=12, max_size=12))
def test_the_old_order_is_kept_and_new_ones_stand_as_drawn(
    numbers: list[int], new: set[int], floors: list[int]
) -> None:
    drawn = [str(each) for each in numbers]
    rows = [[each for each in drawn if floors[int(each)] == floor] for floor in range(3)]
    order = [each for each in drawn if int(each) not in new]

    result = with_new(order, drawn, rows)

    assert sorted(result) == sorted(drawn)
    assert [each for each in result if each in order] == order
    assert all([each for each in result if each in row] == row for row in rows)


def test_a_block_is_everybody_in_the_row_who_is_joined_by_partners() -> None:
    row = ["eva", "bo", "mia", "ole"]

    assert block_of(TWO_COUPLES, row, "ole") == ("bo", "mia", "ole")
    assert block_of(TWO_COUPLES, row, "eva") == ("eva",)


def test_those_below_follow_with_their_partners_but_not_children_who_hang_elsewhere() -> None:
    assert followers(TWO_COUPLES, ("bo", "mia")) == {"asta", "kaj", "ida"}
    assert followers(TWO_COUPLES, ("eva",)) == {"per"}
    assert followers(TWO_COUPLES, ("ida",)) == set()


def test_a_group_moves_whole_to_either_side() -> None:
    order = ["a", "b", "x", "c", "d"]

    assert moved(order, ("a", "c"), ("x",), to_the_right=True) == ["b", "x", "a", "c", "d"]
    assert moved(order, ("d",), ("a", "b"), to_the_right=False) == ["d", "a", "b", "x", "c"]


def test_those_who_follow_keep_their_order_among_each_other() -> None:
    rows = [["a", "b"], ["x", "c", "y", "z"]]

    assert in_old_order(["z", "a", "y", "b", "c", "x"], {"x", "y", "z"}, list("axcbyz"), rows) == list("azcbyx")
