"""The oracle on placements, written from the texts of the definitions alone."""

from dataclasses import replace

from tests.figure_oracle_rows import OPEN, RUNS, Answer, Asked, mean_of, middle_of

AGES = ((2, "0-2"), (6, "3-6"), (12, "7-12"), (17, "13-17"), (999, "18+"))


def age_part(age: int | None) -> str:
    """Return the part an age belongs to."""
    return "unknown" if age is None else next(name for highest, name in AGES if age <= highest)


def placements_now(asked: Asked) -> Answer:
    runs = RUNS.format(day=":end")
    return asked.parts(
        f"""SELECT coalesce(listed('placement_kinds', (SELECT kind FROM given WHERE given.kid = kid.id
            AND placed AND {runs} ORDER BY first DESC, given.id DESC LIMIT 1)), 'unknown')
        FROM kid JOIN cases ON cases.id = kid.case_id WHERE on_ladder AND {OPEN.format(day=":end")}
        AND EXISTS (SELECT 1 FROM given WHERE given.kid = kid.id AND placed AND {runs})"""
    )


def placements_per_thousand(asked: Asked) -> Answer:
    return replace(placements_now(asked), per=asked.population)


def placements_first(asked: Asked) -> Answer:
    rows = asked.sql(
        """SELECT years(birth, day) FROM (SELECT kid, min(first) AS day FROM given WHERE placed GROUP BY kid) AS f
        JOIN kid ON kid.id = f.kid WHERE day BETWEEN :first AND :end"""
    )
    parts = dict.fromkeys([name for _, name in AGES], 0) | {"unknown": 0}
    for (age,) in rows:
        parts[age_part(age)] += 1
    return Answer(n=len(rows), parts=parts, average=mean_of([age for (age,) in rows if age is not None]))


def placements_ended(asked: Asked) -> Answer:
    rows = asked.sql(
        """SELECT DISTINCT id, coalesce(listed('placement_kinds', kind), 'unknown'), julianday(last) - julianday(first)
        FROM given WHERE placed AND first IS NOT NULL AND last BETWEEN :first AND :end"""
    )
    days: dict[str, list[int]] = {}
    for _, kind, lasted in rows:
        days.setdefault(kind, []).append(int(lasted))
    middles = {kind: middle for kind, some in days.items() if (middle := middle_of(some)) is not None}
    every = middle_of([each for some in days.values() for each in some])
    return Answer(n=len(rows), parts={kind: len(some) for kind, some in days.items()}, middle=every, middles=middles)


def placements_home(asked: Asked) -> Answer:
    runs = RUNS.format(day="add_days(day, 1)")
    return asked.share(
        f"""SELECT NOT EXISTS (SELECT 1 FROM given WHERE given.kid = f.kid AND placed AND {runs})
        FROM (SELECT kid, max(last) AS day FROM given WHERE placed AND last BETWEEN :first AND :end
            GROUP BY kid) AS f"""
    )
