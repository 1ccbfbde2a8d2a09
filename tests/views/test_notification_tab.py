"""Underretninger in the window: noted in few keys, asked about when it is there, mended in place, kept half typed."""

import datetime as dt
from collections import Counter
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.enums_meeting import NetworkEnough
from app.services.meeting_enough import set_enough
from app.services.meetings import list_meetings
from app.services.modules import GUIDES, NOTIFICATIONS, switch_module
from app.services.notification_rows import NotificationRow, list_notifications
from app.views.guides.checklist import Checklist
from app.views.notifications.offer import NotificationOffer
from app.views.notifications.tab import NotificationsTab
from app.views.notifications.waiting_area import PLACE, WaitingArea
from app.views.papers.chooser import PaperChooser
from app.views.workspace import Workspace
from tests.services.notification_making import siblings
from tests.views.case_reading import field_called, fill, settle, words_on
from tests.views.page_walk import controls, spoken


@pytest.fixture
def family(store: OpenStore) -> UUID:
    return siblings(store)


@pytest.fixture
def tab(workspace: Workspace, family: UUID, qtbot: QtBot) -> NotificationsTab:
    return shown(workspace, family, qtbot)


def shown(workspace: Workspace, case_id: UUID, qtbot: QtBot) -> NotificationsTab:
    made = NotificationsTab(workspace, case_id)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    settle()
    return made


def press(widget: QWidget, name: str) -> None:
    settle()
    found = [each for each in widget.findChildren(QPushButton) if name in (each.accessibleName(), each.text())]
    next(each for each in found if each.isVisibleTo(widget)).click()
    settle()


def type_in(tab: NotificationsTab, **values: str) -> None:
    for name, value in values.items():
        tab.entry.fields[name].restore(value)
        tab.entry.fields[name].commit()


def tick(tab: NotificationsTab, called: str) -> None:
    next(box for box in tab.entry.findChildren(QCheckBox) if box.accessibleName() == f"Handler om {called}").click()


def noted(tab: NotificationsTab) -> tuple[NotificationRow, ...]:
    return tab.workspace.ask(list_notifications, tab.case_id)


def note_one(tab: NotificationsTab, called: str = "Liv", **values: str) -> None:
    tab.begin()
    tick(tab, called)
    type_in(tab, **({"sender": "school"} | values))
    QTest.keyClick(tab.entry.fields["name"].editor, Qt.Key.Key_Return)
    settle()


def test_it_is_noted_with_today_and_this_minute_and_opened(tab: NotificationsTab) -> None:
    assert "Ingen underretninger i sagen." in words_on(tab)
    assert "Et netværksmøde træder aldrig i stedet for den." in words_on(tab)
    note_one(tab)
    [row] = noted(tab)
    assert row.title == "22. november 2026 kl. 9.30 · skole, SFO, fritidshjem eller klub · Liv"
    assert tab.entry.isHidden()
    assert tab.cards()[0].is_open()
    assert "Senest 23. november 2026 kl. 9.30." in words_on(tab)
    assert "mangler: hurtig hjælp eller ej" not in noted(tab)[0].title
    tab.workspace.undo_stack.undo()
    settle()
    assert tab.cards() == ()


def test_the_clock_of_this_minute_is_not_that_of_another_day(tab: NotificationsTab) -> None:
    tab.begin()
    type_in(tab, on="20. november")
    assert tab.entry.fields["at"].text() == ""
    assert "Den vurderes senest 21. november 2026." in words_on(tab)
    type_in(tab, at="14.30")
    assert "Den vurderes senest 21. november 2026 kl. 14.30." in words_on(tab)
    type_in(tab, on="19. november")
    assert tab.entry.fields["at"].text() == "14.30"


def test_andre_is_answered_with_a_nudge_and_nobody_with_a_sentence(tab: NotificationsTab) -> None:
    tab.begin()
    type_in(tab, sender="others")
    assert "Passer en af de 13 andre ikke bedre?" in words_on(tab)
    tab.entry.carry_out()
    assert "Sæt flueben ved det eller de børn" in words_on(tab)
    assert noted(tab) == ()


def test_the_same_one_is_asked_about_and_opened_or_noted_anew(tab: NotificationsTab) -> None:
    note_one(tab, on="20. november")
    tab.cards()[0].toggled.emit(tab.cards()[0].row.id)
    note_one(tab, on="20/11")
    assert "Der står allerede en fra 20. november 2026" in words_on(tab)
    assert len(noted(tab)) == 1
    press(tab, "Ja, åbn den")
    assert tab.cards()[0].is_open()
    assert tab.entry.isHidden()
    tab.begin()
    press(tab, "Notér underretningen")
    press(tab, "Nej, det er en ny")
    assert len(noted(tab)) == 2
    assert tab.entry.isHidden()


def test_what_is_half_typed_is_there_again_in_another_window(
    tab: NotificationsTab, workspace: Workspace, family: UUID, qtbot: QtBot
) -> None:
    tab.begin()
    tick(tab, "Bertil")
    tab.entry.anonymous.click()
    type_in(tab, name="Nabo på 3. sal", text="Der bliver råbt")
    tab.close()
    again = shown(workspace, family, qtbot)
    assert again.entry.isVisible()
    assert again.entry.fields["name"].text() == "Nabo på 3. sal"
    assert again.entry.anonymous.isChecked()
    again.entry.carry_out()
    [row] = noted(again)
    assert [each.called for each in row.children] == ["Bertil"]
    assert row.fields["anonymous"].value == "ja"
    assert row.fields["received_at"].value == f"{workspace.now():%H:%M}"
    assert not shown(workspace, family, qtbot).entry.isVisible()


def test_a_field_is_kept_when_it_is_left_and_a_refusal_stands_under_it(
    tab: NotificationsTab, workspace: Workspace, family: UUID, qtbot: QtBot
) -> None:
    note_one(tab, on="20. november")
    assessed = field_called(tab, "Vurderet, underretning 1")
    fill(assessed, "18. november")
    assert assessed.error().startswith("»Vurderet« kan ikke være før 20. november 2026")
    assert noted(tab)[0].fields["assessed_on"].value == ""
    again = shown(workspace, family, qtbot)
    assert again.cards()[0].is_open()
    assert field_called(again, "Vurderet, underretning 1").text() == "18. november"
    fill(assessed, "21. november")
    assert assessed.text() == "21. november 2026"
    assert "vurdering" not in noted(tab)[0].missing


def test_one_key_says_assessed_now_and_one_that_a_receipt_is_given(tab: NotificationsTab) -> None:
    note_one(tab)
    press(tab, "Vurderet nu af mig")
    press(tab, "Kvittering givet i dag")
    fields = noted(tab)[0].fields
    assert (fields["assessed_on"].shown, fields["assessed_at"].shown) == ("22. november 2026", "9.30")
    assert fields["receipt_on"].shown == "22. november 2026"
    assert "Vurderet inden for fristen." in words_on(tab)


def test_children_are_put_on_and_taken_off_and_their_contact_is_noted(tab: NotificationsTab) -> None:
    note_one(tab, on="20. november")
    press(tab, "Også om Bertil")
    fill(field_called(tab, "Første kontakt med barnet, Bertil"), "i går")
    assert "1 dag til første kontakt" in words_on(tab)
    press(tab, "Den handler ikke om Liv")
    assert [each.called for each in noted(tab)[0].children] == ["Bertil"]
    press(tab, "Den handler ikke om Bertil")
    assert "En underretning handler om mindst ét barn." in words_on(tab)
    fill(field_called(tab, "Et barn, der ikke er i sagen endnu, underretning 1"), "ufødt")
    assert [each.called for each in noted(tab)[0].children] == ["Bertil", "Barn på vej"]


def test_the_paper_is_asked_for_and_the_steps_stand_there_when_guides_are_used(
    tab: NotificationsTab, workspace: Workspace, qtbot: QtBot
) -> None:
    note_one(tab)
    assert tab.findChild(Checklist) is None
    with qtbot.waitSignal(tab.tab_requested) as asked:
        press(tab, "Lav papiret »Det sker der nu«")
    assert asked.args == [f"papers:notification:{noted(tab)[0].id}"]
    workspace.do("Slå til", switch_module, GUIDES, on=True)
    for _ in range(2):
        tab.cards()[0].toggled.emit(tab.cards()[0].row.id)
    assert tab.findChild(Checklist) is not None


def test_the_paper_is_about_the_one_it_was_asked_at(tab: NotificationsTab, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.do("Slå til", switch_module, NOTIFICATIONS, on=True)
    for day in ("20/11", "i dag"):
        note_one(tab, on=day)
    newest, older = noted(tab)
    chooser = PaperChooser(workspace, tab.case_id)
    qtbot.addWidget(chooser)
    for row in (older, newest):
        chooser.choose(f"notification:{row.id}")
        draft = chooser.sort.draft(workspace, tab.case_id, chooser.chosen())
        assert draft.paper.received == dt.date.fromisoformat(row.fields["received_on"].value or "")


def test_what_counts_as_one_is_mended_in_place(tab: NotificationsTab) -> None:
    press(tab, "Ret teksten")
    fill(field_called(tab, "Sådan skriver vi det"), "Alt, der kommer skriftligt.")
    press(tab, "Luk teksten")
    assert "Alt, der kommer skriftligt." in words_on(tab)
    press(tab, "Brug den tekst, der følger med")
    assert "En underretning er en henvendelse til kommunen" in words_on(tab)


def test_the_offer_after_a_meeting_is_there_only_when_it_is_not_enough_and_the_register_is_used(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    meeting = workspace.ask(list_meetings, mathias_case)[0].id
    offer = NotificationOffer(workspace, meeting)
    qtbot.addWidget(offer)
    workspace.do("Svar", set_enough, meeting, answer=NetworkEnough.NO)
    offer.refresh()
    assert offer.isHidden()
    workspace.do("Slå til", switch_module, NOTIFICATIONS, on=True)
    offer.refresh()
    assert not offer.isHidden()
    with qtbot.waitSignal(offer.begun) as begun:
        offer.button.click()
    assert [each.id for each in workspace.ask(list_notifications, mathias_case)][:1] == begun.args
    workspace.do("Svar", set_enough, meeting, answer=NetworkEnough.YES)
    offer.refresh()
    assert offer.isHidden()


def test_those_who_wait_stand_across_cases_with_the_counts(
    tab: NotificationsTab, workspace: Workspace, family: UUID, qtbot: QtBot
) -> None:
    note_one(tab, on="20. november")
    area = WaitingArea(workspace)
    qtbot.addWidget(area)
    area.show()
    area.begin()
    assert "1 underretning om 1 børn." not in words_on(area)
    assert "1 underretning om 1 barn." in words_on(area)
    assert "Skole, SFO, fritidshjem eller klub: 1" in words_on(area)
    with qtbot.waitSignal(area.case_requested) as asked:
        QTest.keyClick(area.table, Qt.Key.Key_Return)
    assert asked.args == [family, PLACE]
    fill(area.counts.first, "engang")
    assert "Skriv en dag, fx »1. december«" in words_on(area)
    fill(area.counts.first, "21. november 2026")
    assert "Ingen underretninger i perioden." in words_on(area)
    with qtbot.waitSignal(area.closed):
        QTest.keyClick(area, Qt.Key.Key_Escape)


def test_no_two_things_have_the_same_name_with_two_open_at_once(tab: NotificationsTab) -> None:
    note_one(tab, on="20. november", at="10")
    note_one(tab, called="Bertil", on="20. november", at="10")
    tab.begin()
    settle()
    names = Counter(spoken(each) for each in controls(tab))
    assert "" not in names
    assert [name for name, count in names.items() if count > 1] == []
