"""What was saved of a damaged store is for reading: it leaves no trace among the backups, the drafts or the keys."""

from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.bootstrap import OpenStore, open_store
from app.errors import UserError
from app.models.attachment import SealedFile
from app.services.cases import list_cases
from app.store.backup_rotation import copies_folder
from app.store.key_file import key_path
from app.store.salvage import salvage, salvaged_path
from app.store.unit_of_work import READ_ONLY
from tests.shipped import CHEAP, PASSPHRASE, TODAY

NEW = "grøn sæl spiser fem kiks om natten"


@pytest.fixture
def rescued(store: OpenStore, noah_case: UUID) -> Path:
    with store.units.step("Billede", "attachment.add") as unit:
        unit.files.put(b"en tavle")
    store.close()
    path = store.vault.path
    salvage(path, store.vault.data_key, salvaged_path(path))
    return salvaged_path(path)


def open_for_reading(path: Path) -> OpenStore:
    return open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY, read_only=True)


def test_it_is_never_copied_among_the_good_copies(rescued: Path) -> None:
    opened = open_for_reading(rescued)

    assert not opened.keeper.copy_if_due()
    with pytest.raises(UserError, match="kun kan læses"):
        opened.keeper.copy_now()
    opened.close(copy=True)

    assert not copies_folder(rescued).exists()


def test_its_keys_and_progress_stay_as_they_are(rescued: Path, tmp_path: Path) -> None:
    before = key_path(rescued).read_bytes()
    opened = open_for_reading(rescued)

    for refused in (
        lambda: opened.keeper.change_passphrase(PASSPHRASE, NEW),
        lambda: opened.keeper.add_recovery_code(PASSPHRASE),
        lambda: opened.keeper.use_extra_key(PASSPHRASE, tmp_path),
        lambda: opened.keeper.drop_extra_key(PASSPHRASE),
        lambda: opened.keeper.set_second_place(tmp_path),
        opened.keeper.own_public_key,
    ):
        with pytest.raises(UserError) as told:
            refused()
        assert str(told.value) == READ_ONLY
    opened.seal()
    opened.told()
    opened.close()

    assert key_path(rescued).read_bytes() == before
    assert not list(tmp_path.glob("rundbord.ekstra"))


def test_half_typed_text_is_not_kept_and_what_is_there_can_be_read(rescued: Path, noah_case: UUID) -> None:
    opened = open_for_reading(rescued)
    opened.drafts.keep("aftale:1", "en halv sætning", noah_case)
    opened.drafts.flush()
    opened.drafts.drop("aftale:1")

    assert opened.drafts.kept() == {}
    assert opened.draft_failures == []
    with opened.units.read("cases.list") as unit:
        assert [row.id for row in list_cases(unit)] == [noah_case]
    opened.close()


def test_its_pictures_are_those_of_the_damaged_store(rescued: Path) -> None:
    opened = open_for_reading(rescued)
    with opened.units.read("attachment.open") as unit:
        [sha] = unit.session.scalars(select(SealedFile.sha256))
        assert unit.files.get(sha) == b"en tavle"
    opened.close()
