"""Imports are Python's own once the window's room is loaded, so no text of a program file is read and kept."""

import builtins

import pytest

import app.views.app
from app.views.plain_imports import import_plainly

ANOTHERS = staticmethod(builtins.__import__)


def test_nothing_of_qt_stands_round_an_import() -> None:
    assert app.views.app.Doorway  # the room is loaded, and Qt with it
    assert builtins.__import__ is not vars(builtins)["__feature_import__"]


def test_what_somebody_else_laid_round_an_import_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "__import__", ANOTHERS)

    import_plainly()

    assert builtins.__import__ is ANOTHERS


def test_what_qt_laid_round_an_import_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    pythons_own = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", vars(builtins)["__feature_import__"])

    import_plainly()

    assert builtins.__import__ is pythons_own
