"""The oracle on cases and the ladder, written from the texts of the definitions alone."""

from tests.figure_oracle_rows import OPEN, RUNS, Answer, Asked

RUNG = f"""(SELECT max(rung) FROM given WHERE given.kid = kid.id AND rung BETWEEN 1 AND 6 AND {RUNS})"""
START, END = ":before", ":end"


def _on_rungs(day: str) -> str:
    """Return the children of cases open on a day, with their highest rung (0: none)."""
    return f"""SELECT kid.id AS kid, coalesce({RUNG.format(day=day)}, 0) AS rung FROM kid
        JOIN cases ON cases.id = kid.case_id WHERE on_ladder AND {OPEN.format(day=day)}"""


def _name(rung: str) -> str:
    return f"CASE {rung} WHEN 0 THEN 'none' ELSE {rung} END"


def cases_open(asked: Asked) -> Answer:
    return asked.parts(f"SELECT stage FROM cases WHERE {OPEN.format(day=END)}")


def cases_opened(asked: Asked) -> Answer:
    return asked.count("SELECT count(*) FROM cases WHERE begun BETWEEN :first AND :end")


def cases_closed(asked: Asked) -> Answer:
    return asked.count("SELECT count(*) FROM cases WHERE closed BETWEEN :first AND :end")


def rungs_start(asked: Asked) -> Answer:
    return asked.parts(f"SELECT {_name('rung')} FROM ({_on_rungs(START)})")


def rungs_end(asked: Asked) -> Answer:
    return asked.parts(f"SELECT {_name('rung')} FROM ({_on_rungs(END)})")


def rung_moves(asked: Asked) -> Answer:
    before, after = dict(asked.sql(_on_rungs(START))), dict(asked.sql(_on_rungs(END)))
    counts: dict[str, int] = {}
    for kid in {*before, *after}:
        ends = [("out" if rung is None else rung or "none") for rung in (before.get(kid), after.get(kid))]
        key = f"{ends[0]}>{ends[1]}"
        counts[key] = counts.get(key, 0) + 1
    return Answer(n=sum(counts.values()), parts=counts)


def rung_direction(asked: Asked) -> Answer:
    return asked.parts(
        f"""SELECT CASE WHEN b.rung > a.rung THEN 'up' WHEN b.rung < a.rung THEN 'down' ELSE 'same' END
        FROM ({_on_rungs(START)}) AS a JOIN ({_on_rungs(END)}) AS b ON a.kid = b.kid"""
    )


def prevention_share(asked: Asked) -> Answer:
    return asked.share(f"SELECT rung IN (2, 3) FROM ({_on_rungs(END)}) WHERE rung BETWEEN 2 AND 6")


def per_thousand(asked: Asked) -> Answer:
    return asked.parts(f"SELECT rung FROM ({_on_rungs(END)}) WHERE rung BETWEEN 2 AND 6", per=asked.population)


def cases_per_caseworker(asked: Asked) -> Answer:
    own = asked.sql("SELECT name FROM profile")
    rows = asked.sql(f"SELECT coalesce(nullif(caseworker, ''), :own) FROM cases WHERE {OPEN.format(day=END)}",
                     own=own[0][0] if own else "")  # fmt: skip
    return Answer(n=len(rows), parts={"hit": len(rows)}, per=len(set(rows)) or None)


def case_weights(asked: Asked) -> Answer:
    said = f"""SELECT w.points FROM case_weight AS w WHERE w.case_id = cases.id AND w.level IS NOT NULL
        AND w.criterion IN {asked.criteria} AND w.noted_on <= :end AND NOT EXISTS (SELECT 1 FROM case_weight AS v
            WHERE v.case_id = w.case_id AND v.criterion = w.criterion AND v.noted_on <= :end
            AND (v.noted_on, v.id) > (w.noted_on, w.id))"""
    rows = asked.sql(f"SELECT (SELECT sum(points) FROM ({said})) FROM cases WHERE {OPEN.format(day=END)}")
    words = {"unweighed": 0, "light": 0, "middle": 0, "heavy": 0}
    for (points,) in rows:
        if points is None:
            words["unweighed"] += 1
        else:
            words["light" if points <= asked.light_to else "middle" if points <= asked.middle_to else "heavy"] += 1
    return Answer(n=len(rows), parts=words)
