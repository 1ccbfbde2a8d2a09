"""»Papirer«: every paper of the case from one place, hard words put right beside it, and the finished ones again."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.documents.clean_text import clean_text
from app.models.paper import Blob
from app.services.cases import start_case
from app.services.finished_papers import DAMAGED, list_finished
from app.services.modules import ASSESSMENTS, LIX, NOTIFICATIONS, RULINGS, switch_module
from app.services.people import list_people
from app.services.ports import Unit
from app.services.records import change_record, list_records
from app.views.case.page import CasePage
from app.views.case.papers import PapersTab
from app.views.papers.chooser import NO_MEETING
from app.views.papers.paper_view import COPIED
from app.views.papers.plain_card import NOTHING, PlainCard
from app.views.papers.sorts import SORTS
from app.views.theme import Theme, apply_theme
from app.views.widgets.editors import ChoiceEditor
from app.views.workspace import Workspace
from tests.doing import do
from tests.views.case_reading import field_called, fill, open_case, settle, words_on

NOT_YET = {
    "follow_up": "Der er ikke holdt nogen opfølgning endnu.",
    "notification": "underretning",
    "formal_decision": "Der er ingen afgørelse i sagen endnu.",
    "assessment": "Der er ikke begyndt nogen undersøgelse endnu.",
    "assessment_professional": "Der er ikke begyndt nogen undersøgelse endnu.",
}
"""What the family of the example has no paper of."""


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


def tab_of(page: CasePage) -> PapersTab:
    tab = page.tab("papers")
    assert isinstance(tab, PapersTab)
    page.workspace.changed.connect(lambda _changes: tab.refresh())
    return tab


@pytest.fixture
def tab(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> PapersTab:
    for each in (NOTIFICATIONS, ASSESSMENTS, RULINGS):
        workspace.do("Slå til", switch_module, each, on=True)
    return tab_of(open_case(workspace, mathias_case, qtbot, "papers"))


def button(widget: QWidget, name: str) -> QAbstractButton:
    settle()
    found = [each for each in widget.findChildren(QAbstractButton) if each.accessibleName() == name]
    shown = [each for each in found if each.isVisibleTo(widget)]
    assert len(shown) == 1, [each.accessibleName() for each in widget.findChildren(QAbstractButton)]
    return shown[0]


def words_of(tab: PapersTab) -> str:
    """What can be read on the paper that is shown."""
    return clean_text(tab.pdf())


def card(tab: PapersTab) -> PlainCard:
    found = tab.findChild(PlainCard)
    assert found is not None
    return found


def first_of(workspace: Workspace, case_id: UUID, table: str) -> UUID:
    return workspace.ask(list_records, case_id, table)[0].id


def write_goal(workspace: Workspace, case_id: UUID, text: str) -> None:
    workspace.do("Mål", change_record, "goal", first_of(workspace, case_id, "goal"), {"text": text})


def save_to(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])


@pytest.mark.long
@pytest.mark.parametrize("key", [each.key for each in SORTS if each.key not in NOT_YET])
def test_every_paper_of_the_case_is_drawn_from_one_place(tab: PapersTab, key: str) -> None:
    tab.open_paper("child" if key == "family" else "family")
    tab.refresh()
    before = tab.pdf()
    fill(field_called(tab, "Papir"), key)
    tab.refresh()
    assert tab.pdf().startswith(b"%PDF")
    assert tab.pdf() != before


@pytest.mark.long
@pytest.mark.parametrize("key", NOT_YET)
def test_a_paper_that_cannot_be_made_yet_says_why(tab: PapersTab, key: str) -> None:
    tab.open_paper(key)
    tab.refresh()
    assert tab.pdf() == b""
    assert NOT_YET[key] in words_on(tab)
    tab.save()
    tab.copy_text()


def test_own_agreements_are_for_one_of_those_who_have_some(tab: PapersTab) -> None:
    tab.open_paper("own_agreements")
    tab.refresh()
    names = offered(tab, "Til")
    assert "Kasper" in names
    assert "Alle, der får den" not in names
    assert tab.pdf().startswith(b"%PDF")


def offered(tab: PapersTab, name: str) -> list[str]:
    editor = field_called(tab, name).editor
    assert isinstance(editor, ChoiceEditor)
    return [editor.itemText(at) for at in range(editor.count())]


def test_a_paper_for_one_person_is_opened_from_elsewhere(workspace: Workspace, tab: PapersTab) -> None:
    kasper = next(each.id for each in workspace.ask(list_people, tab.case_id) if each.called == "Kasper")
    tab.open_paper("own_agreements", kasper)
    tab.refresh()
    assert field_called(tab, "Til").text() == str(kasper)
    assert "Kasper" in words_of(tab)


def test_without_a_meeting_its_papers_say_so(workspace: Workspace, qtbot: QtBot) -> None:
    done = workspace.do("Ny sag", start_case, child_name="Ida")
    assert done is not None
    tab = tab_of(open_case(workspace, done.value, qtbot, "papers"))
    tab.open_paper("minutes")
    tab.refresh()
    assert NO_MEETING in words_on(tab)
    assert tab.pdf() == b""
    tab.save()
    tab.copy_text()


def test_a_hard_word_is_put_right_with_one_key_and_the_paper_drawn_again(
    workspace: Workspace, tab: PapersTab, mathias_case: UUID
) -> None:
    write_goal(workspace, mathias_case, "Barnet kommer i skole")
    before = tab.pdf()
    button(card(tab), "Skriv »Mathias«, sted 1").click()
    assert tab.pdf() != before
    assert "Mathias kommer i skole" in words_of(tab)
    assert NOTHING in words_on(card(tab))
    workspace.undo_stack.undo()
    assert "»Barnet«" in words_on(card(tab))


def test_a_sentence_is_written_anew_where_it_stands(workspace: Workspace, tab: PapersTab, mathias_case: UUID) -> None:
    write_goal(workspace, mathias_case, "Mathias skal hentes")
    button(card(tab), "Ret teksten: Mathias skal hentes").click()
    field = field_called(card(tab), "Mål: Mål")
    assert field.text() == "Mathias skal hentes"
    fill(field, "Kasper henter Mathias")
    assert "skal hentes" not in words_on(card(tab))
    assert NOTHING in words_on(card(tab))


def test_half_a_correction_is_there_again_after_a_lock(
    workspace: Workspace, tab: PapersTab, mathias_case: UUID, qtbot: QtBot
) -> None:
    write_goal(workspace, mathias_case, "Mathias skal hentes")
    button(card(tab), "Ret teksten: Mathias skal hentes").click()
    field = field_called(card(tab), "Mål: Mål")
    field.restore("Kasper hen")
    field.typed.emit("Kasper hen")
    other = tab_of(open_case(workspace, mathias_case, qtbot, "papers"))
    button(card(other), "Ret teksten: Mathias skal hentes").click()
    assert field_called(card(other), "Mål: Mål").text() == "Kasper hen"


def test_what_may_stand_is_not_asked_about_again(workspace: Workspace, tab: PapersTab, mathias_case: UUID) -> None:
    hard = "Mor iværksættes. Far påbegyndes. Bo implementeres. Ib initieres. Mathias skal hentes."
    write_goal(workspace, mathias_case, hard)
    (more := button(card(tab), "Vis alle 5 sætninger")).setFocus()
    more.click()
    assert card(tab).isAncestorOf(QApplication.focusWidget()), "one goes on reading where the rest came"
    write_goal(workspace, mathias_case, "Mathias skal hentes")
    (way := button(card(tab), "Lad det stå, sted 1")).setFocus()
    way.click()
    assert "Du har ladet 1 stå, som det er." in words_on(card(tab))
    assert tab.isAncestorOf(QApplication.focusWidget()), "the keys stay with the paper"


def test_a_word_may_be_used_everywhere(workspace: Workspace, tab: PapersTab, mathias_case: UUID) -> None:
    write_goal(workspace, mathias_case, "Barnet kommer i skole")
    button(card(tab), "Spørg ikke om ordet, sted 1").click()
    assert "»Barnet«" not in words_on(card(tab))
    tab.refresh()
    assert "»Barnet«" not in words_on(card(tab))


def test_the_number_is_only_for_those_who_want_it(workspace: Workspace, tab: PapersTab) -> None:
    assert "Lixtal" not in words_on(card(tab))
    workspace.do("Lixtal", switch_module, LIX, on=True)
    tab.refresh()
    assert "Lixtal 2" in words_on(card(tab))


def test_the_professional_copy_has_no_card(tab: PapersTab) -> None:
    tab.open_paper("professional")
    tab.refresh()
    assert card(tab).isHidden()


def test_the_words_are_copied_and_the_paper_kept(workspace: Workspace, tab: PapersTab, mathias_case: UUID) -> None:
    tab.copy_text()
    text = QGuiApplication.clipboard().text()
    assert "Jens-Ole åbner døren" in text
    assert COPIED in words_on(tab)
    [kept] = workspace.ask(list_finished, mathias_case)
    assert kept.got == ()


def test_a_damaged_paper_is_shown_to_nobody(
    workspace: Workspace, store: OpenStore, tab: PapersTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_to(tmp_path / "et.pdf", monkeypatch)
    tab.save()

    def spoil(unit: Unit) -> None:
        unit.session.query(Blob).one().content = b"%PDF-1.7 noget andet"

    do(store, spoil)
    tab.open_finished()
    assert DAMAGED in words_on(tab)
    assert tab.pdf() == b""
    save_to(tmp_path / "to.pdf", monkeypatch)
    tab.save()
    tab.print_out()
    tab.copy_text()
    assert not (tmp_path / "to.pdf").exists()


def test_who_got_it_and_where_it_lies_are_noted(
    workspace: Workspace, tab: PapersTab, mathias_case: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_to(tmp_path / "et.pdf", monkeypatch)
    tab.save()
    tab.open_finished()
    inger = next(each for each in workspace.ask(list_people, mathias_case) if each.called == "Inger")
    field_called(tab, "Givet til").set_text(str(inger.id))
    button(tab, "Skriv det på").click()
    assert "Vælg, hvordan papiret blev givet." in words_on(tab)
    field_called(tab, "Hvordan").set_text("læst højt")
    button(tab, "Skriv det på").click()
    assert "Til Inger: læst højt den 22. november 2026." in words_on(tab)
    button(tab, "Lagt i fagsystemet").click()
    assert "Ligger i fagsystemet siden 22. november 2026" in words_on(tab)
    button(tab, "Fjern mærket om fagsystemet").click()
    assert "Ligger i fagsystemet siden" not in words_on(tab)


@pytest.mark.long
@pytest.mark.parametrize("size", [(1230, 868), (640, 600)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_pushed_out_of_the_window(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication, scale: float, size: tuple[int, int]
) -> None:
    apply_theme(qapp, Theme(text_scale=scale))
    when = {"text": "ringer såfremt barnet er syg på mandag"}
    workspace.do("Aftale", change_record, "agreement", first_of(workspace, mathias_case, "agreement"), when)
    write_goal(workspace, mathias_case, "Barnet skal hentes jf. § 32 til Familiebehandlingsforløbskonferencen")
    tab = PapersTab(workspace, mathias_case)
    qtbot.addWidget(tab)
    tab.resize(*size)
    tab.show()
    tab.refresh()
    for index in (0, 1):
        if index:
            tab.open_finished()
        settle()
        for each in tab.findChildren(QScrollArea):
            inner = each.widget()
            if each.isVisible() and inner is not None:
                assert inner.width() <= each.viewport().width(), each.accessibleName()
