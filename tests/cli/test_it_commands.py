"""The IT department makes a key pair, and opens for a user who has lost everything; the user is told."""

from pathlib import Path

import pytest

from app.bootstrap import OpenStore, open_store
from app.cli.run import run
from app.errors import WrongPassphraseError
from app.models.log import Audit
from app.policy import Policy
from tests.shipped import CHEAP, PASSPHRASE, TODAY

NEW = "tolv runde sten ved fjorden"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path, Path]:
    word = tmp_path / "ord.txt"
    word.write_text("it-afdelingens ord\n", encoding="utf-8")
    private, public = tmp_path / "privat.pem", tmp_path / "offentlig.pem"
    assert run(["it-key", "--private", str(private), "--public", str(public), "--passphrase-file", str(word)]) == 0
    return private, public, word


def opened(path: Path, secret: str, public: Path) -> OpenStore:
    policy = Policy(municipal_key=public.read_text(encoding="utf-8"))
    return open_store(path, secret, floor=CHEAP, now=lambda: TODAY, policy=policy)


def test_the_user_is_told_that_it_can_open_and_that_it_did(
    store: OpenStore, pair: tuple[Path, Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    private, public, word = pair
    path = store.vault.path
    store.close()
    first = opened(path, PASSPHRASE, public)
    assert ["fået en nøgle" in each for each in first.warnings] == [True]
    first.close()
    second = opened(path, PASSPHRASE, public)
    assert second.warnings == []
    second.close()
    (tmp_path / "ny.txt").write_text(NEW, encoding="utf-8")

    code = run(
        ["it-open", "--store", str(path), "--private", str(private), "--passphrase-file", str(word),
         "--new-passphrase-file", str(tmp_path / "ny.txt")]
    )  # fmt: skip

    assert code == 0
    assert "brugeren får besked" in capsys.readouterr().out
    with pytest.raises(WrongPassphraseError):
        opened(path, PASSPHRASE, public)
    assert told_once(path, public)


def told_once(path: Path, public: Path) -> bool:
    """Open with the new passphrase: it is told until the user has seen it, then it is logged and told no more."""
    opened(path, NEW, public).close()  # as a command does, which tells nobody
    third = opened(path, NEW, public)
    try:
        told = any("Jeres it-afdeling har åbnet sagerne den" in each for each in third.warnings)
        third.told()
        with third.units.read("test") as unit:
            kinds = {row.kind for row in unit.session.query(Audit)}
    finally:
        third.close()
    fourth = opened(path, NEW, public)
    fourth.close()
    return told and {"key.municipal", "store.opened_by_it", "store.wrong_passphrase"} <= kinds and not fourth.warnings


def test_keys_are_never_overwritten_and_mistakes_are_told(
    store: OpenStore, pair: tuple[Path, Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    private, public, word = pair
    before = private.read_bytes()
    assert run(["it-key", "--private", str(private), "--public", str(tmp_path / "x")]) == 2
    assert private.read_bytes() == before
    path = store.vault.path
    store.close()
    words = ["it-open", "--store", str(path), "--private", str(private), "--passphrase-file", str(word)]
    weak = tmp_path / "svag.txt"
    weak.write_text("hej", encoding="utf-8")

    assert run([*words, "--new-passphrase-file", str(weak)]) == 2
    weak.write_text(NEW, encoding="utf-8")
    assert run([*words, "--new-passphrase-file", str(weak)]) == 3  # the store has no slot for the municipality
    private.write_bytes(before + b"\n" * 100_000)
    assert run([*words, "--new-passphrase-file", str(weak)]) == 2
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 4
    assert "ikke lukket for denne nøgle" in errors[-2]
    assert "over 100 kB" in errors[-1]
    assert public.read_text(encoding="utf-8").startswith("-----BEGIN PUBLIC KEY")
