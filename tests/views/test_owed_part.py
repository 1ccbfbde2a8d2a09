"""»Det venter vi på fra andre«: reached from »Kort fortalt«, and on to a contact or to where it was written."""

from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.assessment import Assessment, ProfessionalView
from app.models.ruling import FormalDecision, PartyHearing
from app.services import modules
from app.services.people import list_people
from app.services.ports import Unit
from app.views.assessment.tab import AssessmentTab
from app.views.case.contacts_part import ContactsPart
from app.views.case.notes_tab import NotesTab
from app.views.case.owed_part import OwedPart
from app.views.case.page import CasePage
from app.views.rulings.tab import RulingsTab
from app.views.widgets.buttons import LinkButton, QuietButton
from app.views.workspace import Workspace


def button(page: CasePage, kind: type[LinkButton] | type[QuietButton], name: str) -> LinkButton | QuietButton:
    return next(each for each in page.findChildren(kind) if (each.accessibleName() or each.text()).startswith(name))


@pytest.mark.usefixtures("qapp")
def test_from_the_case_to_what_others_owe_and_to_a_call_with_the_one_who_owes_it(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    page = CasePage(workspace, mathias_case)
    qtbot.addWidget(page)
    page.show()
    button(page, LinkButton, "Vi venter på").click()
    notes = page.tab("notes")
    assert isinstance(notes, NotesTab)
    part = notes.parts.part("owed")
    assert isinstance(part, OwedPart)
    listed = notes.listing()
    assert listed is not None
    assert ("Lone Kjærgaard", "taler med sin leder om vagtplanen") in {row[:2] for row in listed.groups[0].rows}

    button(page, QuietButton, "Notér kontakt: Lone Kjærgaard").click()
    contacts = notes.parts.part("contacts")
    assert isinstance(contacts, ContactsPart)
    assert contacts.line.isVisibleTo(page)
    lone = next(each.id for each in workspace.ask(list_people, mathias_case) if each.name == "Lone Kjærgaard")
    assert contacts.line._typed().with_ids == (lone,)
    contacts.line.leave()
    contacts.line.begin_with(other := next(iter(UUID(each) for each in contacts._people if each != str(lone))))
    assert contacts.line._typed().with_ids == (other,), "nothing was typed about the one before"
    contacts.line.leave()

    page.open_tab("owed")
    button(page, LinkButton, "Vis det: Lone Kjærgaard").click()
    assert page.current_tab() == "plan"


def ask_for_more(unit: Unit, case_id: UUID, person_id: UUID) -> None:
    """Let a contribution to an assessment and an answer before a decision be missing."""
    assessment, decision = unit.add(Assessment(case_id=case_id)), unit.add(FormalDecision(case_id=case_id))
    unit.session.flush()
    unit.add(ProfessionalView(case_id=case_id, assessment_id=assessment.id, profession="Psykolog"))
    unit.add(PartyHearing(case_id=case_id, person_id=person_id, decision_id=decision.id, sent_on=unit.today))


@pytest.mark.usefixtures("qapp")
def test_what_stands_on_a_page_of_its_own_is_shown_with_that_page_open(
    store: OpenStore, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    for each in (modules.ASSESSMENTS, modules.RULINGS):
        workspace.do("Del til", modules.switch_module, each, on=True)
    lone = next(each.id for each in workspace.ask(list_people, mathias_case) if each.name == "Lone Kjærgaard")
    with store.units.step("Spørg", "test") as unit:
        ask_for_more(unit, mathias_case, lone)
    page = CasePage(workspace, mathias_case)
    qtbot.addWidget(page)
    page.show()
    for name, kind in (("Vis det: Psykolog", AssessmentTab), ("Vis det: Lone Kjærgaard, Svar på høringen", RulingsTab)):
        page.open_tab("owed")
        button(page, LinkButton, name).click()
        tab = page.findChild(kind)
        assert isinstance(tab, AssessmentTab | RulingsTab)
        assert tab.page is not None, name
