"""»Undersøgelse« on the screen: begun, written under headings, gone on with; half-typed words and the place survive."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.clean_text import clean_text
from app.models.enums_early import AssessmentKind, ViewSource
from app.services.assessment_read import list_assessments, read_assessment
from app.services.assessment_rows import AssessmentPage
from app.services.assessment_views import TypedView, add_view
from app.services.assessments import begin_assessment
from app.services.case_header import read_header
from app.views.assessment.known_part import READ_IN, KnownPart
from app.views.assessment.page import END, JUDGEMENT, SAID, SOURCES, STEPS, AssessmentPageView
from app.views.assessment.paper_panel import PROFESSIONAL
from app.views.assessment.tab import NONE, AssessmentTab
from app.views.assessment.triangle_view import nearest_side
from app.views.theme import Theme, apply_theme
from app.views.widgets.buttons import LinkButton, PlainButton
from app.views.widgets.fields import LabeledField
from app.views.widgets.keys import hints_at
from app.views.workspace import Workspace
from tests.views.case_reading import settle, words_on
from tests.views.test_accessible_names import faults


@pytest.fixture
def tab(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> AssessmentTab:
    apply_theme(qapp, Theme())
    return shown(workspace, mathias_case, qtbot)


def shown(workspace: Workspace, case_id: UUID, qtbot: QtBot) -> AssessmentTab:
    made = AssessmentTab(workspace, case_id)
    qtbot.addWidget(made)
    made.resize(900, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle()
    return made


def begun(workspace: Workspace, case_id: UUID, kind: AssessmentKind = AssessmentKind.SCREENING) -> UUID:
    children = tuple(each.id for each in workspace.ask(read_header, case_id).children)
    done = workspace.do("x", begin_assessment, case_id, children=children, kind=kind, noticed="1. oktober 2026")
    assert done is not None
    return done.value


def opened(tab: AssessmentTab, assessment_id: UUID, step: str) -> AssessmentPageView:
    tab.open_assessment(assessment_id)
    assert tab.page is not None
    tab.page.open_step(step)
    settle()
    return tab.page


def read(workspace: Workspace, assessment_id: UUID) -> AssessmentPage:
    return workspace.ask(read_assessment, assessment_id)


def type_in(field: LabeledField, text: str) -> None:
    field.editor.set_value(text)
    field.flush_draft()


def test_one_is_begun_with_what_was_typed_and_opens(
    tab: AssessmentTab, workspace: Workspace, mathias_case: UUID
) -> None:
    assert NONE in words_on(tab)
    tab.begin()
    tab.panel.fields["kind"].set_text(AssessmentKind.INVESTIGATION.value)
    type_in(tab.panel.fields["noticed"], "i morgen")
    tab.panel.carry_out()
    assert workspace.ask(list_assessments, mathias_case) == ()
    type_in(tab.panel.fields["noticed"], "1. oktober 2026")
    tab.panel.carry_out()
    settle()
    assert tab.page is not None
    told = words_on(tab)
    assert "Børnefaglig undersøgelse om Mathias" in told
    assert "Skal være færdig senest 1. februar 2027. Behovet blev set 1. oktober 2026." in told
    tab.page.back.click()
    settle()
    assert (tab.page, "Begyndt 22. november 2026, færdig senest 1. februar 2027." in words_on(tab)) == (None, True)


def test_who_says_what_stands_under_its_heading_and_in_the_triangle(
    tab: AssessmentTab, workspace: Workspace, mathias_case: UUID
) -> None:
    made = begun(workspace, mathias_case)
    page = opened(tab, made, SAID)
    saying = page.said.saying
    page.said.go_to_side("network")
    assert saying.heading() == "family"
    type_in(saying.words, "Bedsteforældrene bor tæt på")
    lone = next(str(each) for each, name in read(workspace, made).people if name.startswith("Lone"))
    saying.person.set_text(lone)
    saying.carry_out()
    settle()
    assert "Lone: Bedsteforældrene bor tæt på" in words_on(tab)
    (view,) = next(each for each in read(workspace, made).headings if each.key == "family").views
    assert (view.source, saying.words.text()) == (ViewSource.PARENTS, "")
    assert "Familie og netværk: skrevet under Familieforhold og baggrund;" in (
        page.said.triangle.drawing.accessibleDescription()
    )
    page.said.headings.mend_wanted.emit(view)
    assert saying.words.text() == "Bedsteforældrene bor tæt på"
    saying.where.set_text("network")
    saying.carry_out()
    settle()
    assert next(each for each in read(workspace, made).headings if each.key == "network").views


def test_what_is_known_is_taken_in_with_one_key(
    tab: AssessmentTab, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    made = begun(workspace, mathias_case)
    page = opened(tab, made, SAID)
    known: KnownPart = page.said.known
    known.setFocus()
    qtbot.keyClick(known, Qt.Key.Key_1)
    assert "Vælg, hvilken overskrift det hører under." in words_on(tab)
    page.said.saying.choose_heading("health")
    assert hints_at(page.said.saying.words.editor, []) == [(("Ctrl Enter",), "Skriv oplysningen")], "a digit is written"
    assert hints_at(page.said.triangle, []) == [(("1–9",), READ_IN)]
    qtbot.keyClick(page.said.triangle, Qt.Key.Key_1)
    settle()
    (view,) = next(each for each in read(workspace, made).headings if each.key == "health").views
    assert view.text.endswith("(mødet 18. november 2026).")
    assert known.hasFocus()


def test_half_typed_words_and_the_open_page_are_there_again(
    tab: AssessmentTab, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    made = begun(workspace, mathias_case)
    page = opened(tab, made, SAID)
    page.said.saying.choose_heading("learning")
    type_in(page.said.saying.words, "Kan godt lide")
    page.open_step(SOURCES)
    page.sources.what.editor.setFocus()
    qtbot.keyClicks(page.sources.what.editor, "Udtalelse")
    page.sources.what.flush_draft()
    again = shown(workspace, mathias_case, qtbot)
    assert again.page is not None
    assert again.page.assessment_id == made
    assert (again.page.said.saying.words.text(), again.page.said.saying.heading()) == ("Kan godt lide", "learning")
    assert (again.page.sources.what.text(), again.page.sources.isVisible()) == ("Udtalelse", True)


def test_the_judgement_is_kept_field_by_field_and_it_goes_on_as_the_next(
    tab: AssessmentTab, workspace: Workspace, mathias_case: UUID
) -> None:
    made = begun(workspace, mathias_case)
    workspace.do("x", add_view, made, TypedView(text="Trives", heading="health"))
    page = opened(tab, made, JUDGEMENT)
    field = page.judgement.joint.field("analysis")
    field.editor.set_value("Det hænger sammen.")
    field.commit()
    assert [each.value for each in read(workspace, made).own("analysis")] == ["Det hænger sammen."]
    page.open_step(END)
    settle()
    keys = page.end.findChildren(PlainButton)
    next(each for each in keys if each.text() == "Gå videre med en børnefaglig undersøgelse").click()
    settle()
    assert tab.page is not None
    assert tab.page.assessment_id != made
    assert [each.is_open for each in workspace.ask(list_assessments, mathias_case)] == [True, False]


def test_what_is_not_answered_leads_to_where_it_is(
    tab: AssessmentTab, workspace: Workspace, mathias_case: UUID
) -> None:
    asked: list[str] = []
    tab.tab_requested.connect(asked.append)
    page = opened(tab, begun(workspace, mathias_case, AssessmentKind.INVESTIGATION), END)
    links = {each.text(): each for each in page.end.findChildren(LinkButton)}
    links["Barnets stemme"].click()
    assert asked == ["voice"]
    links["Vurdering"].click()
    settle()
    focused = QApplication.focusWidget()
    assert page.judgement.isVisible()
    assert focused is not None
    assert page.judgement.isAncestorOf(focused)


def test_the_paper_of_the_one_that_is_open_is_made_from_its_page(
    tab: AssessmentTab, workspace: Workspace, mathias_case: UUID
) -> None:
    page = opened(tab, begun(workspace, mathias_case), END)
    begun(workspace, mathias_case, AssessmentKind.INVESTIGATION)
    page.end.paper.click()
    settle()
    assert tab.paper is not None
    assert "Screening" in clean_text(tab.paper.paper.pdf())
    assert faults(tab) == []
    tab.paper.copy.editor.set_value(PROFESSIONAL)
    tab.paper.copy.commit()
    settle()
    assert "Fagligt eksemplar" in clean_text(tab.paper.paper.pdf())
    assert not tab.paper.recipient.isVisible()
    tab.paper.closed.emit()
    settle()
    assert (tab.paper, page.isVisible()) == (None, True)


def test_a_finished_one_shows_its_end_and_opens_again_with_a_reason(
    tab: AssessmentTab, workspace: Workspace, mathias_case: UUID
) -> None:
    made = begun(workspace, mathias_case)
    page = opened(tab, made, END)
    page.end.finish.click()
    settle()
    assert (page.end.again.isVisible(), page.end.form.isVisible(), page.steps.isVisible()) == (True, False, False)
    page.end.again.click()
    assert "Skriv kort, hvorfor den åbnes igen." in words_on(tab)
    type_in(page.end.why, "skolen har skrevet")
    page.end.again.click()
    settle()
    assert read(workspace, made).line.is_open


def test_one_that_is_undone_away_puts_its_page_away(
    tab: AssessmentTab, workspace: Workspace, mathias_case: UUID
) -> None:
    made = begun(workspace, mathias_case)
    opened(tab, made, SAID)
    workspace.undo_stack.undo()
    settle()
    assert (tab.page, NONE in words_on(tab)) == (None, True)


def test_every_part_can_be_read_aloud(tab: AssessmentTab, workspace: Workspace, mathias_case: UUID) -> None:
    made = begun(workspace, mathias_case, AssessmentKind.INVESTIGATION)
    tab.begin()
    settle()
    assert faults(tab) == []
    page = opened(tab, made, SAID)
    for key, _ in STEPS:
        page.open_step(key)
        settle()
        assert (key, faults(tab)) == (key, [])


@pytest.mark.parametrize(
    ("spot", "side"),
    [((20, 50), 0), ((180, 50), 1), ((100, 95), 2), ((100, 140), 2), ((10, 5), 0), ((60, 60), 0), ((140, 60), 1)],
)
def test_a_press_goes_to_the_side_it_is_nearest_to(spot: tuple[int, int], side: int) -> None:
    corners = ((100.0, 0.0), (150.0, 100.0), (50.0, 100.0))
    assert nearest_side(corners, QPointF(QPoint(*spot))) == side
