"""The oracle on goals, the catalogue, plans and what people say, written from the texts of the definitions alone."""

from tests.figure_oracle_rows import OPEN, RUNS, Answer, Asked

IN_FORCE = "(first IS NULL OR first <= :end) AND (last IS NULL OR last >= :end)"


def goals_status(asked: Asked) -> Answer:
    return asked.parts(f"SELECT status FROM goal JOIN cases ON cases.id = case_id WHERE {OPEN.format(day=':today')}")


def goals_reached(asked: Asked) -> Answer:
    return asked.share(
        """SELECT status = 'reached' FROM goal JOIN cases ON cases.id = case_id
        WHERE status IN ('reached', 'dropped') AND status_on BETWEEN :first AND :end"""
    )


def goal_scores(asked: Asked) -> Answer:
    rows = asked.sql(
        """SELECT goal_score.goal_id, goal_score.person_id, first_day("on"), value FROM goal_score
        JOIN goal ON goal.id = goal_id JOIN cases ON cases.id = goal.case_id
        WHERE first_day("on") <= :end ORDER BY 3, goal_score.id"""
    )
    told: dict[tuple[bytes, bytes | None], list[tuple[str, int]]] = {}
    for goal, person, day, value in rows:
        told.setdefault((goal, person), []).append((day, value))
    parts = {"up": 0, "same": 0, "down": 0}
    for numbers in told.values():
        if len(numbers) > 1 and numbers[-1][0] >= asked.first.isoformat():
            moved = numbers[-1][1] - numbers[-2][1]
            parts["up" if moved > 0 else "down" if moved < 0 else "same"] += 1
    return Answer(n=sum(parts.values()), parts=parts)


def catalogue_use(asked: Asked) -> Answer:
    return asked.parts(
        """SELECT coalesce(listed('programmes', programme_id), 'own') FROM help
        WHERE status IN ('granted', 'active', 'ended') AND first BETWEEN :first AND :end"""
    )


def interventions_waiting(asked: Asked) -> Answer:
    return asked.share(
        f"""SELECT julianday(:today) - julianday(wished) > {asked.long_wait} FROM help JOIN cases ON cases.id = case_id
        WHERE {OPEN.format(day=":today")} AND status IN ('wished', 'granted') AND wished IS NOT NULL
        AND (first IS NULL OR first > :today)"""
    )


def children_with_plan(asked: Asked) -> Answer:
    return asked.share(
        f"""SELECT EXISTS (SELECT 1 FROM plans WHERE plans.case_id = kid.case_id AND {IN_FORCE}
            AND (plans.child_id IS NULL OR plans.child_id = kid.id))
        FROM kid JOIN cases ON cases.id = kid.case_id WHERE {OPEN.format(day=":end")}
        AND EXISTS (SELECT 1 FROM given WHERE given.kid = kid.id AND rung BETWEEN 2 AND 6
            AND {RUNS.format(day=":end")})"""
    )


def plan_aims(asked: Asked) -> Answer:
    asked_of = f"FROM plans JOIN cases ON cases.id = case_id WHERE {OPEN.format(day=':end')} AND {IN_FORCE}"
    tags = asked.sql(
        f"""SELECT listed('aims', aim), count(DISTINCT plan_id) FROM plan_aim
        WHERE plan_id IN (SELECT plans.id {asked_of}) GROUP BY 1"""
    )
    return Answer(n=asked.number(f"SELECT count(*) {asked_of}"), parts=dict(tags))


def feedback_children(asked: Asked) -> Answer:
    return asked.parts(
        """SELECT face FROM feedback JOIN met ON met.id = meeting_id WHERE held_on BETWEEN :first AND :end
        AND face IS NOT NULL AND person_id IN (SELECT person_id FROM kid WHERE kid.case_id = met.case_id)"""
    )


def feedback_family(asked: Asked) -> Answer:
    return asked.parts(
        """SELECT coalesce(face, CASE WHEN value <= 3 THEN 1 WHEN value <= 6 THEN 2 ELSE 3 END) FROM feedback
        JOIN met ON met.id = meeting_id WHERE held_on BETWEEN :first AND :end AND coalesce(face, value) IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM kid WHERE kid.case_id = met.case_id AND kid.person_id = feedback.person_id)"""
    )
