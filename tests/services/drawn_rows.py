"""Who stands in which row of a drawing, and who has changed places, for the tests of the places."""

from itertools import combinations

from app.genogram.family import Family, Options
from app.genogram.layout import lay_out

Rows = list[list[str]]


def rows_of(found: Family) -> Rows:
    """The people of every row from left to right, as they are drawn."""
    layout = lay_out(found, Options())
    return [[each for each in row if each in layout.kin.persons] for row in layout.order]


def swapped(before: Rows, after: Rows) -> set[tuple[str, str]]:
    """The pairs that stood in one row before and after, and the other way round."""
    place = {each: (row, at) for row, standing in enumerate(after) for at, each in enumerate(standing)}
    return {
        (one, other)
        for row in before
        for one, other in combinations([each for each in row if each in place], 2)
        if place[one][0] == place[other][0] and place[one][1] > place[other][1]
    }


def names_in(found: Family, row: list[str]) -> list[str]:
    """The names of a row."""
    by_id = {each.id: each.name for each in found.persons}
    return [by_id[each] for each in row]
