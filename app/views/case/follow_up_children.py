"""The children at a follow-up: who was talked with and what they said; and only in particular cases, why not.

Speaking is the child's right and never a field to fill (barnets lov § 5): nothing here stops anybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.language.folding import possessive
from app.services.follow_up_session_rows import AskedChild
from app.services.follow_ups import ChildHeard
from app.views.case.follow_up_line import AskedLine
from app.views.meeting.choice_row import keys_of
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import line_field, text_field
from app.views.widgets.text import Text

YES, NO = "ja", "nej"
TALKED = ((YES, "ja"), (NO, "ikke denne gang"))
REVIEWED = ((YES, "ja"), (NO, "nej"))
ONLY_SELDOM = "Kun i helt særlige tilfælde, hvor alder eller andet taler afgørende imod det."
UNBORN = "{name} er ikke født endnu."


@dataclass(frozen=True, slots=True)
class HeardChildren:
    """What was heard, as it is stored: of several children each with the name before the words.

    `instead` is empty while a child was neither talked with nor heard another way; what was done for the others then
    stands with `because`, so that no follow-up counts for a child nobody heard.
    """

    all_talked: bool
    said: str
    because: str
    instead: str
    not_talked: tuple[str, ...]


class ChildrenPart(Card):
    """One line for each child, and whether the plan was gone through."""

    answered = Signal()

    def __init__(self, drafts: FieldDrafts) -> None:
        super().__init__("Børnene", icon="user")
        self._drafts = drafts
        self._asked: tuple[AskedChild, ...] = ()
        self.lines: dict[str, AskedLine] = {}
        self.plan: AskedLine | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addWidget(Text(keys_of(TALKED), "meta", "ink2", wrap=True))
        self.body.addLayout(self._list)

    def show_children(self, asked: Sequence[AskedChild]) -> None:
        """Ask about the children the follow-up is about."""
        if tuple(asked) == self._asked:
            return
        self._asked = tuple(asked)
        empty_layout(self._list)
        self.lines, self.plan = {}, None
        for each in asked:
            if each.can_talk:
                self.lines[str(each.id)] = self._line(each)
            else:
                self._list.addWidget(Text(UNBORN.format(name=each.called), "body", "ink2", wrap=True))
        if any(each.has_plan for each in asked):
            self.plan = AskedLine(self._drafts, "reviewed", "Er planen gennemgået?", REVIEWED, "Planen gennemgået")
            self.plan.put_into(self._list)
            self.plan.answered.connect(self.answered)
        self.set_heading("Børnene" if len(asked) > 1 else asked[0].called if asked else "Barnet")

    def heard(self) -> HeardChildren:
        """Return what was heard of the children."""
        not_talked = [
            each.called
            for each in self._asked
            if (line := self.lines.get(str(each.id))) and line.answer() != YES and not line.text("instead")
        ]
        because, instead = self._joined("because"), self._joined("instead")
        return HeardChildren(
            all_talked=bool(self.lines) and all(line.answer() == YES for line in self.lines.values()),
            said=self._joined("said"),
            because="\n".join(filter(None, (because, instead))) if not_talked else because,
            instead="" if not_talked else instead,
            not_talked=tuple(not_talked),
        )

    def each_heard(self) -> tuple[ChildHeard, ...]:
        """Return how each child was heard, one who is not born yet too."""
        return tuple(self._heard(each.id, self.lines.get(str(each.id))) for each in self._asked)

    def is_mixed(self) -> bool:
        """Tell whether some were talked with and others not: then no single answer is true of all of them."""
        return len({line.answer() == YES for line in self.lines.values()}) > 1

    def plan_reviewed(self) -> bool:
        """Tell whether the plan was gone through."""
        return self.plan is not None and self.plan.answer() == YES

    def plan_is_open(self) -> bool:
        """Tell whether there is a plan nobody has gone through yet."""
        return self.plan is not None and not self.plan_reviewed()

    def _line(self, each: AskedChild) -> AskedLine:
        name = each.called
        line = AskedLine(self._drafts, f"talked:{each.id}", f"Talt med {name}?", TALKED, f"Talt med {name}")
        line.add("said", text_field(f"Det sagde {name}, med egne ord", rows=2, as_said=True), YES)
        line.add("because", line_field(f"Hvorfor der ikke blev talt med {name}", hint=ONLY_SELDOM, sentences=True), NO)
        line.add("instead", line_field(f"Sådan fik vi {possessive(name)} mening i stedet", sentences=True), NO)
        line.put_into(self._list)
        line.answered.connect(self.answered)
        return line

    def _heard(self, child_id: UUID, line: AskedLine | None) -> ChildHeard:
        if line is None:
            return ChildHeard(child_id)
        said, because, instead = (line.text(name) for name in ("said", "because", "instead"))
        return ChildHeard(child_id, line.answer() == YES, said, because, instead)

    def _joined(self, field: str) -> str:
        told = [(each.called, line.text(field)) for each in self._asked if (line := self.lines.get(str(each.id)))]
        said = [(name, words) for name, words in told if words]
        return said[0][1] if len(self._asked) == 1 and said else "\n".join(f"{name}: {words}" for name, words in said)
