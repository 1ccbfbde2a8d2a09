"""The whole road of a hand-over in two windows: begun, sent, received, gone through, and the receipt read."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.exchange.package import pack_bytes
from app.policy import Policy
from app.services.comparison import compare
from app.services.hand_over import pack
from app.services.hand_over_points import add_point
from app.services.hand_over_received import see_all, take_over
from app.services.hand_over_road import (
    begin_hand_over,
    change_hand_over,
    mark_sent,
    plan_transition,
    read_hand_over,
)
from app.services.hand_over_rows import Stage
from app.services.stop_decisions import note_stop
from app.store import package_seal
from app.views.case.hand_over_tab import SAVED, HandOverTab
from app.views.handover.files import NOT_ALLOWED
from app.views.handover.point_lines import CAREFUL
from app.views.handover.receiving import ALIKE
from app.views.theme import Theme, apply_theme
from app.views.widgets.check_box import CheckBox
from tests.doing import ask, do
from tests.services.read_by_jan import person
from tests.services.two_laptops import colleague, empty_store
from tests.shipped import CHEAP
from tests.views.case_reading import field_called, fill, settle, words_on
from tests.views.test_accessible_names import faults
from tests.views.test_hand_over import (
    WORDS,
    CheapKeeper,
    answer_path,
    fetching,
    opened_package,
    press,
    sending,
    shown,
    with_keeper,
)

__all__ = ["colleague", "empty_store"]


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


@pytest.fixture
def paths(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    return monkeypatch


def answer(paths: pytest.MonkeyPatch, path: Path) -> None:
    answer_path(paths, path)
    paths.setattr("app.views.handover.receipt_file.ask_save_path", lambda *_rest: str(path))


def sent_in_a_package(
    store: OpenStore, case_id: UUID, package: Path, qtbot: QtBot, paths: pytest.MonkeyPatch
) -> HandOverTab:
    """The sender's road, from who takes over to the package."""
    tab = sending(store, case_id, qtbot)
    fill(field_called(tab, "Hvem overtager sagen?"), "Kirsten Holm")
    press(tab, "Begynd rådgiverskift")
    assert tab.window().focusWidget() is field_called(tab, "Skal være overdraget").editor, "not far down the page"
    assert "Der er ikke aftalt et overgangsmøde." in words_on(tab)
    with qtbot.waitSignal(tab.meeting_requested):
        press(tab, "Planlæg overgangsmøde")
    with qtbot.waitSignal(tab.tab_requested) as asked:
        press(tab, "Til den nye på én side")
    assert asked.args == ["papers:new_caseworker"]
    fill(field_called(tab, "Familien har fået det at vide"), "i går")
    fill(field_called(tab, "Det skal den nye vide først"), "Ring før kl. 10.")
    fill(field_called(tab, "Et punkt mere"), "Hunden er glad")
    press(tab, "Tilføj punkt")
    assert "Hunden er glad" in words_on(tab)
    assert faults(tab) == []
    fill(field_called(tab, "Lås med"), "words")
    field_called(tab, "Adgangssætning til pakken").set_text(WORDS)
    answer(paths, package)
    tab.save()
    qtbot.waitUntil(lambda: SAVED in words_on(tab))
    return tab


def answered_by_the_new_one(
    colleague: OpenStore, case_id: UUID, receipt: Path, qtbot: QtBot, paths: pytest.MonkeyPatch
) -> None:
    """The receiver's road, from the package to the receipt."""
    _, receiving = fetching(colleague, qtbot)
    opened_package(receiving, qtbot, WORDS)
    press(receiving, "Læg ind")
    there = HandOverTab(with_keeper(colleague), case_id)
    shown(there, qtbot)
    assert all(each in words_on(there) for each in ("Nyt hos dig", "Ring før kl. 10.", "Hunden er glad"))
    next(
        each for each in there.findChildren(CheckBox) if each.accessibleName() == "Set: punkt 1, Hunden er glad"
    ).click()
    press(there, "Spørg om: punkt 1, Hunden er glad")
    fill(field_called(there, "Dit spørgsmål: punkt 1, Hunden er glad"), "Hvad hedder den?")
    assert faults(there) == []
    answer(paths, receipt)
    press(there, "Gem kvittering …")


def test_the_road_from_begin_to_receipt(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, qtbot: QtBot, tmp_path: Path, paths: pytest.MonkeyPatch
) -> None:
    package, receipt = tmp_path / "out.rundbord", tmp_path / "back.kvittering"
    tab = sent_in_a_package(store, mathias_case, package, qtbot, paths)
    assert "Der er ikke kommet en kvittering endnu." in words_on(tab)

    answered_by_the_new_one(colleague, mathias_case, receipt, qtbot, paths)
    assert b"Hvad hedder den?" not in receipt.read_bytes()

    _, reading = fetching(store, qtbot)
    opened_package(reading, qtbot)
    assert "Alt er modtaget. 1 af" in words_on(reading)
    settle()
    tab.refresh()
    assert "»Hvad hedder den?« om: Hunden er glad" in words_on(tab)
    assert faults(tab) == []
    with qtbot.waitSignal(tab.tab_requested) as leaving:
        press(tab, "Gem eller slet sagen her")
    assert leaving.args == ["keeping"]


def test_a_place_that_refuses_the_file_leaves_the_case_unsent(
    store: OpenStore, mathias_case: UUID, qtbot: QtBot, tmp_path: Path, paths: pytest.MonkeyPatch
) -> None:
    do(store, begin_hand_over, mathias_case, to="Kirsten")
    tab = sending(store, mathias_case, qtbot)
    fill(field_called(tab, "Lås med"), "words")
    field_called(tab, "Adgangssætning til pakken").set_text(WORDS)
    answer(paths, tmp_path / "not there" / "out.rundbord")
    tab.save()
    qtbot.waitUntil(lambda: not tab._work.busy())
    settle()
    assert SAVED not in words_on(tab)
    assert ask(store, read_hand_over, mathias_case).sent_on is None


def test_taking_a_point_out_leaves_the_focus_on_the_next(store: OpenStore, mathias_case: UUID, qtbot: QtBot) -> None:
    do(store, begin_hand_over, mathias_case, to="Kirsten")
    tab = sending(store, mathias_case, qtbot)
    before = ask(store, read_hand_over, mathias_case).points
    tab.workspace.changed.connect(lambda _: tab.refresh())
    press(tab, f"Tag ud: punkt 1, {before[0].text[:60]}")
    assert [each.id for each in ask(store, read_hand_over, mathias_case).points] == [each.id for each in before[1:]]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == f"Tag ud: punkt 1, {before[1].text[:60]}"


def test_half_typed_words_of_the_road_are_there_again(store: OpenStore, mathias_case: UUID, qtbot: QtBot) -> None:
    do(store, begin_hand_over, mathias_case, to="Kirsten")
    first = sending(store, mathias_case, qtbot)
    QTest.keyClicks(field_called(first, "Det første, der skal ske").editor, "Hils på")
    first.hide()
    assert field_called(sending(store, mathias_case, qtbot), "Det første, der skal ske").text() == "Hils på"


def test_what_must_not_be_read_beside_the_screen_waits_until_it_is_asked_for(
    store: OpenStore, mathias_case: UUID, qtbot: QtBot
) -> None:
    with store.units.step("Stop", "test") as unit:
        lone, mathias = (person(unit, mathias_case, name) for name in ("Lone Kjærgaard", "Mathias Kjærgaard Østergård"))
        note_stop(unit, mathias_case, kind="abuse", subject_id=mathias, against_id=lone)
    do(store, begin_hand_over, mathias_case, to="Kirsten")
    tab = sending(store, mathias_case, qtbot)
    assert CAREFUL in words_on(tab)
    assert "høres uden" not in words_on(tab)
    press(tab, "Vis punkt 1")
    assert "høres uden Lone" in words_on(tab)
    assert faults(tab) == []


def test_a_whole_case_load_goes_to_the_new_one(
    store: OpenStore, mathias_case: UUID, noah_case: UUID, liv_case: UUID, qtbot: QtBot, tmp_path: Path,
    paths: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    do(store, begin_hand_over, mathias_case, to="Kirsten")
    tab = sending(store, mathias_case, qtbot)
    press(tab, "Tag alle sager med")
    assert "Alle sager i pakken overdrages til Kirsten." in words_on(tab)
    fill(field_called(tab, "Lås med"), "words")
    field_called(tab, "Adgangssætning til pakken").set_text(WORDS)
    answer(paths, tmp_path / "all.rundbord")
    tab.save()
    qtbot.waitUntil(lambda: SAVED in words_on(tab))
    rows = [ask(store, read_hand_over, each) for each in (mathias_case, noah_case, liv_case)]
    assert {(each.to_name, each.sent_on) for each in rows} == {("Kirsten", store.units.now().date())}


def test_it_is_given_up_and_undone(store: OpenStore, mathias_case: UUID, qtbot: QtBot) -> None:
    begun = do(store, begin_hand_over, mathias_case, to="Kirsten")
    do(store, plan_transition, begun)
    tab = sending(store, mathias_case, qtbot)
    press(tab, "Alligevel ikke")
    assert ask(store, read_hand_over, mathias_case) is None
    tab.workspace.undo_stack.undo()
    assert ask(store, read_hand_over, mathias_case).meeting_id is not None


def test_a_receiver_whose_it_department_forbids_giving_on_still_goes_through_what_came(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, qtbot: QtBot
) -> None:
    do(store, begin_hand_over, mathias_case, to="Kirsten")
    parcel = do(store, pack, [mathias_case])
    do(colleague, take_over, parcel, take={mathias_case: ask(colleague, compare, parcel, mathias_case).everything()})
    tab = HandOverTab(with_keeper(colleague, Policy(allowed_exports=frozenset())), mathias_case)
    shown(tab, qtbot)
    assert "Nyt hos dig" in words_on(tab)
    assert NOT_ALLOWED in words_on(tab)
    press(tab, "Det hele er set")
    assert ask(colleague, read_hand_over, mathias_case).unseen == 0


def test_the_receiver_reads_what_was_written_when_nobody_looks_along(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, qtbot: QtBot
) -> None:
    begun = do(store, begin_hand_over, mathias_case, to="Kirsten")
    do(store, change_hand_over, begun, column="must_know", typed="Mathias skal høres alene.")
    do(store, add_point, begun, text="Lone venter ved skolen")
    with store.units.step("Stop", "test") as unit:
        lone, mathias = (person(unit, mathias_case, name) for name in ("Lone Kjærgaard", "Mathias Kjærgaard Østergård"))
        note_stop(unit, mathias_case, kind="abuse", subject_id=mathias, against_id=lone)
    parcel = do(store, pack, [mathias_case])
    do(colleague, take_over, parcel, take={mathias_case: ask(colleague, compare, parcel, mathias_case).everything()})
    tab = sending(colleague, mathias_case, qtbot)
    assert not any(words in words_on(tab) for words in ("høres alene", "venter ved skolen"))
    press(tab, "Vis det, der er skrevet")
    assert "høres alene" in words_on(tab)
    assert faults(tab) == []


def test_a_receipt_that_is_no_receipt_is_refused_beside_the_work(
    store: OpenStore, qtbot: QtBot, tmp_path: Path, paths: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.kvittering").write_text('{"format": "noget andet"}', encoding="utf-8")
    answer(paths, tmp_path / "x.kvittering")
    _, receiving = fetching(store, qtbot)
    opened_package(receiving, qtbot)
    assert "ikke en kvittering fra Rundbord" in words_on(receiving)


def test_a_taken_case_is_opened_and_its_receipt_saved_at_once(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, qtbot: QtBot, tmp_path: Path, paths: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.rundbord"
    parcel = do(store, pack, [mathias_case], reply_to=CheapKeeper(store).own_public_key())
    path.write_bytes(package_seal.seal_package(pack_bytes(parcel), passphrase=WORDS, cost=CHEAP))
    answer(paths, path)
    page, receiving = fetching(colleague, qtbot)
    opened_package(receiving, qtbot, WORDS)
    press(receiving, "Læg ind")
    answer(paths, tmp_path / "back.kvittering")
    press(receiving, "Gem kvittering …")
    assert (tmp_path / "back.kvittering").exists()
    assert faults(page) == []
    with qtbot.waitSignal(receiving.case_requested) as asked:
        press(receiving, f"Åbn sagen {ask(colleague, compare, parcel, mathias_case).name}")
    assert asked.args == [mathias_case, "hand_over"]


def test_a_case_that_comes_back_is_not_a_question_about_every_point(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, qtbot: QtBot, tmp_path: Path, paths: pytest.MonkeyPatch
) -> None:
    do(store, begin_hand_over, mathias_case, to="Kirsten")
    parcel = do(store, pack, [mathias_case])
    do(store, mark_sent, [mathias_case], mark=parcel.mark, to="")
    do(colleague, take_over, parcel, take={mathias_case: ask(colleague, compare, parcel, mathias_case).everything()})
    do(colleague, see_all, ask(colleague, read_hand_over, mathias_case).id)
    do(colleague, begin_hand_over, mathias_case, to="Sanne")
    back = do(colleague, pack, [mathias_case])
    path = tmp_path / "back.rundbord"
    path.write_bytes(package_seal.seal_package(pack_bytes(back), passphrase=WORDS, cost=CHEAP))
    answer(paths, path)
    _, receiving = fetching(store, qtbot)
    opened_package(receiving, qtbot, WORDS)
    assert "Punkt i et rådgiverskift" not in words_on(receiving)
    press(receiving, "Læg ind")
    row = ask(store, read_hand_over, mathias_case)
    assert (row.to_name, row.stage) == ("Sanne", Stage.RECEIVED)
    opened_package(receiving, qtbot, WORDS)
    press(receiving, "Læg ind")
    assert ALIKE in words_on(receiving)
