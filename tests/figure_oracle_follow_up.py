"""The oracle on follow-ups, written from the texts of the definitions alone."""

from tests.figure_oracle_rows import OPEN, Answer, Asked, in_days

CONVERSATION = "case_id, held_on, meeting_id"
HERE = "(SELECT here FROM cases WHERE cases.id = case_id)"
"""From which day a case is written here: what fell due before is not counted."""
UNBORN = "CASE WHEN birth IS NULL THEN stands_unborn ELSE birth > {day} END"
"""When a child is not born yet on a day: born later, or standing so without a birthday."""


def talked_with(asked: Asked) -> Answer:
    since = "add_days(:end, -181)"
    return asked.share(
        f"""SELECT EXISTS (SELECT 1 FROM child_talk AS t WHERE t.child_id = kid.id AND t.case_id = kid.case_id
                AND coalesce(not_held_because, '') = '' AND first_day("on") BETWEEN {since} AND :end)
            OR EXISTS (SELECT 1 FROM looked AS f WHERE f.case_id = kid.case_id AND child_talked
                AND (f.child_id IS NULL OR f.child_id = kid.id) AND held_on BETWEEN {since} AND :end)
            OR EXISTS (SELECT 1 FROM contact AS c WHERE c.case_id = kid.case_id AND child_talked
                AND first_day("on") BETWEEN {since} AND :end)
        FROM kid JOIN cases ON cases.id = kid.case_id WHERE {OPEN.format(day=":end")}
        AND NOT {UNBORN.format(day=":end")} AND NOT dead AND coalesce(died > :end, 1)"""
    )


def _conversations(asked: Asked) -> list[list[bytes]]:
    """Return the ids of the period's rows, those of one conversation together: a child is in each once at most."""
    rows = asked.sql(
        f"SELECT id, child_id, {CONVERSATION} FROM looked WHERE held_on BETWEEN :first AND :end ORDER BY order_key, id"
    )
    found: list[list[bytes]] = []
    latest: dict[tuple[object, ...], tuple[list[bytes], set[bytes | None]]] = {}
    for row_id, child, *key in rows:
        some, children = latest.get(tuple(key), ([], {None}))
        if child is None or None in children or child in children:
            some, children = [], set()
            found.append(some)
            latest[tuple(key)] = some, children
        some.append(row_id)
        children.add(child)
    return found


def follow_ups_held(asked: Asked) -> Answer:
    number = len(_conversations(asked))
    return Answer(n=number, parts={"hit": number})


def follow_ups_counted(asked: Asked) -> Answer:
    planned = """EXISTS (SELECT 1 FROM plans JOIN kid ON kid.case_id = plans.case_id WHERE kid.case_id = looked.case_id
        AND (looked.child_id IS NULL OR looked.child_id = kid.id)
        AND (plans.child_id IS NULL OR plans.child_id = kid.id)
        AND (plans.first IS NULL OR plans.first <= held_on) AND (plans.last IS NULL OR plans.last >= held_on))"""
    all_unborn = f"""NOT EXISTS (SELECT 1 FROM kid WHERE kid.case_id = looked.case_id
        AND (looked.child_id IS NULL OR looked.child_id = kid.id) AND NOT {UNBORN.format(day="held_on")})"""
    talked = f"coalesce(child_talked, 0) OR coalesce(heard_instead, '') <> '' OR {all_unborn}"
    good = {
        row_id
        for row_id, talk, plan in asked.sql(
            f"SELECT id, {talked}, coalesce(plan_reviewed, 0) OR NOT {planned} FROM looked WHERE held_on <= :end"
        )
        if (talk or not asked.needs_talk) and (plan or not asked.needs_plan)
    }
    every = _conversations(asked)
    hit = sum(good.issuperset(each) for each in every)
    return Answer(n=len(every), parts={"hit": hit, "rest": len(every) - hit})


def follow_up_first(asked: Asked) -> Answer:
    limit = "add_months(first, 3)"
    return asked.share(
        f"""SELECT EXISTS (SELECT 1 FROM looked WHERE looked.case_id = help.case_id
            AND held_on BETWEEN first AND {limit}
            AND (help.child_id IS NULL OR looked.child_id IS NULL OR looked.child_id = help.child_id))
        FROM help WHERE rung BETWEEN 2 AND 6 AND status IN ('active', 'ended')
        AND {limit} BETWEEN :first AND :last AND {limit} < :today AND {limit} >= {HERE}"""
    )


def follow_up_agreed(asked: Asked) -> Answer:
    return asked.share(
        """SELECT coalesce(coalesce(held_on, (SELECT met.held_on FROM meeting AS met WHERE met.id = meeting_id
            AND met.status = 'held' AND met.deleted_at IS NULL)) <= planned_on, 0)
        FROM follow_up JOIN cases ON cases.id = case_id
        WHERE kind = 'follow_up' AND planned_on BETWEEN :first AND :last AND planned_on < :today
        AND planned_on >= here"""
    )


def planned_not_held(asked: Asked) -> Answer:
    off = "FROM meeting AS m WHERE m.deleted_at IS NULL AND m.status = 'cancelled' AND m.held_on >= {here}"
    inside = "BETWEEN :first AND :end"
    rows = asked.sql(
        f"""SELECT coalesce(not_held, 'cancelled') {off.format(here=HERE)} AND m.held_on {inside}
                AND m.case_id IN (SELECT id FROM cases)
        UNION ALL SELECT not_held FROM follow_up JOIN cases ON cases.id = case_id
            WHERE kind = 'follow_up' AND held_on IS NULL AND not_held IS NOT NULL AND planned_on {inside}
            AND planned_on >= here AND NOT EXISTS (SELECT 1 {off.format(here="here")} AND m.id = meeting_id)"""
    )
    parts = {each: rows.count((each,)) for each in ("cancelled", "family_away", "no_time", "other")}
    return Answer(n=sum(parts.values()), parts=parts)


def _with_earlier() -> str:
    """Return each follow-up of the period and each of its children, with the nearest earlier day of that child."""
    return """SELECT kid, case_id, held_on, (SELECT max(held_on) FROM kid_looked AS b
            WHERE b.kid = a.kid AND b.held_on < a.held_on) AS earlier
        FROM kid_looked AS a WHERE held_on BETWEEN :first AND :end"""


def follow_up_local(asked: Asked) -> Answer:
    rhythm = """(SELECT CASE every_unit WHEN 'weeks' THEN add_days(earlier, 7 * every_count)
            ELSE add_months(earlier, every_count) END
        FROM cadence WHERE cadence.case_id = x.case_id AND kind = 'follow_up' AND every_count IS NOT NULL
        AND every_unit IS NOT NULL AND (child_id IS NULL OR child_id = kid)
        ORDER BY child_id IS NULL, id DESC LIMIT 1)"""
    return asked.share(
        f"""SELECT held_on <= until FROM (SELECT case_id, held_on, {rhythm} AS until FROM ({_with_earlier()}) AS x
            WHERE earlier IS NOT NULL) WHERE until IS NOT NULL AND until >= {HERE}"""
    )


def follow_up_days(asked: Asked) -> Answer:
    rows = asked.sql(
        f"SELECT julianday(held_on) - julianday(earlier) FROM ({_with_earlier()}) WHERE earlier IS NOT NULL"
    )
    return in_days([int(each) for (each,) in rows], (42, 91, 182, 365))
