"""A finished paper never changes: the same bytes whatever has happened since, refused when they are not the same."""

import datetime as dt
import hashlib
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.documents.clean_text import clean_text
from app.documents.plan_paper import plan_pdf
from app.errors import UserError
from app.models.enums import Copy
from app.models.paper import Blob, Paper
from app.services.finished_papers import (
    DAMAGED,
    NOT_HERE,
    FinishedPaper,
    FinishedRow,
    give_again,
    list_finished,
    open_finished,
)
from app.services.genogram_paper import finish_genogram_paper, genogram_paper_for
from app.services.journal_papers import mark_journalised, unmark_journalised
from app.services.papers import deliver, finish_paper, plan_for
from app.services.people import list_people
from app.services.ports import Unit
from app.services.records import change_record, list_records
from tests.shipped import TODAY


def kept(store: OpenStore, case_id: UUID, **wanted: object) -> tuple[UUID, bytes]:
    draft = ask(store, plan_for, case_id, **wanted)
    pdf = plan_pdf(draft.paper)
    return do(store, finish_paper, case_id, draft, pdf), pdf


def change_everything(store: OpenStore, case_id: UUID) -> None:
    for table, column in (("agreement", "text"), ("goal", "text"), ("contribution", "text"), ("person", "name")):
        for row in ask(store, list_records, case_id, table):
            do(store, change_record, table, row.id, {column: "noget helt andet"})


def rows(store: OpenStore, case_id: UUID) -> tuple[FinishedRow, ...]:
    found: tuple[FinishedRow, ...] = ask(store, list_finished, case_id)
    return found


def person(store: OpenStore, case_id: UUID, name: str) -> UUID:
    return next(row.id for row in ask(store, list_people, case_id) if row.called == name)


def tamper(unit: Unit, paper_id: UUID, content: bytes | None) -> None:
    blob = unit.session.get_one(Blob, unit.get(Paper, paper_id).sha256)
    if content is None:
        unit.session.delete(blob)
    else:
        blob.content = content


def test_a_paper_printed_again_next_year_is_the_same_bytes(store: OpenStore, mathias_case: UUID) -> None:
    paper_id, pdf = kept(store, mathias_case)
    change_everything(store, mathias_case)
    store.units.now = lambda: TODAY + dt.timedelta(days=400)
    assert plan_pdf(ask(store, plan_for, mathias_case).paper) != pdf
    again = ask(store, open_finished, paper_id)
    assert again.content == pdf
    assert do(store, give_again, mathias_case, again, again.content) == paper_id


@pytest.mark.parametrize("fault", ["one bit", "cut short", "empty", "another paper"])
def test_a_paper_that_is_not_what_was_finished_is_refused(store: OpenStore, mathias_case: UUID, fault: str) -> None:
    paper_id, pdf = kept(store, mathias_case)
    _, other = kept(store, mathias_case, copy="child")
    broken = {
        "one bit": pdf[:200] + bytes([pdf[200] ^ 1]) + pdf[201:], "cut short": pdf[:-1], "empty": b"",
        "another paper": other,
    }[fault]  # fmt: skip
    do(store, tamper, paper_id, broken)
    with pytest.raises(UserError) as refused:
        ask(store, open_finished, paper_id)
    assert str(refused.value) == DAMAGED


def test_a_paper_without_bytes_is_said_to_be_elsewhere(store: OpenStore, mathias_case: UUID) -> None:
    paper_id, _ = kept(store, mathias_case)
    do(store, tamper, paper_id, None)
    with pytest.raises(UserError) as refused:
        ask(store, open_finished, paper_id)
    assert str(refused.value) == NOT_HERE
    assert not rows(store, mathias_case)[0].is_here


def test_what_leaves_again_is_compared_at_the_door(store: OpenStore, mathias_case: UUID) -> None:
    paper_id, pdf = kept(store, mathias_case)
    shown = ask(store, open_finished, paper_id)
    with pytest.raises(UserError):
        do(store, give_again, mathias_case, shown, pdf + b"\n")


def test_who_reads_it_is_who_it_was_made_for(store: OpenStore, noah_case: UUID) -> None:
    jan = person(store, noah_case, "Jan")
    for_one, _ = kept(store, noah_case, recipient_id=jan)
    for_all, _ = kept(store, noah_case)
    professional, _ = kept(store, noah_case, copy="professional")
    assert ask(store, open_finished, for_one).readers == {jan}
    assert ask(store, open_finished, for_all).readers == ask(store, plan_for, noah_case).readers
    assert ask(store, open_finished, professional).readers == frozenset()


def test_the_name_of_the_file_names_nobody(store: OpenStore, noah_case: UUID) -> None:
    jan = person(store, noah_case, "Jan")
    paper_id, pdf = kept(store, noah_case, recipient_id=jan)
    shown: FinishedPaper = ask(store, open_finished, paper_id)
    assert shown.file_name == f"papir-2026-007-{hashlib.sha256(pdf).hexdigest()[:6]}.pdf"


def test_versions_receivers_and_what_was_left_out_are_told(store: OpenStore, noah_case: UUID) -> None:
    jan = person(store, noah_case, "Jan")
    draft = ask(store, plan_for, noah_case)
    first, _ = kept(store, noah_case)
    do(store, deliver, first, recipient_id=jan, how="i hånden")
    do(store, change_record, "goal", ask(store, list_records, noah_case, "goal")[0].id, {"text": "Noah står op"})
    second, _ = kept(store, noah_case)
    newest, oldest = rows(store, noah_case)
    assert (newest.id, newest.is_newest, newest.got) == (second, True, ())
    assert (oldest.id, oldest.is_newest) == (first, False)
    assert oldest.got == ("Til Jan: i hånden den 22. november 2026.",)
    assert oldest.left_out == draft.left_out != ()
    assert oldest.name == "Planen"


def test_it_lies_in_the_other_system_until_the_mark_is_taken_away(store: OpenStore, mathias_case: UUID) -> None:
    paper_id, _ = kept(store, mathias_case)
    do(store, mark_journalised, paper_id)
    assert rows(store, mathias_case)[0].journalised.startswith("Ligger i fagsystemet siden 22. november 2026")
    do(store, unmark_journalised, paper_id)
    assert rows(store, mathias_case)[0].journalised == ""


def test_a_family_drawing_is_kept_like_any_paper(store: OpenStore, noah_case: UUID) -> None:
    draft = ask(store, genogram_paper_for, noah_case)
    same = ask(store, genogram_paper_for, noah_case)
    assert draft.fingerprint == same.fingerprint
    paper_id = do(store, finish_genogram_paper, noah_case, draft, b"%PDF tegning")
    assert do(store, finish_genogram_paper, noah_case, same, b"%PDF tegning") == paper_id
    assert ask(store, open_finished, paper_id).content == b"%PDF tegning"
    assert rows(store, noah_case)[0].name == "Noahs familie"
    assert draft.file_name == "tegning-2026-007.pdf"


def test_a_family_drawing_for_one_shows_only_what_that_one_may_see(store: OpenStore, noah_case: UUID) -> None:
    everybody = ask(store, genogram_paper_for, noah_case, copy=Copy.PROFESSIONAL)
    for_jan = ask(store, genogram_paper_for, noah_case, recipient_id=person(store, noah_case, "Jan"))
    assert for_jan.readers == {person(store, noah_case, "Jan")}
    assert len(for_jan.paper.drawing.shapes) <= len(everybody.paper.drawing.shapes)


def test_the_words_of_a_finished_paper_can_be_copied(store: OpenStore, mathias_case: UUID) -> None:
    paper_id, _ = kept(store, mathias_case)
    text = clean_text(ask(store, open_finished, paper_id).content)
    assert "»Jeg får ondt i maven, når jeg skal ind ad døren." in text
    assert "Side 1 af" not in text
