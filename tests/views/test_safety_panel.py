"""»Hvem må vide hvad«: stops are noted, decided and ended with a name; warnings stand until somebody has decided."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.services.company import look_at_company
from app.services.hard_stops import check_person, list_stops
from app.services.meetings import plan_meeting
from app.services.people import list_people
from app.services.records import change_record
from app.services.stop_decisions import note_stop
from app.views.case.people_tab import PeopleTab
from app.views.safety.company_part import CompanyPart
from app.views.safety.panel import SafetyPanel, scrolling_panel
from app.views.safety.stops_part import StopsPart
from app.views.theme import Theme, apply_theme
from app.views.widgets.side_list import SideItem
from app.views.workspace import Workspace
from tests.views.case_reading import field_called, fill, open_case, settle, words_on
from tests.views.test_accessible_names import faults


@pytest.fixture
def people(workspace: Workspace, noah_case: UUID) -> dict[str, UUID]:
    return {each.called: each.id for each in workspace.ask(list_people, noah_case)}


@pytest.fixture
def meeting(workspace: Workspace, noah_case: UUID, people: dict[str, UUID]) -> UUID:
    invited = tuple(people[name] for name in ("Jan", "Yasmin", "Lars"))
    done = workspace.do("Møde", plan_meeting, noah_case, people=invited, held_on="1. december 2026", place="Vejle")
    assert done is not None
    return done.value


@pytest.fixture
def panel(
    workspace: Workspace, noah_case: UUID, meeting: UUID, qtbot: QtBot, qapp: QApplication
) -> Iterator[SafetyPanel]:
    assert meeting
    apply_theme(qapp, Theme())
    holder = scrolling_panel(workspace, noah_case)
    qtbot.addWidget(holder)
    holder.resize(980, 900)
    holder.show()
    settle()
    found = holder.findChild(SafetyPanel)
    assert isinstance(found, SafetyPanel)
    yield found
    holder.close()


def press(widget: QWidget, name: str) -> None:
    settle()
    found = [each for each in widget.findChildren(QPushButton) if each.accessibleName() == name and each.isVisible()]
    assert len(found) == 1, (name, [e.accessibleName() for e in widget.findChildren(QPushButton) if e.isVisible()])
    found[0].click()
    settle()


def test_a_stop_is_noted_assessed_decided_and_ended_with_who_did_it(
    panel: SafetyPanel, workspace: Workspace, noah_case: UUID, people: dict[str, UUID]
) -> None:
    part = panel.open_part(StopsPart)
    press(part, "Skriv et stop")
    press(part, "Skriv stoppet")
    assert "Vælg først, hvorfor der er et stop." in words_on(part)
    fill(field_called(part, "Hvorfor"), "honour")
    fill(field_called(part, "Hvem passer vi på"), str(people["Noah"]))
    fill(field_called(part, "Hvad ved vi"), "Rygter på skolen.")
    press(part, "Skriv stoppet")
    assert "Vurder risikoen, før forældre og netværk hører om det." in words_on(part)

    press(part, "Vurderet, stop 1")
    fill(field_called(part, "Vurderet af, risikoen er vurderet"), "Sanne")
    press(part, "Skriv vurderingen")
    press(part, "Besluttet, stop 1")
    press(part, "Skriv beslutningen")
    assert "Skriv, hvad der er besluttet, og hvem der har besluttet det." in words_on(part)
    fill(field_called(part, "Hvad er besluttet?, det er besluttet"), "Farmor hører det først.")
    fill(field_called(part, "Besluttet af, det er besluttet"), "Kirsten")
    press(part, "Skriv beslutningen")
    press(part, "Gælder ikke mere, stop 1")
    fill(field_called(part, "Hvorfor gælder det ikke mere?, stoppet gælder ikke mere"), "Det var et rygte.")
    fill(field_called(part, "Besluttet af, stoppet gælder ikke mere"), "Kirsten")
    press(part, "Slut stoppet")

    [row] = workspace.ask(list_stops, noah_case)
    assert (row.assessed_by, row.decided_by, row.holds) == ("Sanne", "Kirsten", False)
    assert "Gælder ikke mere fra 22. november 2026." in words_on(part)


def test_what_can_be_undone_says_nothing_of_what_it_was(
    panel: SafetyPanel, workspace: Workspace, people: dict[str, UUID]
) -> None:
    part = panel.open_part(StopsPart)
    press(part, "Skriv et stop")
    fill(field_called(part, "Hvorfor"), "abuse")
    fill(field_called(part, "Over for hvem"), str(people["Jan"]))
    press(part, "Skriv stoppet")
    assert workspace.undo_stack.undoText() == "Hvem må vide hvad"


def test_somebody_who_is_held_back_is_invited_by_a_decision_with_who_and_why(
    panel: SafetyPanel, workspace: Workspace, noah_case: UUID, people: dict[str, UUID], meeting: UUID
) -> None:
    part = panel.open_part(StopsPart)
    workspace.do("Stop", note_stop, noah_case, kind="abuse", against_id=people["Jan"])
    assert "Jan Sørensen: Noah skal høres uden Jan" in words_on(part)
    press(part, "Inviter Jan alligevel …")
    press(part, "Skriv beslutningen, Jan")
    assert "Skriv, hvem der har besluttet det, og hvorfor." in words_on(part)
    fill(field_called(part, "Fordi (Jan)"), "Aftalt med politiet.")
    fill(field_called(part, "Besluttet af, Jan"), "Kirsten")
    press(part, "Skriv beslutningen, Jan")
    assert workspace.ask(check_person, meeting, people["Jan"]).ok
    assert "Besluttet 22. november 2026 af Kirsten: Aftalt med politiet." in words_on(part)
    press(part, "Tag beslutningen om Jan tilbage")
    assert not workspace.ask(check_person, meeting, people["Jan"]).ok


def test_a_warning_stands_until_somebody_has_decided(
    panel: SafetyPanel, workspace: Workspace, people: dict[str, UUID], meeting: UUID
) -> None:
    part = panel.open_part(CompanyPart)
    assert "Yasmin står på listen, og Jan får den at se." in words_on(part)
    workspace.do("Ret", change_record, "person", people["Heidi"], {"town": "Vejle"})
    assert "Stedet kan vise byen, hvor Heidi Bækgaard bor." in words_on(part), "it follows what changes elsewhere"
    press(part, "Det er i orden, fordi, varsel 1")
    fill(field_called(part, "Fordi (varsel 1)"), "Alle kommer fra Vejle.")
    fill(field_called(part, "Besluttet af, varsel 1"), "Sanne")
    press(part, "Skriv beslutningen, varsel 1")
    assert "af Sanne: Alle kommer fra Vejle." in words_on(part)
    assert sum(not each.decided for each in workspace.ask(look_at_company, meeting).warnings) == 1


def test_without_a_meeting_the_whole_case_is_shown(panel: SafetyPanel) -> None:
    part = panel.open_part(CompanyPart)
    fill(panel.meeting, "")
    assert part.meeting_id is None
    assert "Yasmin står på listen" not in words_on(part)
    assert "Må ikke være i samme rum" in words_on(part)


def test_every_part_can_be_read_aloud_also_with_its_forms_open(
    panel: SafetyPanel, workspace: Workspace, noah_case: UUID, people: dict[str, UUID]
) -> None:
    for kind in ("honour", "abuse", "violence"):
        workspace.do("Stop", note_stop, noah_case, kind=kind, against_id=people["Jan"])
    part = panel.open_part(StopsPart)
    settle()
    assert faults(panel) == []
    press(part, "Ret, stop 1")
    assert faults(panel) == []
    press(part, "Besluttet, stop 2")
    press(part, "Inviter Lars alligevel …")
    assert faults(panel) == []
    panel.open_part(CompanyPart)
    settle()
    assert faults(panel) == []


def test_mennesker_opens_it_by_a_name_that_says_nothing(
    workspace: Workspace, noah_case: UUID, people: dict[str, UUID], qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    workspace.do("Stop", note_stop, noah_case, kind="abuse", against_id=people["Jan"])
    tab = open_case(workspace, noah_case, qtbot, "people").tab("people")
    assert isinstance(tab, PeopleTab)
    items = [each.text() for each in tab.findChildren(SideItem)]
    assert "Hvem må vide hvad" in items
    assert not any(word in " ".join(items).casefold() for word in ("stop", "risiko", "mødes"))
    assert "overgreb" not in words_on(tab)
    tab.parts.open("safety")
    assert "Mistanke om overgreb fra en forælder" in words_on(tab)
