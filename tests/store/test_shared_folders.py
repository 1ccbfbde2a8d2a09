"""A share or a stick others can write on: nothing they lay there reaches our own files or shuts us out."""

from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap import OpenStore, open_store
from app.exchange.whole_file import write_whole
from app.services.cases import list_cases
from app.store.backup_files import LEDGER, Meter, copy_file, write_archive
from app.store.backup_keeper import BackupKeeper
from app.store.backup_rotation import copies_in
from app.store.deletion_ledger import Erased, add_to_ledger, ledger_path, read_ledger
from app.store.durable_file import replace_file
from app.store.key_slots import DataKey
from app.store.restore import restore
from app.store.sealed_copies import drop_unlisted
from tests.shipped import CHEAP, PASSPHRASE, TODAY

RUBBISH = b"00000000-0000-0000-0000-000000000000 2026-11-22 "


@pytest.mark.parametrize("seal", [b"\xff\xfe\xfd", "æøå".encode(), b"ab", b"g" * 64])
def test_rubbish_in_a_list_on_the_share_stops_neither_the_restore_nor_the_next_opening(
    store: OpenStore, keeper: BackupKeeper, noah_case: UUID, tmp_path: Path, seal: bytes
) -> None:
    keeper.copy_now()
    store.close()
    [copy] = copies_in(tmp_path / "kopier")
    (tmp_path / "kopier" / "fremmed.deleted").write_bytes(RUBBISH + seal + b"\n")

    done = restore(copy.path, tmp_path / "ny" / "a.db", PASSPHRASE, floor=CHEAP)

    assert done.erased == frozenset()
    opened = open_store(tmp_path / "ny" / "a.db", PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    with opened.units.read("cases.list") as unit:
        assert [row.id for row in list_cases(unit)] == [noah_case]
    opened.close()


def test_a_list_filled_with_forged_lines_does_not_push_ours_out(
    store: OpenStore, keeper: BackupKeeper, noah_case: UUID, mathias_case: UUID, tmp_path: Path
) -> None:
    keeper.copy_now()
    ours = Erased.by(store.vault.data_key, noah_case, TODAY.date())
    add_to_ledger(ledger_path(store.vault.path), frozenset({ours}))
    forged = Erased.by(DataKey.generate(), mathias_case, TODAY.date())
    (tmp_path / "kopier" / "fremmed.deleted").write_bytes(f"{mathias_case} 0001-01-01 {forged.seal}\n".encode() * 3)
    store.close()
    [copy] = copies_in(tmp_path / "kopier")

    restore(copy.path, store.vault.path, PASSPHRASE, floor=CHEAP)

    assert read_ledger(ledger_path(store.vault.path)) == {ours}


def test_a_link_laid_where_we_write_aside_is_not_followed(tmp_path: Path) -> None:
    precious, share = tmp_path / "sager.db", tmp_path / "drev"
    share.mkdir()
    precious.write_bytes(b"sagerne")
    for name in ("liste.deleted.tmp", "kopi.ny", "arkiv", "pakke.rundbord.ny"):
        (share / name).symlink_to(precious)

    replace_file(share / "liste.deleted", b"ny liste")
    copy_file(share / "liste.deleted", share / "kopi.ny")
    write_archive(share / "arkiv", {}, {LEDGER: b""}, Meter(0))
    write_whole(share / "pakke.rundbord", b"pakke")

    assert precious.read_bytes() == b"sagerne"
    assert (share / "liste.deleted").read_bytes() == b"ny liste"
    assert (share / "pakke.rundbord").stat().st_mode & 0o077 == 0


def test_a_folder_that_is_a_link_to_our_own_files_is_not_tidied(tmp_path: Path) -> None:
    own = tmp_path / "sager.db.files" / "ab" / ("ab" + 62 * "0")
    own.parent.mkdir(parents=True)
    own.write_bytes(b"et billede")
    share = tmp_path / "drev"
    (share / "files").mkdir(parents=True)
    (share / "files" / "ab").symlink_to(own.parent)
    (share / "genvej").symlink_to(own.parents[1])

    assert drop_unlisted(share / "files", []) == 0
    assert drop_unlisted(share / "genvej", []) == 0
    assert own.read_bytes() == b"et billede"
