"""What one kind of paper is: who writes it, who keeps it, who draws it, and what is asked first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic
from uuid import UUID

from app.models.enums import PaperKind
from app.views.papers.hand_out import Draft, Finish
from app.views.workspace import Workspace


class Ask(StrEnum):
    """What she may choose about a paper; the value is the keyword it is handed on as."""

    CHILD = "child_id"
    RECIPIENT = "recipient_id"
    GENOGRAM = "with_genogram"
    MEETING = "meeting_id"
    """The one that goes in the place of the case."""
    NOTIFICATION = "notification_id"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen, whether the paper asks for it or not; None for everybody or the newest."""

    child_id: UUID | None = None
    recipient_id: UUID | None = None
    meeting_id: UUID | None = None
    notification_id: UUID | None = None
    with_genogram: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperSort(Generic[Draft]):
    """One kind of paper. `{children}` in its name is whose it is (»Mathias’«).

    `read` is a use case that gets the case (with `Ask.MEETING` the meeting), `fixed`, and what is chosen. `meetings`
    names the kind in »Hvem får hvad« whose readers are offered. `plain`: it has prose for a family.
    `needs` is the part of the program it belongs to (`services/modules.py`); switched off, it is not offered.
    """

    key: str
    name: str
    read: Callable[..., Draft]
    finish: Finish[Draft]
    draw: Callable[[Draft], bytes]
    fixed: Mapping[str, object] = field(default_factory=dict)
    asks: tuple[Ask, ...] = ()
    meetings: PaperKind | None = None
    plain: bool = True
    needs: str = ""

    def draft(self, workspace: Workspace, case_id: UUID, chosen: Chosen) -> Draft:
        """Return the paper as it would be now. Raises UserError when it cannot be made, and StoreError."""
        about = chosen.meeting_id if Ask.MEETING in self.asks else case_id
        asked = {each.value: getattr(chosen, each.value) for each in self.asks if each is not Ask.MEETING}
        return workspace.ask(self.read, about, **self.fixed, **asked)
