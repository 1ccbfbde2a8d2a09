"""The notes of a case: pinned first, then the newest, with day, kind and writer; narrowed by kind, person and words.

Several are chosen as in any list, and then put at the top, copied or taken away in one step.
"""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.dates import long_date
from app.models.enums import NoteKind
from app.services.listing import ListGroup, Listing
from app.services.note_rows import NoteRow, list_notes, pin_note, pin_notes
from app.services.people import list_people
from app.services.records import KindRow, RecordRow, remove_records
from app.views.records.card import RecordCard
from app.views.records.fields import offer
from app.views.records.section import RecordSection
from app.views.theme import current_theme
from app.views.widgets.buttons import IconButton
from app.views.widgets.card_choice import CardChoice, paint_choice
from app.views.widgets.cards import Tag
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.many_bar import ManyBar
from app.views.widgets.row_verbs import copy_words, may_copy
from app.views.widgets.text import Text
from app.views.workspace import Workspace
from app.wording import word

EMPTY = "Ingen notater endnu."
NONE_FIT = "Ingen notater passer til det, du har valgt."
ALL = ("", "alle")
HEAD, SHARES = ("Dag", "Hvad og hvem", "Notat"), (18.0, 26.0, 56.0)
ONLY, NARROWED = "Kun de {count} notater, der var valgt.", "Kun de notater, der passer til valget over listen."
FIELD = 200
"""Pixels at 100 % of a field that narrows the list."""


class NoteCard(RecordCard):
    """One note: its words, and under them when, what kind and who. The arrow puts it at the top or takes it down.

    `turned` carries the note, which then stands elsewhere in the list.
    """

    turned = Signal(object)

    def __init__(self, workspace: Workspace, case_id: UUID, number: int, note_of: Callable[[UUID], NoteRow]) -> None:
        super().__init__(workspace, case_id, number)
        self._note_of = note_of
        self._told, self._tags = Text("", "meta", "ink2", wrap=True), QWidget()
        self._marks = FlowLayout(self._tags, gap=8, line_gap=4)
        self._pin = IconButton("arrow-fat-line-up", "Øverst")
        self._pin.clicked.connect(self._turn)
        self.top.insertWidget(1, self._pin, 0, Qt.AlignmentFlag.AlignTop)
        self.above.addWidget(self._told)
        self.above.addWidget(self._tags)

    def line_of(self, row: RecordRow) -> str:
        """Return the words of the note."""
        return self._note_of(row.id).text

    def show_row(self, row: RecordRow, *, is_open: bool, kinds: tuple[KindRow, ...] = ()) -> None:
        """Show a note with what is known about it."""
        super().show_row(row, is_open=is_open, kinds=kinds)
        note = self._note_of(row.id)
        self._told.setText(told_of(note))
        self.setAccessibleName(f"Notat {self.number}: {note.text[:80]}")
        verb = "Tag notat {} ned fra toppen" if note.pinned else "Sæt notat {} øverst"
        self._pin.set_icon("arrow-fat-line-up", verb.format(self.number))
        self._pin.setVisible(not note.is_decided)
        self._marks.clear()
        for words, tone in _marks(note):
            self._marks.addWidget(Tag(words, tone))
        self._tags.setVisible(bool(_marks(note)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show whether it is chosen and whether the keys stand on it."""
        super().paintEvent(event)
        paint_choice(self, chosen=bool(self.property("chosen")))

    def _turn(self) -> None:
        if self._row is not None:
            note_id, pinned = self._row.id, not self._note_of(self._row.id).pinned
            self.workspace.do("Sæt notat øverst" if pinned else "Tag notat ned", pin_note, note_id, pinned=pinned)
            self.turned.emit(note_id)

    def stand_on_pin(self) -> None:
        """Put the focus on the arrow; the list follows it."""
        self._pin.setFocus(Qt.FocusReason.OtherFocusReason)


class NotesList(RecordSection):
    """The list with what narrows it. A note that is open to be changed stays open, also when it no longer fits."""

    begins_in, one_is_called = "text", "Notat"
    adds_above = True

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        self._notes: dict[UUID, NoteRow] = {}
        self._kind = choice_field("Slags notat", [ALL, *((each.value, word(each)) for each in NoteKind)])
        self._about, self._words = choice_field("Notater om", [ALL]), line_field("Ord i notaterne")
        super().__init__(
            workspace, case_id, "note", heading="Notater", add="Tilføj notat med flere felter", empty=EMPTY
        )
        self._choice = CardChoice(self)
        verbs = (("Sæt øverst", self._pin_up), ("Tag ned", self._take_down), ("Kopiér", self._copy))
        self.many = ManyBar(self._choice, "notater", (*verbs, ("Fjern", self._remove_chosen)))
        self._choice.opened.connect(self._on_toggled)
        self._choice.removed.connect(self._remove_chosen)
        self._choice.copied.connect(self._copy)
        for field in (self._kind, self._about):
            field.set_text("")
            field.committed.connect(lambda _: self.refresh())
        self._words.typed.connect(lambda _: self.refresh())
        self._words.committed.connect(lambda _: self.refresh())

    def refresh(self) -> None:
        """Read the notes again; what is open and half typed stays."""
        people = self.workspace.ask(list_people, self.case_id)
        offer(self._about, [ALL, *((str(each.id), each.name or each.called) for each in people)])
        super().refresh()
        self._choice.set_cards([(card.row_id, card) for card in self.cards()])

    def in_order(self, found: list[RecordRow]) -> list[RecordRow]:
        """Return the notes that fit, in the order they are read."""
        every = self.workspace.ask(list_notes, self.case_id)
        self._notes = {each.id: each for each in every}
        fit = {each.id for each in self._fitting()} if self._is_narrowed() else self._notes.keys()
        rows = {row.id: row for row in found}
        return [rows[each.id] for each in every if each.id in rows and (each.id in fit or each.id == self._open)]

    def begin(self) -> None:
        """Open an empty form for a note of today; one without a day would stand below all the others."""
        super().begin()
        form = self.blank_form()
        if form is not None:
            form.start(self.begins_in)

    def why_empty(self) -> str:
        """Say whether there are none at all, or none that fit."""
        return NONE_FIT if self._notes else EMPTY

    def make_card(self, number: int) -> RecordCard:
        """Return a card for one more note."""
        made = NoteCard(self.workspace, self.case_id, number, lambda note_id: self._notes[note_id])
        made.turned.connect(self._follow)
        return made

    def listing(self) -> Listing:
        """Return the notes that are shown, or those that are chosen together, for paper."""
        chosen = self._chosen() if len(self._chosen()) > 1 else []
        ids = chosen or [each.row_id for each in self.cards() if each.row_id is not None]
        rows = tuple(_cells(self._notes[each]) for each in ids)
        told = [ONLY.format(count=len(rows))] if chosen else []
        told += [NARROWED] if self._is_narrowed() else []
        cases = frozenset({self.case_id})
        return Listing("Notater", HEAD, SHARES, (ListGroup("", rows),), cases, tuple(told))

    def _follow(self, note_id: UUID) -> None:
        """Stay on the note that was moved: the arrow that was pressed belongs to another one now."""
        card = next((each for each in self.cards() if each.row_id == note_id), None)
        if isinstance(card, NoteCard):
            card.stand_on_pin()

    def _chosen(self) -> list[UUID]:
        return [each for each in self._choice.picked() if isinstance(each, UUID)]

    def _pin_up(self) -> None:
        self._pin(pinned=True)

    def _take_down(self) -> None:
        self._pin(pinned=False)

    def _pin(self, *, pinned: bool) -> None:
        chosen = self._chosen()
        name = f"{'Sæt' if pinned else 'Tag'} {len(chosen)} notater {'øverst' if pinned else 'ned'}"
        self.workspace.do(name, pin_notes, chosen, pinned=pinned)

    def _remove_chosen(self) -> None:
        chosen = self._chosen()
        name = "Fjern notat" if len(chosen) == 1 else f"Fjern {len(chosen)} notater"
        self.workspace.do(name, remove_records, "note", chosen)

    def _copy(self) -> None:
        if may_copy(self):
            notes = (self._notes[each] for each in self._chosen())
            copy_words("\n".join(f"{told_of(note)}: {note.text}" for note in notes))

    def _lay_out(self, explain: str) -> None:
        super()._lay_out(explain)
        narrowing = QWidget()
        flow = FlowLayout(narrowing, gap=12, line_gap=8)
        for field in (self._kind, self._about, self._words):
            field.setFixedWidth(current_theme().px(FIELD))
            flow.addWidget(field)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self._empty), narrowing)

    def _is_narrowed(self) -> bool:
        return bool(self._kind.text() or self._about.text() or self._words.text().strip())

    def _begin_blank(self) -> None:
        super()._begin_blank()
        form = self.blank_form()
        if form is not None and not form.field("on").text():
            form.field("on").set_text(long_date(self.workspace.today))

    def _fitting(self) -> list[NoteRow]:
        kind, about = self._kind.text(), self._about.text()
        return self.workspace.ask(
            list_notes, self.case_id,
            kind=NoteKind(kind) if kind else None, about_id=UUID(about) if about else None, words=self._words.text(),
        )  # fmt: skip


def _cells(note: NoteRow) -> tuple[str, ...]:
    about = " · ".join(filter(None, (word(note.kind), f"om {note.about}" if note.about else "", note.by)))
    return (long_date(note.on) if note.on else "uden dag", about, note.text)


def told_of(note: NoteRow) -> str:
    """Return »22. november 2026 · telefonsamtale · om Mathias · skrevet af Inge Dahl«."""
    parts = [long_date(note.on) if note.on else "uden dag", word(note.kind)]
    parts += [f"om {note.about}"] if note.about else []
    return " · ".join([*parts, f"skrevet af {note.by}" if note.by else "fulgte med sagen"])


def _marks(note: NoteRow) -> list[tuple[str, str]]:
    found = [("øverst", "info")] if note.pinned else []
    found += [("kun på min skærm", "")] if note.only_screen else []
    return found + ([(f"journaliseret {long_date(note.laid_on)}", "good")] if note.laid_on else [])
