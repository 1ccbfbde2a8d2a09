"""Sagsgennemgang in the case: the reviews with the leader, what was agreed at each, and a key that takes one away."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.dates import long_date
from app.services.case_reviews import ReviewRow, list_reviews, remove_review
from app.views.widgets.buttons import LinkButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "Sagsgennemgang med lederen"
NONE = (
    "Ikke gået igennem med lederen endnu. Det gør I fra listen over sager, »Sagsgennemgang«. "
    "En bekymring kommer med, når den er blevet en sag eller et tidligt forløb."
)
NOTHING_AGREED = "Der er ikke skrevet noget om den."
REMOVED = "Sagsgennemgangen er fjernet."
SHOWN = 3
"""Reviews that stand there before the older ones are asked for."""


class ReviewsPart(Card):
    """The planned review first, then the held ones, the newest first; the oldest behind a link."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(HEADING, icon="users-three")
        self._workspace, self._case_id = workspace, case_id
        self._shown: tuple[ReviewRow, ...] | None = None
        self._all = False
        self.notice = NoticeBar()
        self._lines, self.more = QVBoxLayout(), LinkButton("")
        self._lines.setSpacing(12)
        self.more.clicked.connect(self._turn)
        self.body.addWidget(self.notice)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Read the reviews again."""
        rows = self._workspace.ask(list_reviews, self._case_id)
        if rows != self._shown:
            self._shown = rows
            self._show()

    def _show(self) -> None:
        empty_layout(self._lines)
        rows = self._shown or ()
        for row in rows if self._all else rows[:SHOWN]:
            self._lines.addWidget(ReviewLine(row, self._remove))
        if not rows:
            self._lines.addWidget(Text(NONE, "body", "ink2", wrap=True))
        older = len(rows) - SHOWN
        self.more.set_words("Skjul de ældre" if self._all else f"Vis {older} ældre")
        self.more.setVisible(older > 0)

    def _turn(self) -> None:
        self._all = not self._all
        self._show()

    def _remove(self, review_id: UUID) -> None:
        if self._workspace.do("Fjern sagsgennemgang", remove_review, review_id) is None:
            return
        self.notice.say_done(REMOVED, self._workspace.undo_stack)
        if (undo := self.notice.findChild(LinkButton)) is not None:
            undo.setFocus()  # the line with the button that was pressed is gone


class ReviewLine(QWidget):
    """One review: when and with whom, what was agreed, and the key that takes it away."""

    def __init__(self, row: ReviewRow, remove: Callable[[UUID], object]) -> None:
        super().__init__()
        when = told(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title = Text("", "body", wrap=True)
        title.set_strong_text(when, len(when))
        column.addWidget(title)
        if row.held_on:
            colour = "ink" if row.text else "ink2"
            column.addWidget(Text(row.text or NOTHING_AGREED, "body" if row.text else "meta", colour, wrap=True))
        elif row.put_off:
            column.addWidget(Text(row.put_off, "body", wrap=True))
        button = QuietButton("Fjern", icon="trash")
        button.setAccessibleName(f"Fjern sagsgennemgang: {when}")
        button.clicked.connect(lambda: remove(row.id))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(f"{when} {row.put_off or row.text}".strip())


def told(row: ReviewRow) -> str:
    """Return »22. november 2026 sammen med Lone.«, or »Planlagt 4. december 2026.«."""
    if row.held_on is None:
        return f"Planlagt {long_date(row.planned_on)}." if row.planned_on else "Planlagt uden dag."
    leader = f" sammen med {row.leader}" if row.leader else ""
    return f"{long_date(row.held_on)}{leader}."
