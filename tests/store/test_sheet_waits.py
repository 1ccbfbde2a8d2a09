"""A recovery sheet that was made and never shown to be kept: told at each unlock, until one is kept."""

from pathlib import Path

import pytest

from app.bootstrap import create_store, open_store
from app.errors import WrongPassphraseError
from app.store.keeper import NO_SHEET, SHEET_UNFINISHED
from tests.shipped import CHEAP, PASSPHRASE, TODAY


def told_when_opened(path: Path, secret: str = PASSPHRASE) -> list[str]:
    """Open as the next morning would, and return what is said."""
    opened = open_store(path, secret, floor=CHEAP, now=lambda: TODAY)
    opened.close()
    return opened.warnings


def test_a_first_run_that_ends_before_the_sheet_was_kept_is_told_until_one_is(tmp_path: Path) -> None:
    path = tmp_path / "rundbord.db"
    made, first = create_store(path, PASSPHRASE, cost=CHEAP, now=lambda: TODAY, sheet_waits=True)
    assert made.warnings == []
    made.close()
    assert [told_when_opened(path) for _ in range(2)] == [[NO_SHEET], [NO_SHEET]]

    opened = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    second = opened.vault.add_recovery_code(cost=CHEAP)
    opened.close()
    assert told_when_opened(path, second) == [SHEET_UNFINISHED], "cut off: both sheets open, and it is said"
    assert told_when_opened(path, first) == [SHEET_UNFINISHED]

    opened = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    opened.keeper.keep_recovery_code()
    opened.seal()
    opened.close()
    assert told_when_opened(path, second) == []
    with pytest.raises(WrongPassphraseError):
        told_when_opened(path, first)
