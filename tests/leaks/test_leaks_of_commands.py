"""The command line at work on the real key: nothing but what was asked for is left, and no secret stands in a word."""

import subprocess
from dataclasses import dataclass, field
from itertools import count
from json import dumps, loads
from pathlib import Path
from typing import Any

import pytest

from tests.every_field import full_case
from tests.leaks.allowed import Judge
from tests.leaks.canaries import forms_in, word
from tests.leaks.laptop import ROOT, Laptop
from tests.leaks.watching import started_with, told_to_others
from tests.shipped import PASSPHRASE

PACKAGE_WORDS = "lygte sokker torden brille havn"


@dataclass
class Terminal:
    """Runs commands on a laptop, each watched; passphrases lie in files of the user's own."""

    laptop: Laptop
    leaks: list[str] = field(default_factory=list)
    numbers: Any = field(default_factory=count)

    def __post_init__(self) -> None:
        for name, text in (("ord.txt", PASSPHRASE), ("pakkeord.txt", PACKAGE_WORDS)):
            (self.papers / name).write_text(f"{text}\n", encoding="utf-8")

    @property
    def papers(self) -> Path:
        return self.laptop.papers

    def run(self, *words: object, store: Path | None = None) -> str:
        """Run a command on the store and return what it printed."""
        told = ["--store", store or self.laptop.store, "--passphrase-file", self.papers / "ord.txt"]
        screen = self.papers / "skærm.txt"
        with screen.open("w", encoding="utf-8") as shown:  # what was asked for on the screen may name anybody
            done = subprocess.run(
                self.laptop.command("app", *map(str, [*words, *told]), name=f"{next(self.numbers)}-{words[0]}"),
                cwd=ROOT, env=self.laptop.environment(), stdout=shown, stderr=subprocess.PIPE, text=True, check=False,
            )  # fmt: skip
        assert done.returncode == 0, (words, done.stderr)
        self.leaks += [f"{words[0]}: {each}" for each in self.laptop.hits()]
        self.leaks += [f"{words[0]}: what was wrong: {each}" for each in forms_in(done.stderr.encode())]
        return screen.read_text(encoding="utf-8")


def a_case_file(papers: Path) -> Path:
    """A case file of the user's own with a word of ours in every field."""
    numbers = count(1)
    path = papers / "sag.json"
    path.write_text(dumps(full_case(lambda _table, _column: word(next(numbers)))), encoding="utf-8")
    return path


@pytest.mark.long
def test_commands_leave_nothing_but_what_was_asked_for(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    terminal, papers = Terminal(laptop), laptop.papers
    case = terminal.run("import", a_case_file(papers)).splitlines()[0]
    terminal.run("export", "--case", case, "--out", papers / "ud.json")
    terminal.run("plan", "--case", case, "--out", papers / "plan.pdf", "--accept-findings")
    for kind in ("png", "svg"):
        terminal.run("genogram", "--case", case, "--out", papers / f"tegning.{kind}", "--accept-findings")
    terminal.run("audit", "--case", case, "--out", papers / "set.pdf")
    words = ("--package-passphrase-file", papers / "pakkeord.txt")
    terminal.run("hand-over", "--case", case, "--out", papers / "pakke.rundbord", *words)
    other = laptop.stick / "rundbord.db"
    terminal.run("import", a_case_file(papers), store=other)
    terminal.run("receive", papers / "pakke.rundbord", *words, store=other)
    terminal.run("backup", "--to", laptop.stick / "rundbord-en.kopi")
    terminal.run("restore", "--from", laptop.stick / "rundbord-en.kopi")
    assert case in terminal.run("cases", "--json")
    terminal.run("check")

    assert terminal.leaks == []
    trace = laptop.trace()
    assert Judge(laptop, also=other).strangers(trace) == []
    assert told_to_others(trace, laptop) == []
    assert started_with(trace, PACKAGE_WORDS) == []
    assert loads((papers / "ud.json").read_text(encoding="utf-8"))["people"]
