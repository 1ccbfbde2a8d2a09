"""The rhythm on its tab and at a follow-up: suggested, reasoned, explained, and half chosen when it is put away."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.services.follow_up_session import prepare_follow_up
from app.services.plan_page import read_plan
from app.views.case.follow_up_tab import FollowUpTab
from app.views.case.rhythm_line import NO_REASON
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.case_reading import fill, open_case, settle, words_on
from tests.views.follow_up_reading import opened, tab_of


@pytest.fixture
def tab(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> FollowUpTab:
    apply_theme(qapp, Theme())
    return tab_of(open_case(workspace, mathias_case, qtbot, "follow_ups"))


def test_a_new_rhythm_is_decided_with_its_reason_and_whom_it_was_explained_to(
    tab: FollowUpTab, workspace: Workspace, mathias_case: UUID
) -> None:
    page = opened(tab)
    assert page.next.rhythm_line is not None
    page.next.rhythm_line.row.chips.press(2)
    rhythm = page.next.rhythm
    fill(rhythm.fields["every"], "8")
    page.carry_out()
    assert "før var højst 6 måneder reglen" in words_on(page.end)
    fill(rhythm.fields["longer_because"], "Familien ringer selv.")
    page.carry_out()
    assert "Skriv kort, hvorfor" in words_on(page.end)
    fill(rhythm.fields["reason"], "Mathias trives.")
    fill(rhythm.fields["explained_to"], "Mathias og Lone")
    page.carry_out()
    settle()
    (row,) = workspace.ask(read_plan, mathias_case).cadences
    assert (row.words, row.reason) == (
        "hver 8. måned", "Mathias trives. Det er nok at mødes så sjældent, fordi familien ringer selv.",
    )  # fmt: skip


def test_the_rhythm_that_fits_is_suggested_and_fills_the_numbers(tab: FollowUpTab) -> None:
    tab.rhythm.begin()
    assert "Forslag: Inddragende netværksmøde." in words_on(tab.rhythm)
    fill(tab.rhythm.fields["preset"], "network-meeting")
    values = [tab.rhythm.fields[name].text() for name in ("every", "unit", "base_on")]
    assert values == ["8", "weeks", "18. november 2026"]


def test_a_rhythm_says_for_whom_it_is_and_what_it_lacks(
    workspace: Workspace, liv_case: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    tab = tab_of(open_case(workspace, liv_case, qtbot, "follow_ups"))
    assert NO_REASON in words_on(tab)  # the visits have none
    liv = workspace.ask(prepare_follow_up, liv_case).children[0]
    fill(tab.rhythm.fields["child"], str(liv.id))
    for name, text in (("every", "6"), ("unit", "weeks"), ("reason", "Hun er ny i skolen."), ("explained_to", "Liv")):
        fill(tab.rhythm.fields[name], text)
    tab.rhythm.carry_out()
    told = words_on(tab)
    assert "Opfølgning for Liv" in told
    assert "Hver 6. uge, fordi hun er ny i skolen." in told
    assert "Forklaret for Liv 22. november 2026." in told
    assert "Hver 6. måned, fordi forløbet er stabilt" in told  # the rhythm of both stands beside it


def test_a_rhythm_half_chosen_is_there_again(
    tab: FollowUpTab, workspace: Workspace, mathias_case: UUID, store: OpenStore, qtbot: QtBot
) -> None:
    fill(tab.rhythm.fields["preset"], "network-meeting")
    qtbot.keyClicks(tab.rhythm.fields["reason"].editor, "halvt skrev")
    tab.rhythm.fields["reason"].flush_draft()
    store.drafts.flush()
    again = tab_of(open_case(workspace, mathias_case, qtbot, "follow_ups")).rhythm
    assert not again.isHidden()
    told = [again.fields[name].text() for name in ("preset", "every", "unit", "reason")]
    assert told == ["network-meeting", "8", "weeks", "halvt skrev"]
    again.carry_out()
    settle()
    assert not [key for key in store.drafts.kept() if key.startswith(f"rhythm:{mathias_case}")]
