"""I dag for paper: the lines that are shown, under the headings they stand under, or those that are chosen."""

import datetime as dt
from collections.abc import Sequence

from app.services.due_rows import DueRow
from app.services.listing import Cells, ListGroup, Listing
from app.services.today_rows import TodayRows, group_of
from app.views.today import words

HEAD, SHARES = ("Hvad", "Hvem", "Hvornår", "Slags"), (31, 24, 26, 19)
ONLY = "Kun de {count} linjer, der var valgt."
NOT_SHOWN = "{lines} mere er ikke foldet ud på skærmen og er ikke med."


def listing_of(due: TodayRows, shown: Sequence[DueRow], chosen: Sequence[DueRow]) -> Listing:
    """Return the list. `shown` are the lines on the screen in their order, `chosen` those that are chosen together."""
    rows = chosen or shown
    groups = {group: [row for row in rows if group_of(row) is group] for group in dict.fromkeys(map(group_of, rows))}
    left = sum(due.count(group) for group in groups) - len(rows)
    more = NOT_SHOWN.format(lines="1 linje" if left == 1 else f"{left} linjer") if left else ""
    told = (ONLY.format(count=len(rows)),) if chosen else tuple(filter(None, [more]))
    return Listing(
        f"I dag, {words.title(due.day).lower()}", HEAD, SHARES,
        tuple(
            ListGroup(
                words.HEADINGS[group], tuple(_cells(row, due.day) for row in inside),
                tuple(row.case_id for row in inside),
            )
            for group, inside in groups.items()
        ),
        frozenset(row.case_id for row in rows), told,
    )  # fmt: skip


def _cells(row: DueRow, today: dt.date) -> Cells:
    kind = " · ".join(filter(None, (words.kind_line(row, today), words.extra_line(row))))
    return words.what_line(row), "".join(words.person_parts(row)), words.date_line(row, today), kind
