"""Invitations from the prepared meeting: each person's own, the calendar file, all in one folder, the blank form."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.finished_papers import list_finished
from app.services.meeting_changes import cancel_meeting
from app.services.meeting_guests import people_to_ask
from app.services.meeting_plan import MeetingPlan, plan_whole
from app.services.meeting_preparation import read_preparation
from app.services.records import change_record
from app.services.stop_decisions import note_stop
from app.views.meeting import blank_form, prepare_invitations
from app.views.meeting.blank_form import BlankFormCard
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.meeting.prepare_invitations import InvitationsPart
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.case_reading import settle, words_on
from tests.views.meeting_reading import show_meeting


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


@pytest.fixture
def meeting(workspace: Workspace, mathias_case: UUID) -> UUID:
    people = {each.called: each.person_id for each in workspace.ask(people_to_ask, mathias_case).people}
    chosen = tuple(people[each] for each in ("Mathias", "Lone", "Torben"))
    plan = MeetingPlan(purpose="Hvad hjælper?", held_on="3. december", starts_at="15", place="skolen", people=chosen)
    done = workspace.do("Planlæg møde", plan_whole, mathias_case, plan)
    assert done is not None
    return done.value


@pytest.fixture
def part(workspace: Workspace, meeting: UUID, qtbot: QtBot) -> Callable[[], InvitationsPart]:
    """Open the part."""

    def opened() -> InvitationsPart:
        screen: MeetingScreen = show_meeting(workspace, meeting, qtbot)
        screen.planned.open_part("invitations")
        settle()
        screen.planned.invitations.draw()
        settle()
        return screen.planned.invitations

    return opened


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def choose(part: InvitationsPart, called: str) -> None:
    person = next(each.person_id for each in part._guests.values() if each.called == called)
    part.people.set_values([person])
    part._choose()
    part.draw()
    settle()


def test_each_sees_their_own_with_the_text_in_their_language(
    part: Callable[[], InvitationsPart], workspace: Workspace
) -> None:
    shown = part()
    choose(shown, "Lone")
    assert "Lone" in text_of(shown.paper.pdf())
    shown.own.restore("Chào mừng đến với cuộc họp")
    shown.own.commit()
    shown.draw()
    assert "cuộc họp" in text_of(shown.paper.pdf())
    choose(shown, "Torben")
    assert shown.own.text() == ""
    assert "cuộc họp" not in text_of(shown.paper.pdf())


def test_that_it_was_given_is_one_press(
    part: Callable[[], InvitationsPart], workspace: Workspace, meeting: UUID
) -> None:
    shown = part()
    choose(shown, "Lone")
    shown.given.press(1)
    lone = next(each for each in workspace.ask(read_preparation, meeting).guests if each.called == "Lone")
    assert lone.asked == "22. november, i hånden"
    assert "Spurgt 22. november, i hånden." in words_on(shown)


def test_everything_in_one_folder_is_kept_and_numbered(
    part: Callable[[], InvitationsPart], workspace: Workspace, mathias_case: UUID, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    folder = tmp_path / "ud"
    folder.mkdir()
    monkeypatch.setattr(prepare_invitations, "ask_folder_path", lambda *_: str(folder))
    before = len(workspace.ask(list_finished, mathias_case))
    shown = part()
    shown.save_all()
    names = sorted(each.name for each in folder.iterdir())
    assert len([name for name in names if name.endswith(".pdf")]) == 3, (names, shown.notice.sentence())
    assert len([name for name in names if name.endswith(".ics")]) == 3
    assert not [name for name in names if "lone" in name.lower() or "mathias" in name.lower()]
    assert len(workspace.ask(list_finished, mathias_case)) == before + 3
    assert shown.notice.sentence().startswith("3 indbydelser og 3 kalenderfiler")


def test_of_a_meeting_called_off_only_the_calendar_files_go(
    part: Callable[[], InvitationsPart], workspace: Workspace, meeting: UUID, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(prepare_invitations, "ask_folder_path", lambda *_: str(tmp_path))
    shown = part()
    assert workspace.do("Aflys", cancel_meeting, meeting, because="syg")
    settle()
    shown.save_all()
    assert {each.suffix for each in tmp_path.iterdir() if each.is_file() and "kalender" in each.name} == {".ics"}
    assert not list(tmp_path.glob("*.pdf"))
    assert b"CANCELLED" in next(tmp_path.glob("*.ics")).read_bytes()


def test_who_is_held_back_gets_no_paper_and_the_reason_waits_to_be_asked_for(
    part: Callable[[], InvitationsPart], workspace: Workspace, mathias_case: UUID, meeting: UUID, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    torben = next(each for each in workspace.ask(read_preparation, meeting).guests if each.called == "Torben")
    assert workspace.do("Stop", note_stop, mathias_case, kind="abuse", against_id=torben.person_id)
    shown = part()
    choose(shown, "Torben")
    assert shown.paper.isHidden()
    assert shown.held.sentences()[0].startswith("Der skal tages stilling")
    monkeypatch.setattr(prepare_invitations, "ask_folder_path", lambda *_: str(tmp_path))
    shown.save_all()
    assert len(list(tmp_path.glob("*.pdf"))) == 2


def test_what_must_not_leave_stays_behind_and_is_named(
    part: Callable[[], InvitationsPart], workspace: Workspace, meeting: UUID, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    assert workspace.do("Ret", change_record, "meeting", meeting, {"purpose": "Hvad med 010203-1234?"})
    monkeypatch.setattr(prepare_invitations, "ask_folder_path", lambda *_: str(tmp_path))
    shown = part()
    shown.save_all()
    assert not list(tmp_path.glob("*.pdf"))
    assert "Mathias, Lone og Torben" in shown.notice.sentence()


def test_the_calendar_file_goes_where_she_says(
    part: Callable[[], InvitationsPart], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare_invitations, "ask_save_path", lambda *_: str(tmp_path / "en.ics"))
    shown = part()
    choose(shown, "Lone")
    shown.calendar.click()
    data = (tmp_path / "en.ics").read_text(encoding="utf-8")
    assert "DTSTART;TZID=Europe/Copenhagen:20261203T150000" in data
    assert "Mathias" not in data


def test_the_blank_form_is_a_pdf_without_the_case(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = BlankFormCard(workspace)
    qtbot.addWidget(card)
    monkeypatch.setattr(blank_form, "ask_save_path", lambda *_: str(tmp_path / "skema.pdf"))
    card.open("follow_up_meeting")
    card.save()
    assert "Opfølgningsmøde" in text_of((tmp_path / "skema.pdf").read_bytes())
    assert blank_form.SAVED in words_on(card)


def test_a_disk_that_says_no_is_told(
    part: Callable[[], InvitationsPart], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare_invitations, "ask_folder_path", lambda *_: str(tmp_path / "findes" / "ikke"))
    shown = part()
    shown.save_all()
    assert "Filen kan ikke gemmes der" in shown.notice.sentence()
