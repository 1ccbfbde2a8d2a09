"""What the case knows already, to be taken in with one key: what, who said it, and where."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.assessment_known import KnownRow, known_already, take_in
from app.views.records.attempt import attempt
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.keys import OwnKeys
from app.views.widgets.ringed_frame import RingedFrame
from app.views.widgets.text import Hairline, SectionHeading, Text
from app.views.workspace import Workspace
from app.wording import word

TITLE = "Det ved vi allerede"
NOTHING = "Der er ikke mere i sagen at tage med. Samtaler, møder, bekymringer og notater kommer her."
READ_BY = "Det, du tager med, kan familien læse. Tryk tallet ved linjen. Den kommer under den overskrift, du har valgt."
READ_IN = "Tag med"
AT_FIRST = 9
"""So many have a digit."""


class KnownPart(RingedFrame):
    """The list. With the focus on it or beside it a digit takes a line in; the mouse may press as well."""

    def __init__(self, workspace: Workspace, assessment_id: UUID) -> None:
        super().__init__()
        self._workspace, self._id = workspace, assessment_id
        self._rows: tuple[KnownRow, ...] | None = None
        self._most = AT_FIRST
        self._heading, self._own_heading = "", ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(TITLE)
        self.setAccessibleDescription(READ_BY)
        self._title = SectionHeading(TITLE)
        self._words, self._fault = Text("", "meta", "ink2", wrap=True), Text("", "body", "late", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._more = QuietButton("Vis mere, vi allerede ved")
        self._more.clicked.connect(self._show_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        for part in (self._title, self._words, self._fault):
            column.addWidget(part)
        column.addLayout(self._list)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._fault.hide()

    def under(self, heading: str, own_heading: str) -> None:
        """Say under which heading what is taken in shall stand."""
        self._heading, self._own_heading = heading, own_heading

    def refresh(self) -> None:
        """Read what the case knows again; what is taken in already is left out."""
        rows = tuple(each for each in self._workspace.ask(known_already, self._id) if not each.is_taken)
        if rows != self._rows:
            self._rows = rows
            self._show()

    def keys(self) -> OwnKeys:
        """Return the keys of the list, none while it is empty."""
        return ((("1–9",), READ_IN),) if self._rows else ()

    def take_digit(self, event: QKeyEvent) -> bool:
        """Take in the line whose digit was pressed; tell whether it was one."""
        place = int(event.text()) - 1 if event.text() in "123456789" and event.text() else -1
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not 0 <= place < len(self._rows or ()):
            return False
        self.take((self._rows or ())[place])
        return True

    def take(self, row: KnownRow) -> None:
        """Take a line in as one step; a refusal is said above the list."""
        tried = attempt(
            self._workspace, "Tag med i undersøgelsen", take_in, self._id, row.key, heading=self._heading,
            own_heading=self._own_heading,
        )  # fmt: skip
        self._fault.setText(tried.refusal)
        self._fault.setVisible(bool(tried.refusal))
        if tried.done is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        rows = self._rows or ()
        empty_layout(self._list)
        for number, row in enumerate(rows[: self._most], start=1):
            self._list.addWidget(self._line(row, number))
        self._title.set_text(TITLE, len(rows) or None)
        self._words.setText(READ_BY if rows else NOTHING)
        self._more.setVisible(len(rows) > self._most)

    def _show_more(self) -> None:
        self._most = len(self._rows or ())
        self._show()

    def _line(self, row: KnownRow, number: int) -> QWidget:
        who = row.who or word(row.source)
        words = Text("", "body", wrap=True)
        words.set_strong_text(f"{who[:1].upper()}{who[1:]}: {row.text}", len(who))
        take = PlainButton(READ_IN, str(number) if number <= AT_FIRST else "")
        take.setAccessibleName(f"Tag med {number}: {row.text[:60]}")
        take.setFocusPolicy(Qt.FocusPolicy.NoFocus if number <= AT_FIRST else Qt.FocusPolicy.StrongFocus)
        take.clicked.connect(lambda: self.take(row))
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(words)
        told.addWidget(Text(f"{row.where}, {word(row.aspect)}", "meta", "ink2", wrap=True))
        line = QWidget()
        inner = QHBoxLayout()
        inner.addLayout(told, 1)
        inner.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inner)
        column.addWidget(Hairline())
        return line
