"""»Giv sagen videre« and »Hent sager«: locked before it leaves, gone through before it is taken in."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.policy import Policy
from app.services import people, plans, records
from app.services.hand_over import pack
from app.services.merge_case import receive_cases
from app.store import package_seal
from app.views.case.hand_over_tab import NOT_BEGUN, SAVED, HandOverTab
from app.views.cases.page import CasesPage
from app.views.handover.files import NOT_ALLOWED
from app.views.handover.lock_part import NO_KEY, NOT_COMPARED
from app.views.handover.receiving import DONE, Receiving
from app.views.theme import Theme, apply_theme
from app.views.widgets.check_box import CheckBox
from app.views.workspace import Workspace
from tests.doing import ask, do
from tests.services.two_laptops import colleague, empty_store
from tests.shipped import CHEAP
from tests.views.case_reading import field_called, fill, settle, words_on
from tests.views.test_accessible_names import faults

__all__ = ["colleague", "empty_store"]
WORDS = "lygte sokker torden brille havn"


class CheapKeeper:
    """The packages of a keeper, with the cheapest key; nothing else of it is used here."""

    def __init__(self, store: OpenStore) -> None:
        self._engine = store.vault.engine
        self.needs_package_passphrase = store.keeper.needs_package_passphrase
        self.own_public_key = store.keeper.own_public_key
        self.fingerprint = store.keeper.fingerprint
        self.suggest_passphrase = store.keeper.suggest_passphrase
        self.judge_passphrase = store.keeper.judge_passphrase

    def seal_package(self, content: bytes, *, passphrase: str = "", public_key: str = "") -> bytes:
        return package_seal.seal_package(content, passphrase=passphrase, public_key=public_key, cost=CHEAP)

    def open_package(self, sealed: bytes, passphrase: str = "") -> bytes:
        return package_seal.open_package(self._engine, sealed, passphrase, floor=CHEAP)


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


def with_keeper(store: OpenStore, policy: Policy | None = None) -> Workspace:
    keeper: Any = CheapKeeper(store)
    return Workspace(store.units, store.drafts, store.units.now, training=False, policy=policy, keeper=keeper)


def shown(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.resize(1100, 800)
    widget.show()
    settle()


def press(widget: QWidget, name: str) -> None:
    settle()
    (found,) = [
        each for each in widget.findChildren(QPushButton) if each.accessibleName() == name and each.isVisibleTo(widget)
    ]
    found.click()
    settle()


def sending(store: OpenStore, case_id: UUID, qtbot: QtBot) -> HandOverTab:
    tab = HandOverTab(with_keeper(store), case_id)
    shown(tab, qtbot)
    return tab


def fetching(store: OpenStore, qtbot: QtBot) -> tuple[CasesPage, Receiving]:
    page = CasesPage(with_keeper(store))
    shown(page, qtbot)
    press(page, "Hent sager")
    (receiving,) = page.findChildren(Receiving)
    return page, receiving


def answer_path(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Answer every question about a file with one path; returns the names that were offered."""
    offered: list[str] = []

    def choose(_parent: object, _title: str, name: str, *_rest: str) -> str:
        offered.append(name)
        return str(path)

    for place in ("case.hand_over_tab.ask_save_path", "handover.receiving.ask_save_path"):
        monkeypatch.setattr(f"app.views.{place}", choose)
    for place in ("handover.lock_part.ask_open_path", "handover.receiving.ask_open_path"):
        monkeypatch.setattr(f"app.views.{place}", choose)
    return offered


def opened_package(receiving: Receiving, qtbot: QtBot, words: str = "") -> None:
    press(receiving, "Vælg fil …")
    if words:
        fill(field_called(receiving, "Adgangssætning fra afsenderen"), words)
        press(receiving, "Åbn pakken")
    qtbot.waitUntil(lambda: not receiving._work.busy())
    settle()


def test_a_case_is_locked_with_a_passphrase_and_taken_in_by_the_colleague(
    store: OpenStore,
    colleague: OpenStore,
    mathias_case: UUID,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tab, path = sending(store, mathias_case, qtbot), tmp_path / "out.rundbord"
    offered = answer_path(monkeypatch, path)
    fill(field_called(tab, "Lås med"), "words")
    field_called(tab, "Adgangssætning til pakken").set_text(WORDS)
    fill(field_called(tab, "Til den nye rådgiver"), "Ring til mor før kl. 10.")
    tab.save()
    qtbot.waitUntil(lambda: SAVED in words_on(tab))
    assert offered == ["overdragelse-2026-014.rundbord"]
    assert b"Mathias" not in path.read_bytes()
    assert field_called(tab, "Adgangssætning til pakken").text() == ""
    _, receiving = fetching(colleague, qtbot)
    opened_package(receiving, qtbot, WORDS)
    assert "Ring til mor før kl. 10." in words_on(receiving)
    press(receiving, "Læg ind")
    assert DONE in words_on(receiving)
    assert ask(colleague, people.list_people, mathias_case)


def test_what_is_missing_is_said_before_anything_is_saved(
    store: OpenStore, mathias_case: UUID, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = sending(store, mathias_case, qtbot)
    offered = answer_path(monkeypatch, tmp_path / "x.rundbord")
    tab.save()
    assert NO_KEY in words_on(tab)
    field_called(tab, "Din kollegas nøgle").set_text(CheapKeeper(store).own_public_key())
    tab._lock._show_groups()
    assert CheapKeeper(store).fingerprint(CheapKeeper(store).own_public_key()) in words_on(tab)
    tab.save()
    assert NOT_COMPARED in words_on(tab)
    fill(field_called(tab, "Lås med"), "words")
    field_called(tab, "Adgangssætning til pakken").set_text("hund")
    tab.save()
    assert "mindst 12 tegn" in words_on(tab)
    assert offered == []


def test_a_package_for_a_key_opens_at_once_and_the_case_notes_that_it_was_sent(
    store: OpenStore,
    colleague: OpenStore,
    mathias_case: UUID,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer_path(monkeypatch, tmp_path / "noegle.txt")
    _, receiving = fetching(colleague, qtbot)
    press(receiving, "Gem min nøgle …")
    tab = sending(store, mathias_case, qtbot)
    press(tab, "Hent nøglefil …")
    tab._lock._compared.setChecked(True)
    fill(field_called(tab, "Hvem får den?"), "Kirsten")
    answer_path(monkeypatch, tmp_path / "out.rundbord")
    tab.save()
    qtbot.waitUntil(lambda: SAVED in words_on(tab))
    assert any("sendt til Kirsten" in each.summary for each in ask(store, records.list_records, mathias_case, "note"))
    opened_package(receiving, qtbot)
    assert "Sagen er ikke her i forvejen" in words_on(receiving)


def test_more_cases_can_go_along_and_stay_again(
    store: OpenStore, mathias_case: UUID, noah_case: UUID, qtbot: QtBot
) -> None:
    tab = sending(store, mathias_case, qtbot)
    fill(field_called(tab, "Tag en sag mere med"), str(noah_case))
    assert tab._cases.chosen() == [mathias_case, noah_case]
    away = next(each for each in tab.findChildren(QPushButton) if each.accessibleName().startswith("Lad den blive her"))
    away.click()
    assert tab._cases.chosen() == [mathias_case]


@pytest.fixture
def came_back(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> UUID:
    """A package from the colleague with a new goal, a name she changed and one both changed; returns that person."""
    do(colleague, receive_cases, do(store, pack, [mathias_case]), take={mathias_case: ()})
    first, second = [each.id for each in ask(store, people.list_people, mathias_case)][:2]
    do(colleague, plans.add_goal, mathias_case, text="Mathias kommer i skole hver dag")
    do(colleague, records.change_record, "person", first, {"role": "Barnet, det hele handler om"})
    for each, name in ((colleague, "Deres navn"), (store, "Vores navn")):
        do(each, records.change_record, "person", second, {"name": name})
    monkeypatch.setattr(store.units, "actor", "Rune")
    path = tmp_path / "back.rundbord"
    from app.exchange.package import pack_bytes

    parcel = do(colleague, pack, [mathias_case], note="Tak for lån. Mor er begyndt i Skiftet.")
    path.write_bytes(package_seal.seal_package(pack_bytes(parcel), passphrase=WORDS, cost=CHEAP))
    answer_path(monkeypatch, path)
    return second


def test_all_new_is_taken_and_what_both_changed_stays(
    store: OpenStore, mathias_case: UUID, came_back: UUID, qtbot: QtBot
) -> None:
    _, receiving = fetching(store, qtbot)
    opened_package(receiving, qtbot, WORDS)
    assert "I har begge rettet 1 sted" in words_on(receiving)
    assert faults(receiving) == []
    press(receiving, f"Tag alle nye: {receiving._cards[0].review.name}")
    press(receiving, "Læg ind")
    goals = [each.summary for each in ask(store, records.list_records, mathias_case, "goal")]
    assert any("kommer i skole hver dag" in each for each in goals)
    assert "Vores navn" in [each.name for each in ask(store, people.list_people, mathias_case)]
    receiving._workspace.undo_stack.undo()
    assert goals != [each.summary for each in ask(store, records.list_records, mathias_case, "goal")]


def test_a_single_field_can_be_taken(store: OpenStore, mathias_case: UUID, came_back: UUID, qtbot: QtBot) -> None:
    _, receiving = fetching(store, qtbot)
    opened_package(receiving, qtbot, WORDS)
    boxes = [each for each in receiving.findChildren(CheckBox) if "navn" in each.accessibleName()]
    assert len(boxes) == 1
    boxes[0].setChecked(True)
    assert "I har begge rettet" not in words_on(receiving).split("Tag alle nye")[-1].split("Læg ind")[0][-80:]
    press(receiving, "Læg ind")
    assert "Deres navn" in [each.name for each in ask(store, people.list_people, mathias_case)]


def test_a_wrong_passphrase_is_said_and_may_be_tried_again(
    store: OpenStore, mathias_case: UUID, came_back: UUID, qtbot: QtBot
) -> None:
    _, receiving = fetching(store, qtbot)
    opened_package(receiving, qtbot, "forkert sætning helt sikkert")
    assert "åbner ikke pakken" in words_on(receiving)
    fill(field_called(receiving, "Adgangssætning fra afsenderen"), WORDS)
    press(receiving, "Åbn pakken")
    qtbot.waitUntil(lambda: "Tak for lån" in words_on(receiving))


def test_a_file_that_is_no_package_is_refused_beside_the_work(
    store: OpenStore, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.rundbord").write_bytes(b"Dear sir")
    answer_path(monkeypatch, tmp_path / "letter.rundbord")
    page, receiving = fetching(store, qtbot)
    opened_package(receiving, qtbot)
    assert "ikke en pakke" in words_on(receiving)
    press(receiving, "Luk")
    assert field_called(page, "Find en sag").isVisible()


def test_what_the_it_department_forbids_is_not_offered(store: OpenStore, mathias_case: UUID, qtbot: QtBot) -> None:
    tab = HandOverTab(with_keeper(store, Policy(allowed_exports=frozenset())), mathias_case)
    shown(tab, qtbot)
    tab.save()
    assert words_on(tab) == NOT_ALLOWED


def test_both_pages_can_be_read_aloud(store: OpenStore, mathias_case: UUID, noah_case: UUID, qtbot: QtBot) -> None:
    tab = sending(store, mathias_case, qtbot)
    fill(field_called(tab, "Tag en sag mere med"), str(noah_case))
    page, _ = fetching(store, qtbot)
    assert (faults(tab), faults(page)) == ([], [])


def test_a_name_that_was_written_and_not_begun_with_is_asked_about_before_the_case_is_only_lent(
    store: OpenStore, mathias_case: UUID, qtbot: QtBot
) -> None:
    tab = sending(store, mathias_case, qtbot)
    field_called(tab, "Hvem overtager sagen?").set_text("Kirsten")
    fill(field_called(tab, "Lås med"), "words")
    field_called(tab, "Adgangssætning til pakken").set_text(WORDS)
    tab.save()
    assert NOT_BEGUN.format(name="Kirsten") in words_on(tab)
