"""Who took part in a follow-up: the people of the case, one key each."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from app.services.follow_up_session_rows import AskedPerson
from app.views.meeting.chips import ChipRow
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.ringed_frame import RingedFrame
from app.views.widgets.text import Text

KEYS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NAME, NOBODY = "people", "-"
SAID = "Hvem var med"


class WhoWasThere(RingedFrame):
    """The names as chips. With the focus on it a key chooses and takes back; the mouse may press as well."""

    answered = Signal()

    def __init__(self, drafts: FieldDrafts) -> None:
        super().__init__()
        self._drafts = drafts
        self._people: tuple[AskedPerson, ...] = ()
        self._preset: frozenset[str] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chips = ChipRow(f"{SAID}:", several=True, letters=KEYS)
        self.chips.chosen.connect(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        column.addWidget(Text("Tryk tallet eller bogstavet for hver, der var med.", "meta", "ink2", wrap=True))
        column.addWidget(self.chips)

    def show_people(self, people: Sequence[AskedPerson]) -> None:
        """Offer the people of the case."""
        self._people = tuple(people)
        self.chips.set_choices([(each.id, _called(each, people)) for each in people])
        self.chips.mouse_only()
        chosen = self.people()
        self.chips.set_values(chosen)
        self._say()

    def people(self) -> tuple[UUID, ...]:
        """Return who was there."""
        kept = self._drafts.text(NAME)
        chosen = self._preset if kept is None else frozenset(kept.split())
        return tuple(each.id for each in self._people if str(each.id) in chosen)

    def preset(self, people: Sequence[UUID]) -> None:
        """Choose those a meeting already knows were there, until the user has chosen; it is no draft."""
        self._preset = frozenset(map(str, people))
        self.chips.set_values(self.people())
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the key on a chip press it."""
        place = KEYS.find(event.text().upper()) if event.text() else -1
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if not plain or not 0 <= place < len(self._people):
            super().keyPressEvent(event)
            return
        chosen = self._people[place].id
        now = set(self.chips.values()) ^ {chosen}
        self.chips.set_values([each.id for each in self._people if each.id in now])
        self._keep()

    def _keep(self) -> None:
        self._drafts.keep(NAME, " ".join(map(str, self.chips.values())) or NOBODY)
        self._say()
        self.answered.emit()

    def _say(self) -> None:
        names = [each.called for each in self._people if each.id in self.people()]
        self.setAccessibleName(f"{SAID}: {', '.join(names) if names else 'ingen valgt endnu'}")
        self.setAccessibleDescription("Tryk tallet eller bogstavet for hver, der var med.")


def _called(person: AskedPerson, people: Sequence[AskedPerson]) -> str:
    """Return the name at the table, with who they are when two are called the same."""
    same = sum(each.called == person.called for each in people) > 1
    return f"{person.called} ({person.role})" if same and person.role else person.called
