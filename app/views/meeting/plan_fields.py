"""The fields of a new meeting: which kind, when, how long, and who leads; the few kinds that are usual come first."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from app.errors import UserError
from app.language.date_reader import read_when
from app.language.dates import at_clock, day_date, day_month, week
from app.rules.holidays import is_working_day
from app.rules.meeting_hours import minutes_in
from app.rules.meeting_types import MeetingType
from app.services.meeting_changes import Role
from app.services.meeting_days import end_clock, read_clock
from app.services.meeting_guests import GuestChoice
from app.views.records.fields import offer
from app.views.widgets.editors import ChoiceEditor
from app.views.widgets.fields import LabeledField, choice_field, line_field

MORE = ("more", "Flere slags møder …")
NOBODY_YET = ("", "ikke valgt")
NO_CLOCK = "Skriv for eksempel 15 eller 15.30."
NO_END = "Skriv for eksempel 16.30 eller 90 min."
FEW_LETTERS = 9
ROLES: tuple[tuple[Role, str], ...] = (
    ("chair_id", "Hvem styrer mødet?"),
    ("minutes_id", "Hvem skriver?"),
    ("lead_id", "Hvem er tovholder?"),
)


class TypeField:
    """The choice of kind; the unusual ones come when »flere« is chosen, or when one of them is set."""

    def __init__(self, types: Mapping[str, MeetingType]) -> None:
        self.types = types
        self.field = _narrow(choice_field("Hvilket møde?", self._usual()))
        self.field.committed.connect(self._on_chosen)
        self._before = ""

    def text(self) -> str:
        """Return the id of the chosen kind."""
        return self.field.text() if self.field.text() in self.types else self._before

    def set_text(self, type_id: str) -> None:
        """Choose a kind."""
        if type_id in self.types and not self.types[type_id].usual:
            self._offer_all()
        self._before = type_id
        self.field.set_text(type_id)

    def chosen(self) -> MeetingType | None:
        """Return the chosen kind."""
        return self.types.get(self.text())

    def _usual(self) -> list[tuple[str, str]]:
        found = [(each.id, each.name) for each in self.types.values() if each.usual]
        return [*found, MORE] if len(found) < len(self.types) else found

    def _offer_all(self) -> None:
        offer(self.field, [(each.id, each.name) for each in self.types.values()])

    def _on_chosen(self, value: str) -> None:
        if value != MORE[0]:
            self._before = value
            return
        self._offer_all()
        self.field.set_text(self._before)


def day_field(today: dt.date) -> LabeledField:
    """Return the field of the day; what cannot be read is said under it. The example is a day to come."""
    wednesday = today + dt.timedelta(days=(2 - today.weekday()) % 7 + 7)
    example = f"onsdag den {day_month(wednesday)}"

    def explain(text: str) -> str:
        read = read_when(text, today, working_day=is_working_day)
        if read.on is None:
            raise UserError(read.note or f"Skriv for eksempel {example} eller {wednesday.day}/{wednesday.month}.")
        return f"{day_date(read.on)}, {week(read.on)}"

    return line_field("Dag", explain=explain, hint=f"Fx {example}.")


def start_field(today: dt.date) -> LabeledField:
    """Return the field of the time it begins."""

    def explain(text: str) -> str:
        clock = read_clock(text, today)
        if not clock:
            raise UserError(NO_CLOCK)
        return at_clock(clock)

    return line_field("Fra kl.", explain=explain, hint="Fx 15.")


def end_field(today: dt.date, start: LabeledField, hint: str = "Eller så længe: 90 min.") -> LabeledField:
    """Return the field of the time it ends, or how long it takes; read beside the field it begins in."""

    def explain(text: str) -> str:
        begins = read_clock(start.text(), today)
        ends = end_clock(text, begins, today)
        if not ends and minutes_in(text) and not begins:
            return "Skriv først, hvornår det begynder."
        if not ends:
            raise UserError(NO_END)
        return at_clock(ends)

    return line_field("Til kl.", explain=explain, hint=hint)


def role_fields() -> dict[Role, LabeledField]:
    """Return the fields of who chairs, who writes and who holds it together, with nobody to choose yet."""
    return {name: _narrow(choice_field(label, [NOBODY_YET])) for name, label in ROLES}


def _narrow(field: LabeledField) -> LabeledField:
    """Let a choice be narrower than its longest name, so that three stand beside each other at large text."""
    if isinstance(field.editor, ChoiceEditor):
        field.editor.setMinimumContentsLength(FEW_LETTERS)
    return field


def offer_people(fields: Iterable[LabeledField], people: Sequence[GuestChoice]) -> None:
    """Offer the people of a case in the fields of who leads."""
    choices = [NOBODY_YET, *((str(each.person_id), each.label) for each in people)]
    for field in fields:
        offer(field, choices)
