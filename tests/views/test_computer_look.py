"""The program looks as the computer asks for, also where Qt is not told and a program of the system has to ask."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.views.settings import computer_look
from app.views.settings.computer_look import ASKING, ComputerLook

BUSCTL = 'a{sa{sv}} 1 "org.freedesktop.appearance" 2 "color-scheme" u 1 "contrast" u 0'
GDBUS = "({'org.freedesktop.appearance': {'color-scheme': <uint32 1>, 'contrast': <uint32 1>}},)"
LIGHT = BUSCTL.replace("u 1", "u 2")


@pytest.mark.skipif(not computer_look.Path("/bin/sh").exists(), reason="a shell stands in for the asking program")
def test_the_portal_is_asked_at_the_start_and_when_she_comes_back(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(computer_look, "DESKTOPS", (qapp.platformName(),))
    monkeypatch.setattr(computer_look, "ASKING", (("/bin/sh", "-c", 'echo "$0"', BUSCTL),))
    look = ComputerLook(qapp)
    assert look.scheme() == "dark"
    for words, scheme in ((GDBUS, "black"), (LIGHT, "light")):
        look.setArguments(["-c", 'echo "$0"', words])
        with qtbot.waitSignal(look.changed):
            qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        assert look.scheme() == scheme
    look.setArguments(["-c", "echo 'Call failed: The name is not activatable' >&2; exit 1"])
    with qtbot.waitSignal(look.finished):
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert look.scheme() == "light"
    look.deleteLater()


def test_only_programs_of_the_system_are_asked() -> None:
    assert all(command[0].startswith("/usr/bin/") for command in ASKING)
