"""All the help that runs, together: fortsæt, justér, et trin op, et trin ned or afslut each, with a short why."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.models.enums import Decision, Worked
from app.services.follow_up_outcomes import HelpDecided
from app.services.follow_up_session_rows import AskedHelp
from app.views.case.follow_up_line import AskedLine
from app.views.meeting.choice_row import keys_of
from app.views.records.field_drafts import FieldDrafts
from app.views.records.fields import NOT_CHOSEN
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.text import Text
from app.wording import word

CHOICES = tuple((each, word(each)) for each in Decision)
MOVES = (Decision.UP, Decision.DOWN)
HEADING = "Hjælpen"
NONE = "Der er ingen hjælp i gang at tage stilling til."
MOVED = "Den hjælp, der er, fortsætter, til den nye begynder. Ønsk den nye under Plan."


class HelpPart(Card):
    """One line for each intervention."""

    answered = Signal()

    def __init__(self, drafts: FieldDrafts) -> None:
        super().__init__(HEADING, 0, icon="hand-heart")
        self._drafts = drafts
        self._asked: tuple[tuple[AskedHelp, ...], bool] = ((), False)
        self.lines: dict[str, AskedLine] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._keys = Text(keys_of(CHOICES), "meta", "ink2", wrap=True)
        self._empty, self._moved = EmptyState(NONE, "hand-heart"), Text(MOVED, "meta", "ink2", wrap=True)
        for widget in (self._empty, self._keys):
            self.body.addWidget(widget)
        self.body.addLayout(self._list)
        self.body.addWidget(self._moved)

    def show_help(self, asked: Sequence[AskedHelp], *, asks_rungs: bool) -> None:
        """Ask about the help; rungs only when the ladder is in use."""
        if (tuple(asked), asks_rungs) != self._asked:
            self._asked = (tuple(asked), asks_rungs)
            empty_layout(self._list)
            self.lines = {str(each.id): self._line(each, asks_rungs=asks_rungs) for each in asked}
            self.set_heading(HEADING, len(asked))
        self._empty.setVisible(not asked)
        self._keys.setVisible(bool(asked))
        self._show_moved()

    def decisions(self) -> tuple[HelpDecided, ...]:
        """Return what was decided; help nobody has looked at is left out."""
        return tuple(
            _decided(each, line)
            for each in self._asked[0]
            if (line := self.lines.get(str(each.id))) is not None and line.answer()
        )

    def undecided(self) -> int:
        """Return how many nobody has decided about yet."""
        return sum(not line.answer() for line in self.lines.values())

    def without_why(self) -> int:
        """Return how many decisions to change something have no why."""
        settled = ("", Decision.CONTINUE.value)
        return sum(line.answer() not in settled and not line.text("why") for line in self.lines.values())

    def _line(self, each: AskedHelp, *, asks_rungs: bool) -> AskedLine:
        line = AskedLine(self._drafts, f"decision:{each.id}", each.name, CHOICES, f"Indsats {each.number}")
        if asks_rungs:
            for decision in MOVES:
                rungs = [(str(rung), f"trin {rung}") for rung in each.rungs(decision)]
                line.add(f"rung_{decision.value}", choice_field("Til trin", [NOT_CHOSEN, *rungs]), decision)
        worked = [NOT_CHOSEN, *((answer.value, word(answer)) for answer in Worked)]
        line.add("worked", choice_field("Virkede det?", worked), Decision.END)
        line.add(
            "ended_on", line_field("Sidste dag", placeholder="samme dag som opfølgningen"), Decision.END, beside=True
        )
        line.add("why", line_field("Fordi", sentences=True))
        line.put_into(self._list)
        line.set_note(" ".join(filter(None, (each.about and f"{each.about[:1].upper()}{each.about[1:]}.", each.last))))
        line.answered.connect(self._on_answered)
        return line

    def _on_answered(self) -> None:
        self._show_moved()
        self.answered.emit()

    def _show_moved(self) -> None:
        self._moved.setVisible(any(line.answer() in MOVES for line in self.lines.values()))


def _decided(each: AskedHelp, line: AskedLine) -> HelpDecided:
    rung = next((line.text(f"rung_{move.value}") for move in MOVES if line.answer() == move), "")
    return HelpDecided(
        each.id, line.answer(), why=line.text("why"), to_rung=int(rung) if rung else None,
        worked=line.text("worked"), ended_on=line.text("ended_on"),
    )  # fmt: skip
