"""Pictures and files of a case: brought in once, found, taken away and put back, copied out with a row in the log."""

import datetime as dt
import json
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.errors import UserError
from app.models.log import Audit
from app.services import attachments, history, records
from app.services.case_content import content_of
from app.services.papers import plan_for
from app.services.people import list_people
from app.services.search_words import search
from app.store.sealed_files import files_folder, names_on_disk, sweep
from tests.doing import ask, do

PICTURE = b"\xff\xd8\xff a picture painted anew"
CANARY = "Kanarietavle"


def bring(store: OpenStore, case_id: UUID, content: bytes = PICTURE, **values: object) -> UUID:
    given = {"name": "Tavlen", "media_type": "image/jpeg"} | values
    added: attachments.Added = do(store, attachments.add_attachment, case_id, content, **given)
    return added.id


def rows(store: OpenStore, case_id: UUID) -> list[attachments.AttachmentRow]:
    found: list[attachments.AttachmentRow] = ask(store, attachments.list_attachments, case_id)
    return found


def kinds_logged(store: OpenStore) -> list[str]:
    with Session(store.vault.engine) as session:
        return list(session.scalars(select(Audit.kind)))


def test_a_picture_is_there_with_what_is_known(store: OpenStore, mathias_case: UUID) -> None:
    bring(store, mathias_case, taken_on=dt.date(2026, 11, 18))
    (row,) = rows(store, mathias_case)
    assert (row.name, row.told, row.is_picture) == ("Tavlen", "foto, 18. november 2026", True)
    assert ask(store, attachments.attachment_bytes, row.id) == PICTURE


def test_the_newest_stands_first_and_a_camera_from_the_future_is_not_believed(
    store: OpenStore, mathias_case: UUID
) -> None:
    bring(store, mathias_case)
    bring(store, mathias_case, b"brev", name="Brev", media_type="application/pdf", taken_on=dt.date(2030, 1, 1))
    first, second = rows(store, mathias_case)
    assert (first.name, first.told) == ("Brev", "dokument, 22. november 2026")
    assert second.name == "Tavlen"


def test_the_same_picture_twice_is_one(store: OpenStore, mathias_case: UUID, noah_case: UUID) -> None:
    first = bring(store, mathias_case)
    again = do(store, attachments.add_attachment, mathias_case, PICTURE, name="Igen", media_type="image/jpeg")
    assert again == attachments.Added(first, there_already=True)
    bring(store, noah_case)
    assert (len(rows(store, mathias_case)), len(rows(store, noah_case))) == (1, 1)
    assert len(list(names_on_disk(files_folder(store.vault.path)))) == 1


def test_what_it_is_about_is_changed_as_in_any_record(store: OpenStore, mathias_case: UUID) -> None:
    picture = bring(store, mathias_case)
    mathias = ask(store, list_people, mathias_case)[0]
    values = {"kind": "board", "about_id": str(mathias.id), "dated": "18/11", "note": "Alles aftaler", "name": ""}
    do(store, records.change_record, "attachment", picture, values)
    (row,) = rows(store, mathias_case)
    assert row.told == "tavle, 18. november 2026, om Mathias"
    assert row.name == "Tavle", "one without a name is called what it is"


def test_it_can_be_marked_as_journalised_and_not(store: OpenStore, mathias_case: UUID) -> None:
    picture = bring(store, mathias_case)
    do(store, attachments.journalise_attachment, picture, journalised=True)
    assert rows(store, mathias_case)[0].journalised_on == "2026-11-22"
    do(store, attachments.journalise_attachment, picture, journalised=False)
    assert rows(store, mathias_case)[0].journalised_on == ""


def test_a_hidden_mark_or_an_endless_name_is_made_fit_for_a_line(store: OpenStore, mathias_case: UUID) -> None:
    bring(store, mathias_case, name="Ta\u202evlen\n" + "æ" * 300)
    name = rows(store, mathias_case)[0].name
    assert name.startswith("Tavlen")
    assert len(name) <= attachments.LONGEST_NAME


def test_taken_away_and_put_back_its_bytes_are_there(store: OpenStore, mathias_case: UUID) -> None:
    picture = bring(store, mathias_case)
    with store.units.step("Fjern", "attachment.remove") as unit:
        attachments.remove_attachment(unit, picture)
    assert rows(store, mathias_case) == []
    assert ask(store, attachments.unused) == [], "it can still come back"
    with store.units.step("Fortryd", "step.undo", undoes=unit.outcome.step_id) as again:
        history.undo(again, unit.outcome.step_id)
    assert ask(store, attachments.attachment_bytes, rows(store, mathias_case)[0].id) == PICTURE


def test_what_nothing_points_at_is_let_go_with_its_key_and_its_file(store: OpenStore, mathias_case: UUID) -> None:
    bring(store, mathias_case)
    with store.units.step("Gem", "test") as unit:
        alone = unit.files.put(b"nobody points at this")
    assert ask(store, attachments.unused) == [alone]
    assert do(store, attachments.purge_unused) == 1
    with Session(store.vault.engine) as session:
        assert sweep(session, files_folder(store.vault.path)) == 1
    assert ask(store, attachments.attachment_bytes, rows(store, mathias_case)[0].id) == PICTURE


def test_every_copy_that_leaves_is_in_the_log(store: OpenStore, mathias_case: UUID) -> None:
    picture = bring(store, mathias_case)
    for _ in range(2):
        with store.units.step("Gem en kopi", "attachment.save", undoable=False) as unit:
            assert attachments.copy_out(unit, picture) == PICTURE
    assert kinds_logged(store).count("attachment.save") == 2


def test_bytes_that_are_not_on_this_computer_are_none(store: OpenStore, mathias_case: UUID) -> None:
    picture = bring(store, mathias_case)
    for path in names_on_disk(files_folder(store.vault.path)):
        path.unlink()
    assert ask(store, attachments.attachment_bytes, picture) is None
    assert ask(store, attachments.small_picture, mathias_case, picture) is None


def test_a_document_has_no_small_picture(store: OpenStore, mathias_case: UUID) -> None:
    letter = bring(store, mathias_case, b"%PDF-1.7", media_type="application/pdf")
    assert ask(store, attachments.small_picture, mathias_case, letter) is None


def test_it_is_found_by_its_name_and_its_note(store: OpenStore, mathias_case: UUID) -> None:
    picture = bring(store, mathias_case, name="Tegning af huset")
    do(store, records.change_record, "attachment", picture, {"note": "Hunden ligger i kurven"})
    for words in ("huset", "hunden kurven"):
        assert [hit.row_id for hit in ask(store, search, words) if hit.kind == "attachment"] == [picture]


def test_it_stands_on_no_paper(store: OpenStore, mathias_case: UUID) -> None:
    picture = bring(store, mathias_case, name=CANARY)
    do(store, records.change_record, "attachment", picture, {"note": CANARY})
    for copy in ("family", "child", "professional"):
        draft = ask(store, plan_for, mathias_case, copy=copy)
        assert CANARY not in repr(draft)
        assert CANARY.encode() not in plan_pdf(draft.paper)


def test_the_case_file_carries_its_name_and_hash_but_not_its_bytes(store: OpenStore, mathias_case: UUID) -> None:
    bring(store, mathias_case)
    content = ask(store, content_of, mathias_case)
    (there,) = content["attachments"]
    assert there["sha256"] == rows(store, mathias_case)[0].sha256
    assert "painted anew" not in json.dumps(content)


def test_nothing_of_it_is_on_disk_in_clear(store: OpenStore, mathias_case: UUID, tmp_path: Path) -> None:
    bring(store, mathias_case, PICTURE + CANARY.encode() * 50, name=CANARY)
    store.seal()
    told = [each for each in tmp_path.rglob("*") if each.is_file() and CANARY.encode() in each.read_bytes()]
    assert told == []


def test_a_case_that_is_gone_takes_no_pictures(store: OpenStore, mathias_case: UUID) -> None:
    with pytest.raises(UserError):
        bring(store, UUID(int=7))
