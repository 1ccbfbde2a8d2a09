"""Backups that look after themselves: when one is due, the place off the laptop, and each of them brought back."""

import datetime as dt
import hashlib
import os
import threading
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.bootstrap import OpenStore, open_store
from app.errors import StoreError, UserError
from app.models.log import Audit
from app.services.cases import start_case
from app.store.backup_keeper import BackupKeeper
from app.store.backup_places import is_same_disk
from app.store.backup_rotation import Reason, copies_in
from app.store.sealed_files import files_folder, names_on_disk
from tests.shipped import CHEAP, PASSPHRASE, TODAY, import_example
from tests.store.clocks import Clock


def begun(store: OpenStore, name: str) -> None:
    with store.units.step("Ny sag", "case.start") as unit:
        start_case(unit, child_name=name)


def with_a_picture(store: OpenStore, content: bytes) -> str:
    with store.units.step("Billede", "attachment.add", undoable=False) as unit:
        start_case(unit, child_name="Alma")
        return str(unit.files.put(content))


def test_a_copy_is_due_when_something_happened_and_half_an_hour_has_gone(
    store: OpenStore, keeper: BackupKeeper, clock: Clock
) -> None:
    begun(store, "Asta")
    assert keeper.copy_if_due()
    assert not keeper.copy_if_due()
    clock.on(hours=1)
    assert not keeper.due()
    begun(store, "Villum")
    assert keeper.due()
    assert keeper.copy_if_due()
    begun(store, "Ida")
    clock.on(minutes=29)
    assert not keeper.due()
    clock.on(minutes=1)
    assert keeper.due()


def test_half_typed_text_alone_makes_a_copy_due(store: OpenStore, keeper: BackupKeeper, clock: Clock) -> None:
    keeper.copy_if_due()
    clock.on(hours=1)
    store.drafts.keep("aftale", "hal")
    store.drafts.flush()

    assert keeper.due()


def test_a_clock_set_back_makes_a_copy_rather_than_none(store: OpenStore, keeper: BackupKeeper, clock: Clock) -> None:
    begun(store, "Asta")
    keeper.copy_if_due()
    clock.on(days=-400)
    begun(store, "Villum")

    assert keeper.copy_if_due()
    assert len(keeper.copies()) == 2


def test_at_close_the_copy_is_named_so_and_state_tells_it(
    store: OpenStore, keeper: BackupKeeper, clock: Clock, tmp_path: Path
) -> None:
    begun(store, "Asta")
    assert keeper.copy_state().last is None
    keeper.copy_at_close()

    [kept] = copies_in(tmp_path / "kopier")
    assert kept.reason == Reason.CLOSE
    assert (keeper.copy_state().last, keeper.copy_state().verified) == (TODAY, True)


def test_the_copy_leaves_a_line_in_the_audit_log(store: OpenStore, clock: Clock) -> None:
    def note(kind: str) -> None:
        with store.units.step("Sikkerhedskopi", kind):
            pass

    keeper = BackupKeeper(store.vault, clock, seal=store.seal, note=note)
    keeper.copy_now()
    clock.on(hours=1)

    with Session(store.vault.engine) as session:
        assert list(session.scalars(select(Audit.kind).where(Audit.kind.like("backup%")))) == ["backup.made"]
    assert not keeper.due()


def test_the_second_place_gets_the_newest_copy_and_the_pictures_once(
    store: OpenStore, keeper: BackupKeeper, clock: Clock, stick: Path
) -> None:
    keeper.set_second_place(stick)
    with_a_picture(store, b"en tegning" * 1000)
    first = keeper.copy_now()
    [picture] = names_on_disk(stick / "files")
    written = picture.stat().st_mtime_ns
    clock.on(hours=1)
    keeper.copy_now()

    assert first.outside_last == TODAY
    assert first.outside_reachable
    assert first.trouble == ""
    assert len(copies_in(stick)) == 2
    assert picture.stat().st_mtime_ns == written
    assert hashlib.sha256(picture.read_bytes()).hexdigest() == picture.name


def test_a_stick_in_the_drawer_is_no_error_and_gets_the_newest_when_it_comes_back(
    store: OpenStore, keeper: BackupKeeper, clock: Clock, stick: Path
) -> None:
    keeper.set_second_place(stick)
    keeper.copy_now()
    stick.rename(stick.with_name(stick.name + "-væk"))
    clock.on(days=12)
    begun(store, "Asta")
    state = keeper.copy_now()
    assert (state.outside_reachable, state.outside_last, state.trouble) == (False, TODAY, "")
    stick.with_name(stick.name + "-væk").rename(stick)

    assert not keeper.copy_if_due()
    assert keeper.copy_state().outside_last == TODAY + dt.timedelta(days=12)
    assert len(copies_in(stick)) == 2


def test_when_the_copy_outside_was_made_is_remembered(
    store: OpenStore, keeper: BackupKeeper, clock: Clock, stick: Path, tmp_path: Path
) -> None:
    keeper.set_second_place(stick)
    keeper.copy_now()
    store.close()
    again = open_store(tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP, now=clock)
    try:
        state = BackupKeeper(again.vault, clock).copy_state()
    finally:
        again.close()

    assert (state.outside_last, state.outside_place) == (TODAY, str(stick))


def test_a_place_on_the_same_disk_is_used_but_not_called_outside(
    store: OpenStore, keeper: BackupKeeper, tmp_path: Path
) -> None:
    (tmp_path / "andet").mkdir()
    keeper.set_second_place(tmp_path / "andet")
    state = keeper.copy_now()

    assert is_same_disk(tmp_path / "andet", store.vault.path)
    assert "samme disk" in state.trouble
    assert state.outside_last is None
    assert len(copies_in(tmp_path / "andet")) == 1


def test_a_place_chosen_by_the_it_department_cannot_be_changed(store: OpenStore, clock: Clock, tmp_path: Path) -> None:
    keeper = BackupKeeper(store.vault, clock, fixed=tmp_path / "drev")

    with pytest.raises(UserError, match="it-afdeling"):
        keeper.set_second_place(tmp_path)
    assert keeper.copy_state().outside_fixed
    with pytest.raises(UserError, match="findes ikke"):
        BackupKeeper(store.vault, clock).set_second_place(tmp_path / "findes-ikke")


def test_a_copy_spoilt_on_the_stick_is_written_again_by_the_next_process(
    store: OpenStore, clock: Clock, keeper: BackupKeeper, stick: Path
) -> None:
    keeper.set_second_place(stick)
    keeper.copy_now()
    [there] = copies_in(stick)
    raw = bytearray(there.path.read_bytes())
    raw[5000] ^= 1
    there.path.write_bytes(raw)
    BackupKeeper(store.vault, clock).copy_if_due()

    [here] = [row for row in keeper.copies() if not row.outside]
    assert there.path.read_bytes() == here.path.read_bytes()


def test_a_damaged_store_is_never_copied_over_good_ones(
    store: OpenStore, keeper: BackupKeeper, clock: Clock, tmp_path: Path
) -> None:
    import_example(store, "b-noah.json")
    keeper.copy_now()
    store.seal()
    with (tmp_path / "rundbord.db").open("r+b") as file:
        file.seek(-4096 * 20 + 99, os.SEEK_END)
        file.write(bytes(8))
    clock.on(hours=1)

    with pytest.raises(StoreError, match="beskadiget"):
        keeper.copy_now()
    assert "beskadiget" in keeper.copy_state().trouble
    assert len(copies_in(tmp_path / "kopier")) == 1


def test_a_picture_that_is_gone_is_told_and_the_copy_is_made_all_the_same(
    store: OpenStore, keeper: BackupKeeper
) -> None:
    with_a_picture(store, b"en tegning")
    for path in names_on_disk(files_folder(store.vault.path)):
        path.unlink()

    assert "1 billeder eller filer" in keeper.copy_now().trouble
    assert len(keeper.copies()) == 1


def test_she_can_write_while_a_copy_is_made(store: OpenStore, keeper: BackupKeeper) -> None:
    import_example(store, "a-mathias.json")
    working = threading.Thread(target=keeper.copy_now)
    working.start()
    for number in range(10):
        begun(store, f"Barn {number}")
    working.join()

    assert keeper.copy_state().trouble == ""


def test_a_copy_outside_that_is_more_than_a_week_old_is_told_at_unlock(
    store: OpenStore, keeper: BackupKeeper, clock: Clock, stick: Path
) -> None:
    assert keeper.days_outside() is None
    keeper.set_second_place(stick)
    assert keeper.days_outside() is None
    keeper.copy_now()
    assert keeper.days_outside() == 0
    store.close()
    told = []
    for days in (7, 8):
        opened = open_store(
            store.vault.path, PASSPHRASE, floor=CHEAP, now=lambda days=days: TODAY + dt.timedelta(days=days)
        )
        told.append([each for each in opened.warnings if "uden for denne computer" in each])
        opened.close()
    assert told == [
        [],
        ["Den seneste kopi uden for denne computer er 8 dage gammel. Sæt stikket i, eller kom på kommunens net."],
    ]


def test_a_copy_under_way_gives_way_when_the_store_is_to_be_closed(
    store: OpenStore, keeper: BackupKeeper, tmp_path: Path
) -> None:
    begun(store, "Asta")
    under_way, go_on = threading.Event(), threading.Event()
    told: list[str] = []

    def watch(_done: int, _total: int) -> bool:
        under_way.set()
        return go_on.wait(10)

    def copy() -> None:
        try:
            keeper.copy_now(watch)
        except UserError as error:
            told.append(str(error))

    copying, closing = threading.Thread(target=copy), threading.Thread(target=keeper.copy_at_close)
    copying.start()
    assert under_way.wait(10)
    closing.start()
    closing.join(0.2)  # it has said so, and waits for the piece that is being written
    go_on.set()
    copying.join(10)
    closing.join(10)

    assert told == ["Det blev stoppet. Intet er ændret."]
    assert [each.reason for each in copies_in(tmp_path / "kopier")] == ["luk"]
