"""Pages of key figures for the tests of pictures, papers and tables: all the shipped figures with numbers by chance.

Nothing is counted and nothing is suppressed here: a number is hidden where a test says so.
"""

import datetime as dt
import random
from collections.abc import Iterator, Sequence

from app.paths import resources
from app.rules.figure_periods import earlier_periods, period_named
from app.rules.key_figures import HIT, REST, KeyFigure, Period, Shape, load_key_figures
from app.services.figure_rows import FigurePage, FigureRow, PastFigure, ShownPart, Trend
from app.services.figures_report_rows import FiguresReport

NOW = period_named("2026H1")
FIGURES = load_key_figures(resources() / "definitions" / "key_figures.toml")
PLACES = {"6": "6 Institution", "5": "5 Plejefamilie", "4": "4 Slægt eller netværk", "3": "3 I hjemmet",
          "2": "2 Forebyggende", "1": "1 Almenområdet", "none": "intet trin", "out": "ikke i en åben sag"}  # fmt: skip
SENDERS = ("skole", "dagtilbud", "sundhedspleje", "politi", "sygehus", "praktiserende læge", "tandpleje",
           "anden kommune", "døgninstitution eller opholdssted", "familie", "nabo eller bekendt", "barnet selv",
           "domstol", "andre", "anonym")  # fmt: skip
FACES = ("ked af det", "midt imellem", "glad")
KINDS = ("Plejefamilie", "Socialpædagogisk opholdssted", "Slægt eller netværk", "uden slags")
USUAL = ("ingen endnu", "1-42 dage", "43-91 dage", "92-182 dage", "mere end et år")


def shown(count: int, *, small: bool) -> int | None:
    """Return a count as it may be told; small ones are hidden."""
    return None if small and 0 < count < 5 else count


def figure(figure_id: str) -> KeyFigure:
    """Return a shipped figure."""
    return next(each for each in FIGURES if each.id == figure_id)


def a_row(of: KeyFigure, chance: random.Random, *, all_hidden: bool = False, times: int = 1) -> FigureRow:
    """Return a figure with numbers by chance, `times` as large, for eight earlier periods too."""
    past = [_once(of, each, chance, all_hidden=all_hidden, times=times) for each in earlier_periods(NOW, 8)]
    now = _once(of, NOW, chance, all_hidden=all_hidden, times=times)
    is_share = of.shape is Shape.SHARE
    return FigureRow(
        figure=of,
        parts=now.parts,
        n=now.n,
        percent=now.value if is_share else None,
        middle=34.5 if of.shape is Shape.DAYS and not all_hidden else None,
        average=9.4 if "age" in of.id and not all_hidden else None,
        rate=now.value if of.rated else None,
        ratio=now.value if of.shape is Shape.RATIO else None,
        per=None,
        trend=Trend.NONE if all_hidden else Trend.RISING,
        change=None,
        past=tuple(past),
    )


def a_page(rows: Sequence[FigureRow], period: Period = NOW, *, may_leave: bool = True) -> FigurePage:
    """Return a page of rows."""
    return FigurePage(
        period=period, end=period.last, running=False, may_leave=may_leave, smallest=5, small_shown=not may_leave,
        population=9000, rows=tuple(rows),
    )  # fmt: skip


def a_report(*, all_hidden: bool = False, times: int = 1, seed: int = 5) -> FiguresReport:
    """Return the report of all the shipped figures."""
    chance = random.Random(seed)
    return report_of(a_page([a_row(each, chance, all_hidden=all_hidden, times=times) for each in FIGURES]))


def report_of(page: FigurePage) -> FiguresReport:
    """Return the report of a page."""
    return FiguresReport(
        title="Nøgletal, 1. halvår 2026", made_on=dt.date(2026, 11, 22), author="Lisbeth Højgaard",
        municipality="Herning Kommune", logo=None, example=False, cases=None, page=page,
        file_name="noegletal-2026h1",
    )  # fmt: skip


def _once(of: KeyFigure, period: Period, chance: random.Random, *, all_hidden: bool, times: int) -> PastFigure:
    names = list(_names(of))
    counts = [chance.choice((0, 3, 7, 12, 33, 50)) * times for _ in names]
    if of.shape is Shape.FLOW:
        counts = [
            count if chance.random() < 0.4 or key[0] == key[-1] else 0
            for count, (key, _) in zip(counts, names, strict=True)
        ]
    whole = sum(counts)
    told = [None if all_hidden else shown(count, small=True) for count in counts]
    if of.shape is Shape.SHARE and None in told:
        told = [None, None]
    kept = [(*name, count) for name, count in zip(names, told, strict=True) if count != 0 or of.shape is not Shape.FLOW]
    parts = tuple(_part(of, key, label, count, whole) for key, label, count in kept)
    n = None if all_hidden or told.count(None) == 1 else whole
    return PastFigure(period, n, _value(of, parts, n), parts)


def _part(of: KeyFigure, key: str, label: str, count: int | None, whole: int) -> ShownPart:
    known = count is not None and whole > 0
    percent = 100 * (count or 0) / whole if known and of.shape is not Shape.FLOW else None
    middle = 120.5 if of.id == "placements_ended" and count else None
    rate = (count or 0) / 9 if known and of.rated else None
    return ShownPart(key=key, label=label, count=count, percent=percent, middle=middle, rate=rate)


def _value(of: KeyFigure, parts: Sequence[ShownPart], n: int | None) -> float | None:
    if of.shape is Shape.SHARE:
        return parts[0].percent
    if n is None:
        return None
    return n / 9 if of.rated or of.shape is Shape.RATIO else float(n)


def _names(of: KeyFigure) -> Iterator[tuple[str, str]]:
    if of.shape in (Shape.COUNT, Shape.RATIO):
        yield HIT, ""
    elif of.shape is Shape.SHARE:
        yield from ((HIT, ""), (REST, ""))
    elif of.shape is Shape.FLOW:
        pairs = ((start, end) for start in PLACES for end in PLACES if (start, end) != ("out", "out"))
        yield from ((f"{start}>{end}", f"{PLACES[start]} → {PLACES[end]}") for start, end in pairs)
    elif of.id == "per_thousand":
        yield from ((key, PLACES[key]) for key in "23456")
    else:
        named = {"notifications_sender": SENDERS, "placements_ended": KINDS}.get(of.id, USUAL)
        named = FACES if of.id.startswith("feedback") else named
        yield from ((str(place), name) for place, name in enumerate(named, start=1))
