"""What is half typed at »Hvem må vide hvad« waits where it was typed, and stands nowhere else."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.enums_people import HardStopKind
from app.services.hard_stops import list_stops
from app.services.meetings import plan_meeting
from app.services.people import list_people
from app.services.stop_decisions import note_stop
from app.views.safety.company_part import CompanyPart
from app.views.safety.consent_part import ConsentPart
from app.views.safety.panel import SafetyPanel, scrolling_panel
from app.views.safety.sharing_part import SharingPart
from app.views.safety.stop_panel import DECIDE
from app.views.safety.stops_part import StopsPart
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.case_reading import field_called, fill, settle
from tests.views.half_typed import editor_in
from tests.views.test_safety_panel import press

HALF = "halvt skrev"
Open = Callable[[], SafetyPanel]


@pytest.fixture
def people(workspace: Workspace, noah_case: UUID) -> dict[str, UUID]:
    return {each.called: each.id for each in workspace.ask(list_people, noah_case)}


@pytest.fixture
def stops(workspace: Workspace, noah_case: UUID, people: dict[str, UUID]) -> list[UUID]:
    """A meeting with three, and two stops of the case."""
    invited = tuple(people[name] for name in ("Jan", "Yasmin", "Lars"))
    assert workspace.do("Møde", plan_meeting, noah_case, people=invited, held_on="1. december 2026", place="Vejle")
    for kind in (HardStopKind.HONOUR, HardStopKind.ABUSE):
        done = workspace.do("Stop", note_stop, noah_case, kind=kind.value, against_id=people["Jan"], reason="Rygter.")
        assert done is not None
    return [each.id for each in workspace.ask(list_stops, noah_case)]


@pytest.fixture
def opened(workspace: Workspace, noah_case: UUID, qtbot: QtBot, qapp: QApplication) -> Iterator[Open]:
    """Open the panel, again each time."""
    apply_theme(qapp, Theme())

    def made() -> SafetyPanel:
        holder = scrolling_panel(workspace, noah_case)
        qtbot.addWidget(holder)
        holder.resize(980, 900)
        holder.show()
        settle()
        windows.append(holder)
        found = holder.findChild(SafetyPanel)
        assert isinstance(found, SafetyPanel)
        return found

    windows: list[QWidget] = []
    yield made
    for each in windows:
        each.close()


def stops_of(panel: SafetyPanel) -> StopsPart:
    part = panel.open_part(StopsPart)
    panel.refresh()
    assert isinstance(part, StopsPart)
    return part


def wait(store: OpenStore, qtbot: QtBot, *, count: int = 1) -> None:
    qtbot.waitUntil(lambda: sum(HALF in each for each in store.drafts.kept().values()) == count, timeout=5_000)


def test_a_new_stop_is_there_again_with_whom_it_is_about(
    opened: Open, store: OpenStore, stops: list[UUID], people: dict[str, UUID], qtbot: QtBot
) -> None:
    first = stops_of(opened()).panel
    first.write(None)
    fill(first.fields["subject_id"], str(people["Noah"]))
    qtbot.keyClicks(editor_in(first.fields["reason"]), HALF)
    wait(store, qtbot)
    again = stops_of(opened()).panel
    assert not again.isHidden()
    assert (again.fields["reason"].text(), again.fields["subject_id"].text()) == (HALF, str(people["Noah"]))


def test_what_is_put_right_about_one_stop_never_stands_at_another(
    opened: Open, store: OpenStore, stops: list[UUID], workspace: Workspace, noah_case: UUID, qtbot: QtBot
) -> None:
    one, other = workspace.ask(list_stops, noah_case)
    first = stops_of(opened()).panel
    first.write(one)
    qtbot.keyClicks(editor_in(first.fields["reason"]), HALF)
    wait(store, qtbot)
    first.write(other)
    assert HALF not in first.fields["reason"].text()
    held = opened()
    again = stops_of(held).panel
    assert not again.isHidden()
    assert again.accessibleName().startswith("Ret: ")
    assert HALF in again.fields["reason"].text()
    again.write(None)
    assert again.fields["reason"].text() == ""
    again.write(other)
    assert HALF not in again.fields["reason"].text()


def test_a_decision_about_one_stop_waits_there(
    opened: Open, store: OpenStore, stops: list[UUID], workspace: Workspace, noah_case: UUID, qtbot: QtBot
) -> None:
    assert stops
    one, other = workspace.ask(list_stops, noah_case)
    panel = stops_of(opened()).deeds[DECIDE]
    panel.write(one.id)
    qtbot.keyClicks(editor_in(panel.fields["words"]), HALF)
    wait(store, qtbot)
    panel.write(other.id)
    assert panel.fields["words"].text() == ""
    held = opened()
    again = stops_of(held).deeds[DECIDE]
    assert (again.isHidden(), again.fields["words"].text()) == (False, HALF)
    fill(again.fields["by"], "Sanne")
    again.carry_out()
    assert not store.drafts.kept()


def test_why_somebody_is_asked_anyway_is_open_again(
    opened: Open, store: OpenStore, stops: list[UUID], qtbot: QtBot
) -> None:
    assert stops
    part = stops_of(opened())
    press(part, "Inviter Jan alligevel …")
    qtbot.keyClicks(editor_in(field_called(part, "Fordi (Jan)")), HALF)
    part.refresh()
    assert field_called(part, "Fordi (Jan)").text() == HALF, "made anew by a change elsewhere"
    wait(store, qtbot)
    again = stops_of(opened())
    press(again, "Skriv beslutningen, Jan")
    assert field_called(again, "Fordi (Jan)").text() == HALF, "refused, it stays"
    fill(field_called(again, "Besluttet af, Jan"), "Kirsten")
    press(again, "Skriv beslutningen, Jan")
    store.drafts.flush()
    assert not store.drafts.kept()


def test_a_warning_half_decided_is_open_again(opened: Open, store: OpenStore, stops: list[UUID], qtbot: QtBot) -> None:
    assert stops
    panel = opened()
    part = panel.open_part(CompanyPart)
    press(part, "Det er i orden, fordi, varsel 1")
    qtbot.keyClicks(editor_in(field_called(part, "Fordi (varsel 1)")), HALF)
    wait(store, qtbot)
    again = opened()
    assert field_called(again.open_part(CompanyPart), "Fordi (varsel 1)").text() == HALF
    fill(again.meeting, "")
    fill(again.meeting, panel.meeting.text())
    assert field_called(again.open_part(CompanyPart), "Fordi (varsel 1)").text() == HALF


def test_the_rule_of_one_answer_waits_at_that_answer(
    opened: Open, store: OpenStore, stops: list[UUID], qtbot: QtBot
) -> None:
    assert stops
    held = opened()
    part = held.open_part(SharingPart)
    settle()
    assert isinstance(part, SharingPart)
    part.grid.answered.emit("L")
    settle()
    assert part.law.isVisible()
    qtbot.keyClicks(editor_in(part.law), HALF)
    wait(store, qtbot)
    again = opened()
    other = again.open_part(SharingPart)
    settle()
    assert isinstance(other, SharingPart)
    assert HALF in other.law.text()
    other.grid.setFocus()
    qtbot.keyClick(other.grid, Qt.Key.Key_Down)
    other.grid.answered.emit("L")
    settle()
    assert HALF not in other.law.text()


def test_what_a_yes_is_about_waits_at_that_yes(opened: Open, store: OpenStore, stops: list[UUID], qtbot: QtBot) -> None:
    assert stops
    held = opened()
    part = held.open_part(ConsentPart)
    settle()
    assert isinstance(part, ConsentPart)
    part.grid.answered.emit("J")
    settle()
    qtbot.keyClicks(editor_in(part.scope), HALF)
    wait(store, qtbot)
    again = opened()
    other = again.open_part(ConsentPart)
    settle()
    assert isinstance(other, ConsentPart)
    assert other.scope.text() == HALF
