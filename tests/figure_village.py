"""A village of nine cases, each there for the edges of some definitions; its figures were counted by hand.

The period is the first half-year of 2026 (1 March to 31 August), seen from 22 November 2026. People come by short
names: »a1« is the first child of case A. The later a row is written here, the greater its id.
"""

import datetime as dt
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from app.bootstrap import OpenStore
from app.models.registry import METADATA
from app.services.profile import save_profile

FIRST, LAST, TODAY = dt.date(2026, 3, 1), dt.date(2026, 8, 31), dt.date(2026, 11, 22)
OWN, OTHER = "Sanne Vestergaard", "Anna Bæk"
HUMAN = UUID(int=0xF1)
"""One human with a case in F and one in I."""

Row = dict[str, Any]


class Village:
    """The rows, by table, with ids for their names."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {}
        self.ids: dict[str, UUID] = {}

    def add(self, table: str, case: str = "", name: str = "", **values: Any) -> None:
        """Add a row; a word under a column that ends with `_id` is the name of another row."""
        made = UUID(int=len(self.ids) + 0x1000)
        self.ids[name or f"row {made}"] = made
        row = {key: self.ids.get(value, value) if key.endswith("_id") else value for key, value in values.items()}
        row["id"] = made
        if case:
            row |= {"case_id": self.ids[case], "order_key": f"b{len(self.ids):04d}z"}
        self.rows.setdefault(table, []).append(row)

    def child(self, case: str, name: str, birth: str | None, **values: Any) -> None:
        """Add a child of a case and the person it is."""
        own = {key: values.pop(key) for key in ("kind", "identity_id", "death") if key in values}
        self.add("person", case, f"{name} person", birth=birth, **own)
        self.add("child", case, name, person_id=f"{name} person", **values)


def put_in(store: OpenStore) -> None:
    """Put the village in an open store."""
    with store.units.step("Om dig", "profile.save") as unit:
        save_profile(unit, {"name": OWN})
    village = Village()
    for add in (_cases, _help, _plans, _follow_ups, _meetings, _agreements, _early, _notifications, _goals):
        add(village)
    with store.vault.engine.begin() as connection:
        for table in METADATA.sorted_tables:
            for row in village.rows.get(table.name, ()):
                connection.execute(insert(table), row)


def day(text: str | None) -> dt.date | None:
    """Return a day of 2026 from »03-01«, or of another year from »2025-11-30«."""
    return text if text is None else dt.date.fromisoformat(text if len(text) == 10 else f"2026-{text}")


def _cases(v: Village) -> None:
    gone = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    v.add("identity", name="human")
    v.rows["identity"][0]["id"] = v.ids["human"] = HUMAN
    v.add("case_", name="A", opened_on="2026-01-10")
    v.add("case_", name="B", opened_on="marts 2026", stage="early", status="closed", closed_on=LAST, caseworker=OTHER)
    v.add("case_", name="C", caseworker=OTHER)  # no day: it was always there
    v.add(
        "case_", name="D", opened_on="før 2026", status="closed", closed_on=FIRST
    )  # open the day before, not that day
    v.add("case_", name="E", opened_on="2026-04-01", stage="worry")
    v.add("case_", name="F", opened_on="2026-05-01", status="closed")  # closed nobody knows when: open on no day
    v.add("case_", name="G", opened_on="2026-04-01", deleted_at=gone)
    v.add("case_", name="H", opened_on="2026-08-31", caseworker=OWN)
    v.add("case_", name="I", opened_on="2025", stage="early", caseworker=OTHER, here_since=dt.date(2026, 9, 1))
    v.child("A", "a1", "2015-06-01")
    v.child("A", "a2", "2022")
    v.child("A", "a3", None, kind="unborn")
    v.child("B", "b1", "ca. 2010", disability_only=True)
    v.child("C", "c1", "2012-03-01")
    v.child("C", "c2", "2009-05-05", unaccompanied=True)
    v.child("C", "c3", "2013-01-01", death="2026-08-31")
    v.child("D", "d1", "2008-01-01")
    v.child("E", "e1", "2021-04-03")
    v.child("F", "f1", None, identity_id=HUMAN)
    v.child("G", "g1", "2015-01-01")
    v.child("H", "h1", "2026-09-10")  # born after the period
    v.child("I", "i1", "2019-01-01", identity_id=HUMAN)
    for case in "ACH":
        for role in ("mother", "father", "teacher"):
            v.add("person", case, f"{role} {case}", role=role)
    _weights(v)


def _weights(v: Village) -> None:
    for case, criterion, level, points, on in (
        ("A", "complexity", "much", 4, "02-01"), ("A", "complexity", "very_much", 6, "08-31"),
        ("A", "travel", "far", 3, "09-01"),  # after the period
        ("C", "complexity", "little", 1, "01-01"), ("C", "own_load", "heavy", 3, "01-01"),
        ("C", "own_load", None, None, "01-02"),  # taken back
        ("H", "grown_ups", "many", 9, "08-31"),  # no criterion of the list any more
        ("I", "complexity", "very_much", 6, "01-01"), ("I", "phase", "looked_into", 4, "01-01"),
    ):  # fmt: skip
        v.add("case_weight", case, criterion=criterion, level=level, points=points, noted_on=day(on))
    v.add("case_weight", "H", criterion="complexity", level="much", points=4)  # no day


def _help(v: Village) -> None:
    def add(
        case: str, child: str | None, rung: int | None, since: str | None, until: str | None = None, **more: Any
    ) -> None:
        status = more.pop("status", "ended" if until else "active")
        v.add("intervention", case, child_id=child, rung=rung, since=since, until=until, status=status, **more)

    add("A", "a1", 2, "2026-01-15", "2026-03-01")
    add("A", "a1", 5, "2026-03-02", placement_kind="foster_family", programme_id="foster_family")
    add("A", None, 1, "2025-06-01")
    add("C", "c1", 3, "ca. 2026", "august 2026")
    add("C", "c1", 6, "2026-01-01", status="refused")
    add("C", "c1", 4, "2026-06-01", "2026-06-02", placement=False, programme_id="")
    add("C", "c2", 6, "2026-01-01", placement_kind="institution")
    add("D", "d1", 4, "2024-01-01", "2026-03-15", placement_kind="network_family")
    add("F", "f1", 4, "juni 2026", placement_kind="own_room", programme_id="det gule hus")
    add("G", "g1", 4, "2026-04-01")
    add("E", "e1", 4, "2026-04-01")
    add("H", "h1", 3, "2026-08-31", status="granted", programme_id="relief")
    add("I", "i1", 4, "2026-02-01", status="ended")  # ended, nobody knows when: it ran on no day
    add("I", "i1", 2, None)
    add("I", "i1", None, "2026-04-01", "2026-04-30", placement=True)
    add("I", "i1", 6, "2026-05-01", "2026-06-30", placement_kind="social_home", programme_id="")
    add("I", "i1", 5, "2026-07-01", placement_kind="et hus ved havet", programme_id="foster_family")
    add("A", "a1", 2, None, status="wished", wished_on="2026-10-25")  # 28 days: not more than four weeks
    add("A", "a1", 2, None, status="granted", wished_on="2026-10-24")
    add("C", "c1", 2, None, status="wished", wished_on="oktober 2026")
    add("C", "c1", 2, "2026-09-20", status="granted", wished_on="2026-09-01")
    add("B", "b1", 2, None, status="wished", wished_on="2026-01-01")


def _plans(v: Village) -> None:
    v.add("action_plan", "A", "p1", since="2026-01-15")
    v.add("action_plan", "C", "p2", child_id="c1", since="2026-09-01")
    v.add("action_plan", "C", "p3", child_id="c2")
    v.add("action_plan", "I", "p4", child_id="i1", until="2026-08-30")
    v.add("action_plan", "H", "p5", child_id="h1", until="august 2026")
    for case, plan, aim in (
        ("A", "p1", "found_early"), ("A", "p1", "found_early"), ("A", "p1", "help_early"), ("C", "p3", "found_early"),
        ("I", "p4", "help_early"), ("H", "p5", "ro på"), ("H", "p5", "vores eget"),
    ):  # fmt: skip
        v.add("plan_aim", case, plan_id=plan, aim=aim)


def _follow_ups(v: Village) -> None:
    def add(case: str, child: str | None, held: str | None, planned: str | None = None, **more: Any) -> None:
        v.add("follow_up", case, child_id=child, held_on=day(held), planned_on=day(planned), **more)

    both: dict[str, Any] = {"child_talked": True, "plan_reviewed": True}
    add("A", "a1", "01-20", "01-20")
    add("A", "a1", "05-10", "05-11", **both)
    add("A", "a2", "05-10", "05-09", **both)
    add("A", None, "05-10", plan_reviewed=True)
    add("C", "c1", "2025-11-30")
    add("C", None, "08-31", "08-01", heard_instead="Pædagogen fortalte.", plan_reviewed=True)
    add("C", None, None, "07-01", not_held="family_away")
    add("E", "e1", "06-01", **both)
    add("I", "i1", "06-01", kind="supervision", **both)
    add("A", None, None, "2027-03-01", not_held="cancelled")  # called off, and another period
    add("I", "i1", None, "06-01", not_held="no_time")  # before the case came here: neither kept nor missed
    v.add("cadence", "A", every_count=3, every_unit="months")
    v.add("cadence", "A", child_id="a1", every_count=16, every_unit="weeks")
    v.add("cadence", "C", every_count=9, every_unit="months")  # 30 November and nine months: 30 August
    v.add("cadence", "C", kind="supervision", every_count=12, every_unit="months")
    v.add("contact", "C", on="marts 2026", child_talked=True)
    v.add("contact", "I", on="2026-08-31", child_talked=True)


def _meetings(v: Village) -> None:
    for case, name, kind, on, status in (
        ("A", "m1", "network_meeting", "03-01", "held"), ("A", "m2", "follow_up_meeting", "04-26", "held"),
        ("C", "m3", "network_meeting", "08-31", "held"), ("C", "m4", "family_council", "06-10", "held"),
        ("A", "m5", "network_meeting", "06-01", "planned"), ("E", "m6", "network_meeting", "04-05", "held"),
        ("I", "m8", "vores eget møde", "07-06", "held"), ("H", "m9", "three_columns", "08-31", "held"),
    ):  # fmt: skip
        v.add("meeting", case, name, type_id=kind, held_on=day(on), status=status)
    v.add("meeting", "A", "m7", status="held")
    v.add("meeting", "A", "off", held_on=day("05-05"), status="cancelled")
    v.add("meeting", "C", "other", held_on=day("06-09"), status="cancelled", not_held="replaced")  # m4 was instead
    v.add("follow_up", "A", planned_on=day("05-06"), not_held="no_time", meeting_id="off")  # the meeting, and once
    for case, meeting, who, side, attendance, way in (
        ("A", "m1", "a1 person", "child", "absent", "told_before"), ("A", "m1", "mother A", "private", "present", None),
        ("A", "m2", "a1 person", "private", "phone", None), ("C", "m3", "c1 person", "child", "absent", "represented"),
        ("C", "m3", "teacher C", "general", "present", None), ("C", "m3", "father C", "private", "absent", None),
        ("C", "m4", "c2 person", "child", "unknown", "not_heard"), ("C", "m4", "mother C", "private", "partly", None),
        ("H", "m9", "h1 person", "child", "unknown", "not_heard"), ("H", "m9", "mother H", "general", "present", None),
    ):  # fmt: skip
        who_there: Row = {"person_id": who, "side": side, "attendance": attendance, "takes_part": way}
        v.add("participant", case, meeting_id=meeting, **who_there)
    v.add("child_talk", "A", child_id="a1", on="2026-03-03")  # the first of 182 days
    v.add("child_talk", "A", child_id="a2", on="2026-03-02")
    v.add("child_talk", "C", child_id="c1", on="2026-08-01", not_held_because="Barnet ville ikke.")
    v.add("child_talk", "C", child_id="c1", meeting_id="m4")
    for case, meeting, person, face, value in (
        ("A", "m1", "a1 person", 3, None), ("A", "m1", "mother A", 1, None), ("A", "m1", "teacher A", None, 6),
        ("A", "m1", None, None, 3), ("A", "m1", "father A", None, None), ("A", "m2", "a1 person", None, 9),
        ("C", "m4", "mother C", None, 7), ("C", "m4", "c2 person", 2, 9), ("E", "m6", None, 2, None),
    ):  # fmt: skip
        v.add("feedback", case, meeting_id=meeting, person_id=person, face=face, value=value)


def _agreements(v: Village) -> None:
    for case, name, meeting, state, outcome in (
        ("A", "kept", "m1", "agreed", "kept"), ("A", "reviewed", "m1", "agreed", None),
        ("A", "proposal", "m2", "proposal", "kept"), ("A", "open", "m2", "agreed", None),
        ("A", "partly", "m2", "agreed", "partly"), ("C", "again", "m4", "agreed", "under_way"),
        ("C", "dropped", "m4", "dropped", "kept"), ("E", "worry", "m6", "agreed", "kept"),
        ("A", "nowhere", None, "agreed", "kept"), ("C", "changed", "m3", "to_be_decided", "changed"),
        ("C", "under way", "m3", "agreed", "under_way"),
    ):  # fmt: skip
        v.add("agreement", case, f"agreed {name}", meeting_id=meeting, state=state, outcome=outcome)
    for outcome, on in (("not_kept", "05-20"), ("partly", "04-26")):
        v.add("agreement_review", "A", agreement_id="agreed reviewed", outcome=outcome, judged_on=day(on))
    v.add("agreement_occurrence", "C", agreement_id="agreed again", outcome="kept", on=day("06-20"))


def _early(v: Village) -> None:
    for case, on, outcome in (
        ("E", "03-10", "network_meeting"), ("A", "04-26", "case"), ("B", "08-01", "settled"), ("C", "06-11", "open"),
        ("C", "02-28", "open"), ("C", None, "open"),
    ):  # fmt: skip
        v.add("concern", case, noted_on=day(on), outcome=outcome)
    for on in ("03-01", "08-31", "09-01"):
        v.add("advice_talk", on=day(on), profession="teacher")
    for case, kind, noticed, begun, finished in (
        ("A", "investigation", None, "01-31", "05-31"), ("C", "old_investigation", None, "2025-11-01", "03-02"),
        ("A", "screening", None, "02-01", "02-20"), ("A", "investigation", None, "05-01", None),
        ("C", "investigation", "02-01", "02-20", "06-10"),
        ("I", "investigation", "02-01", "02-20", None),  # before it came here
    ):  # fmt: skip
        v.add("assessment", case, kind=kind, noticed_on=day(noticed), begun_on=day(begun), finished_on=day(finished))


def _notifications(v: Village) -> None:
    for case, name, on, at, sender in (
        ("A", "n1", "03-01", "10:00", "school"), ("A", "n2", "03-01", "08:00", "ppr"), ("I", "n3", "06-01", None, None),
        ("F", "n4", "2025-12-01", None, "school"), ("A", "n5", "05-01", None, "school"),
        ("A", "n6", "08-31", None, "police"), ("C", "n7", "07-01", None, None),
        ("E", "n8", "04-02", None, "health_visitor"), ("C", "n9", "07-02", None, None),
        ("G", "n10", "04-02", None, "school"),
    ):  # fmt: skip
        v.add(
            "notification", case, name, received_on=day(on), received_at=at, sender=sender,
            anonymous=name in ("n3", "n6"), kind="own_initiative" if name == "n5" else "ordinary",
            family_contact_on=day("09-02") if name == "n6" else None,
        )  # fmt: skip
    for case, note, child, contact in (
        ("A", "n1", "a1", "03-02"), ("A", "n1", "a2", None), ("A", "n2", "a1", "03-20"), ("I", "n3", "i1", "05-30"),
        ("F", "n4", "f1", None), ("A", "n5", "a2", None), ("A", "n6", "a3", None), ("E", "n8", "e1", "04-12"),
        ("C", "n9", "c1", None), ("G", "n10", "g1", "04-02"),
    ):  # fmt: skip
        v.add("notification_child", case, notification_id=note, child_id=child, contact_on=day(contact))


def _goals(v: Village) -> None:
    for case, name, status, on in (
        ("A", "goal 1", "reached", "05-01"), ("A", "goal 2", "dropped", "06-01"), ("A", "goal 3", "under_way", None),
        ("C", "goal 4", "reached", None), ("B", "goal 5", "reached", "03-01"), ("E", "goal 6", "reached", "05-01"),
        ("I", "goal 7", "almost", "05-01"),
    ):  # fmt: skip
        v.add("goal", case, name, status=status, status_on=day(on))
    for case, goal, person, value, on in (
        ("A", "goal 1", "mother A", 3, "2026-01-10"), ("A", "goal 1", "mother A", 5, "2026-04-01"),
        ("A", "goal 1", None, 5, "2026-01-01"), ("A", "goal 1", None, 5, "2026-08-31"),
        ("A", "goal 3", "a1 person", 9, "2026-10-01"), ("A", "goal 3", "a1 person", 7, "2026-02-01"),
        ("A", "goal 3", "a1 person", 4, "juni 2026"), ("A", "goal 2", "mother A", 2, "2026-05-01"),
        ("A", "goal 2", "father A", 4, None), ("A", "goal 2", "father A", 6, "2026-05-05"),
        ("I", "goal 7", "i1 person", 2, "2025-01-01"), ("I", "goal 7", "i1 person", 3, "2026-02-01"),
    ):  # fmt: skip
        v.add("goal_score", case, goal_id=goal, person_id=person, value=value, on=on)
