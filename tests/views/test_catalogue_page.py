"""»Tilbud«: found by typing and by keys, written on, looked through, retired, in from a file; undone like the rest."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shell_reading import names_of_controls

from app.bootstrap import OpenStore
from app.models.enums import Arena
from app.rules.programmes import Form, Programme
from app.services.modules import CATALOGUE as PART
from app.services.modules import LADDER, LEGAL_BASIS, switch_module
from app.services.programmes import keep_programmes, list_programmes
from app.views.catalogue.actions import EXAMPLE_FIRST, RETIRED
from app.views.catalogue.page import CataloguePage
from app.views.catalogue.whole import SAVED, CatalogueWhole
from app.views.widgets.cards import Tag
from app.views.widgets.fields import LabeledField
from app.views.widgets.text import Text
from app.views.workspace import Workspace

OURS = Programme(
    "own_1", "Trappen op", "Skolen og hjemmet følges ad.", 9, 14, ("skole",), 3, arenas=(Arena.SCHOOL,),
    forms=(Form.FAMILY,), law_id="barnets_lov", law="§ 32, stk. 1, nr. 2", unit="Familiehuset",
    reviewed_on=dt.date(2025, 3, 4),
)  # fmt: skip
CTRL = Qt.KeyboardModifier.ControlModifier


def switch(store: OpenStore, key: str, *, on: bool = True) -> None:
    with store.units.step("Slå til", "modules.switch") as unit:
        switch_module(unit, key, on=on)


@pytest.fixture
def offered(store: OpenStore) -> None:
    switch(store, PART)
    with store.units.step("Tilbud", "programmes.keep") as unit:
        keep_programmes(unit, {OURS.id: OURS})


@pytest.fixture
def page(workspace: Workspace, offered: None, qtbot: QtBot) -> CataloguePage:
    made = CataloguePage(workspace)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.enter()
    return made


@pytest.fixture
def whole(page: CataloguePage) -> CatalogueWhole:
    return page.whole()


def listed(whole: CatalogueWhole) -> list[str]:
    model = whole.finder.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def chosen(whole: CatalogueWhole) -> str:
    row = whole.finder.current()
    return row.programme.name if row is not None else ""


def line(whole: CatalogueWhole) -> LabeledField:
    return whole.finder.filters.words


def said(whole: CatalogueWhole) -> str:
    return "\n".join(each.text() for each in whole.finder.detail.findChildren(Text) if not each.isHidden())


def kept(workspace: Workspace, key: str) -> Programme:
    return next(row.programme for row in workspace.ask(list_programmes) if row.programme.id == key)


def write(whole: CatalogueWhole, name: str, text: str) -> None:
    field = whole.editor.form.fields[name]
    assert isinstance(field, LabeledField)
    field.editor.setFocus()
    field.set_text("")
    QTest.keyClicks(field.editor, text)


def test_typing_narrows_and_escape_gives_everything_back(whole: CatalogueWhole) -> None:
    everything = len(listed(whole))
    QTest.keyClicks(line(whole).editor, "trappen")
    assert listed(whole) == ["Trappen op"]
    QTest.keyClick(line(whole).editor, Qt.Key.Key_Escape)
    assert len(listed(whole)) == everything > 50


def test_words_that_nothing_has_are_met_kindly(whole: CatalogueWhole) -> None:
    QTest.keyClicks(line(whole).editor, "zzz")
    assert listed(whole) == []
    assert whole.finder.current() is None


def test_a_key_reaches_the_age_and_what_fits_stands_first_with_the_reason(whole: CatalogueWhole) -> None:
    QTest.keySequence(whole, QKeySequence("Alt+A"))
    age = whole.finder.filters.choice("age")
    assert age.editor.hasFocus()
    QTest.keyClicks(age.editor, "11")
    assert listed(whole)[0] == "Trappen op"
    assert "Passer til alder" in said(whole)
    QTest.keyClicks(age.editor, "x")
    assert age.error() == "Skriv et tal, fx 11."


def test_rung_and_law_are_shown_only_when_those_parts_are_on(
    store: OpenStore, whole: CatalogueWhole, page: CataloguePage
) -> None:
    QTest.keyClicks(line(whole).editor, "trappen")
    whole.write(OURS.id)
    assert "§" not in said(whole) + str(whole.editor.form.fields["law"].isVisible())
    assert not whole.editor.form.fields["rung"].isVisible()
    whole._back()
    for key in (LADDER, LEGAL_BASIS):
        switch(store, key)
    page.refresh()
    assert "Barnets lov § 32, stk. 1, nr. 2" in said(whole)
    whole.write(OURS.id)
    assert whole.editor.form.fields["rung"].isVisible()
    assert whole.editor.form.fields["law"].isVisible()


def test_what_was_not_looked_through_for_twelve_months_says_so_in_words(whole: CatalogueWhole) -> None:
    QTest.keyClicks(line(whole).editor, "trappen")
    model = whole.finder.table.model()
    assert model.index(0, 3).data() == "! 4.3.2025"
    assert "Ikke gennemset i 12 måneder" in [each.accessibleName() for each in whole.finder.detail.findChildren(Tag)]


def test_one_key_says_it_was_looked_through_and_undo_takes_it_back(whole: CatalogueWhole, workspace: Workspace) -> None:
    QTest.keyClicks(line(whole).editor, "trappen")
    QTest.keyClick(line(whole).editor, Qt.Key.Key_Down)
    QTest.keyClick(whole.finder.table, Qt.Key.Key_G)
    assert kept(workspace, OURS.id).reviewed_on == workspace.today
    workspace.undo_stack.undo()
    assert kept(workspace, OURS.id) == OURS
    workspace.undo_stack.redo()
    assert kept(workspace, OURS.id).reviewed_on == workspace.today


def test_an_example_is_not_looked_through_before_it_is_made_ours(whole: CatalogueWhole, workspace: Workspace) -> None:
    QTest.keyClicks(line(whole).editor, "pmto")
    QTest.keyClick(line(whole).editor, Qt.Key.Key_Down)
    QTest.keyClick(whole.finder.table, Qt.Key.Key_G)
    assert whole.notice.sentence() == EXAMPLE_FIRST
    assert kept(workspace, "pmto").reviewed_on is None


def test_a_retired_one_is_gone_from_the_list_and_found_again_when_asked_for(
    whole: CatalogueWhole, workspace: Workspace
) -> None:
    QTest.keyClicks(line(whole).editor, "trappen")
    QTest.keyClick(line(whole).editor, Qt.Key.Key_Down)
    QTest.keyClick(whole.finder.table, Qt.Key.Key_U)
    assert whole.notice.sentence() == RETIRED
    assert listed(whole) == []
    assert line(whole).editor.hasFocus()
    whole.out_of_use.setChecked(True)
    assert listed(whole) == ["Trappen op"]
    QTest.keyClick(line(whole).editor, Qt.Key.Key_Down)
    QTest.keyClick(whole.finder.table, Qt.Key.Key_U)
    assert not kept(workspace, OURS.id).retired


def test_the_next_one_is_chosen_when_one_goes_and_an_undo_chooses_it_again(
    whole: CatalogueWhole, workspace: Workspace
) -> None:
    table, names = whole.finder.table, listed(whole)
    QTest.keyClick(line(whole).editor, Qt.Key.Key_Down)
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_U)
    assert listed(whole) == [*names[:2], *names[3:]]
    assert chosen(whole) == names[3], "and no stranger at the top"
    workspace.undo_stack.undo()
    assert (listed(whole), chosen(whole)) == (names, names[2])


def test_a_new_one_is_written_with_keys_alone(whole: CatalogueWhole, workspace: Workspace) -> None:
    QTest.keyClick(line(whole).editor, Qt.Key.Key_Down)
    QTest.keyClick(whole.finder.table, Qt.Key.Key_N)
    for name, text in (("name", "Fædregruppen"), ("themes", "far, leg"), ("age_to", "3"), ("unit", "Sundhedsplejen")):
        write(whole, name, text)
    QTest.keyClick(QApplication.focusWidget() or whole, Qt.Key.Key_Return, CTRL)
    found = next(row.programme for row in workspace.ask(list_programmes) if row.programme.name == "Fædregruppen")
    assert (found.themes, found.age_to, found.unit) == (("far", "leg"), 3, "Sundhedsplejen")
    assert found.reviewed_on == workspace.today
    assert "Fædregruppen" in listed(whole)


def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(whole: CatalogueWhole, workspace: Workspace) -> None:
    whole.begin_new()
    write(whole, "name", "trappen op")
    write(whole, "age_from", "ni")
    whole.editor.keep()
    errors = {name: each.error() for name, each in whole.editor.form.fields.items() if isinstance(each, LabeledField)}
    assert {name for name, words in errors.items() if words} == {"name", "age_from", "unit"}
    assert whole.editor.form.texts()["age_from"] == "ni"
    assert len([row for row in workspace.ask(list_programmes) if row.is_own]) == 1


def test_half_a_programme_is_there_again_after_a_stop(
    whole: CatalogueWhole, workspace: Workspace, store: OpenStore, qtbot: QtBot
) -> None:
    whole.write(OURS.id)
    write(whole, "phone", "70 20 30 40")
    whole.editor.form.start()  # the focus leaves the field
    again = CataloguePage(workspace)
    qtbot.addWidget(again)
    again.resume_draft(workspace.drafts.kept())
    assert again.whole().editor.form.texts()["phone"] == "70 20 30 40"
    again.whole().editor.keep()
    assert kept(workspace, OURS.id).phone == "70 20 30 40"
    assert not [key for key in workspace.drafts.kept() if key.startswith("programme:")]


def test_a_file_goes_out_is_seen_line_by_line_and_one_undo_takes_it_all_back(
    whole: CatalogueWhole, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "tilbud.csv"
    whole.save_to(path)
    assert whole.notice.sentence() == SAVED
    path.write_text("Navn;Ansvarlig;Alder fra\nNyt hus;Huset;\nTrappen op;Familiehuset;8\nSkævt;;x\n", encoding="utf-8")
    whole.read_file(path)
    assert "1 nyt, 1 ændret, 1 linje skal rettes først." in whole.intake._words.text()
    assert kept(workspace, OURS.id).age_from == 9, "nothing is kept before she says so"
    whole.intake.take.click()
    assert kept(workspace, OURS.id).age_from == 8
    assert "Nyt hus" in listed(whole)
    workspace.undo_stack.undo()
    assert kept(workspace, OURS.id) == OURS
    assert "Nyt hus" not in listed(whole)


def test_a_file_that_is_no_table_is_refused_beside_the_list(whole: CatalogueWhole, tmp_path: Path) -> None:
    for content in (b"\0\0", b"", b"Farve\nr\n"):
        path = tmp_path / "x.csv"
        path.write_bytes(content)
        whole.read_file(path)
        assert whole.notice.sentence()
    whole.read_file(tmp_path / "not there.csv")
    assert whole.notice.sentence()


def test_everything_on_the_page_has_a_name_of_its_own(
    whole: CatalogueWhole, store: OpenStore, page: CataloguePage
) -> None:
    for key in (LADDER, LEGAL_BASIS):
        switch(store, key)
    page.refresh()
    for _ in range(2):
        names = names_of_controls(page)
        assert all(names)
        assert len(names) == len(set(names))
        whole.write(OURS.id)


def test_long_names_never_make_the_page_wider_than_the_window(
    whole: CatalogueWhole, page: CataloguePage, workspace: Workspace, mathias_case: UUID
) -> None:
    long = replace(
        OURS, name="Ungdomsfællesskabskoordinationsprojektet " * 2 + "i Æ", about="x" * 1400, themes=("y" * 40,)
    )
    assert whole.desk.keep("Gem", {long.id: long})
    page.resize(760, 600)
    QApplication.processEvents()
    assert whole.width() <= 760
