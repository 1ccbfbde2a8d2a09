"""»Kontakter«: who was reached and how, newest first; a new one in two keys, and what they add up to for each child."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language.dates import at_clock, long_date
from app.language.folding import join_names
from app.services.contact_counts import ChildCount, count_contacts
from app.services.contacts import ContactRow, list_contacts, remove_contact
from app.services.listing import ListGroup, Listing
from app.services.people import PersonRow, list_people
from app.views.case.contacts_line import BY_KEY, KINDS, ContactLine
from app.views.records.fields import offer
from app.views.theme import current_theme
from app.views.widgets.buttons import IconButton, PlainButton, QuietButton
from app.views.widgets.cards import EmptyState, Tag
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import choice_field
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.ringed_frame import RingedFrame
from app.views.widgets.text import Hairline, SectionHeading, Text
from app.views.workspace import Workspace
from app.wording import word

HEADING = "Kontakter"
EMPTY = "Ingen kontakter endnu. Tryk R for et opkald, S for en sms, B for et besøg."
NOTHING_SAID = "Intet skrevet om hvad."
NONE_WITH = "Ingen kontakter med {name} endnu."
ALL = ("", "alle")
HEAD, SHARES, ONLY_WITH = ("Dag", "Hvad og hvem", "Notat"), (20.0, 30.0, 50.0), "Kun kontakter med {name}."
AT_FIRST = 30
"""Contacts that are shown before »Vis flere«; nobody reads further, and each is made of several widgets."""


class ContactsPart(RingedFrame):
    """The part. R, S, M, B, V and D begin a contact of their kind."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._shown: tuple[ContactRow, ...] | None = None
        self._people: dict[str, str] = {}
        self._most = AT_FIRST
        self.line = ContactLine(workspace, case_id)
        self._heading, self._counts = SectionHeading(HEADING), Text("", "meta", "ink2", wrap=True)
        self._keys = QWidget()
        self._filter = choice_field("Vis kontakter med", [ALL])
        self._filter.set_text("")
        self._filter.setMaximumWidth(current_theme().px(380))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self._empty, self._more = EmptyState(EMPTY, "chat-circle-dots"), QuietButton("Vis flere kontakter")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Kontakter i sagen")
        self._lay_out()
        self._filter.committed.connect(lambda _: self.refresh())
        self._more.clicked.connect(self._show_more)
        for ended in (self.line.kept, self.line.shut):
            ended.connect(self._on_line_closed)
        if self.line.has_draft():
            self.line.begin()

    def refresh(self) -> None:
        """Read the contacts again; what is half typed stays."""
        people = self._workspace.ask(list_people, self._case_id)
        counts = self._workspace.ask(count_contacts, self._case_id)
        named = [(str(each.id), _called(each)) for each in people]
        self._people = dict(named)
        offer(self._filter, [ALL, *named])
        self.line.offer_people(named, frozenset(str(each.person_id) for each in counts))
        self._counts.setText("  ".join(map(_counted, counts)))
        chosen = self._filter.text()
        rows = self._workspace.ask(list_contacts, self._case_id, person_id=UUID(chosen) if chosen else None)
        if rows != self._shown:
            self._shown = rows
            self._show()

    def listing(self) -> Listing:
        """Return the contacts, all of them also where the screen shows the newest, or those with one person."""
        name = self._people.get(self._filter.text(), "")
        rows = tuple((_when(row), ", ".join((_what(row), *_tags(row))), row.text) for row in self._shown or ())
        told = (ONLY_WITH.format(name=name),) if name else ()
        return Listing(HEADING, HEAD, SHARES, (ListGroup("", rows),), frozenset({self._case_id}), told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a contact with the key of its kind."""
        kind = BY_KEY.get(event.text().upper()) if not event.modifiers() else None
        if kind is None:
            super().keyPressEvent(event)
        else:
            self.line.begin(kind)

    def _show(self) -> None:
        rows, name = self._shown or (), self._people.get(self._filter.text(), "")
        empty_layout(self._rows)
        for row in rows[: self._most]:
            shown = ContactShown(row)
            shown.correct_requested.connect(self.line.correct)
            shown.remove_requested.connect(self._remove)
            self._rows.addWidget(shown)
        self._heading.set_text(HEADING, len(rows))
        self._empty.setVisible(not rows)
        self._empty.set_sentence(NONE_WITH.format(name=name) if name else EMPTY)
        self._more.setVisible(len(rows) > self._most)

    def _show_more(self) -> None:
        self._most += AT_FIRST
        self._show()

    def _remove(self, row: ContactRow) -> None:
        self._workspace.do("Fjern kontakt", remove_contact, row.id)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_line_closed(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        flow = FlowLayout(self._keys, gap=8, line_gap=8)
        for kind, name, key in KINDS:
            button = PlainButton(name, key)
            button.setAccessibleName(f"Notér: {name.lower()}")
            button.clicked.connect(partial(self.line.begin, kind))
            flow.addWidget(button)
        inner = Fitted()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 20, 32, 32)
        column.setSpacing(14)
        for part in (self._heading, self._counts, self._keys, self.line, self._filter, self._empty):
            column.addWidget(part)
        column.addLayout(self._rows)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inner, HEADING))


class ContactShown(QWidget):
    """One contact: what, when, with whom, the line about it, and the two keys that put it right."""

    correct_requested = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, row: ContactRow) -> None:
        super().__init__()
        what, when = _what(row), _when(row)
        about = row.text or NOTHING_SAID
        title = Text("", "body", wrap=True)
        title.set_strong_text(f"{what}, {when}", len(what))
        told = QVBoxLayout()
        told.setSpacing(3)
        for part in (title, Text(about, "body", "ink2", wrap=True)):
            told.addWidget(part)
        if tags := _tags(row):
            told.addWidget(_tag_line(tags))
        line = QHBoxLayout()
        line.addLayout(told, 1)
        for icon, words, asked in (
            ("pencil-simple", "Ret", self.correct_requested), ("trash", "Fjern", self.remove_requested),
        ):  # fmt: skip
            button = IconButton(icon, f"{words} kontakten: {what}, {when}, {about[:60]}")
            button.clicked.connect(self._asking(asked.emit, row))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(Hairline())

    def _asking(self, ask: Callable[[ContactRow], object], row: ContactRow) -> Callable[[], object]:
        return lambda: ask(row)


def _what(row: ContactRow) -> str:
    """Return »Opkald med Lone og Henning«."""
    people = join_names([name for _, name in row.people])
    return word(row.kind).capitalize() + (f" med {people}" if people else "")


def _when(row: ContactRow) -> str:
    """Return »22. november 2026 kl. 14.30«."""
    return " ".join(filter(None, (row.on or "ukendt dag", at_clock(row.at) if row.at else "")))


def _tag_line(tags: tuple[str, ...]) -> QWidget:
    line = QWidget()
    flow = FlowLayout(line, gap=8, line_gap=4)
    for each in tags:
        flow.addWidget(Tag(each, "info"))
    return line


def _tags(row: ContactRow) -> tuple[str, ...]:
    return tuple(
        words for words, there in (("talt med barnet", row.child_talked), ("tidligt forløb", row.in_course)) if there
    )


def _called(person: PersonRow) -> str:
    name = person.name or person.called
    return f"{name}, {person.role}" if person.role and person.role != name else name


def _counted(count: ChildCount) -> str:
    """Return »Talt med Mathias 18. november 2026. 3 af 10 samtaler i det tidlige forløb.«."""
    last = f"{long_date(count.last_talked)}" if count.last_talked else "ikke endnu"
    talks = f" {count.talks} af {count.limit} samtaler i det tidlige forløb." if count.talks and count.limit else ""
    return f"Talt med {count.called}: {last}.{talks}"
