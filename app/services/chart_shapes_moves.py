"""The moves of a flow: from where to where each part goes, what the places are called, and all of them as a table."""

from app.services.chart_shapes_ground import capital, counted
from app.services.figure_rows import FigureRow, ShownPart

FROM_TO = "Fra / til"
OUT, NO_RUNG = "out", "none"


def ends_of(part: ShownPart) -> tuple[str, str]:
    """Return from where to where a part of a flow goes, as it is called."""
    start, _, end = part.label.partition(" → ")
    return start, end


def keys_of(part: ShownPart) -> tuple[str, str]:
    """Return from where to where a part of a flow goes, as keys."""
    start, _, end = part.key.partition(">")
    return start, end


def places_of(row: FigureRow) -> dict[str, str]:
    """Return the places of a flow with what they are called: the highest rung first, then none, then no case."""
    names = {key: name for each in row.parts for key, name in zip(keys_of(each), ends_of(each), strict=True)}
    last = {NO_RUNG: 1, OUT: 2}
    return {
        key: capital(names[key])
        for key in sorted(names, key=lambda key: (last.get(key, 0), -int(key) if key.isdigit() else 0))
    }


def from_and_to(row: FigureRow) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return head and rows: a row for each place it begins and a column for each it ends; who nobody went to is 0."""
    places = places_of(row)
    told = {keys_of(each): counted(each.count) for each in row.parts}
    starts = [key for key in places if any(start == key for start, _ in told)]
    ends = [key for key in places if any(end == key for _, end in told)]
    body = [(places[start], *(told.get((start, end), "0") for end in ends)) for start in starts]
    head = (FROM_TO, *(f"Trin {key}" if key.isdigit() else places[key] for key in ends))
    return head, tuple(body)
