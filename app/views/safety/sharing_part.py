"""»Må vi tale om …?«: one person's matters across, those who would listen down, answered cell by cell or in one go."""

from uuid import UUID

from app.rules.sharing import Ground
from app.services.consent_rows import AnswerCell
from app.services.sharing import IN_WRITING, NO_RULE, SharingTable, sharing_table
from app.services.sharing_changes import LAW, set_in_writing, set_sharing
from app.views.records.attempt import Attempt, attempt
from app.views.records.fields import offer
from app.views.safety.answer_grid import Cell
from app.views.safety.answer_model import CELL_ROLE
from app.views.safety.answer_part import ANSWERS, AnswerPart
from app.views.safety.cell_words import CellWords
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

EXPLAINED = (
    "Ja fra den, det handler om, eller en regel, der gælder. Familie og netværk har ikke tavshedspligt. "
    "Intet her stopper dig; det viser, hvad der mangler."
)
MARKED = "Ved navnene med et øje, der er streget over: se stop, før der bliver fortalt noget."
STEP = "Må vi tale om …?"


class SharingPart(AnswerPart):
    """The part. The subject is chosen above; who must say yes for them stands under it."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        name, letters = "Hvad må vi tale om, og med hvem?", [("L", "Lov"), ("S", "På skrift")]
        super().__init__(workspace, case_id, name, explain=EXPLAINED, more=letters)
        self._table: SharingTable | None = None
        self._about: UUID | None = None
        self.subject, self.law = choice_field("Om hvem", []), line_field("Hvilken regel", placeholder="fx lovens navn")
        self._warnings, self._asking = Text("", "body", "warn", wrap=True), Text("", "body", wrap=True)
        self._count, self._marked = Text("", "meta", "ink2", wrap=True), Text(MARKED, "meta", "late", wrap=True)
        self.subject.committed.connect(self._on_subject)
        self._words = CellWords(workspace, case_id, f"sharing:{case_id}:", self.law, self._set_law)
        self.grid.moved.connect(self._show_law)
        self.head.addWidget(self._warnings)
        self.above.insertWidget(0, self.subject, 2)
        for part in (self._asking, self._count, self._marked):
            self.under.addWidget(part)
        self.below.addWidget(self.law)

    def refresh(self) -> None:
        """Read the table of the chosen subject again; the first one when that one is gone."""
        table = self._read()
        if table.about_id is None and self._about is not None:
            self._about = None
            table = self._read()
        self._table, self._about = table, table.about_id
        offer(self.subject, [(str(each.person_id), each.name) for each in table.subjects])
        self.subject.set_text(str(table.about_id or ""))
        self._asking.setText(next((each.note for each in table.subjects if each.person_id == table.about_id), ""))
        self._warnings.setText(" ".join(table.warnings))
        self._warnings.setVisible(bool(table.warnings))
        self._count.setText(_count(table))
        self._marked.setVisible(any(row.mark for row in table.rows))
        self.show_rows(table.columns, table.rows)
        self._show_law()

    def asked(self) -> tuple[tuple[UUID, str], ...]:
        """Return who must say yes for the subject."""
        subjects = self._table.subjects if self._table else ()
        return next((each.must_say_yes for each in subjects if each.person_id == self._about), ())

    def answer(self, letter: str, cells: tuple[Cell, ...], by_id: UUID | None) -> Attempt[None] | None:
        """Set the chosen cells: L is law, S puts a yes on paper or takes it off again."""
        if letter == "S":
            return self._put_in_writing(cells)
        if letter == "L":
            return self._write(LAW, cells, None, law="")
        return self._write(ANSWERS[letter], cells, by_id, law="")

    def _read(self) -> SharingTable:
        return self.workspace.ask(sharing_table, self.case_id, meeting_id=self.meeting_id, about_id=self._about)

    def _write(self, answer: str, cells: tuple[Cell, ...], by_id: UUID | None, *, law: str) -> Attempt[None] | None:
        if self._about is None:
            return None
        return attempt(
            self.workspace, STEP, set_sharing, self.case_id, about_id=self._about, cells=cells, answer=answer,
            by_id=by_id, law=law,
        )  # fmt: skip

    def _put_in_writing(self, cells: tuple[Cell, ...]) -> Attempt[None] | None:
        if self._about is None:
            return None
        cell = self._cell()
        yes = not (cell is not None and cell.note == IN_WRITING)
        return attempt(self.workspace, STEP, set_in_writing, self.case_id, about_id=self._about, cells=cells, yes=yes)

    def _cell(self) -> AnswerCell | None:
        cell = self.grid.currentIndex().data(CELL_ROLE)
        return cell if isinstance(cell, AnswerCell) else None

    def _show_law(self) -> None:
        """Ask for the rule where the ground is law."""
        cell = self._cell()
        is_law = cell is not None and cell.ground is Ground.LAW
        self.law.setVisible(is_law)
        place = self.grid.cell_at(self.grid.currentIndex()) if is_law else None
        key = f"{self._about}:{place[0]}:{place[1]}" if place is not None else ""
        self._words.show(key, cell.note if cell is not None and is_law and cell.note != NO_RULE else "")

    def _on_subject(self, person_id: str) -> None:
        self._about = UUID(person_id) if person_id else None
        self.refresh()

    def _set_law(self, text: str) -> Attempt[None] | None:
        tried = self._write(LAW, self.grid.cells(), None, law=text)
        if tried is not None:
            self.say(tried.refusal)
        return tried


def _count(table: SharingTable) -> str:
    if not table.rows:
        return "Ingen at fortælle noget til endnu. Inviter nogen, eller skriv dem i netværket."
    if not table.open_cells:
        return "Alt er afklaret."
    private = f", heraf {table.open_private} over for familie og netværk" if table.open_private else ""
    return f"{table.open_cells} er ikke afklaret{private}."
