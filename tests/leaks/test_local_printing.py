"""Printing asks no network, and a page on its way to the printer lies in memory and on no disk."""

import ctypes
import ctypes.util
import os
import sys
from pathlib import Path

import pytest

from app.views.printing import PRINT_SERVICE, local_printing

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="other systems print without CUPS")


def cups() -> ctypes.CDLL:
    """The printing library that Qt uses."""
    name = ctypes.util.find_library("cups")
    if name is None:
        pytest.skip("needs libcups")
    return ctypes.CDLL(name)


def where_a_page_is_laid() -> Path:
    """Let CUPS make the file it puts a page in, and return where it lies; it is taken away again."""
    name = ctypes.create_string_buffer(512)
    os.close(cups().cupsTempFd(name, 512))
    path = Path(os.fsdecode(name.value))
    path.unlink()
    return path


@LINUX
def test_a_page_on_its_way_to_the_printer_lies_in_the_users_folder_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_memory, on_disk = tmp_path / "run", tmp_path / "tmp"
    in_memory.mkdir()
    on_disk.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(in_memory))
    monkeypatch.setenv("TMPDIR", str(on_disk))

    with local_printing():
        assert where_a_page_is_laid().parent == in_memory
    assert where_a_page_is_laid().parent == on_disk


@LINUX
def test_cups_asks_only_the_service_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "print.kommune.example")

    with local_printing():
        assert os.environ["CUPS_SERVER"] == PRINT_SERVICE
    assert os.environ["CUPS_SERVER"] == "print.kommune.example"


@LINUX
def test_what_was_not_set_before_is_not_set_after(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CUPS_SERVER", "TMPDIR"):
        monkeypatch.delenv(name, raising=False)

    with local_printing():
        assert "TMPDIR" in os.environ
    assert not {"CUPS_SERVER", "TMPDIR"} & set(os.environ)
