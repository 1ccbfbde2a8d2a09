"""The speller's own process: what it knows, what it never gets, and that it dies with the lock."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from spelling_reading import choices, marked, open_menu, shown

from app.services import own_words, profile
from app.views.frame.spelling_desk import SpellingDesk
from app.views.settings.spelling_part import EMPTY, SpellingPart
from app.views.theme import Theme, apply_theme
from app.views.widgets.fields import text_field
from app.views.widgets.spelling import current_speller
from app.views.widgets.text import Text
from app.views.workspace import Workspace

SLOW_MS = 20_000


@pytest.fixture
def desk(workspace: Workspace, qapp: QApplication) -> Iterator[SpellingDesk]:
    apply_theme(qapp, Theme())
    made = SpellingDesk(workspace)
    yield made
    made.stop()


def test_a_morning_of_writing(desk: SpellingDesk, workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    assert desk._process is None  # nobody has written yet
    field = text_field("Notat")
    _page = shown(qtbot, field)
    field.set_text("Mathias og familieplejekonsulenten holdt netværksmøde om en aftalle i qvarken nu. ")
    qtbot.waitUntil(lambda: marked(field.editor) == ["aftalle", "qvarken"], timeout=SLOW_MS)
    process = desk._process
    menu = open_menu(field.editor)
    qtbot.waitUntil(lambda: "aftale" in choices(menu), timeout=SLOW_MS)
    menu.close()
    desk.learn("qvarken")
    assert marked(field.editor) == ["aftalle"]
    workspace.do("Fra", profile.save_setting, own_words.SPELLING_KEY, "0")
    assert marked(field.editor) == []
    workspace.do("Til", profile.save_setting, own_words.SPELLING_KEY, "1")
    assert marked(field.editor) == ["aftalle"]
    desk.stop()
    assert process is not None
    assert process.state() == QProcess.ProcessState.NotRunning
    assert current_speller() is None
    assert not desk._known


def test_where_it_cannot_run_she_writes_on(desk: SpellingDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.views.frame.spelling_desk.command", lambda: ["/findes/ikke"])
    field = text_field("Notat")
    _page = shown(qtbot, field)
    field.set_text("en aftalle her")
    assert marked(field.editor) == []
    qtbot.waitUntil(lambda: desk._is_broken, timeout=SLOW_MS)
    said: list[list[str]] = []
    desk.suggest("aftalle", said.append)
    assert said == [[]]


def test_her_own_words_can_be_added_and_taken_out_in_the_settings(
    desk: SpellingDesk, workspace: Workspace, qtbot: QtBot
) -> None:
    part = SpellingPart(workspace)
    qtbot.addWidget(part)
    workspace.changed.connect(lambda _changes: part.show_settings(workspace.ask(profile.read_settings)))
    part.show_settings({})
    assert part._on.isChecked()
    assert [each.text() for each in part.findChildren(Text) if each.text() == EMPTY]
    part._word.set_text("to ord")
    part._button.click()
    assert "ét ord" in part._word.error()
    part._word.set_text("qvarken")
    QTest.keyClick(part._word.editor, Qt.Key.Key_Return)
    assert workspace.ask(own_words.list_own_words) == ["qvarken"]
    part._remove("qvarken")
    assert workspace.ask(own_words.list_own_words) == []
    workspace.undo_stack.undo()
    assert workspace.ask(own_words.list_own_words) == ["qvarken"]
    part._on.click()
    assert current_speller() is None
