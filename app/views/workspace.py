"""How a view asks for a change: run the use case, push the undo step, tell every page what changed.

A rule that said no becomes a sentence beside the work (`refused`); trouble with the file becomes `store_failed`.
Nothing else in the room of views touches the store.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Concatenate, Generic, ParamSpec, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import StoreError, UserError
from app.policy import Policy
from app.services import history
from app.services.ports import Changes, Unit, Units, audit_kind, is_undoable
from app.views.drafts import DraftPort
from app.views.step_stack import Heard, StepCommand, StepStack
from app.views.store_port import StoreKeeper
from app.views.widgets.beside import is_told_beside

P = ParamSpec("P")
R = TypeVar("R")
LOOK_AGAIN_MS = 20


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """The answer of a use case that was carried out; None in its place means that it was not."""

    value: R


class Workspace(QObject):
    """The open store as the pages see it."""

    changed = Signal(object)
    refused = Signal(str)
    store_failed = Signal(str)
    erase_requested = Signal(object)
    """Case ids to erase for good: the window closes, the store does it, and the program locks."""

    def __init__(
        self,
        units: Units,
        drafts: DraftPort,
        now: Callable[[], dt.datetime],
        *,
        training: bool,
        keeper: StoreKeeper,
        policy: Policy | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.policy = policy or Policy()
        self.keeper = keeper
        self._units = units
        self.drafts = drafts
        self.now = now
        self.training = training
        self.undo_stack = StepStack(self, self.seen_as_one)
        self._gathered: list[Changes] | None = None
        self._becoming: frozenset[str] = frozenset()
        self._heard: list[list[str]] = []
        self._steps_open = 0

    def __del__(self) -> None:
        """Let go of the steps while they are whole: as garbage, in any order, Qt would let go of some of them twice."""
        with suppress(RuntimeError):  # Qt was first
            self.undo_stack.clear()

    @property
    def today(self) -> dt.date:
        """The day in Denmark."""
        return self.now().date()

    def ask(self, read: Callable[Concatenate[Unit, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a reading use case and return its rows. Raises UserError and StoreError."""
        with self._units.read(audit_kind(read)) as unit:
            return read(unit, *args, **kwargs)

    def asked_together(self) -> AbstractContextManager[None]:
        """Let what is asked inside be read in one unit: what several pages need of a case is read once."""
        return self._units.together()

    def do(
        self, name: str, change: Callable[Concatenate[Unit, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> Done[R] | None:
        """Run a changing use case as one step named for the user; None when it was refused or could not be saved."""
        try:
            value, changes = self._run(name, change, None, *args, **kwargs)
        except UserError as error:
            self._refuse(str(error))
            return None
        except StoreError as error:
            self.store_failed.emit(str(error))
            return None
        if changes is not None:
            if changes.undoable:
                self._push(changes)
            self._tell(changes)
        return Done(value)

    @contextmanager
    def becoming_step(self, *keys: str) -> Iterator[None]:
        """Let the step that is made inside take some drafts along, because its words are theirs.

        They go in the same transaction: after a cut the words are a step or a draft, never both and never neither. A
        step that is refused or fails leaves them.
        """
        self._becoming = frozenset(keys)
        try:
            yield
        finally:
            self._becoming = frozenset()

    @contextmanager
    def hearing_refusals(self) -> Iterator[list[str]]:
        """Collect the refusals of what is tried inside, so that they can be said beside the work.

        What then stands beside nothing that is seen (the page was left, there is no field) comes by `refused` all the
        same, a moment later. Who says it in other words takes it out of the list.
        """
        said: list[str] = []
        self._heard.append(said)
        try:
            yield said
        finally:
            self._heard.pop()
            if said and not self._heard:
                QTimer.singleShot(0, self, lambda: self._tell_the_rest(said))

    def take_up_steps(self) -> None:
        """Let what was done before a lock be undone after it. Raises StoreError."""
        for taken in self.ask(history.steps_of_today):
            self._push(taken)

    def reverse(self, name: str, step_id: UUID, heard: Heard | None = None) -> UUID | None:
        """Undo a step by a new one and return it; None when it was refused. `heard` is told how far it has come."""
        try:
            _, changes = self._run(name, history.undo, step_id, step_id, heard)
        except UserError as error:
            self._refuse(str(error))
            return None
        except StoreError as error:
            self.store_failed.emit(str(error))
            return None
        if changes is not None:
            self._tell(changes)
        return changes.step_id if changes else None

    @contextmanager
    def seen_as_one(self) -> Iterator[None]:
        """Let the pages hear of all the steps inside when the last is there: each draws itself once, not every time."""
        if self._gathered is not None:
            yield
            return
        gathered: list[Changes] = []
        self._gathered = gathered
        try:
            yield
        finally:
            self._gathered = None
            if gathered:
                tables = frozenset[str]().union(*(each.tables for each in gathered))
                cases = frozenset[UUID]().union(*(each.cases for each in gathered))
                self._emit(replace(gathered[-1], tables=tables, cases=cases))

    def is_in_step(self, then: Callable[[], object]) -> bool:
        """Tell whether a step is half made, as behind a bar; `then` is called when it is whole, or was refused."""
        if self._steps_open:
            QTimer.singleShot(LOOK_AGAIN_MS, self, lambda: self.is_in_step(then) or then())
        return bool(self._steps_open)

    @contextmanager
    def _half_made(self) -> Iterator[None]:
        self._steps_open += 1
        try:
            yield
        finally:
            self._steps_open -= 1

    def _tell(self, changes: Changes) -> None:
        if self._gathered is None:
            self._emit(changes)
        else:
            self._gathered.append(changes)

    def _emit(self, changes: Changes) -> None:
        with self.asked_together():  # the pages that draw themselves again tell of the same rows
            self.changed.emit(changes)

    def _push(self, taken: Changes | history.Taken) -> None:
        self.undo_stack.push(StepCommand(self.undo_stack, taken, self.reverse))

    def _refuse(self, sentence: str) -> None:
        for said in self._heard:
            said.append(sentence)
        if not self._heard:
            self.refused.emit(sentence)

    def _tell_the_rest(self, said: list[str]) -> None:
        for sentence in said:
            if not is_told_beside(sentence):
                self.refused.emit(sentence)

    def _run(
        self,
        name: str,
        change: Callable[Concatenate[Unit, P], R],
        undoes: UUID | None,
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> tuple[R, Changes | None]:
        kind, undoable = audit_kind(change), is_undoable(change)
        drafts, self._becoming = self._becoming, frozenset()  # one step only, not what it sets off
        with (
            self._half_made(),
            self.drafts.taken_back(drafts),
            self._units.step(name, kind, undoable=undoable, undoes=undoes, drafts=drafts) as unit,
        ):
            value = change(unit, *args, **kwargs)
        return value, unit.outcome
