"""What of a family is shown and how, for one case until the program ends. It is kept in memory and nowhere else."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal
from uuid import UUID
from weakref import WeakKeyDictionary

from app.genogram.family import AgeOrder, Options
from app.views.workspace import Workspace

Mode = Literal["drawing", "tree", "list"]


@dataclass(slots=True)
class Shown:
    """The choices of the page. `ego` is whom the words of kinship are seen from, empty when they are off.

    `ages` other than »soft« draws in an order of its own, kept in `order` so that nobody jumps: the places people were
    given by hand wait until it is »soft« again.
    """

    homes: bool = True
    relations: bool = True
    losses: bool = True
    initials: bool = False
    hide_confidential: bool = False
    network: bool = False
    ages: AgeOrder = "soft"
    order: tuple[str, ...] = ()
    as_of: dt.date | None = None
    ego: str = ""
    mode: Mode = "drawing"
    person: str = ""

    def options(self) -> Options:
        """Return what the drawing is told."""
        return Options(
            households=self.homes,
            relations=self.relations,
            losses=self.losses,
            names="initials" if self.initials else "full",
            confidential=not self.hide_confidential,
            ages=self.ages,
        )


_KEPT: WeakKeyDictionary[Workspace, dict[UUID, Shown]] = WeakKeyDictionary()


def shown_for(workspace: Workspace, case_id: UUID) -> Shown:
    """Return the choices for a case, as they were when the page was last left."""
    return _KEPT.setdefault(workspace, {}).setdefault(case_id, Shown())
