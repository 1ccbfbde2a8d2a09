"""File dialogs leave no folder and no name behind; the settings card says what holds."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.services import profile
from app.views.file_choice import ask_open_path, ask_save_path
from app.views.guard.limits import IDLE_KEY, Limits
from app.views.settings.locking import LockingPart
from app.views.widgets.text import Text
from app.views.workspace import Workspace


def answer(path: Path | None) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    if path is None:
        dialog.reject()
    else:
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        dialog.accept()


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_saving_leaves_no_trace_of_folder_or_name(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "home").mkdir()
    QTimer.singleShot(0, lambda: answer(tmp_path / "home" / "papir"))
    path = ask_save_path(None, "Gem papiret", "plan.pdf", "PDF (*.pdf)")
    qtbot.waitUntil(lambda: not [each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog)])
    QSettings(QSettings.Scope.UserScope, "QtProject").sync()
    assert path == str(tmp_path / "home" / "papir.pdf")
    assert files_in(tmp_path / "home") == []


def test_choosing_a_file_leaves_no_trace_and_giving_up_gives_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "logo.png").write_bytes(b"x")
    QTimer.singleShot(0, lambda: answer(tmp_path / "home" / "logo.png"))
    assert ask_open_path(None, "Vælg logo", "Billeder (*.png)") == str(tmp_path / "home" / "logo.png")
    QTimer.singleShot(0, lambda: answer(None))
    assert ask_open_path(None, "Vælg logo", "Billeder (*.png)") == ""
    qtbot.waitUntil(lambda: not [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog)])
    assert files_in(tmp_path / "home") == ["logo.png"]


def words(part: QWidget) -> str:
    return " ".join(each.text() for each in part.findChildren(Text))


def test_the_user_chooses_how_long_the_computer_may_stand(workspace: Workspace, qtbot: QtBot) -> None:
    part = LockingPart(workspace, Limits())
    qtbot.addWidget(part)
    part.show_settings({})
    assert part._minutes.text() == "5"
    part._minutes.editor.set_value("10")
    part._minutes.commit()
    assert workspace.ask(profile.read_settings)[IDLE_KEY] == "10"


def test_what_the_it_department_decided_is_said_and_cannot_be_chosen(workspace: Workspace, qtbot: QtBot) -> None:
    part = LockingPart(workspace, Limits(idle_minutes=3))
    qtbot.addWidget(part)
    part.show_settings({IDLE_KEY: "10"})
    part.show()
    assert "Jeres it-afdeling har bestemt, at der går 3 minutter." in words(part)
    assert not part._minutes.isVisible()


@pytest.mark.parametrize("limits", [Limits(), Limits(meeting_idle_minutes=20)])
def test_the_card_says_how_long_a_meeting_waits(workspace: Workspace, limits: Limits, qtbot: QtBot) -> None:
    part = LockingPart(workspace, limits)
    qtbot.addWidget(part)
    assert f"{limits.meeting_idle_minutes:g} minutter" in words(part)
