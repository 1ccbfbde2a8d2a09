"""The card »Sikkerhedskopi« and the rounds: everything beside the window, everything told."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shell_reading import names_of_controls

from app.bootstrap import OpenStore
from app.services.cases import start_case
from app.store.backup_keeper import BackupKeeper
from app.store.backup_rotation import copies_in
from app.views.frame.copy_rounds import CopyRounds
from app.views.settings.copies import MADE, NO_PLACE, CopiesPart
from tests.shipped import TODAY


@pytest.fixture
def keeper(store: OpenStore) -> BackupKeeper:
    return BackupKeeper(store.vault, lambda: TODAY, seal=store.seal)


@pytest.fixture
def card(keeper: BackupKeeper, qtbot: QtBot, qapp: object) -> Iterator[CopiesPart]:
    made = CopiesPart(keeper, lambda: TODAY + dt.timedelta(hours=2))
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    yield made
    made.end()


def seen(card: CopiesPart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.shown):
        card.look()


def test_before_the_first_copy_it_says_so_and_asks_for_a_place(card: CopiesPart, qtbot: QtBot) -> None:
    seen(card, qtbot)

    assert card._state.text().startswith("Der er ikke taget nogen kopi endnu")
    assert card._place.text() == NO_PLACE


def test_a_copy_is_made_at_a_press_and_the_card_tells_how_old_it_is(
    card: CopiesPart, qtbot: QtBot, store: OpenStore
) -> None:
    with qtbot.waitSignal(card.shown, timeout=10_000):
        card._make.click()

    assert card._state.text() == "Sidste kopi for 2 timer siden, kontrolleret; uden for denne computer: ingen endnu."
    assert card._notice.sentence() == MADE
    assert len(copies_in(store.vault.path.parent / "kopier")) == 1


def test_a_place_is_used_and_one_that_is_no_place_is_refused(card: CopiesPart, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "drev").mkdir()
    with qtbot.waitSignal(card.shown, timeout=10_000):
        card.use_place(tmp_path / "drev")
    assert str(tmp_path / "drev") in card._place.text()
    assert not card._drop.isHidden()
    assert "samme disk" in card._notice.sentence()

    card.use_place(tmp_path / "findes-ikke")
    qtbot.waitUntil(lambda: "findes ikke" in card._notice.sentence(), timeout=10_000)


def test_a_copy_that_cannot_be_made_is_told(card: CopiesPart, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "kopier").write_bytes(b"in the way of the folder")
    card.make()

    qtbot.waitUntil(lambda: bool(card._notice.sentence()), timeout=10_000)
    assert card._notice.sentence().endswith(".")
    qtbot.waitUntil(lambda: not card._looking.busy())
    assert card._make.isEnabled()


def test_every_control_has_a_danish_name_of_its_own(card: CopiesPart, qtbot: QtBot) -> None:
    seen(card, qtbot)
    names = names_of_controls(card)
    assert all(names)
    assert len(names) == len(set(names))


def test_on_the_rounds_a_copy_is_made_when_one_is_due(
    store: OpenStore, keeper: BackupKeeper, qtbot: QtBot, qapp: object
) -> None:
    with store.units.step("Ny sag", "case.start") as unit:
        start_case(unit, child_name="Asta")
    parent = QObject()
    rounds = CopyRounds(keeper, parent, every=10)
    qtbot.waitUntil(lambda: len(copies_in(store.vault.path.parent / "kopier")) == 1, timeout=10_000)
    rounds.stop()

    assert len(copies_in(store.vault.path.parent / "kopier")) == 1
