"""What `window` hands to the program in a window: the ways into a store, and what holds on this computer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from app.errors import StoreError
from app.policy import Policy
from app.views.guard.limits import Limits
from app.views.guard.lock_note import LockNote
from app.views.help.tour_door import TourDoor
from app.views.reminders import ReminderNumbers
from app.views.store_port import StoreKeeper
from app.views.unlock.opening import Opening
from app.views.unlock.rescue import RescueDoor
from app.views.unlock.stick_line import StickDoor
from app.views.unlock.unlock_window import GREETING
from app.views.widgets.strength_meter import Judgement


class OpenedStore(Protocol):
    """An open store as `app.bootstrap.OpenStore` is one."""

    units: Any
    drafts: Any
    warnings: list[str]
    draft_failures: list[StoreError]

    @property
    def keeper(self) -> StoreKeeper:
        """What the store can do beside units of work."""

    def seal(self) -> None:
        """Note in the key file how far the store has come. Raises StoreError."""

    def told(self) -> None:
        """Note that the user has seen the warnings. Raises StoreError."""

    def erase_cases(self, cases: frozenset[UUID], told: Callable[[int, int], object]) -> None:
        """Erase cases for good and close the store; `told` hears how far it has come. Raises StoreError."""

    def close(self, *, copy: bool = False) -> None:
        """Write what waits and let go of the file, with `copy` after a backup if one is due. Raises StoreError."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """What `bootstrap` hands to the window. `unlock` and `create` run in a thread and raise foreseen errors.

    `restart` starts a new process that will stand at the unlock window and say why. `store` is where the store lies, so
    that a second start finds the window that is open. `message` is what the unlock window says.
    `wait_left` tells how many seconds to wait after wrong tries; `stick` finds the extra key, when one is needed;
    `opening` tells how far it has come when opening takes long.
    `handed` are the numbers of the reminder from the process before. `stays`: closing the window leaves the program
    beside the clock; `hidden`: it begins there. `hand_on` keeps the numbers, and whether it stays, for the one after.
    `offered` is a file that was double-clicked, to be taken in when the user wants to.
    `tour` leads to the training store.
    """

    exists: bool
    unlock: Callable[[str], OpenedStore]
    create: Callable[[str], tuple[OpenedStore, str]]
    strength: Callable[[str], Judgement]
    restart: Callable[[LockNote], None]
    print_code: Callable[[str], object] | None = None
    message: str = GREETING
    store: Path | None = None
    limits: Limits = field(default_factory=Limits)
    policy: Policy = field(default_factory=Policy)
    rescue: RescueDoor | None = None
    wait_left: Callable[[], float] = lambda: 0
    stick: StickDoor | None = None
    opening: Opening = field(default_factory=Opening)
    handed: ReminderNumbers | None = None
    stays: bool = False
    hidden: bool = False
    hand_on: Callable[[ReminderNumbers | None, bool], object] = lambda _numbers, _stays: None
    offered: Path | None = None
    tour: TourDoor | None = None
