"""What stood half typed when the machine died stands there again, read from the encrypted file by a new program."""

import datetime as dt
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.bootstrap import COPENHAGEN, OpenStore, create_store, open_store
from app.services.agreements import remove_agreement
from app.services.meetings import list_meetings
from app.services.records import change_record
from app.store.key_cost import Argon2Cost
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.workspace import Workspace
from tests.shipped import CHEAP, PASSPHRASE, import_example

NOW = dt.datetime(2026, 11, 18, 15, 46, tzinfo=COPENHAGEN)


def workspace_on(opened: OpenStore) -> Workspace:
    return Workspace(opened.units, opened.drafts, opened.units.now, training=False, keeper=opened.keeper)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "møde.db"


@pytest.fixture
def first(path: Path, qapp: object) -> OpenStore:
    opened, _ = create_store(path, PASSPHRASE, cost=CHEAP, now=lambda: NOW)
    return opened


def start(opened: OpenStore) -> tuple[Workspace, UUID]:
    case_id = import_example(opened, "a-mathias.json")
    workspace = workspace_on(opened)
    meeting = next(row.id for row in workspace.ask(list_meetings, case_id) if row.held_on == "2026-11-18")
    assert workspace.do("Åbn", change_record, "meeting", meeting, {"status": "running"})
    return workspace, meeting


def screen_on(workspace: Workspace, meeting: UUID, qtbot: QtBot) -> MeetingScreen:
    screen = MeetingScreen(workspace, meeting)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def abandon(opened: OpenStore) -> None:
    """Let go of the file without tidying up: no flush, no seal."""
    opened.vault.close()


def opened_again(path: Path) -> OpenStore:
    return open_store(path, PASSPHRASE, floor=Argon2Cost(8, 1, 1), now=lambda: NOW)


def test_an_agreement_being_typed_survives_the_machine(first: OpenStore, path: Path, qtbot: QtBot) -> None:
    workspace, meeting = start(first)
    screen = screen_on(workspace, meeting, qtbot)
    screen.write("agreement")
    editor = screen.centre.writer.agreement
    editor.press_owner(4)
    qtbot.keyClicks(editor.other, "Henning")
    qtbot.keyClick(editor.other, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.what, "kører Mathias hjem")
    qtbot.keyClicks(editor.when, "hver tirsdag")
    key = f"meeting:{meeting}:agreement"
    qtbot.waitUntil(lambda: "hver tirsdag" in first.drafts.kept().get(key, ""), timeout=20_000)
    abandon(first)

    again = opened_again(path)
    restored = screen_on(workspace_on(again), meeting, qtbot).centre.writer
    assert restored.kind == "agreement"
    assert (restored.agreement.what.text(), restored.agreement.when.text()) == ("kører Mathias hjem", "hver tirsdag")
    restored.agreement.save()
    made = restored._desk.agreements[-1]
    assert (made.doers, made.text) == ("Kasper og Henning", "kører Mathias hjem")
    assert key not in again.drafts.kept()
    again.close()


def test_words_being_typed_survive_with_kind_and_speaker(first: OpenStore, path: Path, qtbot: QtBot) -> None:
    workspace, meeting = start(first)
    screen = screen_on(workspace, meeting, qtbot)
    screen.write("worry")
    line = screen.centre.writer.words.line
    qtbot.keyClicks(line, "Han sover for lidt")
    screen.centre.writer.press_person(2)
    key = f"meeting:{meeting}:line"
    qtbot.waitUntil(lambda: "for lidt" in first.drafts.kept().get(key, ""), timeout=20_000)
    abandon(first)

    again = opened_again(path)
    restored = screen_on(workspace_on(again), meeting, qtbot).centre.writer
    assert (restored.kind, restored.words.line.text()) == ("worry", "Han sover for lidt")
    restored.words.save()
    assert restored._desk.row.contributions[-1].speaker == "Lone"
    assert key not in again.drafts.kept()
    again.close()


def test_a_refresh_leaves_half_typed_text_and_caret_alone(first: OpenStore, qtbot: QtBot) -> None:
    workspace, meeting = start(first)
    screen = screen_on(workspace, meeting, qtbot)
    screen.write("works")
    line = screen.centre.writer.words.line
    qtbot.keyClicks(line, "onsdage med mormor")
    line.setCursorPosition(7)
    screen.refresh()
    assert (line.text(), line.cursorPosition()) == ("onsdage med mormor", 7)
    first.close()


def test_emptied_words_are_no_draft(first: OpenStore, qtbot: QtBot) -> None:
    workspace, meeting = start(first)
    screen = screen_on(workspace, meeting, qtbot)
    screen.write("works")
    line = screen.centre.writer.words.line
    key = f"meeting:{meeting}:line"
    qtbot.keyClicks(line, "x")
    qtbot.waitUntil(lambda: key in first.drafts.kept(), timeout=20_000)
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: key not in first.drafts.kept(), timeout=20_000)
    first.close()


def test_a_draft_of_an_agreement_that_is_gone_becomes_a_new_one(first: OpenStore, qtbot: QtBot) -> None:
    workspace, meeting = start(first)
    screen = screen_on(workspace, meeting, qtbot)
    row = screen.desk.agreements[0]
    screen.agreements.opened.emit(row)
    qtbot.keyClicks(screen.centre.writer.agreement.what, " igen")
    screen.centre.writer.flush()
    first.drafts.flush()
    assert workspace.do("Tag af", remove_agreement, row.id)
    restored = screen_on(workspace, meeting, qtbot).centre.writer.agreement
    assert restored.what.text().endswith("igen")
    assert restored.editing is None
    first.close()
