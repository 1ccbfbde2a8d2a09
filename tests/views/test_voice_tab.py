"""»Barnets stemme«: a talk in the window, half-typed words that wait, one child at a time, and modules on and off."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.enums_early import Rater
from app.services.child_talk_rows import TalkRow
from app.services.child_talks import TypedTalk, list_talks, note_talk
from app.services.modules import switch_module
from app.services.people import list_people
from app.services.voice_children import list_children
from app.services.wellbeing import TypedMark, read_wellbeing, set_mark
from app.services.wellbeing_own import list_rulers
from app.views.theme import Theme, apply_theme
from app.views.voice.child_page import ChildPage
from app.views.voice.tab import VoiceTab
from app.views.voice.talk_panel import TalkPanel
from app.views.widgets.buttons import LinkButton
from app.views.widgets.cards import Tag
from app.views.workspace import Workspace
from tests.views.case_reading import fill, settle, words_on
from tests.views.test_accessible_names import faults


def opened(workspace: Workspace, case_id: UUID, qtbot: QtBot) -> VoiceTab:
    made = VoiceTab(workspace, case_id)
    qtbot.addWidget(made)
    made.resize(980, 760)
    made.refresh()
    made.show()
    settle()
    return made


@pytest.fixture
def tab(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> VoiceTab:
    apply_theme(qapp, Theme())
    return opened(workspace, mathias_case, qtbot)


def page_of(tab: VoiceTab) -> ChildPage:
    found = tab.page()
    assert found is not None
    return found


def form_of(tab: VoiceTab) -> TalkPanel:
    found = page_of(tab).open_form()
    assert found is not None
    return found


def talks(workspace: Workspace, case_id: UUID) -> tuple[TalkRow, ...]:
    return workspace.ask(list_talks, case_id)


def child_of(workspace: Workspace, case_id: UUID) -> UUID:
    return workspace.ask(list_children, case_id)[0][0]


def test_a_talk_is_written_down_and_stands_first(tab: VoiceTab, workspace: Workspace, mathias_case: UUID) -> None:
    before = len(talks(workspace, mathias_case))
    tab.begin()
    panel = page_of(tab).panel
    fill(panel.fields["place"], "På skolen")
    fill(panel.fields["own_words"], "Jeg vil helst komme ind før de andre.")
    panel.fields["alone"].set_text("ja")
    panel.carry_out()
    settle()
    first, *rest = talks(workspace, mathias_case)
    assert (len(rest), first.place, first.alone) == (before, "På skolen", True)
    shown = words_on(page_of(tab).cards()[0])
    assert "»Jeg vil helst komme ind før de andre.«" in shown
    assert "Mathias var alene med den voksne" in [each.accessibleName() for each in page_of(tab).findChildren(Tag)]
    assert panel.isHidden()
    assert [key for key in workspace.drafts.kept() if key.startswith("voice_talk:")] == []


def test_a_refusal_stands_in_the_card_and_the_words_stay(
    tab: VoiceTab, workspace: Workspace, mathias_case: UUID
) -> None:
    tab.begin()
    panel = page_of(tab).panel
    fill(panel.fields["on"], "1. december 2026")
    fill(panel.fields["own_words"], "Hej")
    panel.carry_out()
    assert "ikke kommet endnu" in panel.fault.text()
    assert panel.fields["own_words"].text() == "Hej"
    assert all(each.own_words != "Hej" for each in talks(workspace, mathias_case))


def test_half_typed_words_wait_for_the_same_child_and_the_same_talk(
    tab: VoiceTab, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    tab.begin()
    fill(page_of(tab).panel.fields["own_words"], "Halvt skrevet")
    card = page_of(tab).cards()[0]
    page_of(tab)._correct(card.row)
    fill(form_of(tab).fields["place"], "Halvt sted")
    again = opened(workspace, mathias_case, qtbot)
    assert page_of(again).panel.fields["own_words"].text() == "Halvt skrevet"
    assert form_of(again).fields["place"].text() == "Halvt sted"


def test_putting_right_changes_the_talk_it_was_opened_from(
    tab: VoiceTab, workspace: Workspace, mathias_case: UUID
) -> None:
    made = workspace.do(
        "Samtale", note_talk, mathias_case, child_of(workspace, mathias_case), TypedTalk(place="Hjemme")
    )
    assert made is not None
    tab.refresh()
    card = page_of(tab).cards()[0]
    assert card.row.id == made.value
    page_of(tab)._correct(card.row)
    panel = form_of(tab)
    assert (panel.fields["place"].text(), panel.fields["on"].text()) == ("Hjemme", "22. november 2026")
    fill(panel.fields["place"], "I bilen")
    panel.carry_out()
    settle()
    assert (talks(workspace, mathias_case)[0].id, talks(workspace, mathias_case)[0].place) == (made.value, "I bilen")


def test_the_exception_is_two_sentences_at_the_foot_and_nothing_to_choose_first(
    tab: VoiceTab, workspace: Workspace, mathias_case: UUID
) -> None:
    page = page_of(tab)
    assert page.not_held.isHidden()
    page._impossible.click()
    fill(page.not_held.fields["because"], "Nej")
    page.not_held.carry_out()
    assert "hel sætning" in page.not_held.fault.text()
    fill(page.not_held.fields["because"], "Mathias var indlagt og for syg til det.")
    fill(page.not_held.fields["instead"], "Vi spurgte mormor, hvad han plejer at sige.")
    page.not_held.carry_out()
    settle()
    assert not talks(workspace, mathias_case)[-1].was_held
    assert "Ret" not in [each.text() for each in page.cards()[-1].findChildren(type(page._more))]


def test_every_control_has_a_danish_name_of_its_own(tab: VoiceTab, workspace: Workspace, mathias_case: UUID) -> None:
    child, lone = child_of(workspace, mathias_case), workspace.ask(list_people, mathias_case)[1].id
    mark = TypedMark(ruler_id="faces", question_id="now", value=2)
    workspace.do("Mærke", set_mark, mathias_case, child, mark)
    workspace.do("Mærke", set_mark, mathias_case, child, TypedMark(
        ruler_id="faces", question_id="now", value=4, rater=Rater.NETWORK, rated_by_id=lone,
    ))  # fmt: skip
    workspace.do("Samtale", note_talk, mathias_case, child, TypedTalk(place="Hjemme"))
    workspace.do("Slå til", switch_module, "fit", on=True)
    again = VoiceTab(workspace, mathias_case)
    again.refresh()
    page = page_of(again)
    for panel in (page.panel, page.not_held, page.wellbeing.panel):
        panel.show()
    assert page.fit is not None
    page.fit.panel.show()
    page._correct(page.cards()[0].row)
    page.wellbeing._turn("Fem ansigter:Hvordan har du det for tiden?")
    assert faults(again) == []
    again.deleteLater()


def test_feedback_numbers_leave_no_trace_until_they_are_switched_on(
    tab: VoiceTab, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    assert page_of(tab).fit is None
    assert "Feedback" not in words_on(tab)
    workspace.do("Slå til", switch_module, "fit", on=True)
    assert "Feedback i tal" in words_on(opened(workspace, mathias_case, qtbot))


def test_a_mark_from_paper_is_typed_and_told_in_words(tab: VoiceTab, workspace: Workspace, mathias_case: UUID) -> None:
    panel = page_of(tab).wellbeing.panel
    panel.begin()
    panel.carry_out()
    assert "Vælg et trin" in panel.fault.text()
    panel.fields["value"].set_text("2")
    panel.carry_out()
    tab.refresh()
    settle()
    (curve,) = workspace.ask(read_wellbeing, mathias_case, child_of(workspace, mathias_case)).curves
    assert curve.lines[0].points[0].value == 2
    assert "Mathias satte 2 (22. november 2026)." in words_on(page_of(tab).wellbeing)


def test_siblings_have_a_page_each_and_their_half_typed_words_never_mix(
    workspace: Workspace, liv_case: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    tab = opened(workspace, liv_case, qtbot)
    (first, _), (second, name) = workspace.ask(list_children, liv_case)[:2]
    tab.begin()
    fill(page_of(tab).panel.fields["own_words"], "Kun den ene")
    tab.show_child(second)
    assert page_of(tab).child == (second, name)
    assert page_of(tab).panel.fields["own_words"].text() == ""
    tab.show_child(first)
    assert page_of(tab).panel.fields["own_words"].text() == "Kun den ene"


def test_a_paper_for_others_asks_for_the_yes_anew_for_each_reader(tab: VoiceTab) -> None:
    tab.open_paper(copy="family")
    paper = tab.paper
    assert paper.with_words.isVisibleTo(paper)
    assert not paper.with_words.isChecked()
    paper.with_words.setChecked(True)
    paper.recipient.set_text("")
    paper.recipient.committed.emit("")
    assert not paper.with_words.isChecked()
    assert "Udeladt" in words_on(paper)


def test_the_rulers_are_put_right_in_the_window(tab: VoiceTab, workspace: Workspace) -> None:
    tab.open_rulers()
    panel = tab.rulers
    fill(panel.fields["steps"], "1 Øv\nto Godt")
    QTest.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert "begynder ikke med et tal" in words_on(panel)
    fill(panel.fields["steps"], "1 Øv\n2 Godt")
    QTest.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    row = workspace.ask(list_rulers)[0]
    assert [each.word for each in row.ruler.steps] == ["Øv", "Godt"]
    assert faults(tab) == []
    QTest.mouseClick(panel.restore, Qt.MouseButton.LeftButton)
    assert len(workspace.ask(list_rulers)[0].ruler.steps) == 5


def test_a_file_of_a_talk_lies_in_the_vault_and_leads_to_the_files(
    tab: VoiceTab, workspace: Workspace, mathias_case: UUID, tmp_path: Path, qtbot: QtBot
) -> None:
    page = page_of(tab)
    with qtbot.waitSignal(page.pictures.said) as told:
        page.pictures.bring(page.cards()[0].row.id, tmp_path / "findes-ikke.png")
    assert told.args is not None
    assert told.args[1] == "warn"
    file = tmp_path / "brev.txt"
    file.write_text("Kære Sanne", encoding="utf-8")
    with qtbot.waitSignal(page.pictures.said):
        page.pictures.bring(page.cards()[0].row.id, file)
    tab.refresh()
    (kept,) = talks(workspace, mathias_case)[0].pictures
    asked: list[str] = []
    tab.tab_requested.connect(asked.append)
    link = next(each for each in page.cards()[0].findChildren(LinkButton) if each.text().startswith("Se under"))
    link.click()
    assert (kept.media_type, asked) == ("text/plain", ["files"])
