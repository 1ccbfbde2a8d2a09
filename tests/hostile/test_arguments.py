"""Hostile words on the command line: done, or one Danish line and exit code 2 or 3; never a traceback."""

import io
import itertools
import random
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path

import pytest

from app.bootstrap import create_store, open_store
from app.cli.run import run
from app.store.restore import restore
from tests.hostile.bounded import Ran, run_bounded
from tests.hostile.naughty_strings import NAMED, NAUGHTY, cannot_be_seen
from tests.hostile.test_gedcom_bombs import END, HEAD, ONE
from tests.shipped import CHEAP, PASSPHRASE, TODAY, import_example

Command = list[str]
GOOD, REFUSED = 0, (2, 3)
CASE = "2026-007"

WORDS: dict[str, Command] = {
    "the command": ["{}"],
    "a second command": ["cases", "{}", "--store", "S"],
    "a flag": ["cases", "--{}", "--store", "S"],
    "export --case": ["export", "--case={}", "--out", "D/ud.json", "--store", "S"],
    "due --today": ["due", "--today={}", "--store", "S"],
    "figures --period": ["figures", "--period={}", "--store", "S"],
    "plan --case": ["plan", "--case={}", "--out", "D/p.pdf", "--store", "S"],
    "plan --to": ["plan", "--case", CASE, "--to={}", "--out", "D/p.pdf", "--store", "S"],
    "plan --child": ["plan", "--case", CASE, "--child={}", "--out", "D/p.pdf", "--store", "S"],
    "plan --copy": ["plan", "--case", CASE, "--copy={}", "--out", "D/p.pdf", "--store", "S"],
    "genogram --person": ["genogram", "--gedcom", "D/en.ged", "--person={}", "--out", "D/g.json"],
    "genogram --case": ["genogram", "--store", "S", "--case={}", "--out", "D/g.json"],
    "audit --case": ["audit", "--case={}", "--out", "D/a.json", "--store", "S"],
    "audit --person": ["audit", "--case", CASE, "--person={}", "--out", "D/a.json", "--store", "S"],
    "audit --from": ["audit", "--case", CASE, "--from={}", "--out", "D/a.json", "--store", "S"],
    "access --person": ["access", "--case", CASE, "--person={}", "--out", "D/b.json", "--store", "S"],
}
"""Where a word stands in a command: S is a store, D a folder, {} the word."""

PATHS: dict[str, Command] = {
    "import": ["import", "D/{}", "--store", "S"],
    "import --store": ["import", "D/sag.json", "--store", "D/{}"],
    "cases --store": ["cases", "--store", "D/{}"],
    "export --out": ["export", "--case", CASE, "--out", "D/{}", "--store", "S"],
    "genogram --gedcom": ["genogram", "--gedcom", "D/{}", "--out", "D/g.json"],
    "genogram --out": ["genogram", "--gedcom", "D/en.ged", "--out", "D/{}.json"],
    "backup --to": ["backup", "--to", "D/{}", "--store", "S"],
    "restore --from": ["restore", "--from", "D/{}", "--store", "D/ny.db"],
    "restore --store": ["restore", "--from", "D/sag.json", "--store", "D/{}"],
    "--passphrase-file": ["cases", "--store", "S", "--passphrase-file", "D/{}"],
}
"""Where a file name stands in a command; the word is always the name of a file in D."""
PLACES = {**WORDS, **PATHS}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store that holds story B, a case file and a GEDCOM file."""
    made = tmp_path_factory.mktemp("words")
    opened, _ = create_store(made / "sager.db", PASSPHRASE, cost=CHEAP, now=lambda: TODAY)
    import_example(opened, "b-noah.json")
    opened.close()
    (made / "sag.json").write_text('{"format":"rundbord-case","version":1,"case":{"id":"a"}}', encoding="utf-8")
    (made / "en.ged").write_text(HEAD + ONE + END, encoding="utf-8")
    return made


def run_here(words: Command) -> Ran:
    """Run a command in this process."""
    # As Python makes them: stdout is strict, stderr writes what it cannot as \\udc80.
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    err = io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace")
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = run(words)
        except SystemExit as error:  # --help and --version
            code = int(str(error.code or 0))
        out.flush()
    for told in (out, err):
        told.seek(0)
    return Ran(code, out.read(), err.read())


@pytest.fixture
def cheap_key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands in this process open the store, whose key was made cheaply."""
    monkeypatch.setenv("RUNDBORD_PASSPHRASE", PASSPHRASE)
    monkeypatch.chdir(folder)
    monkeypatch.setattr("app.cli.opening.open_store", partial(open_store, floor=CHEAP))
    monkeypatch.setattr("app.cli.opening.create_store", partial(create_store, cost=CHEAP))
    monkeypatch.setattr("app.store.restore.restore", partial(restore, floor=CHEAP))
    (folder / "sager.db.tries").unlink(missing_ok=True)  # the next wrong try would have to wait for the last one


@pytest.fixture
def say(folder: Path, cheap_key: None) -> Callable[..., str]:
    """Run a command with a word in its place in this process; returns what is wrong, or nothing."""

    def said(place: str, word: str) -> str:
        one = word.replace("/", "-") if place in PATHS else word
        parts = {"S": str(folder / "sager.db")}
        words = [parts.get(each, each.replace("D/", f"{folder}/", 1).replace("{}", one)) for each in PLACES[place]]
        ran = run_here(words)
        lines = ran.err.splitlines()
        if ran.code == GOOD:
            return "" if not lines else f"done, and yet {lines[0][:200]}"
        if ran.code not in REFUSED or len(lines) != 1 or len(lines[0]) > 700:
            return f"{ran.code}: {ascii(ran.err)[:300]}"
        return ""

    return said


@pytest.mark.long
@pytest.mark.parametrize("place", PLACES)
def test_a_hostile_word_on_the_command_line_is_used_or_refused_in_one_line(say: Callable[..., str], place: str) -> None:
    start = list(PLACES).index(place) * 7
    some = [list(NAMED)[(start + step * 97) % len(NAMED)] for step in range(2)]

    assert {name: wrong for name in some if (wrong := say(place, NAMED[name]))} == {}


@pytest.mark.long
def test_every_word_in_every_place_of_the_command_line(say: Callable[..., str], seconds: float, seed: int) -> None:
    tries = list(itertools.product(PLACES, NAUGHTY))
    random.Random(seed).shuffle(tries)
    found: dict[str, str] = {}
    count, end = 0, time.monotonic() + seconds
    for place, word in tries:
        if time.monotonic() > end or len(found) > 20:
            break
        count += 1
        if wrong := say(place, word):
            found[f"{place} <- {cannot_be_seen(word)}"] = wrong
    print(f"{count} hostile command lines in {seconds:.0f} s, {count / seconds:.0f} a second")  # noqa: T201 - the figure

    assert found == {}


@pytest.mark.parametrize("secret", ["\udcff\udcfe", "æøå", " ", "x" * 100_000, "\n"], ids=ascii)
@pytest.mark.usefixtures("cheap_key")
def test_a_hostile_passphrase_is_wrong_and_nothing_more(
    folder: Path, monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    monkeypatch.setenv("RUNDBORD_PASSPHRASE", secret)

    assert run_here(["cases", "--store", str(folder / "sager.db")]).is_refused(*REFUSED)


def test_words_that_are_no_text_at_all_are_refused(folder: Path, tmp_path: Path) -> None:
    words = ("export", "--case", b"\xff\xfe\x80", "--out", b"\xff.json", "--store", folder / "x.db")
    ran = run_bounded(tmp_path, *words, secret=b"\xff\xfe")

    assert ran.is_refused(*REFUSED)


@pytest.mark.long
@pytest.mark.parametrize("file", ["/dev/zero", "rubbish", "folder"])
@pytest.mark.usefixtures("cheap_key")
def test_a_passphrase_file_that_is_none_is_refused(folder: Path, tmp_path: Path, file: str) -> None:
    path = Path(file) if file.startswith("/") else tmp_path / file
    if file == "rubbish":
        path.write_bytes(b"\xff\xfe\x00" * 1_000)
    elif file == "folder":
        path.mkdir()

    words = ["cases", "--store", str(folder / "sager.db"), "--passphrase-file", str(path)]
    ran = run_bounded(tmp_path, *words) if path.is_char_device() else run_here(words)

    assert ran.is_refused(*REFUSED)


@pytest.mark.usefixtures("cheap_key")
def test_what_names_no_file_or_the_wrong_kind_of_file_is_refused(tmp_path: Path) -> None:
    in_the_way = tmp_path / "fil"
    in_the_way.write_bytes(b"")
    for words in (["cases", "--store", ""], ["cases", "--store", "/"], ["demo", "--out", str(in_the_way)]):
        assert run_here(words).is_refused(*REFUSED), words
    endless = ["it-open", "--store", str(tmp_path / "x.db"), "--private", "/dev/zero"]
    assert run_bounded(tmp_path, *endless, "--new-passphrase-file", "/dev/zero").is_refused(*REFUSED)


def test_a_console_without_our_letters_still_gets_its_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    ran = run_bounded(tmp_path, "--help")

    assert (ran.code, ran.err) == (0, "")
    assert "vis n?gletal for en periode" in ran.out
