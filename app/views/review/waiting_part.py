"""»Det venter«: what the leader asks about, as counts and case numbers; no names stand here."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.dates import long_date
from app.services.journal_due import OutsideRow
from app.services.listing import ListGroup, Listing
from app.services.ports import Progress
from app.services.review_list_waiting import WaitingCase, WaitingLists, list_waiting, silent_words
from app.views.review.words import NUMBERLESS
from app.views.widgets.buttons import LinkButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import Columns, empty_layout
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NOTHING = "Intet venter her."
NO_DATE = "Ingen næste dato"
UNREVIEWED = "Ikke gennemgået i 6 måneder"
Rows = Sequence[tuple[UUID, str, str]]
HEADING, HEAD, SHARES = "Det venter", ("Sag", "Hvad"), (40.0, 60.0)
SHOWN = 60
"""Case numbers a card shows before it asks whether the rest shall be shown too."""


class WaitingPart(QWidget):
    """Five cards, each with a count and a line per case that opens it."""

    case_requested = Signal(object, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.outside, self.no_date, self.silent = Card("Ikke lagt over"), Card(NO_DATE), Card("Ikke talt med barnet")
        self.unreviewed, self.unseen = Card(UNREVIEWED), Card("Bekymringer, ingen har set på")
        self._lists = [QVBoxLayout() for _ in self._cards()]
        self._rows: tuple[Rows, ...] = ((),) * len(self._lists)
        both = Columns((1, 1, 1), narrow=760)
        for place, (card, lines) in enumerate(zip(self._cards(), self._lists, strict=True)):
            lines.setSpacing(2)
            card.body.addLayout(lines)
            both.columns[place % 3].addWidget(card)
        both.push_up()
        inner = Fitted()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 16)
        inside.addWidget(Text("Kun sagsnumre og tal.", "meta", "ink2", wrap=True))
        inside.addWidget(both)
        inside.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inner, "Det venter"))

    def refresh(self, progress: Progress = lambda _done, _all: True) -> None:
        """Read what waits again. Raises UserError when `progress` answers no."""
        found = self._workspace.ask(list_waiting, progress)
        self._show_headings(found)
        self._rows = rows_of(found)
        abouts = ("ikke lagt over", "ingen næste dato", "tal med barnet", "ikke gennemgået", "bekymring")
        for lines, rows, about in zip(self._lists, self._rows, abouts, strict=True):
            self._fill(lines, rows, about, SHOWN)

    def listing(self) -> Listing:
        """Return all that waits, under the headings of the cards; case numbers and counts alone."""
        groups = tuple(
            ListGroup(
                f"{card.accessibleName()}: {len(rows)}", tuple(_cells(words) for _, _, words in rows),
                tuple(case for case, _, _ in rows),
            )
            for card, rows in zip(self._cards(), self._rows, strict=True)
            if rows
        )
        return Listing(HEADING, HEAD, SHARES, groups, frozenset(each for rows in self._rows for each, _, _ in rows))

    def _cards(self) -> tuple[Card, ...]:
        return self.outside, self.no_date, self.silent, self.unreviewed, self.unseen

    def _show_headings(self, found: WaitingLists) -> None:
        self.outside.set_heading(f"Ikke lagt i {found.system}", len(found.outside))
        self.no_date.set_heading(NO_DATE, len(found.no_date))
        self.unreviewed.set_heading(UNREVIEWED, len(found.unreviewed))
        self.silent.set_heading(f"Ikke talt med barnet i {found.limit} dage", len(found.silent))
        self.unseen.set_heading(f"Bekymringer, ingen har set på i {found.unseen_limit} dage", len(found.unseen))

    def _fill(self, lines: QVBoxLayout, rows: Rows, about: str, most: int) -> None:
        empty_layout(lines)
        if not rows:
            lines.addWidget(Text(NOTHING, "body", "ink2", wrap=True))
        for case_id, tab, words in rows[:most]:
            lines.addWidget(self._line(case_id, tab, words, about))
        if len(rows) > most:
            more = QuietButton(f"Vis de sidste {len(rows) - most}")
            more.setAccessibleName(f"Vis de sidste {len(rows) - most}: {about}")
            more.clicked.connect(lambda: self._fill(lines, rows, about, len(rows)))
            lines.addWidget(more)

    def _line(self, case_id: UUID, tab: str, words: str, about: str) -> QWidget:
        number, _, rest = words.partition(": ")
        line = QWidget()
        flow = FlowLayout(line, gap=8, line_gap=0)
        link = LinkButton(number)
        link.setAccessibleName(f"Åbn sagen {words}, {about}")
        link.clicked.connect(self._opening(case_id, tab))
        flow.addWidget(link)
        if rest:
            flow.addWidget(Text(rest, "body", "ink2"))
        return line

    def _opening(self, case_id: UUID, tab: str) -> Callable[[], None]:
        return lambda: self.case_requested.emit(case_id, tab)


def rows_of(found: WaitingLists) -> tuple[Rows, ...]:
    """Return the lines of the five cards: the case, the tab that opens, and the words."""
    return (
        [(each.case_id, "journal", _outside(each)) for each in found.outside],
        [(each.case_id, "", each.number or NUMBERLESS) for each in found.no_date],
        [(each.case_id, "notes", _silent(each)) for each in found.silent],
        [(each.case_id, "", _silent(each)) for each in found.unreviewed],
        [(each.case_id, "concerns", _silent(each)) for each in found.unseen],
    )


def _cells(words: str) -> tuple[str, str]:
    number, _, rest = words.partition(": ")
    return number, rest


def _outside(each: OutsideRow) -> str:
    texts = "én tekst" if each.count == 1 else f"{each.count} tekster"
    late = ", for sent" if each.late else ""
    since = f" siden {long_date(each.since)}" if each.since else ""
    return f"{each.case_number or NUMBERLESS}: {texts}{since}{late}"


def _silent(each: WaitingCase) -> str:
    return f"{each.number or NUMBERLESS}: {silent_words(each)}"
