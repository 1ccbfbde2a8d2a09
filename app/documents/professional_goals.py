"""Goals on the professional copy: one table from goal over steps and signs to who and by when, then each in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.documents import parts, styles
from app.documents.charts import numbers
from app.documents.day_words import capital, long_day, sentence
from app.documents.fact_table import facts, grid
from app.documents.panel import Panel
from app.services.plan_professional_rows import DoerLine
from app.services.plan_rows import GoalLine, ScoreLine

HEAD = ("Mål og delmål", "Tegn", "Hvem", "Frist", "Status")
_SHARES = (0.27, 0.21, 0.24, 0.16, 0.12)


def goals(rows: Sequence[GoalLine], hopes: Sequence[str]) -> list[Panel]:
    """Return the table of all goals, what each of them says more, and what is hoped for beside them."""
    table = grid(HEAD, [cells for row in rows for cells in _cells(row)], _SHARES)
    more = [panel for row in rows for panel in _in_full(row)]
    told = "Håb: " + " ".join(sentence(each) for each in hopes) if hopes else ""
    return [*table, *more, *parts.text(told, styles.PRO_BODY, before=6)]


def scores(rows: Sequence[ScoreLine]) -> list[Panel]:
    """Return numbers as a table: question, who, number, when."""
    cells = [
        (
            row.question,
            row.who,
            "" if row.value is None else f"{row.value:g}".replace(".", ","),
            row.period or (long_day(row.said_on) if row.said_on else ""),
        )
        for row in rows
    ]
    return grid(("Spørgsmål", "Hvem", "Tal", "Hvornår"), cells, (0.42, 0.25, 0.08, 0.25))


def _cells(row: GoalLine) -> Iterable[tuple[str, ...]]:
    signs = " ".join(part for part in (sentence(row.seen_by), _reached(row)) if part)
    due = long_day(row.by) if row.by else ""
    area = f" ({row.area})" if row.area else ""
    yield (
        sentence(f"{row.number}. {row.text.strip().rstrip('.')}{area}"),
        signs,
        _doers(row.doers),
        due,
        capital(row.status),
    )
    for step in row.steps:
        yield (f"Delmål: {sentence(step.text)}", "", "", step.due, capital(step.status))


def _reached(row: GoalLine) -> str:
    return sentence(f"Nået, når {row.reached_when.strip()}") if row.reached_when.strip() else ""


def _doers(doers: Sequence[DoerLine]) -> str:
    return " ".join(sentence(": ".join(part for part in (each.who, each.does) if part)) for each in doers)


def _in_full(row: GoalLine) -> list[Panel]:
    """Return what the table has no room for, under the goal's number."""
    body = facts([
        ("Fagligt", row.professional_text),
        ("Nu", row.baseline),
        ("Det vil vi nå", row.target),
        ("Med på det", row.help),
    ])  # fmt: skip
    body += _numbers(row)
    return [_title(row), *body] if body else []


def given_numbers(rows: Sequence[GoalLine]) -> list[Panel]:
    """Return the numbers of one child on goals that stand among those for all, under the numbers they have there."""
    return [panel for row in rows for panel in (_title(row), *_numbers(row))]


def _title(row: GoalLine) -> Panel:
    return parts.heading(f"Mål {row.number}: {row.text}", styles.PRO_STRONG, before=10, after=2, deeper=1)


def _numbers(row: GoalLine) -> list[Panel]:
    drawn = numbers(row.points, row.curve_words)
    return [*drawn, *parts.text(row.curve_words, styles.PRO_SOFT, after=4)] if drawn else scores(row.scores)
