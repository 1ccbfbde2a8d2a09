"""What every part of the meeting screen sees: the meeting as it is stored, and the way to change it.

Room-safe by default: names are those used at the table, and what is meant for the caseworker's own screen is left out,
because in a kitchen everybody sees the screen.
"""

import datetime as dt
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.language.folding import join_names
from app.models.enums_meeting import Attendance, ContributionKind
from app.paths import resources
from app.rules.meeting_types import MeetingStep, load_meeting_types
from app.services.agreements import AgreementRow, list_agreements
from app.services.meeting_rows import ContributionRow, MeetingRow, ParticipantRow
from app.services.meetings import read_meeting, start_meeting
from app.services.ports import Unit
from app.views.workspace import Done, Workspace

P = ParamSpec("P")
R = TypeVar("R")


class MeetingDesk(QObject):
    """One meeting being held. `refreshed` comes when its rows have been read again."""

    refreshed = Signal()

    def __init__(self, workspace: Workspace, meeting_id: UUID, parent: QObject | None = None) -> None:
        """Read the meeting. Raises UserError when it is gone, StoreError when the file cannot be read."""
        super().__init__(parent)
        self.workspace = workspace
        self.meeting_id = meeting_id
        self._types = load_meeting_types(resources() / "definitions" / "meeting_types.toml")
        self.row: MeetingRow
        self.agreements: list[AgreementRow]
        self.read()

    def read(self) -> None:
        """Read the meeting and its agreements again."""
        self.row = self.workspace.ask(read_meeting, self.meeting_id)
        self.agreements = self.workspace.ask(list_agreements, self.row.case_id, meeting_id=self.meeting_id)
        self.type = self._types.get(self.row.type_id, self._types["network_meeting"])
        self.refreshed.emit()

    def do(
        self, name: str, change: Callable[Concatenate[Unit, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> Done[R] | None:
        """Change something as one step named for the user; None when it was refused."""
        return self.workspace.do(name, change, *args, **kwargs)

    @property
    def step(self) -> MeetingStep:
        """The step the meeting has come to."""
        return self.type.step(self.row.step)

    @property
    def step_number(self) -> int:
        """The place of the step among the steps, from 0."""
        return self.type.steps.index(self.step)

    @property
    def child(self) -> str:
        """The name of the child, or the names of the children."""
        return join_names(self.row.child_names)

    def words(self, text: str) -> str:
        """Return a question or hint with the child's name in it."""
        return text.replace("{barn}", self.child)

    def go_to(self, step_id: str) -> None:
        """Move to a step; the first move starts the meeting."""
        version = f"{self.type.id} {self.type.valid_from}"
        self.do("Gå til trin", start_meeting, self.meeting_id, step=step_id, type_version=version)

    def here(self) -> list[ParticipantRow]:
        """Return who may be speaking: those round the table, and those not marked yet."""
        return [each for each in self.row.participants if each.attendance is not Attendance.ABSENT]

    def only_child_id(self) -> UUID | None:
        """Return the child's person when the meeting is about one child that is asked to it."""
        children = [each.person_id for each in self.row.participants if each.is_child]
        return children[0] if len(children) == 1 else None

    def said(self, *kinds: ContributionKind) -> list[ContributionRow]:
        """Return what was said under some themes, without what is only for the caseworker's own screen."""
        return [each for each in self.row.contributions if each.kind in kinds and not each.only_screen]

    def clock_of(self, minutes: int) -> str:
        """Return the clock time (HH:MM) so many minutes into the meeting, empty before it has a beginning."""
        if not self.row.starts_at:
            return ""
        begin = dt.datetime.combine(self.workspace.today, dt.time.fromisoformat(self.row.starts_at))
        return f"{begin + dt.timedelta(minutes=minutes):%H:%M}"
