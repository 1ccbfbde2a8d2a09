"""Faults are written where the IT department finds them, and never keep the program from going on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.fault_log import LOGGER, close_log, keep_log


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "log" / "rundbord.log"
    monkeypatch.setattr("app.paths.log_file", lambda: path)
    yield path
    close_log()


def test_a_fault_is_written_once_however_often_the_log_is_asked_for(log: Path) -> None:
    keep_log()
    keep_log()
    assert not log.exists()

    LOGGER.error("KeyError at find:12")

    [line] = log.read_text(encoding="utf-8").splitlines()
    assert line.endswith("KeyError at find:12")


def test_a_log_that_cannot_be_written_is_left(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log.parent.write_text("i vejen", encoding="utf-8")
    keep_log()

    LOGGER.error("KeyError at find:12")

    assert log.parent.read_text(encoding="utf-8") == "i vejen"
    assert capsys.readouterr().err == ""


def test_the_log_is_bounded(log: Path) -> None:
    keep_log()
    for _ in range(30):
        LOGGER.error("x" * 20_000)

    sizes = {each.name: each.stat().st_size for each in log.parent.iterdir()}
    assert set(sizes) == {"rundbord.log", "rundbord.log.1"}
    assert max(sizes.values()) <= 200_000
    assert sizes["rundbord.log"] > 0
