"""One follow-up, one line: what several rules ask for at the same time is listed once.

A follow-up that is held answers all who asked for it, so the nearest date leads (the law first on the same day) and the
others stand in its explanation. Those it did not answer come back by themselves when it has been held. A follow-up for
all the children is also one for each of them; one for a single child is none for its siblings.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from app.language.dates import long_date
from app.models.enums import DueKind
from app.models.log import DueItem
from app.services.due_lines import Found

FIRST_ON = "Første opfølgning"


@dataclass(frozen=True, slots=True)
class Ask:
    """One who asks for a follow-up. `short` is what it is called in another's explanation, never a user's own words.

    `hidden`: nothing of it may stand in the words of another line.
    """

    item: DueItem
    short: str
    hidden: bool = False

    @property
    def child_id(self) -> UUID | None:
        """Return the child it is for; None for all of them."""
        return self.item.child_id

    @property
    def is_law(self) -> bool:
        """Tell whether the law asks."""
        return self.item.kind is DueKind.STATUTORY

    @property
    def words(self) -> str:
        """Return »Første opfølgning senest 28. februar 2027: 3 måneder efter start …« for another's explanation."""
        if self.item.due_on is None:
            return self.item.explanation
        latest = " senest" if self.is_law else ""
        return f"{self.short}{latest} {long_date(self.item.due_on)}: {self.item.explanation}"


@dataclass(slots=True)
class _Group:
    lead: Ask
    others: list[Ask] = field(default_factory=list)

    def takes(self, ask: Ask, only_child: UUID | None) -> bool:
        return self.lead.child_id in (None, only_child) or self.lead.child_id == ask.child_id

    def as_found(self) -> Found:
        for each in self.others:
            add_words(self.lead.item, each)
        days = [each.item.due_on for each in (self.lead, *self.others) if each.is_law and each.item.due_on]
        return Found(self.lead.item, min(days, default=None))


def merged(asks: Iterable[Ask], only_child: UUID | None) -> list[Found]:
    """Return one line for each follow-up that is asked for, the nearest first; what lacks a day comes last.

    In a case with an `only_child` what is for all is for that child.
    """
    groups: list[_Group] = []
    for ask in sorted(asks, key=_place):
        home = next((group for group in groups if group.takes(ask, only_child)), None)
        if home is None:
            groups.append(_Group(ask))
        else:
            home.others.append(ask)
    return [group.as_found() for group in groups]


def add_words(item: DueItem, ask: Ask) -> None:
    """Tell in a line's explanation who else asks for the same, with the paragraph when it is the law."""
    if ask.hidden:
        return
    item.explanation = f"{item.explanation} {ask.words}"
    if ask.is_law and not item.law:
        item.law, item.uncertain = ask.item.law, ask.item.uncertain


def _place(ask: Ask) -> tuple[dt.date, bool]:
    return ask.item.due_on or dt.date.max, not ask.is_law
