"""Opens the window on a store: what the views need from the other rooms, loaded only when it is asked for.

Until the passphrase is right nothing but Qt and the key file may be loaded, so every room is brought in by a function.
"""

import contextlib
import datetime as dt
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
from app.training import PASSPHRASE, clear, fill, on_monday, training_store
from app.views.app import run_window
from app.views.entrance import Entrance
from app.views.guard.limits import Limits
from app.views.guard.lock_note import LockNote, Why
from app.views.reminders import ReminderNumbers, read_handed
from app.views.unlock.opening import Opening
from app.views.unlock.unlock_window import GREETING

if TYPE_CHECKING:
    from app.bootstrap import Meanwhile, OpenStore
    from app.views.widgets.strength_meter import Judgement

FROM_PIPE = "pipe"
"""The word that says that the numbers of the reminder come where a program reads what is typed."""
STAYS = PRACTISES = "yes"
"""The words that say that closing the window leaves the program beside the clock, and that the tour is taken."""
TO_PRACTISE = (
    "Her øver du dig på fire opdigtede familier. Adgangssætningen »{words}« er skrevet for dig. Tryk Enter. "
    "Luk vinduet, når du vil til dine egne sager."
)
TO_TRY = "Her ligger fire opdigtede familier. Adgangssætningen er »{words}«, hvis du ikke har valgt en anden."
NO_TRAINING = "Det er ikke en øvelse, der ligger her. Start Rundbord igen, og lås op på den almindelige måde."


def open_window(words: list[str]) -> int:
    """Open the window on `--store S`, or on the laptop's own store; `--locked` says why the last process locked.

    `--file F` is a case, a package or a receipt that somebody has double-clicked: it is offered once it is unlocked.
    """
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
    offered = Path(given["--file"]).absolute() if "--file" in given else None
    # True cases are never opened as a training: the policy and the extra key are not asked for there.
    practises = given.get("--tour") == PRACTISES and store == training_store(store)
    door = Door(store, policy, stays=given.get("--tray") == STAYS, offered=offered, practises=practises)
    return run_window(door.entrance(locked, handed), [sys.argv[0]])


@dataclass
class Door:
    """The ways into one store under the policy of this computer.

    `stays`: closing the window leaves the program beside the clock, as long as nobody has said otherwise.
    `offered`: a file to be taken in, when the user wants to. `practises`: the store is the training store, made when
    it is first opened.
    """

    store: Path
    policy: Policy
    stays: bool = False
    offered: Path | None = None
    practises: bool = False

    def __post_init__(self) -> None:
        self._seat, self._opening = ExtraKeySeat(), Opening()
        self._handed_on: ReminderNumbers | None = None

    def entrance(self, locked: LockNote | None, handed: ReminderNumbers | None = None) -> Entrance:
        """Return what the window is given; `locked` tells why the last process ended, `handed` what it counted."""
        policy, greeting = self.policy, self._greeting()
        return Entrance(
            exists=self.practises or Vault.exists(self.store),
            unlock=self.unlock,
            create=self.create,
            strength=_strength,
            restart=self.restart,
            print_code=_print_code,
            message=f"{locked.sentence()} {greeting}" if locked else greeting,
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
            offered=self.offered,
            tour=_Practice(self.store, here=self.practises),
        )

    def _greeting(self) -> str:
        to_try = key_file.is_training(key_file.key_path(self.store))
        shown = TO_PRACTISE if self.practises else TO_TRY if to_try else GREETING
        return shown.format(words=PASSPHRASE)

    def unlock(self, secret: str) -> "OpenStore":
        """Open the store; a process that is just closing gets time to let go of it."""
        from app.bootstrap import Meanwhile, open_store  # after the passphrase: it loads the database

        meanwhile = Meanwhile(PATIENCE, self._opening.told)
        if self.practises:
            return _open_training(self.store, secret, meanwhile)
        return open_store(self.store, secret, extra=self._seat.raw, policy=self.policy, meanwhile=meanwhile)

    def create(self, passphrase: str) -> "tuple[OpenStore, str]":
        """Make a new store and return it open with its recovery code."""
        from app.bootstrap import create_store  # as above

        return create_store(self.store, passphrase, policy=self.policy, sheet_waits=True)

    def open_saved(self, saved: Path, secret: str) -> "OpenStore":
        """Open what was saved of a damaged store, for reading only; a whole one has taken the store's place."""
        from app.bootstrap import open_store  # as above

        if not saved.exists():
            return self.unlock(secret)
        return open_store(saved, secret, extra=self._seat.raw, policy=self.policy, read_only=True)

    def restart(self, note: LockNote) -> None:
        """Start a new process that will stand at the unlock window and say why."""
        command = paths.own_program()
        words = ["--store", str(self.store), "--locked", note.to_word()]
        words += ["--tray", STAYS] if self.stays else []
        words += ["--tour", PRACTISES] if self.practises else []
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


class _Practice:
    """The way to the training store from the store at `own`; `here` when this window shows it."""

    passphrase = PASSPHRASE

    def __init__(self, own: Path, *, here: bool) -> None:
        self.here = here
        self._store = training_store(own)

    def begun(self) -> bool:
        """Tell whether there is a training store to go on with."""
        return Vault.exists(self._store)

    def start(self) -> None:
        """Open it in a window of its own. Raises StoreError."""
        words = ["--store", str(self._store), "--tour", PRACTISES]
        try:
            subprocess.Popen([*paths.own_program(), *words], start_new_session=True)  # noqa: S603 - ourselves
        except OSError as error:
            raise StoreError("Øvelsen kan ikke åbnes. Start Rundbord igen, og prøv en gang til.") from error

    def begin_afresh(self) -> None:
        """Let go of it, so that it is made anew. Raises StoreError."""
        clear(self._store)


def _open_training(store: Path, secret: str, meanwhile: "Meanwhile") -> "OpenStore":
    """Open the training store on its Monday, made first where there is none. Raises StoreError."""
    from app.bootstrap import create_store, danish_now, open_store  # after the passphrase: it loads the database

    def now() -> dt.datetime:
        return on_monday(danish_now())

    if Vault.exists(store):
        opened = open_store(store, secret, now=now, meanwhile=meanwhile)
        if opened.units.training:
            return opened
        opened.close()
        raise StoreError(NO_TRAINING)
    store.parent.mkdir(parents=True, exist_ok=True)
    made, _ = create_store(store, PASSPHRASE, training=True, now=now)
    fill(made.units)
    return made


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


def _print_code(code: str) -> bool:
    """Print the recovery sheet from memory: it never lies in a file. False when she thought better of it."""
    from app.bootstrap import danish_now  # loads the paper and the printer only when somebody prints
    from app.documents.recovery_sheet import recovery_sheet_pdf
    from app.views.printing import print_pdf

    return print_pdf(recovery_sheet_pdf(code, "Rundbord", danish_now().date()), "Genoprettelsesark")
