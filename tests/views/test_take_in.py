"""Hent en liste by keyboard: thirty cases in a few keys, columns put right, drafts kept, nothing by halves."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.paths import resources
from app.services import people
from app.services.case_content import content_of
from app.services.case_table_import_kept import list_mappings
from app.services.case_table_import_rows import Fate
from app.services.cases import list_cases
from app.views.take_in import area as area_file
from app.views.take_in import taking
from app.views.take_in.area import TakeInArea
from app.views.take_in.columns_part import NEVER_FOLLOWED, NOTHING
from app.views.take_in.desk import DRAFT
from app.views.theme import Theme, apply_theme
from app.views.widgets.long_work import LongWork
from app.views.workspace import Workspace
from tests.hostile.naughty_strings import NAUGHTY
from tests.views.case_reading import words_on
from tests.views.test_accessible_names import faults

CTRL = Qt.KeyboardModifier.ControlModifier
EXAMPLE = resources() / "examples" / "sagsliste.csv"


class Typist:
    """Presses keys where the focus is, and counts them."""

    def __init__(self) -> None:
        self.keys = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)
        self.keys += 1


@pytest.fixture
def typist() -> Typist:
    return Typist()


@pytest.fixture
def show(workspace: Workspace, qtbot: QtBot, qapp: QApplication) -> Callable[[], TakeInArea]:
    def shown() -> TakeInArea:
        apply_theme(qapp, Theme())
        made = TakeInArea(workspace)
        qtbot.addWidget(made)
        made.resize(1100, 760)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.begin()
        return made

    return shown


@pytest.fixture
def area(show: Callable[[], TakeInArea]) -> TakeInArea:
    return show()


def open_file(area: TakeInArea, path: Path, qtbot: QtBot) -> None:
    area.desk.open(str(path))
    qtbot.waitUntil(lambda: not area.desk._work.busy())


def a_list(folder: Path, *lines: str) -> Path:
    path = folder / "liste.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_thirty_cases_elsewhere_are_here_in_a_few_keys(
    area: TakeInArea, workspace: Workspace, typist: Typist, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(area_file, "ask_open_path", lambda *_: str(EXAMPLE))  # the system's dialog, answered
    typist.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not area.desk._work.busy())
    typist.press(Qt.Key.Key_Return, CTRL)
    assert area.preview.take.isEnabled()
    [question] = area.preview.questions.fields()  # »Visiteres« is in no system but theirs
    assert question.editor.hasFocus()
    typist.press(Qt.Key.Key_Down)
    assert area.desk.preview.count(Fate.NEW) == 30
    typist.press(Qt.Key.Key_Return, CTRL)
    assert typist.keys <= 25
    lines = workspace.ask(list_cases)
    assert len(lines) == 30
    assert all(line.next_on is not None for line in lines)
    for line in lines:
        content = workspace.ask(content_of, line.id)
        assert all(content[each] for each in ("children", "parent_ties", "follow_ups", "interventions", "custody"))
        assert all(person.age for person in workspace.ask(people.list_people, line.id) if person.is_child_of_case)
    assert "30 sager er hentet" in words_on(area)
    qtbot.waitUntil(area.to_cases.hasFocus)  # the bar had the keyboard
    typist.press(Qt.Key.Key_Return)
    assert DRAFT not in workspace.drafts.kept()


def test_next_months_list_is_read_as_this_months_was(
    area: TakeInArea, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    open_file(area, a_list(tmp_path, "Kode;Navn", "7;Ida Holm"), qtbot)
    area.desk.choose_column(0, "number")
    area._show_preview()
    area.preview.name.set_text("Vores system")
    area.preview._on_take()
    assert [each.name for each in workspace.ask(list_mappings)] == ["Vores system"]
    open_file(area, a_list(tmp_path, "Kode;Navn", "7;Ida Holm", "8;Bo Skov"), qtbot)
    assert "som sidst (»Vores system«)" in words_on(area)
    area._show_preview()
    assert [line.fate for line in area.desk.preview.lines] == [Fate.KNOWN, Fate.NEW]
    area.go_back()
    area.columns.forget.click()
    assert workspace.ask(list_mappings) == ()
    assert dict(area.desk.mapping.columns) == {1: "name"}
    assert not area.columns.forget.isVisible()


def test_a_column_is_put_right_by_keyboard_and_a_field_stands_in_one_column(
    area: TakeInArea, tmp_path: Path, typist: Typist, qtbot: QtBot
) -> None:
    open_file(area, a_list(tmp_path, "Navn;Kode", "Ida Holm;Skov"), qtbot)
    typist.press(Qt.Key.Key_Down)
    assert area.columns.becomes.editor.currentText() == NOTHING  # type: ignore[union-attr]  # it is a choice
    typist.press(Qt.Key.Key_Return)
    for _ in range(8):  # past »Sagsnummer« and six more
        typist.press(Qt.Key.Key_Down)
    assert dict(area.desk.mapping.columns) == {1: "name"}
    typist.press(Qt.Key.Key_Up)
    assert dict(area.desk.mapping.columns) == {0: "name", 1: "caseworker"}
    typist.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is area.columns.table


def test_a_half_made_choice_survives_lock_and_kill(
    area: TakeInArea,
    show: Callable[[], TakeInArea],
    store: OpenStore,
    workspace: Workspace,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    open_file(area, a_list(tmp_path, "Kode;Navn;Status", "7;Ida;Aktiv", "8;Bo;Sær"), qtbot)
    area.desk.choose_column(0, "other_id")
    area.desk.answer("status", ["Sær"], "closed")
    qtbot.waitUntil(lambda: DRAFT in workspace.drafts.kept())
    again = show()
    qtbot.waitUntil(lambda: again.desk.laid is not None)
    assert again.desk.mapping.columns[0] == "other_id"
    assert again.desk.mapping.answers == {("status", "saer"): "closed"}
    again.go_back()
    assert DRAFT not in workspace.drafts.kept()


def test_a_draft_whose_file_is_gone_says_so_and_lets_her_choose_again(
    area: TakeInArea, show: Callable[[], TakeInArea], tmp_path: Path, qtbot: QtBot
) -> None:
    path = a_list(tmp_path, "Kode;Navn", "7;Ida")
    open_file(area, path, qtbot)
    path.unlink()
    again = show()
    qtbot.waitUntil(lambda: not again.desk._work.busy())
    assert "kan ikke læses" in again._notice.sentence()
    assert again._stack.currentWidget() is again.start


def test_going_away_while_a_file_is_read_keeps_nothing_of_it(
    area: TakeInArea, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    area.desk.open(str(a_list(tmp_path, "Kode;Navn", "7;Ida")))
    area.go_back()
    qtbot.waitUntil(lambda: not area.desk._work.busy())
    assert area.desk.laid is None
    assert DRAFT not in workspace.drafts.kept()


def test_a_case_is_left_out_and_in_again_with_the_space_bar(
    area: TakeInArea, tmp_path: Path, typist: Typist, qtbot: QtBot
) -> None:
    open_file(area, a_list(tmp_path, "Sagsnr;Navn", "7;Ida", "8;Bo"), qtbot)
    area._show_preview()
    typist.press(Qt.Key.Key_Space)
    assert area.desk.preview.count(Fate.LEFT_OUT) == 1
    assert area.preview.take.text() == "Hent 1 sag"
    typist.press(Qt.Key.Key_Space)
    assert area.desk.preview.count(Fate.NEW) == 2


def test_an_answer_can_be_changed_while_it_stands_there(area: TakeInArea, tmp_path: Path, qtbot: QtBot) -> None:
    open_file(area, a_list(tmp_path, "Sagsnr;Navn;Status", f"7;Ida;{'Meget sær ' * 20}"), qtbot)
    area._show_preview()
    [question] = area.preview.questions.fields()
    for key, is_closed in ((Qt.Key.Key_Down, False), (Qt.Key.Key_Down, True), (Qt.Key.Key_Up, False)):
        QTest.keyClick(question.editor, key)
        [line] = area.desk.preview.lines
        assert (line.fate, line.is_closed) == (Fate.NEW, is_closed)


def test_many_unknown_words_of_one_field_are_answered_as_one_but_never_those_of_protection(
    area: TakeInArea, tmp_path: Path, qtbot: QtBot
) -> None:
    lines = [f"{number};Ida;Sær {number};måske {number}" for number in range(15)]
    open_file(area, a_list(tmp_path, "Sagsnr;Navn;Status;Beskyttelse", *lines), qtbot)
    area._show_preview()
    first, *others = area.preview.questions.fields()
    QTest.keyClick(first.editor, Qt.Key.Key_Down)
    assert {each.about for each in area.desk.preview.questions} == {"protected"}
    assert len(others) == 12


def test_what_waits_is_told_and_saved_where_she_says(
    area: TakeInArea, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_file(area, a_list(tmp_path, "Sagsnr;Navn;CPR", "7;Ida;1234", "8;Bo;"), qtbot)
    area._show_preview()
    assert "Række 2, »CPR«: CPR-nummeret har 4 tal. Der skal være 10." in words_on(area)
    area.preview._on_take()
    out = tmp_path / "ud.csv"
    monkeypatch.setattr(area_file, "ask_save_path", lambda *_: str(out))
    area.save.click()
    assert out.read_text(encoding="utf-8-sig").splitlines()[1].startswith("7;Ida;1234;")


def test_a_long_list_is_taken_in_parts_and_undone_as_one(
    area: TakeInArea, workspace: Workspace, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "AT_ONCE", 2)
    monkeypatch.setattr(taking, "PARTS", 2)
    open_file(area, a_list(tmp_path, "Sagsnr;Navn", *(f"{number};Ida" for number in range(5))), qtbot)
    area._show_preview()
    area.preview._on_take()
    assert len(workspace.ask(list_cases)) == 5
    workspace.undo_stack.undo()
    assert workspace.ask(list_cases) == []


def test_a_long_list_that_is_stopped_half_way_leaves_nothing(
    area: TakeInArea, workspace: Workspace, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "AT_ONCE", 2)
    monkeypatch.setattr(taking, "PARTS", 2)
    monkeypatch.setattr(LongWork, "__call__", lambda _self, done, _total: done < 3)  # she presses stop
    open_file(area, a_list(tmp_path, "Sagsnr;Navn", *(f"{number};Ida" for number in range(5))), qtbot)
    area._show_preview()
    area.preview._on_take()
    assert workspace.ask(list_cases) == []
    assert area._stack.currentWidget() is area.preview


def test_two_hundred_columns_of_hostile_headings_are_shown_and_every_page_is_named(
    area: TakeInArea, tmp_path: Path, qtbot: QtBot
) -> None:
    path, texts = tmp_path / "liste.csv", [text[:300] for text in NAUGHTY if text.isprintable()][:199]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([["Navn", *texts], *[["Ida Holm", *texts] for _ in range(3)]])
    open_file(area, path, qtbot)
    assert area.columns.table.model().rowCount() == 200
    assert faults(area) == []
    area._show_preview()
    assert faults(area) == []


def test_help_that_would_seem_never_followed_up_is_told_before(area: TakeInArea, tmp_path: Path, qtbot: QtBot) -> None:
    open_file(area, a_list(tmp_path, "Navn;Indsats;Paragraf;Startdato;Sidst set", "Ida;Hjælp;§ 32;01-02-2025;"), qtbot)
    assert NEVER_FOLLOWED in words_on(area)
    area.desk.choose_column(4, "last_on")
    area.columns.refresh()
    assert NEVER_FOLLOWED not in words_on(area)


def test_tab_comes_to_every_control_in_the_order_it_stands(
    area: TakeInArea, tmp_path: Path, typist: Typist, qtbot: QtBot
) -> None:
    open_file(area, a_list(tmp_path, "Navn;Status;Rådgiver", "Ida;Sær;Lis", "Bo;Aktiv;Ib"), qtbot)
    area._show_preview()
    QApplication.processEvents()  # what is made late is shown
    passed = [QApplication.focusWidget()]
    for _ in range(6):
        typist.press(Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    part, [question] = area.preview, area.preview.questions.fields()
    assert part._caseworker is not None
    editors = [question.editor, part._caseworker.editor, part.without_faults, part.table, part.name.editor]
    assert passed == [*editors, part.take, part.save]
    typist.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is area._back
