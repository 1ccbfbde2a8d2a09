"""Writing agreements in a running meeting by key events alone, for the tests of the one field."""

from uuid import UUID

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.agreement_proposals import write_agreement
from app.services.agreement_rows import AgreementRow
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.workspace import Workspace
from tests.views.meeting_reading import focus

ALT = Qt.KeyboardModifier.AltModifier
UNSURE = "nogen ringer til skolen hver fredag"
"""A line nobody in the meeting is found in."""


def alt(qtbot: QtBot, screen: MeetingScreen, letter: str) -> None:
    """Press Alt and a letter or digit, wherever the focus is."""
    qtbot.keyClick(screen, Qt.Key[f"Key_{letter}"], ALT)


def type_line(qtbot: QtBot, screen: MeetingScreen, text: str, *, enter: bool = True) -> None:
    """Type in whatever has the focus, and press Enter unless told not to."""
    qtbot.keyClicks(focus(screen), text)
    if enter:
        qtbot.keyClick(focus(screen), Qt.Key.Key_Return)


def written(workspace: Workspace, meeting: UUID, text: str, *, proposal: bool = False) -> UUID:
    """Put a line in the store before the screen is opened."""
    done = workspace.do("Skriv", write_agreement, meeting, text, proposal=proposal)
    assert done is not None
    return done.value


def row_of(screen: MeetingScreen, agreement_id: UUID) -> AgreementRow:
    """An agreement as the screen has it now."""
    return next(each for each in screen.desk.agreements if each.id == agreement_id)
