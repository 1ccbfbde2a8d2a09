"""»Det venter vi på fra andre«: who owes the case something, since when and until when, with the way to ask again."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.dates import in_days, long_date
from app.services.contact_sheet import list_reachable
from app.services.listing import ListGroup, Listing
from app.services.owed_by_others import OwedRow, list_owed
from app.views.theme import current_theme
from app.views.widgets.buttons import LinkButton, QuietButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Hairline, SectionHeading, Text
from app.views.workspace import Workspace

KEY, NAME, HEADING = "owed", "Venter på andre", "Det venter vi på fra andre"
NOTHING = "Vi venter ikke på noget fra andre lige nu."
WHERE_FROM = "Det, nogen er bedt om eller har sagt ja til, og som ikke er kommet endnu."
CONTACT, OPEN = "Notér kontakt", "Vis det"
HEAD, SHARES = ("Hvem", "Hvad", "Hvornår"), (26.0, 46.0, 28.0)
WIDEST = 760
"""Pixels at 100 %: no line is longer than what is read with ease."""


class OwedPart(QWidget):
    """The part. `contact_requested` carries whom to reach, `wanted` the row whose place is to be shown."""

    contact_requested = Signal(object)
    wanted = Signal(object)

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._shown: tuple[OwedRow, ...] | None = None
        self._phones: dict[UUID, str] = {}
        self._links: list[tuple[OwedRow, LinkButton]] = []
        self._asked: OwedRow | None = None
        self._day = workspace.today
        self._heading = SectionHeading(HEADING)
        self._about, self._empty = Text(WHERE_FROM, "body", "ink2", wrap=True), EmptyState(NOTHING, "coffee")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        inner = Fitted()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 20, 32, 32)
        column.setSpacing(14)
        for part in (self._heading, self._about, self._empty):
            column.addWidget(part)
        column.addLayout(self._rows)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inner, HEADING))

    def refresh(self) -> None:
        """Read again what others owe; lines that are the same stay, so the focus does too."""
        rows = self._workspace.ask(list_owed, self._case_id)
        reachable = self._workspace.ask(list_reachable, self._case_id) if rows else ()
        phones = {each.id: each.phone for each in reachable if each.phone}
        today = self._workspace.today  # »om 8 dage« is another tomorrow
        if (rows, phones, today) == (self._shown, self._phones, self._day):
            return
        self._shown, self._phones, self._day = rows, phones, today
        self._heading.set_text(HEADING, len(rows) or None)
        self._empty.setVisible(not rows)
        self._about.setVisible(bool(rows))
        empty_layout(self._rows)
        self._links.clear()
        for number, row in enumerate(rows, start=1):
            self._rows.addWidget(self._line(row, number))

    def listing(self) -> Listing:
        """Return what others owe as a list for the caseworker's own paper."""
        rows = tuple((each.who, each.what, self._when(each)) for each in self._shown or ())
        return Listing(HEADING, HEAD, SHARES, (ListGroup("", rows),), frozenset({self._case_id}))

    def go_on(self) -> None:
        """Put the focus at the line that was shown last, or at the first when that is done."""
        links = [link for row, link in self._links if row == self._asked] or [link for _, link in self._links]
        (links[0] if links else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, row: OwedRow, number: int) -> QWidget:
        line, when = QWidget(), self._when(row)
        line.setMaximumWidth(current_theme().px(WIDEST))
        title = Text("", "body", wrap=True)
        title.set_strong_text(f"{row.who}: {row.what}", len(row.who))
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title)
        if when:
            column.addWidget(Text(when, "meta", "late" if row.late else "ink2", wrap=True))
        column.addWidget(self._foot(row, number))
        column.addWidget(Hairline())
        line.setAccessibleName(f"{row.who}: {row.what}. {when}")
        return line

    def _foot(self, row: OwedRow, number: int) -> QWidget:
        foot = QWidget()
        flow = FlowLayout(foot, gap=10, line_gap=4)
        told = f"{row.who}, {row.what}, linje {number}"
        if row.person_id is not None:
            contact = QuietButton(CONTACT, icon="chat-circle-dots")
            contact.setAccessibleName(f"{CONTACT}: {told}")
            contact.clicked.connect(_sending(self.contact_requested.emit, row.person_id))
            flow.addWidget(contact)
            if phone := self._phones.get(row.person_id):
                flow.addWidget(Text(f"Tlf. {phone}", "body", "ink2"))
        there = LinkButton(OPEN)
        there.setAccessibleName(f"{OPEN}: {told}")
        there.clicked.connect(_sending(self._show, row))
        self._links.append((row, there))
        flow.addWidget(there)
        return foot

    def _show(self, row: OwedRow) -> None:
        self._asked = row
        self.wanted.emit(row)

    def _when(self, row: OwedRow) -> str:
        """Return »Siden 3. november 2026. Senest 1. december 2026, om 8 dage.«."""
        since = f"Siden {long_date(row.since)}." if row.since else ""
        until = f"Senest {long_date(row.until)}, {in_days(row.until, self._workspace.today)}." if row.until else ""
        return " ".join(filter(None, (since, until)))


def _sending(send: Callable[[Any], object], what: object) -> Callable[[], object]:
    return lambda: send(what)
