"""Opens the window on a store: what the views need from the other rooms, loaded only when it is asked for.

Until the passphrase is right nothing but Qt and the key file may be loaded, so every room is brought in by a function.
"""

import contextlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.errors import StoreError
from app.fault_log import keep_log
from app.policy import Policy, read_policy
from app.store import key_file
from app.store.extra_key import ExtraKeySeat
from app.store.rescue_desk import PATIENCE, RescueDesk
from app.store.tries import Tries
from app.store.vault import Vault
from app.views.app import run_window
from app.views.entrance import Entrance
from app.views.guard.limits import Limits
from app.views.guard.lock_note import LockNote, Why
from app.views.reminders import ReminderNumbers, read_handed
from app.views.unlock.opening import Opening
from app.views.unlock.unlock_window import GREETING

if TYPE_CHECKING:
    from app.bootstrap import OpenStore
    from app.views.unlock.strength_meter import Judgement

FROM_PIPE = "pipe"
"""The word that says that the numbers of the reminder come where a program reads what is typed."""
STAYS = "yes"
"""The word that says that closing the window leaves the program beside the clock."""


def open_window(words: list[str]) -> int:
    """Open the window on `--store S`, or on the laptop's own store; `--locked` says why the last process locked."""
    keep_log()
    # A window never asks for it, and the process that comes after a lock shall not inherit a passphrase.
    os.environ.pop("RUNDBORD_PASSPHRASE", None)
    given = dict(zip(words[::2], words[1::2], strict=False))
    locked = LockNote.from_word(given.get("--locked", ""))
    handed = read_handed() if given.get("--reminders") == FROM_PIPE else None
    try:
        policy = read_policy()
    except StoreError as error:
        return run_window(_closed_door(error), [sys.argv[0]])
    store = Path(given["--store"]) if "--store" in given else _usual_store(policy)
    door = Door(store, policy, stays=given.get("--tray") == STAYS)
    return run_window(door.entrance(locked, handed), [sys.argv[0]])


@dataclass
class Door:
    """The ways into one store under the policy of this computer.

    `stays`: closing the window leaves the program beside the clock, as long as nobody has said otherwise.
    """

    store: Path
    policy: Policy
    stays: bool = False

    def __post_init__(self) -> None:
        self._seat, self._opening = ExtraKeySeat(), Opening()
        self._handed_on: ReminderNumbers | None = None

    def entrance(self, locked: LockNote | None, handed: ReminderNumbers | None = None) -> Entrance:
        """Return what the window is given; `locked` tells why the last process ended, `handed` what it counted."""
        policy = self.policy
        return Entrance(
            exists=Vault.exists(self.store),
            unlock=self.unlock,
            create=self.create,
            strength=_strength,
            restart=self.restart,
            print_code=_print_code,
            message=f"{locked.sentence()} {GREETING}" if locked else GREETING,
            store=self.store,
            limits=Limits(
                idle_minutes=policy.idle_minutes,
                meeting_idle_minutes=policy.meeting_idle_minutes or Limits().meeting_idle_minutes,
                clipboard_seconds=policy.clipboard_seconds,
                hide_from_capture=policy.hide_from_capture,
            ),
            policy=policy,
            rescue=_Rescue(self, policy, self._seat),
            wait_left=Tries(self.store).left,
            stick=self._seat if key_file.needs_extra_key(key_file.key_path(self.store)) else None,
            handed=handed,
            opening=self._opening,
            stays=self.stays,
            hidden=self.stays and locked is not None and locked.why is Why.CLOSED,
            hand_on=self.hand_on,
        )

    def unlock(self, secret: str) -> "OpenStore":
        """Open the store; a process that is just closing gets time to let go of it."""
        from app.bootstrap import Meanwhile, open_store  # after the passphrase: it loads the database

        meanwhile = Meanwhile(PATIENCE, self._opening.told)
        return open_store(self.store, secret, extra=self._seat.raw, policy=self.policy, meanwhile=meanwhile)

    def create(self, passphrase: str) -> "tuple[OpenStore, str]":
        """Make a new store and return it open with its recovery code."""
        from app.bootstrap import create_store  # as above

        return create_store(self.store, passphrase, policy=self.policy)

    def open_saved(self, saved: Path, secret: str) -> "OpenStore":
        """Open what was saved of a damaged store, for reading only; a whole one has taken the store's place."""
        from app.bootstrap import open_store  # as above

        if not saved.exists():
            return self.unlock(secret)
        return open_store(saved, secret, extra=self._seat.raw, policy=self.policy, read_only=True)

    def restart(self, note: LockNote) -> None:
        """Start a new process that will stand at the unlock window and say why."""
        command = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]
        words = ["--store", str(self.store), "--locked", note.to_word()]
        words += ["--tray", STAYS] if self.stays else []
        if self._handed_on is None:
            subprocess.Popen([*command, *words], start_new_session=True)  # noqa: S603 - ourselves
            return
        # Through a pipe: what stands in the list of processes or in the environment can be read by others.
        words += ["--reminders", FROM_PIPE]
        started = subprocess.Popen([*command, *words], start_new_session=True, stdin=subprocess.PIPE)  # noqa: S603 - as above
        if started.stdin is not None:
            with contextlib.suppress(OSError), started.stdin as pipe:  # it has ended: then nobody is to be reminded
                pipe.write(self._handed_on.to_line().encode("ascii"))

    def hand_on(self, numbers: ReminderNumbers | None, stays: bool = False) -> None:
        """Keep the numbers of the reminder, and whether it stays, for the process that `restart` starts."""
        self._handed_on, self.stays = numbers, stays


class _Rescue(RescueDesk):
    """Help at the unlock window, with the way into what was saved of a damaged store."""

    def __init__(self, door: Door, policy: Policy, seat: ExtraKeySeat) -> None:
        places = [policy.backup_folder] if policy.backup_folder else []
        super().__init__(door.store, places=places, extra=lambda: seat.raw)
        self._door = door

    def open_saved(self, secret: str) -> "OpenStore":
        """Open what was saved: for reading only, unless all of it was."""
        return self._door.open_saved(self.saved, secret)


def _usual_store(policy: Policy) -> Path:
    usual = paths.default_store()
    return policy.store_folder / usual.name if policy.store_folder else usual


def _closed_door(error: StoreError) -> Entrance:
    """Return an entrance nobody gets in by: the policy cannot be read, and to guess would be to switch it off."""

    def refuse(_secret: str) -> "OpenStore":
        raise error

    def refuse_new(_passphrase: str) -> "tuple[OpenStore, str]":
        raise error

    return Entrance(
        exists=True, unlock=refuse, create=refuse_new, strength=_strength, restart=lambda _note: None,
        message=str(error),
    )  # fmt: skip


def _strength(text: str) -> "Judgement":
    from app.store.passphrase import strength  # its word lists are dear to load

    return strength(text)


def _print_code(code: str) -> None:
    """Print the recovery sheet from memory: it never lies in a file."""
    from app.bootstrap import danish_now  # loads the paper and the printer only when somebody prints
    from app.documents.recovery_sheet import recovery_sheet_pdf
    from app.views.printing import print_pdf

    print_pdf(recovery_sheet_pdf(code, "Rundbord", danish_now().date()), "Genoprettelsesark")
