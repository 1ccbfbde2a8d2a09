"""»Hvad er ændret«: the newest changes first, a page at a time, with what one field was before and is now."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.language.dates import at_clock, short_day
from app.services.field_history import HistoryFilter, HistoryPage, HistoryRow, case_history
from app.services.listing import ListGroup, Listing
from app.services.people import list_people
from app.services.readable import sections
from app.views.case.plan_records import modules_on
from app.views.records.fields import offer
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.list_or_one import ListOrOne, Room
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import Text
from app.views.widgets.turning_row import TurningRow
from app.views.workspace import Workspace

NOTHING = "Ingen ændringer passer på det, du har valgt."
ROOM = Room(narrow=420, one=0, high=150, low=760, under=True)
SEE, BACK = "Se hele ændringen", "Listen over ændringer"
CHOICES = 420
"""Pixels at 100 % under which the choices stand under each other."""
ONLY, NARROWED = "Kun de {count} ændringer, der var valgt.", "Listen er begrænset med felterne over den."
OLDER = "Ældre ændringer er ikke vist og er ikke med."
SHARES = (26.0, 32.0, 42.0)
EVERYBODY, EVERYTHING = ("", "alle"), ("", "alt")


class ChangesPart(QWidget):
    """Filters, the list, and the whole of the change that is chosen."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._rows: list[HistoryRow] = []
        self._page: HistoryPage | None = None
        self._person = choice_field("Om hvem", [EVERYBODY])
        self._section = choice_field("Hvad", [EVERYTHING, *sections(modules_on(workspace))])
        self._words = line_field("Ord i ændringen", placeholder="Navn eller ord")
        self._table: RowsTable[HistoryRow] = RowsTable("Ændringer", _columns(), lambda row: row.id)
        self._table.allow_several()
        self._none = EmptyState(NOTHING, "clock-counter-clockwise")
        self._more = PlainButton("Vis flere")
        self._detail = ChangeDetail()
        self._turns = ListOrOne(self._table, self._detail, (SEE, BACK), ROOM)
        self._person.set_text("")
        self._section.set_text("")
        self._lay_out()
        for field in (self._person, self._section, self._words):
            field.committed.connect(lambda _: self.refresh())
        self._words.typed.connect(lambda _: self.refresh())
        self._more.clicked.connect(self.show_more)
        self._table.selected.connect(self._detail.show_change)

    def refresh(self) -> None:
        """Read the newest page again."""
        people = self._workspace.ask(list_people, self._case_id)
        offer(self._person, [EVERYBODY, *((str(each.id), each.name) for each in people)])
        self._rows = []
        self._read(None)

    def listing(self) -> Listing:
        """Return the changes that are shown, or those that are chosen, for paper."""
        head, rows, some = self._table.listed()
        told = [ONLY.format(count=len(rows))] if some else []
        told += [NARROWED] if any((self._person.text(), self._section.text(), self._words.text().strip())) else []
        told += [OLDER] if not self._more.isHidden() and not some else []
        cases = frozenset({self._case_id})
        return Listing("Hvad er ændret", head, tuple(SHARES[: len(head)]), (ListGroup("", rows),), cases, tuple(told))

    def show_more(self) -> None:
        """Read the next page and stay where the eye is; when that was all, go on to the first new line."""
        if self._page is None or self._page.next_before is None:
            return
        bar, before = self._table.verticalScrollBar(), len(self._rows)
        stood = bar.value()
        self._read(self._page.next_before)
        bar.setValue(stood)
        if not self._more.isVisible() and before < len(self._rows):
            self._table.choose(self._rows[before].id)  # the page follows the line one stands on: the first new one
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, before: tuple[int, int] | None) -> None:
        self._page = self._workspace.ask(case_history, self._case_id, wanted=self._wanted(), before=before)
        self._rows += self._page.rows
        self._table.set_rows(self._rows)
        self._turns.show_table(shown=bool(self._rows))
        self._none.setVisible(not self._rows)
        self._more.setVisible(self._page.next_before is not None)

    def _wanted(self) -> HistoryFilter:
        person = self._person.text()
        return HistoryFilter(UUID(person) if person else None, self._section.text(), self._words.text())

    def _lay_out(self) -> None:
        filters = TurningRow(CHOICES)
        for field, share in ((self._person, 3), (self._section, 3), (self._words, 5)):
            filters.add(field, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(filters)
        column.addWidget(self._none)
        self._turns.put_under_list(self._more)
        column.addWidget(self._turns, 1)
        column.addStretch(0)


class ChangeDetail(Card):
    """The whole of one change: a long text is never cut here."""

    def __init__(self) -> None:
        super().__init__("Ændringen")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # narrow, it needs more height
        self._what = Text("", "body", wrap=True)
        self._before = Text("", "body", "ink2", wrap=True)
        self._after = Text("", "body", wrap=True)
        self._when = Text("", "meta", "ink2", wrap=True)
        for part in (self._what, self._before, self._after, self._when):
            self.body.addWidget(part)

    def show_change(self, row: HistoryRow | None) -> None:
        """Show a change, or nothing when none is chosen."""
        if row is None:
            return
        title = f"{row.section} ({row.what})" if row.what != "ændret" else row.section
        parts = [title, row.record, row.field]
        self._what.set_strong_text(" · ".join(each for each in parts if each), len(title))
        self._show(self._before, "Før: ", row.before if row.field else "")
        self._show(self._after, "Nu: " if row.field else "", row.after or ("tomt" if row.field else ""))
        self._when.setText(f"{_day(row)} {_clock(row)} · {_who(row)} · {_step(row)}")

    def _show(self, label: Text, head: str, text: str) -> None:
        label.set_strong_text(f"{head}{text}", len(head))
        label.setVisible(bool(text))


def _columns() -> list[Column[HistoryRow]]:
    return [
        Column("Hvornår", _day, sort_key=lambda row: row.id, second=lambda row: f"{_clock(row)} · {_who(row)}"),
        Column("Hvad", _what, second=_about, colour=_ink),
        Column(
            "Fra og til",
            lambda row: row.after or ("tomt" if row.field else row.what),
            second=lambda row: f"før: {row.before}" if row.before else "",
            colour=_ink,
            stretch=True,
        ),
    ]


def _day(row: HistoryRow) -> str:
    return f"{short_day(row.at.date())} {row.at.year}"


def _clock(row: HistoryRow) -> str:
    return at_clock(row.at.strftime("%H:%M"))


def _who(row: HistoryRow) -> str:
    return row.actor or "ukendt"


def _what(row: HistoryRow) -> str:
    told = [row.what] if not row.field else []
    told += ["fortrudt"] if row.undone else []
    return f"{row.field or row.section} ({', '.join(told)})" if told else row.field


def _about(row: HistoryRow) -> str:
    parts = (row.section if row.field else "", row.record)
    return " · ".join(each for each in parts if each)


def _ink(row: HistoryRow) -> str:
    return "ink3" if row.undone else "ink"


def _step(row: HistoryRow) -> str:
    return f"{row.step} (fortrudt)" if row.undone else row.step
