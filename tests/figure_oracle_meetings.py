"""The oracle on meetings and what was agreed there, written from the texts of the definitions alone."""

from tests.figure_oracle_rows import THERE, Answer, Asked

PERIOD = "held_on BETWEEN :first AND :end"
CHILDREN = "(SELECT person_id FROM kid WHERE kid.case_id = met.case_id)"


def meetings_held(asked: Asked) -> Answer:
    return asked.parts(f"SELECT listed('meeting_types', type_id) FROM met WHERE {PERIOD}")


def meetings_private(asked: Asked) -> Answer:
    return asked.share(
        f"""SELECT EXISTS (SELECT 1 FROM participant AS p WHERE p.meeting_id = met.id AND side = 'private'
            AND attendance IN {THERE} AND p.person_id NOT IN {CHILDREN}) FROM met WHERE {PERIOD}"""
    )


def meetings_child(asked: Asked) -> Answer:
    def child(how: str) -> str:
        return f"""EXISTS (SELECT 1 FROM participant AS p WHERE p.meeting_id = met.id
            AND p.person_id IN {CHILDREN} AND {how})"""

    talk = "EXISTS (SELECT 1 FROM child_talk WHERE meeting_id = met.id AND coalesce(not_held_because, '') = '')"
    return asked.parts(
        f"""SELECT CASE WHEN {child(f"attendance IN {THERE}")} THEN 'present'
            WHEN {child("takes_part IN ('told_before', 'letter')")} OR {talk} THEN 'heard'
            WHEN {child("takes_part = 'represented'")} THEN 'represented'
            WHEN {child("takes_part = 'not_heard'")} THEN 'not_heard' ELSE 'unknown' END FROM met WHERE {PERIOD}"""
    )


def meetings_followed(asked: Asked) -> Answer:
    until = "add_days(m.held_on, 56)"
    again = f"x.case_id = m.case_id AND x.held_on BETWEEN add_days(m.held_on, 1) AND {until}"
    return asked.share(
        f"""SELECT EXISTS (SELECT 1 FROM met AS x WHERE {again}) OR EXISTS (SELECT 1 FROM looked AS x WHERE {again})
        FROM met AS m JOIN cases ON cases.id = m.case_id
        WHERE {until} BETWEEN :first AND :last AND {until} < :today AND {until} >= here"""
    )


def agreements_kept(asked: Asked) -> Answer:
    def newest(table: str, day: str) -> str:
        order = f'"{day}" DESC, r.id DESC'
        return f"(SELECT outcome FROM {table} AS r WHERE r.agreement_id = a.id ORDER BY {order} LIMIT 1)"

    said = f"{newest('agreement_review', 'judged_on')}, {newest('agreement_occurrence', 'on')}, a.outcome, 'open'"
    return asked.parts(
        f"""SELECT coalesce(nullif(a.outcome, 'under_way'), {said}) FROM agreement AS a
        JOIN met ON met.id = a.meeting_id WHERE a.state IN ('agreed', 'to_be_decided') AND {PERIOD}"""
    )
