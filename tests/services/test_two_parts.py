"""What is said and agreed in one part of a meeting held in two reaches nobody who was not asked to that part."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.models.agreement import Agreement
from app.models.enums import PaperKind
from app.models.enums_meeting import Attendance, MeetingStatus
from app.models.enums_people import HardStopKind
from app.models.meeting import Meeting
from app.models.safety import HardStop
from app.services import meetings
from app.services.meeting_paper_recipients import papers_for
from app.services.meeting_review import changed_since, review_rows
from app.services.papers import plan_for
from app.services.ports import Unit
from app.services.room_photo import read_photo
from app.services.stop_decisions import allow_person
from tests.ready_stores import ReadyStores, case_of
from tests.services.meeting_making import draft, hold, paper, plan_with, set_row, who
from tests.services.room_making import agreed, rows_of

SECRET, HIS = "taler med krisecentret hver tirsdag", "ringer til skolen hver fredag"
QUESTION = "Hvor trygt er der derhjemme?"


@dataclass(frozen=True)
class Two:
    """A meeting held in two parts on one day, and each parent's next one."""

    case: UUID
    lone: UUID
    torben: UUID
    mathias: UUID
    hers: UUID
    his: UUID
    her_next: UUID
    his_next: UUID

    def follow(self, store: OpenStore) -> None:
        """Let each next meeting follow its own part by name."""
        set_row(store, Meeting, self.her_next, follows_id=self.hers)
        set_row(store, Meeting, self.his_next, follows_id=self.his)


def held_in_two(store: OpenStore) -> Two:
    """Lone's part comes first in the list, and something was said, measured and agreed in each."""
    mathias_case = case_of(store, "2026-014")
    mathias, lone, torben = (who(store, mathias_case, each) for each in ("Mathias", "Lone", "Torben"))
    day, later = "20. november 2026", "11. december 2026"
    stop = {"kind": HardStopKind.VIOLENCE, "subject_id": lone, "against_id": torben}
    do(store, lambda unit: unit.add(HardStop(case_id=mathias_case, **stop)))
    do(store, lambda unit: [unit.remove(each) for each in unit.live(Meeting)[1:]])
    hers = plan_with(store, mathias_case, lone, held_on=day, place="krisecentret")
    his = plan_with(store, mathias_case, torben, held_on=day, place="rådhuset")
    set_row(store, Meeting, hers, other_part_id=his)
    set_row(store, Meeting, his, other_part_id=hers)
    for part, owner, text, value in ((hers, lone, SECRET, 2), (his, torben, HIS, 9)):
        agreed(store, mathias_case, part, text, owner)
        do(store, meetings.add_contribution, part, kind="works", text=f"Vi {text}.")
        scale = do(store, meetings.ask_scale, part, question=QUESTION)
        do(store, meetings.answer_scale, scale, mathias, value=value)
        hold(store, part)
    her_next = plan_with(store, mathias_case, lone, held_on=later)
    his_next = plan_with(store, mathias_case, torben, held_on=later)
    for meeting in (her_next, his_next):
        scale = do(store, meetings.ask_scale, meeting, question=QUESTION)
        do(store, meetings.answer_scale, scale, mathias, value=5)
    return Two(mathias_case, lone, torben, mathias, hers, his, her_next, his_next)


@pytest.fixture
def held(tmp_path: Path, ready_stores: ReadyStores) -> Iterator[tuple[OpenStore, Two]]:
    with ready_stores.opened(tmp_path, held_in_two, "mathias_case") as given:
        yield given


@pytest.fixture
def store(held: tuple[OpenStore, Two]) -> OpenStore:
    return held[0]


@pytest.fixture
def two(held: tuple[OpenStore, Two]) -> Two:
    return held[1]


def allow_torben(store: OpenStore, two: Two) -> None:
    """Let Torben be asked to his next meeting though a stop that is older than all of it says no."""

    def age(unit: Unit) -> None:
        for each in unit.live(HardStop):
            each.created_at = unit.now - dt.timedelta(minutes=1)

    do(store, age)
    do(store, allow_person, two.his_next, two.torben, because="Skal høres.", by="Kirsten")


def reviewed(store: OpenStore, meeting: UUID) -> str:
    return str([each.agreement.text for each in ask(store, review_rows, meeting).rows])


def test_one_part_does_not_look_back_on_the_other_of_the_same_day(store: OpenStore, two: Two) -> None:
    first = ask(store, lambda unit: min(each.held_on for each in unit.live(Meeting) if each.held_on))
    for part in (two.hers, two.his):
        review = ask(store, review_rows, part)
        assert review.before_on == first
        assert SECRET not in reviewed(store, part)
        assert HIS not in reviewed(store, part)


@pytest.mark.parametrize("named", [True, False])
def test_each_next_meeting_looks_back_on_its_own_part(store: OpenStore, two: Two, named: bool) -> None:
    if named:
        two.follow(store)
    assert SECRET not in reviewed(store, two.his_next)
    assert HIS in reviewed(store, two.his_next)
    assert SECRET in reviewed(store, two.her_next)
    assert HIS not in reviewed(store, two.her_next)


@pytest.mark.parametrize("named", [True, False])
def test_earlier_numbers_are_those_of_the_own_part(store: OpenStore, two: Two, named: bool) -> None:
    if named:
        two.follow(store)
    for meeting, value in ((two.her_next, 2), (two.his_next, 9)):
        (scale,) = ask(store, changed_since, meeting).scales
        assert scale.earlier == ((two.mathias, value),)
        made = paper(store, meeting, PaperKind.CHANGED, two.mathias)
        assert [(each.then, each.now) for each in made.scales] == [(value, 5)]


@pytest.mark.parametrize("kind", [PaperKind.AGREEMENT_SHEET, PaperKind.CHANGED, PaperKind.OWN_AGREEMENTS])
def test_the_papers_of_his_next_meeting_hold_nothing_of_her_part(store: OpenStore, two: Two, kind: PaperKind) -> None:
    two.follow(store)
    hold(store, two.his_next)
    hold(store, two.her_next)
    assert SECRET not in str(paper(store, two.his_next, kind, two.torben))
    assert HIS in str(paper(store, two.his_next, kind, two.torben))
    assert SECRET in str(paper(store, two.her_next, kind, two.lone))


def test_nor_does_a_paper_of_a_meeting_both_come_to(store: OpenStore, two: Two) -> None:
    do(store, lambda unit: [unit.remove(each) for each in unit.live(HardStop)])
    both = plan_with(store, two.case, two.lone, two.torben, held_on="18. december 2026")
    hold(store, both)
    made = draft(store, both, PaperKind.AGREEMENT_SHEET)
    assert {two.lone, two.torben} <= made.readers
    for text in (SECRET, HIS):
        assert text not in str(made.paper)
    assert any("i to dele" in each for each in made.left_out), "the caseworker is told why"
    assert SECRET in str(paper(store, both, PaperKind.AGREEMENT_SHEET, copy="professional"))


def test_a_phone_takes_no_picture_of_the_other_part(store: OpenStore, two: Two) -> None:
    two.follow(store)
    set_row(store, Meeting, two.his_next, status=MeetingStatus.RUNNING)
    for attendance in (Attendance.PRESENT, Attendance.UNKNOWN):
        for each in rows_of(store, two.his_next):
            do(store, meetings.set_attendance, each.id, attendance=attendance.value)
        assert SECRET not in str(ask(store, read_photo, two.his_next))


@pytest.mark.parametrize("copy", ["family", "professional"])
def test_his_plan_holds_nothing_of_her_part(store: OpenStore, two: Two, copy: str) -> None:
    his = str(ask(store, plan_for, two.case, copy=copy, recipient_id=two.torben).paper)
    assert "krisecentret" not in his
    assert HIS in his
    hers = str(ask(store, plan_for, two.case, copy=copy, recipient_id=two.lone).paper)
    assert SECRET in hers
    assert HIS not in hers


def test_the_plan_for_all_holds_neither_and_the_case_file_both(store: OpenStore, two: Two) -> None:
    everybody, file = (str(ask(store, plan_for, two.case, copy=copy).paper) for copy in ("family", "professional"))
    assert SECRET not in everybody
    assert HIS not in everybody
    assert SECRET in file
    assert HIS in file


def test_nothing_in_her_part_changes_his_plan(store: OpenStore, two: Two) -> None:
    before = ask(store, plan_for, two.case, recipient_id=two.torben)
    agreed(store, two.case, two.hers, "flytter til en adresse, ingen kender", two.lone)
    set_row(store, Meeting, two.hers, place="hos Yasmin", starts_at="09:00")
    after = ask(store, plan_for, two.case, recipient_id=two.torben)
    assert after.paper == before.paper
    assert ask(store, plan_for, two.case, recipient_id=two.lone).paper != before.paper


def test_papers_of_one_part_are_not_for_who_was_asked_to_the_other(store: OpenStore, two: Two) -> None:
    do(store, lambda unit: [unit.remove(each) for each in unit.live(HardStop)])
    made = draft(store, two.hers, PaperKind.MINUTES)
    assert two.torben not in made.readers
    assert any("den anden del" in each for each in made.left_out)
    assert two.torben not in {each.person_id for each in ask(store, papers_for, two.hers)}
    assert two.torben in {each.person_id for each in ask(store, papers_for, two.his)}


def test_a_part_stays_closed_when_the_other_is_gone(store: OpenStore, two: Two) -> None:
    do(store, lambda unit: unit.remove(unit.get(Meeting, two.his)))
    two.follow(store)
    assert SECRET not in str(ask(store, plan_for, two.case, recipient_id=two.torben).paper)


def test_who_is_allowed_to_a_meeting_reads_all_of_it(store: OpenStore, two: Two) -> None:
    """Both parents are kept out, one of them was asked and came: what was agreed there is on that one's sheet."""

    def stop_both(unit: Unit) -> None:
        for each in unit.live(HardStop):
            unit.remove(each)
        unit.add(HardStop(case_id=two.case, kind=HardStopKind.ABUSE, subject_id=two.mathias))

    do(store, stop_both)
    agreed(store, two.case, two.his_next, "kommer til samtale", two.torben)
    hold(store, two.his_next)
    allow_torben(store, two)
    assert "kommer til samtale" in str(paper(store, two.his_next, PaperKind.AGREEMENT_SHEET, two.torben))


def test_what_was_agreed_since_a_child_is_heard_alone_is_on_no_later_paper_of_the_parent(
    store: OpenStore, two: Two
) -> None:
    do(store, lambda unit: unit.add(HardStop(case_id=two.case, kind=HardStopKind.ABUSE, against_id=two.torben)))
    talk = plan_with(store, two.case, two.lone, held_on="4. december 2026")
    agreed(store, two.case, talk, "fortæller lægen om mærkerne", two.lone)
    hold(store, talk)
    set_row(store, Meeting, two.his_next, follows_id=two.his)
    allow_torben(store, two)
    hold(store, two.his_next)
    assert "mærkerne" in str(paper(store, two.her_next, PaperKind.AGREEMENT_SHEET, two.lone))
    assert "mærkerne" not in str(paper(store, two.his_next, PaperKind.AGREEMENT_SHEET, two.torben))
    assert ask(store, lambda unit: len(unit.live(Agreement, Agreement.meeting_id == talk))) == 1
