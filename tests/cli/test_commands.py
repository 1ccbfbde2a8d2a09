"""The headless commands: exit codes, one Danish line when something is wrong, and never a traceback or a secret."""

import argparse
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import create_store, open_store
from app.cli.commands import parser
from app.cli.run import run
from app.store.restore import restore
from tests.shipped import CHEAP, TODAY, import_example

ROOT = Path(__file__).parents[2]
SECRET = "syv grå søjler under vandet"
EXAMPLES = ROOT / "resources" / "examples"


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def one_line(self) -> str:
        """The only line on stderr."""
        [line] = self.err.splitlines()
        return line


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store that holds story B (opened cheaply) and the passphrase in a file."""
    folder = tmp_path_factory.mktemp("cli")
    opened, _ = create_store(folder / "sager.db", SECRET, cost=CHEAP, now=lambda: TODAY)
    import_example(opened, "b-noah.json")
    opened.close()
    (folder / "ord.txt").write_text(SECRET + "\n", encoding="utf-8")
    return folder


def _process(*words: object, secret: str | None = SECRET, home: Path | None = None) -> Said:
    """Run a command as a process of its own, as a user does."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)} | ({"RUNDBORD_PASSPHRASE": secret} if secret else {})
    env |= {"HOME": str(home)} if home else {}
    ran = subprocess.run(
        [sys.executable, "-m", "app", *map(str, words)], check=False, capture_output=True, text=True, env=env, cwd=ROOT
    )
    return Said(ran.returncode, ran.stdout, ran.stderr)


@pytest.fixture
def here(shared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command in this process, which is quicker."""
    monkeypatch.setenv("RUNDBORD_PASSPHRASE", SECRET)
    monkeypatch.setattr("app.cli.opening.open_store", partial(open_store, floor=CHEAP))
    monkeypatch.setattr("app.cli.opening.create_store", partial(create_store, cost=CHEAP))
    monkeypatch.setattr("app.store.restore.restore", partial(restore, floor=CHEAP))

    def do(*words: object) -> Said:
        code = run([str(word) for word in words])
        caught = capsys.readouterr()
        return Said(code, caught.out, caught.err)

    return do


def test_a_case_goes_out_and_comes_in_as_a_new_one(shared: Path, here: Any, tmp_path: Path) -> None:
    store, out = shared / "sager.db", tmp_path / "noah.json"

    assert here("export", "--store", store, "--case", "2026-007", "--out", out) == Said(0, "", "")
    again = here("import", out, "--store", store)
    assert (again.code, again.one_line) == (
        2,
        "Sagen findes allerede. Brug --as-new, hvis den skal lægges ind som en ny sag.",
    )
    new = here("import", out, "--store", tmp_path / "ny.db")
    assert new.code == 0
    assert "Genoprettelseskode" in new.out or "Gendannelseskode" in new.out
    assert here("import", out, "--store", tmp_path / "ny.db", "--as-new").code == 0
    assert len(json.loads(here("cases", "--store", tmp_path / "ny.db", "--json").out)) == 2


def test_lists_come_as_json_for_scripts_and_as_words_for_people(shared: Path, here: Any) -> None:
    store = shared / "sager.db"

    due = json.loads(here("due", "--store", store, "--today", "2026-11-22", "--json").out)
    assert {"id", "case", "child", "what", "due", "status", "kind", "explanation"} <= set(due[0])
    assert {row["status"] for row in due} <= {"overdue", "today", "this_week", "next_14_days", "later", "missing"}
    words = here("due", "--store", store, "--today", "2026-11-22").out
    assert "Noah" in words
    figures = json.loads(here("figures", "--store", store, "--period", "2026H2", "--json").out)
    assert {row["id"] for row in figures} >= {"cases_open", "meetings_held"}
    assert all(row["numerator"] is None for row in figures if row["suppressed"])
    assert "Åbne sager: skjult\n" in here("figures", "--store", store, "--period", "2026H2").out
    assert "Noah Bækgaard Sørensen" in here("cases", "--store", store).out


def test_papers_and_drawings_are_written(shared: Path, here: Any, tmp_path: Path) -> None:
    store = shared / "sager.db"

    for copy in ("family", "child", "professional"):
        out = tmp_path / f"{copy}.pdf"
        assert here("plan", "--store", store, "--case", "2026-007", "--copy", copy, "--out", out).code == 0
        assert out.read_bytes().startswith(b"%PDF")
    again = tmp_path / "igen.pdf"
    here("plan", "--store", store, "--case", "2026-007", "--copy", "family", "--out", again)
    assert again.read_bytes() == (tmp_path / "family.pdf").read_bytes()
    for ending, start in (("pdf", b"%PDF"), ("svg", b"<"), ("png", b"\x89PNG"), ("json", b"{")):
        out = tmp_path / f"tegning.{ending}"
        assert here("genogram", "--store", store, "--case", "2026-007", "--out", out).code == 0
        assert out.read_bytes().startswith(start)


def test_to_jan_the_plan_says_what_was_left_out_on_screen_only(shared: Path, here: Any, tmp_path: Path) -> None:
    out = tmp_path / "jan.pdf"
    said = here("plan", "--store", shared / "sager.db", "--case", "2026-007", "--to", "Jan", "--out", out)

    assert said.code == 0
    assert b"Yasmin" not in out.read_bytes()


def test_the_passphrase_may_come_from_a_file_and_never_as_an_argument(
    shared: Path, here: Any, monkeypatch: Any
) -> None:
    monkeypatch.delenv("RUNDBORD_PASSPHRASE")
    store = shared / "sager.db"

    assert here("cases", "--store", store, "--passphrase-file", shared / "ord.txt").code == 0
    assert here("cases", "--store", store).one_line.startswith("Adgangssætningen mangler.")
    assert here("cases", "--store", store, "--passphrase-file", shared / "findes-ikke").code == 2
    assert here("cases", "--store", store, "--passphrase", SECRET).code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("nonsens",),
        ("cases",),
        ("--stor",),
        ("export", "--store", "x"),
        ("due", "--store", "x", "--today", "i morgen"),
        ("figures", "--store", "{store}", "--period", "2026H3"),
        ("export", "--store", "{store}", "--case", "findes-ikke", "--out", "{tmp}/ud.json"),
        ("export", "--store", "{store}", "--case", "2026-007", "--out", "{tmp}/ingen/ud.json"),
        ("export", "--store", "{store}", "--case", "2026-007", "--out", "/"),
        ("import", "{tmp}/findes-ikke.json", "--store", "{store}"),
        ("import", "{root}/README.md", "--store", "{store}"),
        ("plan", "--store", "{store}", "--case", "2026-007", "--copy", "alle", "--out", "{tmp}/p.pdf"),
        ("plan", "--store", "{store}", "--case", "2026-007", "--to", "Ingen", "--out", "{tmp}/p.pdf"),
        ("plan", "--store", "{store}", "--case", "2026-007", "--out", "{tmp}/ingen/p.pdf"),
        ("genogram", "--store", "{store}", "--out", "{tmp}/t.pdf"),
        ("genogram", "--store", "{store}", "--case", "2026-007", "--out", "{tmp}/t.docx"),
        ("genogram", "--gedcom", "{root}/pyproject.toml", "--out", "{tmp}/t.svg"),
    ],
)
def test_a_mistake_of_the_user_is_one_danish_line_and_code_2(
    shared: Path, here: Any, tmp_path: Path, words: tuple[str, ...]
) -> None:
    places = {"store": shared / "sager.db", "tmp": tmp_path, "root": ROOT}

    said = here(*(word.format(**places) for word in words))

    assert said.code == 2
    assert said.out == ""
    assert said.one_line.endswith((".", "?"))
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("cases", "--store", "{tmp}/findes-ikke.db"),
        ("backup", "--store", "{store}", "--to", "{tmp}/ingen/kopi.zip"),
        ("backup", "--store", "{store}", "--to", "{store}"),
        ("restore", "--store", "{tmp}/r.db", "--from", "{tmp}/findes-ikke.zip"),
        ("restore", "--store", "{tmp}/r.db", "--from", "{root}/README.md"),
    ],
)
def test_trouble_with_the_store_is_one_danish_line_and_code_3(
    shared: Path, here: Any, tmp_path: Path, words: tuple[str, ...]
) -> None:
    places = {"store": shared / "sager.db", "tmp": tmp_path, "root": ROOT}

    said = here(*(word.format(**places) for word in words))

    assert (said.code, said.out) == (3, "")
    assert said.one_line.endswith(".")


def test_a_wrong_passphrase_is_code_3(shared: Path, here: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUNDBORD_PASSPHRASE", "forkert")
    said = here("cases", "--store", shared / "sager.db")
    assert (said.code, said.out, said.one_line) == (3, "", "Forkert adgangssætning. Prøv igen.")


@pytest.mark.long(sample=False)  # the dear key of a shipped store, twice; beside it stands the same with a cheap one
def test_as_a_process_of_its_own_a_store_is_made_and_a_wrong_passphrase_is_code_3(tmp_path: Path) -> None:
    made = _process("import", EXAMPLES / "b-noah.json", "--store", tmp_path / "a.db")
    assert (made.code, made.err) == (0, "")

    said = _process("cases", "--store", tmp_path / "a.db", secret="forkert")
    assert (said.code, said.out, said.one_line) == (3, "", "Forkert adgangssætning. Prøv igen.")


def test_a_bug_of_ours_is_code_1_with_a_line_and_a_log_without_names(shared: Path, tmp_path: Path, monkeypatch: Any,
                                                                     here: Any) -> None:  # fmt: skip
    def broken(*_: object, **__: object) -> list[object]:
        raise KeyError("Noah Bækgaard Sørensen")

    monkeypatch.setattr("app.cli.case_commands.list_cases", broken)
    monkeypatch.setattr("app.paths.log_file", lambda: tmp_path / "logs" / "rundbord.log")

    said = here("cases", "--store", shared / "sager.db")

    assert said.code == 1
    assert "Der er en fejl i Rundbord" in said.one_line
    log = (tmp_path / "logs" / "rundbord.log").read_text(encoding="utf-8")
    assert "KeyError" in log
    assert "Noah" not in log + said.err


def test_help_and_version_are_danish_and_code_0(tmp_path: Path) -> None:
    told = _process("--version", home=tmp_path)

    assert (told.code, told.out.split()[0], told.err) == (0, "Rundbord", "")


def test_no_command_takes_the_passphrase_among_its_words() -> None:
    top = parser()
    [commands] = [each for each in top._actions if isinstance(each, argparse._SubParsersAction)]
    options = {word for each in commands.choices.values() for action in each._actions for word in action.option_strings}

    assert "--passphrase-file" in options
    assert not [word for word in options if "passphrase" in word and not word.endswith("passphrase-file")]
