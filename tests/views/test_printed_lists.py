"""Ctrl+P shows the list of the page as paper and notes it before it leaves; it tells no more than the page."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.documents.list_paper import list_pdf
from app.errors import UserError
from app.models.agreement import Agreement, AgreementOwner
from app.models.enums_meeting import OwnerAnswer
from app.models.log import Audit
from app.models.people import Person
from app.models.safety import Protection
from app.services import concerns
from app.services.listing import ListGroup, Listing
from app.services.own_paper import HELD_BACK, LESS
from app.views.case.family_part import FamilyPart
from app.views.case.notes_tab import NotesTab
from app.views.case.people_tab import PeopleTab
from app.views.main_window import MainWindow
from app.views.navigation import CASES, SETTINGS, Place
from app.views.review.area import ReviewArea
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.documents.pdf_reading import whole
from tests.shipped import TODAY

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(workspace: Workspace, mathias_case: UUID, noah_case: UUID, qtbot: QtBot, qapp: QApplication) -> MainWindow:
    apply_theme(qapp, Theme())
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitActive(made):
        made.show()
    return made


def kinds(store: OpenStore) -> list[str]:
    with store.units.read("test") as unit:
        return [each.kind for each in unit.session.query(Audit)]


def test_the_list_is_seen_saved_and_noted(window: MainWindow, store: OpenStore, tmp_path: Path) -> None:
    window.go(Place(CASES))
    window._cases._find.set_text("noah")
    window._cases._narrow()
    QTest.keyClick(window, Qt.Key.Key_P, CTRL)
    preview = window._everyday._preview
    assert preview is not None
    assert preview.isVisible()
    assert "cases.print" not in kinds(store), "looking is not letting it out"
    preview.save_to(tmp_path / "liste.pdf")
    words = whole((tmp_path / "liste.pdf").read_bytes())
    assert "Noah Bækgaard Sørensen" in words
    assert "Kun sager med »noah«." in words
    assert "Mathias" not in words
    assert kinds(store).count("cases.print") == 1
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    assert preview.isHidden()


def test_in_a_case_it_is_the_list_that_is_seen_or_the_papers(window: MainWindow, mathias_case: UUID) -> None:
    window.go(Place(CASES, mathias_case, "history"))
    window._commands.run("print")
    preview = window._everyday._preview
    assert preview is not None
    assert preview.isVisible()
    assert preview._listing is not None
    assert preview._listing.told[0] == "Sag 2026-014."
    window.go(Place(CASES, mathias_case, "plan"))
    assert preview.isHidden(), "another page has come"
    window._commands.run("print")
    assert window._rooms.current_tab() == "papers", "what is printed of a plan is its paper"
    window.go(Place(SETTINGS))
    window._commands.run("print")
    assert window._notice.sentence() == "Her er ikke nogen liste at udskrive."


def test_what_a_search_has_found_is_printed(window: MainWindow, noah_case: UUID) -> None:
    window._search.setText("noah")
    window._search._on_typed("noah")
    window._commands.run("print")
    preview = window._everyday._preview
    assert preview is not None
    assert preview.isVisible()
    assert preview._listing is not None
    assert preview._listing.told[0] == "Søgt efter »noah«."
    assert preview._listing.cases == {noah_case}
    assert window._search.text() == "", "names do not stay under the paper"


def test_nothing_is_printed_where_it_may_not_leave(window: MainWindow, store: OpenStore) -> None:
    window.may_copy = False
    window.go(Place(CASES))
    window._commands.run("print")
    assert window._everyday._preview is not None
    assert window._everyday._preview.isHidden()
    assert "cases.print" not in kinds(store)


def test_today_is_printed_under_the_headings_of_the_screen(window: MainWindow) -> None:
    listing = window._today.listing()
    assert [group.heading for group in listing.groups][:2] == ["Skulle være sket", "I dag"]
    assert listing.count == sum(len(each.rows()) for each in window._today._lists())


def test_a_paper_of_many_pages_can_be_stopped_and_an_empty_list_says_so() -> None:
    many = ListGroup("", tuple((f"Linje {number}", "<b>&😀" * 20) for number in range(200)))
    listing = Listing("Sager", ("Navn", "Ord"), (1, 1), (many,), frozenset())
    with pytest.raises(UserError, match="stoppet"):
        list_pdf(listing, TODAY, told=lambda done, _all: done < 2)
    told: list[float] = []

    def go_on(done: int, every: int) -> bool:
        told.append(done / every)
        return True

    list_pdf(listing, TODAY, told=go_on)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)
    assert sum(each < 0.5 for each in told) == 8, "every 25 rows while they are laid out"
    assert "Listen er tom." in whole(list_pdf(Listing("Sager", ("Navn",), (1,), (), frozenset()), TODAY))


def test_the_keys_at_the_bottom_are_those_of_the_paper_while_it_lies_there(window: MainWindow) -> None:
    window.go(Place(CASES))
    of_the_page = window._keys._told
    window._commands.run("print")
    preview = window._everyday._preview
    assert preview is not None
    assert (("Esc",), "Luk") in window._keys._told
    preview.leave()
    assert window._keys._told == of_the_page


def _numbers_are_known(store: OpenStore, case_id: UUID) -> None:
    """Three have a number and an address; one of them is dead, one protected."""
    with store.units.step("Skriv numre", "test") as unit:
        people = {each.called or each.name: each for each in unit.live(Person, Person.case_id == case_id)}
        for name in ("Lone", "Torben", "Henning"):
            people[name].phone, people[name].address = f"20 30 40 5{len(name)}", f"{name}vej 1"
        people["Torben"].deceased = True
        unit.add(Protection(case_id=case_id, subject_id=people["Lone"].id))
        unit.add(Protection(case_id=case_id, subject_id=people["Mathias"].id))


def _search_narrows(tab: PeopleTab, family: FamilyPart) -> None:
    """Only those who are found are printed; where nobody is, all stay, on the screen and on paper."""
    for words, are_all in (("xyz", True), ("henning", False)):
        family.bar.search.clear()
        QTest.keyClicks(family.bar.search, words)
        listing = tab.listing()
        assert listing is not None
        assert (listing.told[0] != "Kun den, der blev fundet.", listing.count > 1) == (are_all, are_all), words
    family.bar.search.clear()
    family.bar.sought.emit("")


def test_the_people_are_printed_with_how_they_are_reached_but_not_where_somebody_protected_is(
    window: MainWindow, store: OpenStore, mathias_case: UUID
) -> None:
    _numbers_are_known(store, mathias_case)
    window.go(Place(CASES, mathias_case, "people"))
    family = window.findChildren(PeopleTab)[-1].family()
    assert family is not None
    window._commands.run("print")
    assert window._rooms.current_tab() == "papers", "a drawing is a paper of its own"
    window.go(Place(CASES, mathias_case, "people"))
    family.show_mode("list")
    window._commands.run("print")
    assert window._everyday._preview is not None
    words = whole(window._everyday._preview._pdf)
    assert "Henningvej 1" in words
    assert "20 30 40 57" in words
    assert "Lone Kjærgaard" in words
    assert "Nogen er beskyttet." in words
    assert "Lonevej" not in words
    assert "klasselærer" in words
    assert "Skovbakkeskolen" not in words, "what is written of his teacher would tell where he is by day"
    assert "Torben" not in words, "nobody rings to the dead"
    window._everyday._preview.leave()
    _search_narrows(window.findChildren(PeopleTab)[-1], family)
    family.commands.turn("initials")
    window._commands.run("print")
    words = whole(window._everyday._preview._pdf)
    assert "Henning" not in words
    assert "Kun forbogstaver" in words


def test_who_somebody_protected_lives_with_is_seen_on_the_screen_and_not_on_the_printed_list(
    window: MainWindow, store: OpenStore, noah_case: UUID
) -> None:
    with store.units.step("Aftal", "test") as unit:
        host = next(each for each in unit.live(Person, Person.case_id == noah_case) if each.name == "Yasmin Farah")
        made = unit.add(Agreement(case_id=noah_case, text="ringer til krisecentret", due_on=TODAY.date()))
        unit.add(AgreementOwner(case_id=noah_case, agreement_id=made.id, person_id=host.id, answer=OwnerAnswer.YES))
    window.go(Place(CASES, noah_case, "owed"))
    notes = window.findChildren(NotesTab)[-1].listing()
    assert notes is not None
    assert ("Yasmin Farah", "ringer til krisecentret") in {row[:2] for row in notes.groups[0].rows}
    window._commands.run("print")
    assert window._everyday._preview is not None
    words = whole(window._everyday._preview._pdf)
    assert "ringer til krisecentret" in words
    assert "Yasmin" not in words
    assert HELD_BACK in words
    assert window._everyday._preview._about.text() == LESS


def test_worries_and_what_waits_are_printed_from_where_they_stand(window: MainWindow, workspace: Workspace) -> None:
    workspace.do("Bekymring", concerns.begin_worry, child_name="Asta <b>&", text="Kommer sulten i børnehave.")
    window.go(Place(CASES))
    window._cases.begin_worries()
    worries = window._cases.listing()
    assert worries is not None
    assert worries.title == "Bekymringer"
    assert worries.groups[0].rows[0][0].startswith("Asta <b>&")
    window._cases.begin_review()
    window._commands.run("print")
    assert window._everyday._preview is not None
    assert "Mathias Kjærgaard" in whole(window._everyday._preview._pdf)
    window._everyday._preview.leave()
    area = window._cases._areas.shown()
    assert isinstance(area, ReviewArea)
    area._show("waiting")
    waits = area.listing()
    assert waits is not None
    assert "Mathias" not in str(waits), "case numbers and counts alone"
