"""The card »Nøgler til sagerne«, through the real store."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.errors import ExtraKeyNeededError, StoreError, WrongPassphraseError
from app.policy import EXPORTS, Policy
from app.store import extra_key
from app.store.keeper import SHEET_UNFINISHED
from app.store.vault import Vault
from app.views.settings.keys import BOTH_OPEN, DROPPED, MADE, RENEWED, SHEET_WAITS, DecidedPart, KeysPart
from app.views.widgets.buttons import PlainButton
from app.views.widgets.text import Text
from tests.shipped import CHEAP, PASSPHRASE


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "stik"
    folder.mkdir()
    monkeypatch.setattr("app.views.settings.keys.ask_folder_path", lambda *_words: str(folder))
    return folder


@pytest.fixture
def part(store: OpenStore, qtbot: QtBot) -> KeysPart:
    part = KeysPart(store.keeper, None)
    qtbot.addWidget(part)
    part.show()
    return part


def reopened(store: OpenStore, secret: str, extra: bytes | None = None) -> None:
    store.close()
    Vault.open(store.vault.path, secret, floor=CHEAP, extra=extra).close()


def press(part: KeysPart, button: PlainButton, qtbot: QtBot) -> None:
    button.click()
    qtbot.waitUntil(lambda: not part.work.busy(), timeout=20_000)


def test_an_extra_key_is_made_and_needed_from_then_on(
    part: KeysPart, store: OpenStore, stick: Path, qtbot: QtBot
) -> None:
    part._passphrase.set_text(PASSPHRASE)
    press(part, part._make, qtbot)

    assert part._notice.sentence() == MADE
    assert part._drop.isVisible()
    assert part._passphrase.text() == ""
    with pytest.raises(ExtraKeyNeededError):
        reopened(store, PASSPHRASE)
    reopened(store, PASSPHRASE, extra_key.read(stick / extra_key.NAME))


def test_an_extra_key_can_be_given_up_again(part: KeysPart, store: OpenStore, stick: Path, qtbot: QtBot) -> None:
    for button in (part._make, part._drop):
        part._passphrase.set_text(PASSPHRASE)
        press(part, button, qtbot)

    assert part._notice.sentence() == DROPPED
    assert part._make.isVisible()
    reopened(store, PASSPHRASE)


def test_nothing_happens_without_the_right_passphrase(part: KeysPart, stick: Path, qtbot: QtBot) -> None:
    part._make.click()
    assert part._passphrase.error() == "Skriv først din adgangssætning."
    part._passphrase.set_text("forkert sætning")
    for button in (part._make, part._renew):
        press(part, button, qtbot)
        assert part._passphrase.error() == "Forkert adgangssætning. Prøv igen."
    assert list(stick.iterdir()) == []
    assert part._sheet is None


def test_a_new_sheet_is_shown_once_and_the_old_one_opens_nothing(
    part: KeysPart, store: OpenStore, qtbot: QtBot
) -> None:
    part._passphrase.set_text(PASSPHRASE)
    first, told = store.vault.add_recovery_code(cost=CHEAP), list[str]()
    store.vault.keep_recovery_code()
    part.work.told_unseen.connect(told.append)
    part._renew.click()
    part.hide()
    qtbot.waitUntil(lambda: not part.work.busy(), timeout=20_000)
    sheet = part._sheet
    assert sheet is not None
    assert told == [SHEET_WAITS], "the page was left meanwhile"
    part.show()
    code = sheet._code
    assert part._notice.sentence() == BOTH_OPEN
    assert store.keeper.sheet_told() == [SHEET_UNFINISHED], "told at the next unlock when it ends here"
    for place, field in sheet._proofs.items():
        field.set_text(code.split("-")[place])
    sheet._saved.setChecked(True)
    sheet.finish()

    assert part._notice.sentence() == RENEWED
    assert part._sheet is None
    assert store.keeper.sheet_told() == []
    store.close()
    with pytest.raises(WrongPassphraseError):
        Vault.open(store.vault.path, first, floor=CHEAP)
    Vault.open(store.vault.path, code, floor=CHEAP).close()


def test_a_change_under_way_is_whole_before_the_store_is_closed(
    store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    under_way, change = threading.Event(), store.vault.change_passphrase

    def slowly(new: str) -> None:
        under_way.set()
        change(new, cost=CHEAP)

    monkeypatch.setattr(store.vault, "change_passphrase", slowly)
    new = "hest lampe torsdag kaffekande"
    changing = threading.Thread(target=store.keeper.change_passphrase, args=(PASSPHRASE, new))
    changing.start()
    under_way.wait()
    reopened(store, new)
    changing.join()
    with pytest.raises(StoreError):
        store.keeper.change_passphrase(new, PASSPHRASE)


def test_what_the_it_department_has_decided_is_said_in_words(qtbot: QtBot) -> None:
    part = DecidedPart(Policy(idle_minutes=3, require_extra_key=True, allowed_exports=EXPORTS - {"access", "paper"}))
    qtbot.addWidget(part)

    said = [each.text() for each in part.findChildren(Text)]
    assert "Rundbord låser uden brug efter: 3 min." in said
    assert "Her på computeren kan du ikke: gemme svar på aktindsigt; gemme og udskrive papirer." in said
    assert "Du skal bruge en ekstra nøgle på et USB-stik." in said
