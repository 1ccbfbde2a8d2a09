"""Backup, restore, check and salvage at the command line: a Danish line for each finding, and code 3 for any."""

import argparse
import datetime as dt
from functools import partial
from pathlib import Path

import pytest

from app.bootstrap import OpenStore, open_store
from app.cli import care_commands
from app.cli.commands import parser
from app.cli.run import run
from app.errors import StoreError, UserError
from app.services.cases import list_cases
from app.store.backup_keeper import BackupKeeper
from app.store.key_file import key_path, unlock
from app.store.restore import restore
from app.store.sealed_files import files_folder, names_on_disk
from app.store.tries import Tries
from tests.shipped import CHEAP, PASSPHRASE, TODAY

PAGE = 4096


@pytest.fixture
def path(store: OpenStore, noah_case: object, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A closed store that the commands may open with its cheap key."""
    with store.units.step("Billede", "attachment.add", undoable=False) as unit:
        unit.files.put(b"en tegning")
    store.close()
    monkeypatch.setenv("RUNDBORD_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr("app.cli.opening.open_store", partial(open_store, floor=CHEAP))
    monkeypatch.setattr("app.store.restore.restore", partial(restore, floor=CHEAP))
    monkeypatch.setattr("app.cli.care_commands.unlock", partial(unlock, floor=CHEAP))
    return store.vault.path


def asked(**values: object) -> argparse.Namespace:
    return argparse.Namespace(passphrase_file=None, extra_key_file=None, **values)


def spoil(path: Path, page: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[PAGE * page + 1000] ^= 1
    path.write_bytes(raw)


def test_a_copy_by_hand_stands_alone_with_its_pictures(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["backup", "--store", str(path), "--to", str(tmp_path / "kopi.kopi")]) == 0
    assert "efterset" in capsys.readouterr().out
    lone = tmp_path / "alene"
    lone.mkdir()
    (tmp_path / "kopi.kopi").rename(lone / "kopi.kopi")

    assert run(["restore", "--store", str(tmp_path / "ny" / "a.db"), "--from", str(lone / "kopi.kopi")]) == 0
    assert "Kopien er hentet frem" in capsys.readouterr().out
    assert len(list(names_on_disk(files_folder(tmp_path / "ny" / "a.db")))) == 1
    assert run(["check", "--store", str(tmp_path / "ny" / "a.db")]) == 0


def test_check_tells_how_old_the_newest_copy_is(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--store", str(path)]) == 0
    assert capsys.readouterr().out == f"Datafilen er hel. {care_commands.NO_COPY}\n"
    opened = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    BackupKeeper(opened.vault, lambda: TODAY - dt.timedelta(days=400)).copy_now()
    opened.close()

    assert run(["check", "--store", str(path)]) == 0
    assert "Den seneste sikkerhedskopi er taget for" in capsys.readouterr().out


def test_check_gives_a_line_for_each_finding_and_code_3(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = bytearray(key_path(path).read_bytes())
    raw[100] ^= 1
    key_path(path).write_bytes(raw)
    spoil(path, path.stat().st_size // PAGE - 20)

    assert run(["check", "--store", str(path)]) == 3
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert len(lines) >= 3
    assert all(line.endswith(".") for line in lines)
    assert "nøglefilens to kopier" in lines[0]
    assert "Én side i filen er beskadiget" in said.out
    assert said.err == f"Datafilen er ikke hel. Antal fund: {len(lines)}.\n"


def test_check_tells_of_a_wrong_passphrase_and_calls_the_store_whole(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Tries(path).failed()

    assert run(["check", "--store", str(path)]) == 0
    news, whole = capsys.readouterr().out.splitlines()
    assert "skrevet forkert én gang" in news
    assert whole.startswith("Datafilen er hel.")


def test_check_misses_a_picture_that_is_gone_or_changed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [picture] = names_on_disk(files_folder(path))
    whole = picture.read_bytes()
    picture.write_bytes(whole[:-1] + b"x")
    assert run(["check", "--store", str(path)]) == 3
    assert "Ét billede eller én fil er beskadiget" in capsys.readouterr().out
    picture.unlink()

    assert run(["check", "--store", str(path)]) == 3
    assert "Ét billede eller én fil mangler" in capsys.readouterr().out


def test_salvage_saves_what_can_be_read_and_says_how_much(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(path, path.stat().st_size // PAGE - 20)

    assert care_commands.salvage(asked(store=path, to=tmp_path / "reddet.db")) == 0
    assert "rækker er læst" in capsys.readouterr().out
    saved = open_store(tmp_path / "reddet.db", PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        with saved.units.read("cases.list") as unit:
            assert len(list_cases(unit)) == 1
    finally:
        saved.close()
    with pytest.raises(UserError, match="ikke er brugt"):
        care_commands.salvage(asked(store=path, to=tmp_path / "reddet.db"))


def test_salvage_of_a_store_without_its_first_page_says_that_a_copy_is_needed(path: Path, tmp_path: Path) -> None:
    spoil(path, 0)

    with pytest.raises(StoreError, match="sikkerhedskopi"):
        care_commands.salvage(asked(store=path, to=tmp_path / "reddet.db"))
    assert not (tmp_path / "reddet.db").exists()


def test_the_command_is_declared_with_danish_help() -> None:
    top = parser()
    [commands] = [each for each in top._actions if isinstance(each, argparse._SubParsersAction)]

    assert "beskadiget" in commands.choices["salvage"].format_help()
