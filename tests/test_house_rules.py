"""Rules of the house that no linter knows: time comes from outside, no network, SQL dialects stay in the store."""

import re
import tomllib
from pathlib import Path

import app
from app.models.case import Case
from app.models.registry import CASE_CLASSES
from tests.sources import ROOT, sources

STAMPS = {"id", "created_at", "created_by", "changed_at", "changed_by", "hlc", "deleted_at", "order_key", "case_id"}
NETWORK = {
    "socket", "socketserver", "ssl", "http", "urllib", "ftplib", "smtplib", "imaplib", "xmlrpc", "asyncio",
    "webbrowser", "requests", "httpx", "aiohttp",
}  # fmt: skip
ONE_DATABASE = re.compile(r"\b(PRAGMA|VACUUM|FTS5|MATCH|ATTACH DATABASE|sqlite_master|sqlcipher_\w+)\b")

LOCAL_SOCKETS = {
    ("app/views/guard/single.py", "PySide6.QtNetwork.QLocalServer"),
    ("app/views/guard/single.py", "PySide6.QtNetwork.QLocalSocket"),
}
"""A socket in the file system, for the second start to wake the first; both sides refuse anything else."""


def files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def test_only_bootstrap_and_the_reminder_at_the_door_look_at_the_clock() -> None:
    # While the store is locked there is no clock of its own to ask, and the reminder is due by the wall clock.
    looking = {
        str(each)
        for each in sources("app")
        for clock in each.clocks
        if clock.rpartition(".")[0] in {"dt.datetime", "dt.date", "datetime", "date"}
    }
    assert looking == {"app/bootstrap.py", "app/views/reminding.py"}


def test_nothing_can_reach_a_network() -> None:
    reaching = {
        (str(each), name)
        for each in sources("app")
        for name in each.imports
        if name.split(".")[0] in NETWORK or name.startswith(("PySide6.QtNetwork", "PySide6.QtWeb"))
    }
    assert reaching == LOCAL_SOCKETS


def test_words_of_one_database_stand_only_in_the_store() -> None:
    found = {
        f"{each}: {text[:60]}"
        for each in sources("app")
        if each.path.parent.name != "store"
        for text in (*each.texts, *each.docstrings)
        if ONE_DATABASE.search(text)
    }
    assert found == set()


def test_an_exception_from_a_check_says_why() -> None:
    silent = {
        f"{path.relative_to(ROOT)}:{number}"
        for path in files("app", "tests", "installer", "resources")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"[#] (noqa|type: ignore)", line)
        and not re.search(r"[#] noqa: [A-Z]+\d+(, [A-Z]+\d+)* - \S+|[#] type: ignore\[[\w, -]+\]  # \S+", line)
    }
    assert silent == set()


def test_nothing_is_left_for_later() -> None:
    waiting = re.compile(r"[#] ?(TODO|FIXME|XXX|HACK)\b")
    found = [path for path in files("app", "resources") if waiting.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_nothing_leans_on_a_paper_that_is_not_here() -> None:
    elsewhere = re.compile(r"foundations\b|at-the-table|house\.md|screens\.md|mock-?ups?\b|\bseed 0\d\d|/work/")
    texts = [ROOT / "README.md", *(ROOT / "app").rglob("*.md"), *(ROOT / "resources").rglob("*.toml"), *files("app")]
    assert [str(path) for path in texts if elsewhere.search(path.read_text(encoding="utf-8"))] == []


def test_every_fact_of_a_case_says_what_it_is_about_and_who_may_read_it() -> None:
    silent = [
        f"{kind.__name__}.{column.key}"
        for kind in (Case, *CASE_CLASSES)
        for column in kind.__table__.columns
        if column.key not in STAMPS and "fact" not in column.info
    ]
    assert silent == []


def test_every_fact_has_a_danish_label_and_help() -> None:
    for kind in (Case, *CASE_CLASSES):
        for name, fact in kind.facts().items():
            assert fact.label.strip(), f"{kind.__name__}.{name}"
            assert not fact.label[0].islower(), f"{kind.__name__}.{name}"
            assert fact.help.strip(), f"{kind.__name__}.{name}"


def test_a_number_of_the_program_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == app.__version__


def test_every_package_is_locked_by_hash_and_every_dependency_is_locked() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = re.findall(r"^([a-z0-9][\w.-]*)==[^\n]*\\\n    --hash=sha256:", lock, re.MULTILINE)
    assert len(packages) == len(re.findall(r"^[a-z0-9][\w.-]*==", lock, re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    asked = {re.split(r"[<>=;\[ ]", each, maxsplit=1)[0].lower() for each in named}
    assert asked <= set(packages)


def test_the_build_server_does_what_a_developer_does() -> None:
    assert "exec make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
