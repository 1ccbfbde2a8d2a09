"""The logo: chosen in settings, printed on the plan, and a file that is no picture is refused in words."""

from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.documents.plan_paper import plan_pdf
from app.services import papers, profile
from app.views.settings.logo import LARGEST, NO_PICTURE, LogoPart
from app.views.widgets.text import Text
from app.views.workspace import Workspace


def words_on(part: LogoPart) -> list[str]:
    """Return what is said on the card."""
    return [text.text() for text in part.findChildren(Text)]


def test_a_chosen_picture_is_made_small_and_stands_on_the_plan(
    workspace: Workspace, mathias_case: UUID, tmp_path: Path, qtbot: QtBot
) -> None:
    picture = QImage(1800, 900, QImage.Format.Format_RGB32)
    picture.fill(QColor("#17565A"))
    picture.save(str(tmp_path / "logo.jpg"))
    part = LogoPart(workspace)
    qtbot.addWidget(part)
    without = plan_pdf(workspace.ask(papers.plan_for, mathias_case).paper)
    part.take(str(tmp_path / "logo.jpg"))
    qtbot.waitUntil(lambda: "Logoet er valgt." in words_on(part), timeout=20_000)
    logo = workspace.ask(profile.read_profile).logo
    assert logo is not None
    assert QImage.fromData(logo).width() == LARGEST
    assert plan_pdf(workspace.ask(papers.plan_for, mathias_case).paper) != without
    workspace.undo_stack.undo()
    assert workspace.ask(profile.read_profile).logo is None


def test_a_file_that_is_no_picture_is_refused_in_words(workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "logo.png").write_text("ikke et billede", encoding="utf-8")
    part = LogoPart(workspace)
    qtbot.addWidget(part)
    part.take(str(tmp_path / "logo.png"))
    qtbot.waitUntil(lambda: NO_PICTURE in words_on(part), timeout=20_000)
    assert workspace.ask(profile.read_profile).logo is None
