"""The only file that knows every room: it opens or makes a store and introduces the rooms to each other."""

import contextlib
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from app import __version__
from app.errors import StoreError, StoreInUseError
from app.models.setup import Profile
from app.policy import Policy
from app.services import due, redating, search_texts
from app.services.ports import Progress
from app.services.snapshot import AT_A_TIME, rows_together
from app.store import migrations
from app.store.backup_keeper import BackupKeeper
from app.store.check import lost_changes, refuse_damage, was_cut_off
from app.store.connection import checkpoint
from app.store.deletion_ledger import Erased, add_to_ledger, ledger_path
from app.store.drafts import DraftWriter
from app.store.erase import clear_after_erasing
from app.store.keeper import Keeper
from app.store.key_cost import FLOOR, Argon2Cost
from app.store.places import refuse_bad_place, refuse_network, refuse_other_than, warn_of_place
from app.store.restore import restored_deletions
from app.store.search_tables import gather
from app.store.unit import UnitOfWork
from app.store.unit_of_work import StoreUnits
from app.store.vault import Vault

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOBODY = "rådgiver"
COPIED = 70
"""Percent of erasing that is done when the new file stands; the rest is the backup without the case."""
WRONG_TRIES = "Adgangssætningen er skrevet forkert {count}, siden du sidst låste op. Var det ikke dig? Sig det til it."
OPENED_BY_IT = "Jeres it-afdeling har åbnet sagerne den {when} og givet dem en ny adgangssætning."
IT_CAN_OPEN = "Jeres it-afdeling har fået en nøgle, så de kan låse op for dig, hvis du glemmer adgangssætningen."
MAKE_EXTRA_KEY = (
    "Jeres it-afdeling kræver en ekstra nøgle på et USB-stik. Lav den under »Nøgler til sagerne« i Indstillinger."
)
ERASED_LATER = "{count} er her endnu, fordi der ikke kunne skrives på disken. Rundbord prøver igen næste gang."
COPY_IS_OLD = (
    "Den seneste kopi uden for denne computer er {days} dage gammel. Sæt stikket i, eller kom på kommunens net."
)
OLD_OUTSIDE = 7
"""Days after which the user is reminded of the copy off the laptop."""

OLD_DATES = "Datoerne kunne ikke regnes ud igen. Rundbord prøver næste gang; sker det igen, så sig det til it."
LEFT_BESIDE = "En ældre fil med noget, der er slettet, kunne ikke fjernes. Rundbord prøver igen næste gang."
NO_POLICY = Policy()


def danish_now() -> dt.datetime:
    """Return the time in Denmark, whatever the laptop's zone is."""
    return dt.datetime.now(COPENHAGEN)


@dataclass
class OpenStore:
    """An open store: units of work, drafts, its keeper, and closing it well."""

    vault: Vault
    units: StoreUnits
    drafts: DraftWriter
    keeper: Keeper
    warnings: list[str]
    draft_failures: list[StoreError] = field(default_factory=list)

    def seal(self) -> None:
        """Write in the key file how far the store has come, when it has come further, and empty the log."""
        progress = self.units.progress()
        if self.units.read_only or progress == self.vault.progress:
            return
        self.vault.seal_progress(progress)
        with contextlib.suppress(StoreInUseError):  # somebody is reading; the next seal gets it
            checkpoint(self.vault.engine)

    def told(self) -> None:
        """Note that the user has seen the warnings, so that what the IT department did is not told again.

        Not before: a command may open the store without anybody reading what it has to tell. Raises StoreError.
        """
        if self.vault.progress.opened_by_it and not self.units.read_only:
            self.units.note("store.opened_by_it")
            self.vault.seal_progress(replace(self.units.progress(), opened_by_it=""))

    def erase_cases(
        self, cases: frozenset[UUID], told: Callable[[int, int], object] = lambda _done, _all: None
    ) -> None:
        """Erase cases for good, make the backups anew without them, and close the store. Raises StoreError.

        They are put on the list of erased cases first, so that a cut on the way is caught up with at the next open. So
        it cannot be stopped either: `told` only hears how far it has come.
        """
        self.drafts.stop()
        self.keeper.end()
        try:
            self.seal()
            today = self.units.now().date()
            lines = frozenset(Erased.by(self.vault.data_key, case_id, today) for case_id in cases)
            add_to_ledger(ledger_path(self.vault.path), lines)
            self.vault.erase_cases(cases, _share(told, 0, COPIED))
            self.keeper.backups.renew_after_erasing(_share(told, COPIED, 100))
        finally:
            self.vault.close()

    def close(self, *, copy: bool = False) -> None:
        """Write what waits, seal, and let go of the file; with `copy` make a backup first when one is due.

        Twice does no harm, nor after `erase_cases`.
        """
        if self.vault.closed:
            return
        self.drafts.stop()
        self.keeper.end()
        try:
            self.units.note("store.close")
            if copy:
                self.keeper.copy_at_close()
            self.seal()
        finally:
            self.vault.close()


def _share(told: Callable[[int, int], object], first: int, last: int) -> Callable[[int, int], bool]:
    """Return who hears of one part of some work: told in percent of the whole, and never asked to stop."""

    def hear(done: int, total: int) -> bool:
        told(first + (last - first) * done // max(total, 1), 100)
        return True

    return hear


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What may happen while a store opens.

    `wait`: seconds another process gets to let go of it. `told` hears how far it has come when all dates are made anew.
    """

    wait: float = 0
    told: Progress | None = None


def create_store(
    path: Path,
    passphrase: str,
    *,
    training: bool = False,
    cost: Argon2Cost | None = None,
    now: Callable[[], dt.datetime] = danish_now,
    policy: Policy = NO_POLICY,
    sheet_waits: bool = False,
) -> tuple[OpenStore, str]:  # fmt: skip
    """Make a new store and return it open, with its recovery code; `sheet_waits` until the sheet is shown to be kept.

    Raises StoreError, also for a network drive, a synchronised folder, and another place than the IT department's.
    """
    refuse_bad_place(path)
    if not training:
        refuse_other_than(policy.store_folder, path)
    vault, code = Vault.create(path, passphrase, cost=cost, sheet_waits=sheet_waits, training=training)
    try:
        migrations.create_tables(vault.engine, training=training)
        return _open(vault, now, policy), code
    except BaseException:
        vault.close()
        raise


def open_store(
    path: Path,
    secret: str,
    *,
    extra: bytes | None = None,
    floor: Argon2Cost = FLOOR,
    now: Callable[[], dt.datetime] = danish_now,
    policy: Policy = NO_POLICY,
    read_only: bool = False,
    meanwhile: Meanwhile | None = None,
) -> OpenStore:
    """Unlock a store with its passphrase (and extra key) or recovery code and bring it up to date. Raises StoreError.

    `read_only`: nothing can be changed, and no line is left in the audit log; for what was saved of a damaged store.
    After a cut every page is looked at.
    """
    refuse_network(path)
    was_cut, meanwhile = was_cut_off(path), meanwhile or Meanwhile()
    vault = Vault.open(path, secret, floor=floor, extra=extra, wait=meanwhile.wait)
    try:
        if was_cut and not read_only:
            refuse_damage(vault.engine)
        if migrations.version(vault.engine) == 0:
            migrations.create_tables(vault.engine, training=False)
        migrations.bring_up_to_date(vault, copies=not read_only)
        waiting = [] if read_only else _erase_again(vault)
        opened = _open(vault, now, policy, read_only=read_only, told=meanwhile.told)
        opened.warnings += [*waiting, *opened.keeper.sheet_told()]
        return opened
    except BaseException:
        vault.close()
        raise


def _erase_again(vault: Vault) -> list[str]:
    """Erase what came back with an old copy, or could not be erased the last time; a full disk keeps nobody out."""
    again = restored_deletions(vault.engine, vault.path, vault.data_key)
    try:
        if again:
            vault.erase_cases(again)
    except StoreError:
        return [ERASED_LATER.format(count="En slettet sag" if len(again) == 1 else f"{len(again)} slettede sager")]
    try:
        clear_after_erasing(vault.path, vault.data_key)
    except StoreError:
        return [LEFT_BESIDE]
    return []


def _open(
    vault: Vault,
    now: Callable[[], dt.datetime],
    policy: Policy,
    *,
    read_only: bool = False,
    told: Progress | None = None,
) -> OpenStore:
    units = StoreUnits(vault, NOBODY, now, _derive, read_only)
    with units.read("store.open") as unit:
        profile = next(iter(unit.live(Profile)), None)
    if profile and profile.name:
        units.actor = profile.name
    warnings = [] if read_only else [*_dates_anew(units, told), *_news(vault, units, policy)]
    failures: list[StoreError] = []
    if not read_only:
        gather(vault.engine)
    drafts = DraftWriter(vault.engine, now, failures.append, read_only=read_only)

    def seal() -> None:
        vault.seal_progress(units.progress())

    backups = BackupKeeper(vault, now, seal=seal, note=units.note, fixed=policy.backup_folder)
    outside = backups.days_outside()
    if outside is not None and outside > OLD_OUTSIDE:
        warnings.append(COPY_IS_OLD.format(days=outside))
    keeper = Keeper(vault, backups, units.note, read_only=read_only)
    return OpenStore(vault, units, drafts, keeper, warnings, failures)


def _dates_anew(units: StoreUnits, told: Progress | None) -> list[str]:
    """Make the dates of all cases anew when other rules or another program made them; tell when that cannot be done."""
    with units.read("store.open") as unit:
        outdated = redating.is_outdated(unit, __version__)
    if not outdated:
        return []
    try:
        while True:
            with units.step("Datoer", "due.renew", undoable=False) as unit:
                if redating.renew(unit, __version__, told):
                    return []
    except Exception:  # whatever it is: old dates keep nobody out of the cases
        return [OLD_DATES]


def _news(vault: Vault, units: StoreUnits, policy: Policy) -> list[str]:
    """Return what the user is told when the store has been opened, and leave a line about each in the audit log."""
    lost, tries, opened_by_it = (
        vault.missing_changes(units.last_sequence), vault.failed_tries, vault.progress.opened_by_it,
    )  # fmt: skip
    news = lost_changes(lost)
    news += warn_of_place(vault.path)
    if tries:
        units.note("store.wrong_passphrase")
        news.append(WRONG_TRIES.format(count="én gang" if tries == 1 else f"{tries} gange"))
    if opened_by_it:
        news.append(OPENED_BY_IT.format(when=opened_by_it))
    if policy.municipal_key and vault.set_municipal_key(policy.municipal_key):
        units.note("key.municipal")
        news.append(IT_CAN_OPEN)
    if policy.require_extra_key and vault.extra is None:
        news.append(MAKE_EXTRA_KEY)
    return news


def _derive(unit: UnitOfWork, cases: frozenset[UUID]) -> None:
    """Recompute everything that follows from the facts of some cases, in the same transaction."""
    every = sorted(cases)
    for first in range(0, len(every), AT_A_TIME):
        for rows in rows_together(unit, every[first : first + AT_A_TIME]):
            due.recompute(unit, rows)
            search_texts.reindex(unit, rows)
    redating.note_first(unit, __version__)
