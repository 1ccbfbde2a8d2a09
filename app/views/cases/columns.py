"""How a case reads in the list of cases."""

import datetime as dt
from collections.abc import Callable

from app.language.dates import in_days, short_day
from app.language.folding import join_names
from app.services.cases import CaseLine
from app.views.widgets.rows import Column

NO_DATE = "ingen dato"


def case_columns(today: Callable[[], dt.date]) -> list[Column[CaseLine]]:
    """Return navn, alder, næste dato, én linje and sagsnummer."""
    return [
        Column("Navn", names, second=None),
        Column("Alder", ages, gives_way=3),
        Column(
            "Næste dato",
            lambda line: next_date(line, today()),
            lambda line: line.next_on,
            colour=_colour,
            gives_way=4,
        ),
        Column("Én linje", lambda line: " ".join(line.one_line[:200].split()), stretch=True, gives_way=2),
        Column("Sagsnummer", lambda line: line.number[:40], gives_way=1),
    ]


def names(line: CaseLine) -> str:
    """»Liv Holm Petersen og Bertil Holm Petersen«."""
    return join_names([name[:120] for name in line.children]) or "Uden navn"


def ages(line: CaseLine) -> str:
    """»11 år«, »10 og 8 år«."""
    known = [age.removesuffix(" år") for age in line.ages if age]
    return f"{join_names(known)} år" if known else ""


def next_date(line: CaseLine, today: dt.date) -> str:
    """»ons. 6. jan. 2027«, »i morgen«; a case without a next date says so."""
    if line.next_on is None:
        return "afsluttet" if line.closed else NO_DATE
    if (line.next_on - today).days < 2:
        return in_days(line.next_on, today)
    year = f" {line.next_on.year}" if line.next_on.year != today.year else ""
    return f"{short_day(line.next_on, keep=True)}{year}"


def _colour(line: CaseLine) -> str:
    return "ink" if line.next_on or line.closed else "warn"
