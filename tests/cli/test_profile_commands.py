"""The municipal profile on the command line: out of one store, looked at, and into another."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from doing import ask, do

from app.bootstrap import OpenStore, open_store
from app.cli.commands import handler, parser
from app.errors import UserError
from app.services.own_rules import put_rules
from app.services.rulebook import rules_of
from tests.shipped import CHEAP, PASSPHRASE, TODAY

Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("RUNDBORD_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr("app.cli.opening.open_store", partial(open_store, floor=CHEAP))

    def carry_out(*words: object) -> int:
        arguments = parser().parse_args([str(each) for each in words])
        return handler(arguments.command)(arguments)

    return carry_out


def test_a_profile_is_saved_looked_at_and_taken(
    store: OpenStore, tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    path, file = store.vault.path, tmp_path / "profil.toml"
    do(store, put_rules, {}, {"quiet_days": 30})
    store.close()
    assert run("profile", "--store", path, "--out", file) == 0
    file.write_text(file.read_text(encoding="utf-8").replace("30", "45"), encoding="utf-8")

    assert run("profile", "--store", path, "--file", file) == 0
    assert capsys.readouterr().out == "Tal: En sag er stille efter: 30 dage → 45 dage\n"
    assert run("profile", "--store", path, "--file", file, "--take") == 0
    assert "Profilen er hentet" in capsys.readouterr().out
    assert run("profile", "--store", path, "--file", file, "--take") == 0
    assert capsys.readouterr().out == "Alt i filen er allerede sådan her.\n"
    again = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    assert ask(again, rules_of).counts.quiet_days == 45
    again.close()

    with pytest.raises(UserError, match="kan ikke læses"):
        run("profile", "--store", path, "--file", tmp_path / "ingen.toml")
