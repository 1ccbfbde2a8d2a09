"""The blank paper form of a meeting type as rows: its fields numbered as the meeting's steps are on the screen.

»4.2« is line two of step four, on paper as on the screen, so what was written by hand is typed in from the top and
down. Nothing of any case is in it.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from app.errors import UserError
from app.rules.meeting_types import MeetingStep, MeetingType
from app.services.meeting_types import types_for
from app.services.plan_rows import ContactBox
from app.services.ports import Unit, use_case
from app.services.profile import read_profile

Shape = Literal["line", "person", "agreement", "scale", "review", "safety", "tick"]
"""How a field is written: on a line, or as one row of a table."""
GONE = "Mødetypen er ikke i brug mere. Vælg en anden."
NO_DAY = dt.date(2000, 1, 1)
"""The day of a form whose type does not say from when it is used."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: its number, what is written in it (empty when the question says it), and how."""

    number: str
    label: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class FormStep:
    """One step of the form. `kind` and `step_id` are those of the meeting type, for typing in afterwards."""

    number: int
    name: str
    question: str
    fields: tuple[FormField, ...]
    kind: str
    step_id: str


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A form with the day its type is used from, which stands as its date: the same type is the same form."""

    name: str
    made_on: dt.date
    head: tuple[FormField, ...]
    steps: tuple[FormStep, ...]
    contact: ContactBox
    municipality: str = ""

    @property
    def fields(self) -> tuple[FormField, ...]:
        """Return all fields in the order they stand on paper."""
        return (*self.head, *(field for step in self.steps for field in step.fields))


HEAD = ("Dato", "Klokkeslæt, fra og til", "Sted", "Hvem leder mødet?", "Hvem skriver?")
_FIELDS: dict[str, tuple[Shape, tuple[str, ...] | int]] = {
    "attendance": ("person", 12),
    "reason": ("line", 2),
    "own_words": ("line", 4),
    "child_leaves": ("line", ("Hvem fortæller, hvad vi aftaler?", "Hvornår?")),
    "works": ("line", 5),
    "worry": ("line", 5),
    "for_absent": ("line", 3),
    "safety": ("safety", 3),
    "scale": ("scale", 8),
    "hope": ("line", 3),
    "agreement": ("agreement", 10),
    "review": ("review", 8),
    "read_aloud": ("tick", ("Alle aftaler er læst højt",)),
    "next": ("line", ("Dato", "Klokkeslæt", "Sted", "Tovholder")),
    "evaluation": ("line", 2),
    "private_time": ("line", 2),
    "information": ("line", 3),
}
"""Kind of step to its shape, and either how many fields without a label or the labels."""
_OF_ANY_KIND: tuple[Shape, int] = ("line", 3)


@use_case("paper.blank")
def blank_form(unit: Unit, type_id: str) -> BlankForm:
    """Return the form of a meeting type as it is today. Raises UserError when the type is not in use."""
    kind = types_for(unit).get(type_id)
    if kind is None:
        raise UserError(GONE)
    profile = read_profile(unit)
    return form_of(kind, profile.contact, profile.municipality)


def form_of(kind: MeetingType, contact: ContactBox | None = None, municipality: str = "") -> BlankForm:
    """Return the form of a meeting type, with whom to call."""
    return BlankForm(
        name=kind.name,
        made_on=_day(kind.valid_from),
        head=tuple(FormField(f"0.{place}", label, "line") for place, label in enumerate(HEAD, start=1)),
        steps=tuple(_step(number, step) for number, step in enumerate(kind.steps, start=1)),
        contact=contact or ContactBox(),
        municipality=municipality,
    )


def _step(number: int, step: MeetingStep) -> FormStep:
    shape, wanted = _FIELDS.get(step.kind, _OF_ANY_KIND)
    labels = ("",) * wanted if isinstance(wanted, int) else wanted
    fields = tuple(FormField(f"{number}.{place}", label, shape) for place, label in enumerate(labels, start=1))
    return FormStep(number, _to_anybody(step.name), _to_anybody(step.question), fields, step.kind, step.id)


def _to_anybody(words: str) -> str:
    """Return words to anybody's child: the name is spoken, not printed."""
    return words.replace(", {barn}", "").replace("{barn}", "barnet")


def _day(valid_from: str) -> dt.date:
    try:
        return dt.date.fromisoformat(valid_from)
    except ValueError:
        return NO_DAY
