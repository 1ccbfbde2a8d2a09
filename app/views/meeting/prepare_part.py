"""What each part of the prepared page is: a column that scrolls, shown again when the preparation has been read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.meeting_preparation import Preparation
from app.views.meeting.desk import MeetingDesk
from app.views.widgets.text import SectionHeading, Text


class PreparePart(QWidget):
    """One part. Add to `body`; `take_focus` goes where its work begins."""

    def __init__(self, desk: MeetingDesk, heading: str, about: str = "") -> None:
        super().__init__()
        self.desk = desk
        self.heading = SectionHeading(heading, role="heading")
        self.about = Text(about, "body", "ink2", wrap=True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(28, 20, 32, 32)
        self.body.setSpacing(14)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.about)
        self.about.setVisible(bool(about))

    def show_prepared(self, prepared: Preparation) -> None:
        """Show the part again; what is half typed stays."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the focus in the first thing of the part."""
        focus_first(self)


def focus_first(widget: QWidget) -> None:
    """Put the focus in the first thing inside a widget that takes it."""
    for each in widget.findChildren(QWidget):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(widget) and each.isEnabled():
            each.setFocus(Qt.FocusReason.TabFocusReason)
            return
