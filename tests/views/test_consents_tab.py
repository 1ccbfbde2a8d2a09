"""»Samtykke«: asking, answering with one key, taking back, the sheet on paper; what is half typed waits."""

from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.models.enums_people import ConsentAnswer
from app.services.consents_kept_read import read_consents
from app.services.people import list_people
from app.services.records import add_record
from app.views.consents.tab import ConsentsTab
from app.views.workspace import Workspace
from tests.views.test_accessible_names import faults


@pytest.fixture
def tab(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> ConsentsTab:
    workspace.do("Indsats", add_record, mathias_case, "intervention", {"name": "Samtaler hjemme"})
    return show(workspace, mathias_case, qtbot)


def show(workspace: Workspace, case_id: UUID, qtbot: QtBot) -> ConsentsTab:
    made = ConsentsTab(workspace, case_id)
    qtbot.addWidget(made)
    made.resize(940, 700)
    workspace.changed.connect(lambda _changes: made.refresh())
    made.refresh()
    made.show()
    return made


def press(tab: ConsentsTab, words: str) -> None:
    QApplication.processEvents()
    keys = [each for each in tab.findChildren(QPushButton) if each.accessibleName().startswith(words)]
    next(each for each in keys if each.isVisible()).click()


def answers(workspace: Workspace, case_id: UUID) -> list[ConsentAnswer]:
    return [each.answer for each in workspace.ask(read_consents, case_id).kept]


def test_the_key_beside_what_is_missing_fills_the_card_and_the_answers_take_one_key_each(
    tab: ConsentsTab, workspace: Workspace, mathias_case: UUID
) -> None:
    before = len(answers(workspace, mathias_case))
    number = next(n for n, each in enumerate(_needs(tab), start=1) if each == "Samtaler hjemme")
    press(tab, f"Spørg {number}")
    assert tab.panel.fields["intervention"].text()
    tab.panel.carry_out()
    assert answers(workspace, mathias_case)[before:] == [ConsentAnswer.NOT_ASKED] * len(tab.panel.who.values() or "ab")
    press(tab, "Ja: Samtaler")
    assert answers(workspace, mathias_case)[before] is ConsentAnswer.YES
    press(tab, "Har trukket sit ja tilbage: Samtaler")
    assert answers(workspace, mathias_case)[before] is ConsentAnswer.WITHDRAWN


def _needs(tab: ConsentsTab) -> list[str]:
    return [each.what for each in tab.needs._rows or ()]


def test_a_refusal_is_said_in_the_card_and_half_typed_words_wait(
    tab: ConsentsTab, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    tab.begin()
    tab.panel.carry_out()
    assert "hvilken hjælp" in tab.panel.fault.text()
    QTest.keyClicks(tab.panel.fields["scope"].editor, "Kun hver anden")
    tab.panel.fields["scope"].flush_draft()
    again = show(workspace, mathias_case, qtbot)
    assert again.panel.isVisible()
    assert again.panel.text("scope") == "Kun hver anden"


def test_a_consent_that_was_half_put_right_is_open_again(
    tab: ConsentsTab, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    press(tab, "Spørg 1")
    tab.panel.carry_out()
    press(tab, "Ret: ")
    form = next(each._form for each in tab.cards.values() if each._form is not None)
    QTest.keyClicks(form.field("scope").editor, "kun om søvnen")
    form.field("scope").flush_draft()
    again = show(workspace, mathias_case, qtbot)
    opened = next(each._form for each in again.cards.values() if each._form is not None)
    assert opened.field("scope").text().endswith("kun om søvnen")


def test_the_sheet_stands_in_place_of_the_page_and_the_way_back_is_there(
    tab: ConsentsTab, workspace: Workspace, mathias_case: UUID
) -> None:
    tab.open_sheet(None)
    assert "Må vi hente oplysninger?" in " ".join(each.text for each in tab.sheet.paper.rendered().parts)
    press(tab, "Tilbage: Samtykke")
    assert tab.needs.isVisible()


def test_who_asked_to_be_told_is_remembered_with_what_may_not_be_told(
    tab: ConsentsTab, workspace: Workspace, mathias_case: UUID
) -> None:
    people = {each.called: str(each.id) for each in workspace.ask(list_people, mathias_case)}
    values: dict[str, object] = {"subject_id": people["Lone"], "against_id": people["Torben"], "scope": "address"}
    workspace.do("Beskyttelse", add_record, mathias_case, "protection", values)
    workspace.do("Bedt", add_record, mathias_case, "orientation", {"person_id": people["Torben"]})
    told = [each.mind for each in tab.decides._minded or ()]
    assert told == [
        ("Torben må ikke få adressen på Lone.", "Fortæl kun om barnet, ikke om den anden forælders forhold.")
    ]


def test_everything_on_the_page_says_what_it_is_and_no_two_say_the_same(tab: ConsentsTab) -> None:
    tab.begin()
    press(tab, "Spørg 1")
    tab.panel.carry_out()
    press(tab, "Ja: ")
    press(tab, "Har trukket sit ja tilbage: ")
    tab.begin()
    press(tab, "Spørg 1")
    tab.panel.carry_out()
    press(tab, "Ret: Samtaler hjemme")
    tab.begin()
    QApplication.processEvents()
    assert faults(tab) == []
    tab.open_sheet(None)
    QApplication.processEvents()
    assert faults(tab) == []
