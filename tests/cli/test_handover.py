"""Giving a case to a colleague and getting it back on the command line."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from app.bootstrap import open_store
from app.cli.commands import handler, parser
from app.errors import UserError
from app.services.people import list_people
from app.services.records import change_record
from app.store import package_seal
from tests.ready_stores import ReadyStores, another_laptop, copy_store
from tests.shipped import CHEAP, PASSPHRASE, TODAY

WORDS = "lygte sokker torden brille havn"
Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one of the three commands, cheaply."""
    monkeypatch.setenv("RUNDBORD_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr("app.cli.opening.open_store", partial(open_store, floor=CHEAP))
    monkeypatch.setattr(package_seal, "seal_package", partial(package_seal.seal_package, cost=CHEAP))
    monkeypatch.setattr(package_seal, "open_package", partial(package_seal.open_package, floor=CHEAP))

    def carry_out(*words: object) -> int:
        arguments = parser().parse_args([str(each) for each in words])
        return handler(arguments.command)(arguments)

    return carry_out


@pytest.fixture
def two(tmp_path: Path, ready_stores: ReadyStores) -> Path:
    """A folder with our store, that holds story B, and a colleague's that holds nothing."""
    copy_store(ready_stores(("noah_case",)), tmp_path / "ours.db")
    copy_store(ready_stores.after(another_laptop, ())[0], tmp_path / "theirs.db")
    (tmp_path / "words.txt").write_text(f"{WORDS}\n", encoding="utf-8")
    return tmp_path


def rename_first(store: Path, name: str) -> None:
    opened = open_store(store, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    with opened.units.step("Ret", "test") as unit:
        from app.models.case import Case

        (case,) = unit.live(Case)
        change_record(unit, "person", list_people(unit, case.id)[0].id, {"name": name})
    opened.close()


def names(store: Path) -> list[str]:
    opened = open_store(store, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    with opened.units.read("test") as unit:
        from app.models.people import Person

        found = [str(each.name) for each in unit.live(Person)]
    opened.close()
    return found


def give(run: Run, two: Path, sender: str, *way: object) -> Path:
    package = two / f"{sender}.rundbord"
    assert run("hand-over", "--store", two / f"{sender}.db", "--case", "2026-007", "--out", package, *way) == 0
    return package


def test_a_case_goes_to_a_key_and_comes_back_with_what_is_new(
    run: Run, two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("public-key", "--store", two / "theirs.db", "--out", two / "key.txt") == 0
    groups = capsys.readouterr().out.strip().removeprefix("De fire grupper: ")
    package = give(run, two, "ours", "--to-key", two / "key.txt")
    assert groups in capsys.readouterr().out
    assert run("receive", package, "--store", two / "theirs.db") == 0
    assert "ny sag" in capsys.readouterr().out
    rename_first(two / "theirs.db", "Nyt navn")
    back = give(run, two, "theirs", "--package-passphrase-file", two / "words.txt")
    got = ("receive", back, "--store", two / "ours.db", "--package-passphrase-file", two / "words.txt")
    assert run(*got, "--take", "none") == 0
    assert "Nyt navn" not in names(two / "ours.db")
    assert run(*got) == 0
    assert "der »Nyt navn«" in capsys.readouterr().out
    assert "Nyt navn" in names(two / "ours.db")


def test_what_both_changed_is_left_and_told_by_the_exit_code(run: Run, two: Path) -> None:
    words = ("--package-passphrase-file", two / "words.txt")
    run("receive", give(run, two, "ours", *words), "--store", two / "theirs.db", *words)
    rename_first(two / "theirs.db", "Deres navn")
    rename_first(two / "ours.db", "Vores navn")
    back = give(run, two, "theirs", *words)
    assert run("receive", back, "--store", two / "ours.db", *words) == 2
    assert "Vores navn" in names(two / "ours.db")
    assert run("receive", back, "--store", two / "ours.db", *words, "--take", "theirs") == 0
    assert "Deres navn" in names(two / "ours.db")


def test_a_receipt_tells_that_everything_arrived_or_what_did_not(
    run: Run, two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--package-passphrase-file", two / "words.txt")
    package = give(run, two, "ours", *words, "--to", "Kirsten Holm")
    receipt = two / "back.kvittering"
    got = ("receive", package, "--store", two / "theirs.db", *words, "--receipt", receipt)
    with pytest.raises(UserError, match="ingen kvittering"):
        run(*got, "--take", "none")
    assert run(*got) == 0
    assert b"Noah" not in receipt.read_bytes()
    capsys.readouterr()
    assert run("receipt", receipt, "--store", two / "ours.db") == 0
    assert "2026-007: Alt er modtaget. 0 af" in capsys.readouterr().out
    with pytest.raises(UserError, match="låst til en anden nøgle"):
        run("receipt", receipt, "--store", two / "theirs.db")


def test_a_passphrase_that_is_easy_to_guess_locks_nothing(run: Run, two: Path) -> None:
    (two / "weak.txt").write_text("hund\n", encoding="utf-8")
    with pytest.raises(UserError):
        give(run, two, "ours", "--package-passphrase-file", two / "weak.txt")
    assert not (two / "ours.rundbord").exists()


def test_one_way_to_lock_must_be_given(run: Run, two: Path) -> None:
    with pytest.raises(UserError, match="den ene skal være der"):
        give(run, two, "ours")


def test_the_policy_can_forbid_it(run: Run, two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (two / "policy").mkdir(mode=0o755)
    (two / "policy" / "policy.toml").write_text("allowed_exports = []", encoding="utf-8")
    monkeypatch.setattr("app.paths.policy_file", lambda: two / "policy" / "policy.toml")
    with pytest.raises(UserError, match="it-afdeling"):
        give(run, two, "ours", "--package-passphrase-file", two / "words.txt")


def test_a_missing_file_is_said_in_danish(run: Run, two: Path) -> None:
    for words in (
        ("receive", two / "nothing.rundbord", "--store", two / "ours.db"),
        ("receive", two / "words.txt", "--store", two / "ours.db", "--package-passphrase-file", two / "nothing.txt"),
    ):
        with pytest.raises(UserError, match="kan ikke læses"):
            run(*words)
