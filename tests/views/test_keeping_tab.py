"""»Gem eller slet« as a caseworker meets it."""

from uuid import UUID

from pytestqt.qtbot import QtBot

from app.services.case_header import read_header
from app.services.keeping import read_keeping
from app.services.modules import NOTIFICATIONS, switch_module
from app.services.records import add_record, change_record, list_records
from app.views.case.keeping_tab import KeepingTab
from app.views.workspace import Workspace


def opened(workspace: Workspace, case_id: UUID, qtbot: QtBot) -> KeepingTab:
    tab = KeepingTab(workspace, case_id)
    qtbot.addWidget(tab)
    tab.resize(1100, 800)
    tab.show()
    return tab


def test_a_case_is_closed_with_a_reason_and_opened_again(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    tab = opened(workspace, mathias_case, qtbot)
    tab.close_case()
    assert tab._reason.error() == "Skriv kort, hvorfor sagen afsluttes."
    assert not workspace.ask(read_header, mathias_case).closed
    qtbot.keyClicks(tab._reason.editor, "Målene er nået.")
    tab._close.click()

    assert workspace.ask(read_header, mathias_case).closed
    assert "Afsluttet den 22. november 2026. Målene er nået." in tab._closed.text()
    assert tab._reopen.isVisible()
    tab._reopen.click()
    assert not workspace.ask(read_header, mathias_case).closed
    assert tab._close.isVisible()


def test_nothing_is_erased_before_the_number_and_the_reason_are_written(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    tab, asked = opened(workspace, mathias_case, qtbot), list[object]()
    workspace.erase_requested.connect(asked.append)

    tab._erase.click()
    assert "Skriv sagens nummer" in tab._number.error()
    qtbot.keyClicks(tab._number.editor, "2026-014")
    tab._erase.click()
    assert asked == []
    assert "hvorfor" in tab._because.error()

    qtbot.keyClicks(tab._because.editor, "Lagt ind to gange.")
    tab._erase.click()
    assert asked == [frozenset({mathias_case})]


def test_ticked_papers_are_marked_and_others_stay(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    from app.documents.plan_paper import plan_pdf
    from app.services.papers import finish_paper, plan_for

    for copy in ("family", "professional"):
        draft = workspace.ask(plan_for, mathias_case, copy=copy)
        workspace.do("Færdigt papir", finish_paper, mathias_case, draft, plan_pdf(draft.paper))
    tab = opened(workspace, mathias_case, qtbot)
    tab._mark.click()
    assert "Sæt flueben" in tab._notice.sentence()
    next(iter(tab._boxes.values())).setChecked(True)
    tab._mark.click()

    assert len(workspace.ask(read_keeping, mathias_case).unjournalised) == 1
    assert len(tab._boxes) == 1


def test_what_is_not_finished_is_said_before_and_after_closing(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    tab = opened(workspace, mathias_case, qtbot)
    assert not tab._open.isVisible()
    workspace.do("Dele", switch_module, NOTIFICATIONS, on=True)
    workspace.do("Underretning", add_record, mathias_case, "notification", {"received_on": "20. november 2026"})
    tab.refresh()
    assert "Bliver sagen afsluttet nu" in tab._open_now.text()
    assert tab._open.text() == "• En underretning fra 20. november 2026 er ikke vurderet"
    qtbot.keyClicks(tab._reason.editor, "De flytter.")
    tab._close.click()

    assert tab._open.isVisible()
    assert "stadig ikke færdigt" in tab._open_now.text()
    written = {"assessed_on": "22. november 2026"}
    [made] = workspace.ask(list_records, mathias_case, "notification")
    workspace.do("Vurderet", change_record, "notification", made.id, written)
    tab.refresh()
    assert not tab._open.isVisible()


def test_help_in_force_is_listed_and_ends_only_where_it_is_ticked(
    workspace: Workspace, liv_case: UUID, qtbot: QtBot
) -> None:
    usual = {"status": "active", "legal_basis": "barnets lov § 32", "since": "2026-07-01"}
    for name in ("Støtte", "Ro"):
        workspace.do("Hjælp", add_record, liv_case, "intervention", usual | {"name": name})
    made = {each.words: each.id for each in workspace.ask(read_keeping, liv_case).help}
    ends, stays = made["»Støtte«, begyndt 1. juli 2026"], made["»Ro«, begyndt 1. juli 2026"]
    tab = opened(workspace, liv_case, qtbot)
    assert tab._help_now.isVisible()
    tab._ends[ends].setChecked(True)
    qtbot.keyClicks(tab._ended_on.editor, "20. november 2026")
    qtbot.keyClicks(tab._reason.editor, "De klarer sig.")
    tab._close.click()

    assert "»Ro«, begyndt 1. juli 2026" in tab._closed.text()
    assert "»Støtte«" not in tab._closed.text()
    assert not tab._ended_on.isVisible()
    left = {each.id for each in workspace.ask(read_keeping, liv_case).help}
    assert left == set(made.values()) - {ends}
    assert stays in left
