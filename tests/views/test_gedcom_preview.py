"""»Slægt fra fil«: looked through before anything is taken in, nobody merged by itself, and saved as a file."""

from collections import Counter
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.exchange.gedcom_file import read_gedcom_file
from app.policy import EXPORTS, Policy
from app.services import people
from app.services.cases import start_case
from app.services.records import change_record
from app.views.gedcom.export_card import NOT_ALLOWED, SAVED
from app.views.gedcom.tab import NO_PEOPLE, GedcomTab
from app.views.papers.leak_notice import ALL_RIGHT, ASK
from app.views.theme import Theme, apply_theme
from app.views.widgets.check_box import CheckBox
from app.views.widgets.editors import ChoiceEditor
from app.views.widgets.rows_table import RowsTable
from app.views.workspace import Workspace
from tests.doing import ask, do
from tests.exchange.gedcom_making import END, HEAD
from tests.views.case_reading import field_called, fill, settle, words_on
from tests.views.test_accessible_names import faults

BODY = """0 @I1@ INDI
1 NAME Asta /Lund/
1 SEX F
1 BIRT
2 DATE 3 MAY 2018
1 FAMC @F1@
0 @I2@ INDI
1 NAME Mia /Lund/
1 SEX F
1 ADDR Skolevej 3
1 FAMC @F2@
0 @I3@ INDI
1 NAME Bo /Lund/
1 CENS
0 @I4@ INDI
1 NAME Oda /Holm/
0 @I5@ INDI
1 NAME Nabo /Nielsen/
0 @F1@ FAM
1 HUSB @I3@
1 WIFE @I2@
1 CHIL @I1@
0 @F2@ FAM
1 WIFE @I4@
1 CHIL @I2@
"""
CHILD = "Hvem i filen er Asta Lund?"
PART = "Hvem skal med?"
MIA = "Mia Lund (I2) er samme menneske som Mia Lund i sagen"


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    case_id: UUID = do(store, start_case, child_name="Asta Lund", birth="3. maj 2018")
    do(store, people.add_person, case_id, name="Mia Lund")
    return case_id


def opened(workspace: Workspace, case_id: UUID, qtbot: QtBot) -> GedcomTab:
    tab = GedcomTab(workspace, case_id)
    qtbot.addWidget(tab)
    tab.resize(1100, 1400)
    tab.show()
    settle()
    return tab


def press(tab: GedcomTab, name: str) -> None:
    settle()
    (found,) = [
        each for each in tab.findChildren(QPushButton) if each.accessibleName() == name and each.isVisibleTo(tab)
    ]
    found.click()
    settle()


def choose(tab: GedcomTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr("app.views.gedcom.tab.ask_open_path", lambda *_: str(path))
    press(tab, "Vælg fil …")
    qtbot.waitUntil(lambda: not tab._work.busy())
    settle()


def box(tab: GedcomTab, begins: str) -> CheckBox:
    (found,) = [each for each in tab.findChildren(CheckBox) if each.text().startswith(begins) and each.isVisibleTo(tab)]
    return found


def listed(tab: GedcomTab) -> int:
    (table,) = tab.findChildren(RowsTable)
    return int(table.model().rowCount())


def names(store: OpenStore, case_id: UUID) -> Counter[str]:
    return Counter(row.name for row in ask(store, people.list_people, case_id))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "slægt.ged"
    path.write_text(HEAD + BODY + END, encoding="utf-8")
    return path


def test_a_file_is_looked_through_and_the_family_of_the_child_taken_in(
    workspace: Workspace, store: OpenStore, case_id: UUID, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    tab = opened(workspace, case_id, qtbot)
    choose(tab, qtbot, monkeypatch, path)

    assert "5 personer i 2 familier. 4 personer og 2 par kommer med." in words_on(tab)
    assert "Linje 19: CENS (folketælling) er ikke taget med." in words_on(tab)
    assert field_called(tab, CHILD).text() == "I1"
    assert listed(tab) == 4
    assert names(store, case_id) == Counter(["Asta Lund", "Mia Lund"])
    press(tab, "Læg ind i sagen")
    assert "3 personer er lagt ind, og 1 person var her i forvejen." in words_on(tab)
    assert names(store, case_id) == Counter(["Asta Lund", "Mia Lund", "Mia Lund", "Bo Lund", "Oda Holm"])
    workspace.undo_stack.undo()
    assert names(store, case_id) == Counter(["Asta Lund", "Mia Lund"])


def test_somebody_is_the_same_only_when_she_says_so(
    workspace: Workspace, store: OpenStore, case_id: UUID, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    tab = opened(workspace, case_id, qtbot)
    choose(tab, qtbot, monkeypatch, path)
    same = box(tab, "Mia Lund")

    assert (same.text(), same.isChecked()) == (MIA, False)
    same.setChecked(True)
    press(tab, "Læg ind i sagen")
    assert names(store, case_id)["Mia Lund"] == 1


def test_only_those_near_the_child_can_be_taken(
    workspace: Workspace, case_id: UUID, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    tab = opened(workspace, case_id, qtbot)
    choose(tab, qtbot, monkeypatch, path)

    fill(field_called(tab, PART), "steps 1")
    assert listed(tab) == 3
    fill(field_called(tab, PART), "all")
    assert listed(tab) == 5
    fill(field_called(tab, CHILD), "-")
    editor = field_called(tab, PART).editor
    assert isinstance(editor, ChoiceEditor)
    assert editor.findData("steps 1") == -1


def test_private_facts_wait_for_a_tick(
    workspace: Workspace, store: OpenStore, case_id: UUID, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    tab = opened(workspace, case_id, qtbot)
    choose(tab, qtbot, monkeypatch, path)

    assert not box(tab, "Tag også adresser").isChecked()
    assert box(tab, "Tag også adresser").text().endswith("(1 person)")
    assert not tab._taking.wants_private()


@pytest.mark.parametrize(("content", "told"), [(HEAD + END, NO_PEOPLE), ("%PDF", "kan ikke læses som GEDCOM")])
def test_a_file_without_family_is_told_beside_the_work(
    workspace: Workspace,
    case_id: UUID,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    path: Path,
    content: str,
    told: str,
) -> None:
    path.write_text(content, encoding="utf-8")
    tab = opened(workspace, case_id, qtbot)
    choose(tab, qtbot, monkeypatch, path)

    assert told in words_on(tab)
    assert "Det er der i filen" not in words_on(tab)


def test_what_is_refused_says_why(
    workspace: Workspace, case_id: UUID, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    tab = opened(workspace, case_id, qtbot)
    choose(tab, qtbot, monkeypatch, path)
    monkeypatch.setattr("app.services.family_import.MOST_PEOPLE", 2)

    press(tab, "Læg ind i sagen")

    assert "Det kunne ikke lægges ind. Der er 4 personer" in words_on(tab)
    assert listed(tab) == 4


def test_the_family_is_saved_as_a_file_that_can_be_read(
    workspace: Workspace, noah_case: UUID, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tab, out = opened(workspace, noah_case, qtbot), tmp_path / "ud.ged"
    monkeypatch.setattr("app.views.gedcom.export_card.ask_save_path", lambda *_: str(out))

    press(tab, "Gem som GEDCOM …")
    if ASK in words_on(tab):
        press(tab, ALL_RIGHT)

    assert SAVED in words_on(tab)
    assert "Noah Bækgaard Sørensen" in {each.name for each in read_gedcom_file(out).family.persons}


def test_something_protected_in_the_text_is_asked_about_first(
    workspace: Workspace, store: OpenStore, case_id: UUID, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (mia,) = [row for row in ask(store, people.list_people, case_id) if row.name == "Mia Lund"]
    do(store, people.place_in_network, mia.id, sector="friends", ring=1)
    do(store, change_record, "person", mia.id, {"called": "Mia 010180-1234"})
    tab, out = opened(workspace, case_id, qtbot), tmp_path / "ud.ged"
    monkeypatch.setattr("app.views.gedcom.export_card.ask_save_path", lambda *_: str(out))

    press(tab, "Gem som GEDCOM …")

    assert ASK in words_on(tab)
    assert not out.exists()
    press(tab, ALL_RIGHT)
    assert out.exists()


def test_saving_can_be_forbidden_by_the_municipality(
    store: OpenStore, case_id: UUID, qtbot: QtBot, qapp: object
) -> None:
    policy = Policy(allowed_exports=EXPORTS - {"genogram"})
    workspace = Workspace(
        store.units, store.drafts, store.units.now, training=False, keeper=store.keeper, policy=policy
    )

    tab = opened(workspace, case_id, qtbot)

    assert NOT_ALLOWED in words_on(tab)
    assert not [each for each in tab.findChildren(QPushButton) if "GEDCOM" in each.text() and each.isVisibleTo(tab)]


def test_everything_can_be_read_aloud(
    workspace: Workspace, case_id: UUID, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    tab = opened(workspace, case_id, qtbot)
    choose(tab, qtbot, monkeypatch, path)
    assert faults(tab) == []
