"""The command line at work: nothing but what was asked for is left, and no secret stands in a word."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from json import dumps, loads
from pathlib import Path

import pytest

from app.bootstrap import create_store
from app.services.case_table_import import shipped_case_table
from tests.every_field import full_case
from tests.leaks.allowed import Judge
from tests.leaks.canaries import forms_in, word
from tests.leaks.laptop import ROOT, Laptop
from tests.leaks.watching import started_with, told_to_others
from tests.shipped import CHEAP, PASSPHRASE

ALWAYS_WAITS = "protected"
"""A word nobody knows about a hidden address is never left out."""
PACKAGE_WORDS = "lygte sokker torden brille havn"


@dataclass
class Terminal:
    """Runs commands on a laptop, each watched; passphrases lie in files of the user's own."""

    laptop: Laptop
    server: "subprocess.Popen[str]"
    leaks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name, text in (("ord.txt", PASSPHRASE), ("pakkeord.txt", PACKAGE_WORDS)):
            (self.papers / name).write_text(f"{text}\n", encoding="utf-8")

    @property
    def papers(self) -> Path:
        return self.laptop.papers

    def run(self, *words: object, store: Path | None = None, ends: int = 0) -> str:
        """Run a command on the store, forked from the server, and return what it printed."""
        assert self.server.stdin is not None
        assert self.server.stdout is not None
        screen = self.papers / "skærm.txt"  # what was asked for on the screen may name anybody
        print(dumps([self._whole(words, store), str(screen)]), file=self.server.stdin, flush=True)
        done = loads(self.server.stdout.readline())
        return self._look(words, screen, done["code"] - ends, done["wrong"])

    def run_alone(self, *words: object, store: Path) -> str:
        """Run a command through the front door, as it is started in a terminal."""
        screen = self.papers / "skærm.txt"
        with screen.open("w", encoding="utf-8") as shown:
            done = subprocess.run(
                self.laptop.command("app", *self._whole(words, store), name="alone"),
                cwd=ROOT, env=self.laptop.environment(), stdout=shown, stderr=subprocess.PIPE, text=True, check=False,
            )  # fmt: skip
        return self._look(words, screen, done.returncode, done.stderr)

    def _whole(self, words: tuple[object, ...], store: Path | None) -> list[str]:
        told = ["--store", store or self.laptop.store, "--passphrase-file", self.papers / "ord.txt"]
        return [str(each) for each in (*words, *told)]

    def _look(self, words: tuple[object, ...], screen: Path, code: int, wrong: str) -> str:
        assert code == 0, (words, wrong)
        self.leaks += [f"{words[0]}: {each}" for each in self.laptop.hits()]
        self.leaks += [f"{words[0]}: what was wrong: {each}" for each in forms_in(wrong.encode())]
        return screen.read_text(encoding="utf-8")


@contextmanager
def terminal_on(laptop: Laptop) -> Iterator[Terminal]:
    """A terminal, and under strace the process its commands are forked from."""
    server = subprocess.Popen(
        laptop.command("tests.leaks.command_server", name="commands"),
        cwd=ROOT, env=laptop.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with server:
        yield Terminal(laptop, server)


def a_case_file(papers: Path) -> Path:
    """A case file of the user's own with a word of ours in every field."""
    numbers = count(1)
    path = papers / "sag.json"
    path.write_text(dumps(full_case(lambda _table, _column: word(next(numbers)))), encoding="utf-8")
    return path


def a_list_of_cases(papers: Path) -> Path:
    """A list from another system with a word of ours in every column, and three rows that are wrong."""
    fields = list(shipped_case_table().fields)
    rows = [[f"Kolonne {field}" for field in fields]]
    rows += [[word(800 + number) for number, _ in enumerate(fields)] for _ in range(3)]
    path = papers / "liste.csv"
    path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    return path


@pytest.mark.long(sample=False)
def test_commands_leave_nothing_but_what_was_asked_for(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    create_store(laptop.store, PASSPHRASE, cost=CHEAP)[0].close()
    other = laptop.stick / "rundbord.db"
    with terminal_on(laptop) as terminal:
        do_what_commands_do(terminal, other)

    assert terminal.leaks == []
    trace = laptop.trace()
    assert Judge(laptop, also=other).strangers(trace) == []
    assert told_to_others(trace, laptop) == []
    assert started_with(trace, PACKAGE_WORDS) == []
    assert loads((laptop.papers / "ud.json").read_text(encoding="utf-8"))["people"]


def do_what_commands_do(terminal: Terminal, other: Path) -> None:
    papers, stick = terminal.papers, terminal.laptop.stick
    terminal.run_alone("import", a_case_file(papers), store=other)
    case = terminal.run("import", papers / "sag.json").splitlines()[0]
    terminal.run("export", "--case", case, "--out", papers / "ud.json")
    terminal.run("plan", "--case", case, "--out", papers / "plan.pdf", "--accept-findings")
    for kind in ("png", "svg"):
        terminal.run("genogram", "--case", case, "--out", papers / f"tegning.{kind}", "--accept-findings")
    terminal.run("audit", "--case", case, "--out", papers / "set.pdf")
    words = ("--package-passphrase-file", papers / "pakkeord.txt")
    terminal.run("hand-over", "--case", case, "--out", papers / "pakke.rundbord", "--to", word(904), *words)
    terminal.run("receive", papers / "pakke.rundbord", *words, "--receipt", papers / "svar.kvittering", store=other)
    terminal.run("receipt", papers / "svar.kvittering")
    figures_of_commands(terminal)
    lists_of_commands(terminal)
    terminal.run("backup", "--to", stick / "rundbord-en.kopi")
    terminal.run("restore", "--from", stick / "rundbord-en.kopi")
    assert case in terminal.run("cases", "--json")
    terminal.run("check")


def figures_of_commands(terminal: Terminal) -> None:
    """Figures in files, the counts for the leader, and the counts of colleagues."""
    papers, period = terminal.papers, ("--period", "2026H1")
    for kind in ("pdf", "xlsx"):
        terminal.run("figures", *period, "--out", papers / f"tal.{kind}")
    terminal.run("period-file", *period, "--out", papers / "tal.json")
    terminal.run("merge-figures", "--file", papers / "tal.json", "--json")
    for name in ("tal.pdf", "tal.xlsx", "tal.json"):
        assert forms_in((papers / name).read_bytes()) == [], name


def lists_of_commands(terminal: Terminal) -> None:
    """A list from another system that is wrong in every cell: what waits is written aside, the rest is taken in."""
    listed = a_list_of_cases(terminal.papers)
    columns = {field: f"Kolonne {field}={field}" for field in shipped_case_table().fields}
    told = ("--columns", ";".join(columns.values()))
    terminal.run("import-table", listed, *told, "--untaken", terminal.papers / "rest.csv", ends=2)
    told = ("--columns", ";".join(column for field, column in columns.items() if field != ALWAYS_WAITS))
    assert "ny sag" in terminal.run("import-table", listed, *told, "--without-faults")
