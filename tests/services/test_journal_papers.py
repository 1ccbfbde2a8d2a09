"""Papers that lie in the municipality's own system: the mark, one PDF and not fifteen, and the copy here let go."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.case import Child
from app.models.enums import Copy, PaperKind, PaperStatus
from app.models.paper import Blob, Paper
from app.models.people import Person
from app.services import journal_papers, journal_queue, papers, profile
from app.services.finished_papers import list_finished, open_finished
from app.services.history import undo
from app.services.journal_queue import Laid
from app.services.keeping import read_keeping
from app.services.meetings import list_meetings
from app.services.paper_keeping import KeptAs, PaperKey, keep_paper
from app.services.snapshot import read_case
from tests.doing import ask, do
from tests.ready_stores import ReadyStores, case_of, nothing
from tests.shipped import TODAY


@pytest.fixture
def days() -> list[int]:
    """How many days have gone since Sunday 22 November; the test moves them."""
    return [0]


@pytest.fixture
def own(tmp_path: Path, ready_stores: ReadyStores, days: list[int]) -> Iterator[OpenStore]:
    """A store whose clock goes."""
    now = lambda: TODAY + dt.timedelta(days=days[0])  # noqa: E731 - a clock
    with ready_stores.opened(tmp_path, nothing, "mathias_case", now=now) as (opened, _):
        yield opened


@pytest.fixture
def case(own: OpenStore, days: list[int]) -> UUID:
    """Story A, with the caseworker's name, on the day after it was taken in."""
    case_id = case_of(own, "2026-014")
    do(own, profile.save_profile, {"name": "Sanne Vestergaard"})
    days[0] = 1
    return case_id


def kept(store: OpenStore, case_id: UUID, key: PaperKey, content: bytes, **how: object) -> UUID:
    """Keep a finished paper with some bytes and return its id."""
    with store.units.step("Færdigt papir", "paper.finish", undoable=False) as unit:
        told = KeptAs(
            name=str(how.get("name", "Vores aftaler")),
            version=str(how.get("version", "1")),
            made_on=unit.today,
            fingerprint=content.hex(),
            status=PaperStatus(str(how.get("status", "final"))),
        )
        return keep_paper(read_case(unit, case_id), unit, key, told, content)


def waiting(store: OpenStore, case_id: UUID) -> list[tuple[str, UUID]]:
    items = ask(store, journal_queue.list_queue, case_id)
    return [(each.text, each.source_id) for each in items if each.box.id == "paper"]


def meeting_of(store: OpenStore, case_id: UUID) -> UUID:
    return next(row.id for row in ask(store, list_meetings, case_id) if row.held_on == "2026-11-18")


def test_of_a_meeting_one_pdf_goes_over_with_a_title_for_the_journal(own: OpenStore, case: UUID) -> None:
    meeting = meeting_of(own, case)
    for number, kind in enumerate((PaperKind.OWN_AGREEMENTS, PaperKind.CALL_BACK, PaperKind.INVITATION)):
        kept(own, case, PaperKey(kind, meeting_id=meeting), b"%d" % number)
    assert waiting(own, case) == []
    sheet = kept(own, case, PaperKey(PaperKind.AGREEMENT_SHEET, meeting_id=meeting), b"ark", name="Aftaleark")
    assert waiting(own, case) == [("2026-11-23 Aftaleark, udgave 1", sheet)]
    kept(own, case, PaperKey(PaperKind.MINUTES, meeting_id=meeting), b"kladde", status="draft")
    assert waiting(own, case) == [("2026-11-23 Aftaleark, udgave 1", sheet)]
    minutes = kept(own, case, PaperKey(PaperKind.MINUTES, meeting_id=meeting), b"ref", name="Referat")
    assert waiting(own, case) == [("2026-11-23 Referat, udgave 1", minutes)]


def test_of_each_copy_of_the_plan_the_newest_goes_over(own: OpenStore, case: UUID, days: list[int]) -> None:
    professional = kept(own, case, PaperKey(PaperKind.PLAN, Copy.PROFESSIONAL), b"1")
    family = kept(own, case, PaperKey(PaperKind.PLAN, Copy.FAMILY), b"2")
    page = kept(own, case, PaperKey(PaperKind.PLAN, Copy.CHILD), b"3")
    assert {each for _, each in waiting(own, case)} == {professional, family, page}
    days[0] = 40
    newer = kept(own, case, PaperKey(PaperKind.PLAN, Copy.FAMILY), b"4", version="2")
    assert {each for _, each in waiting(own, case)} == {professional, newer, page}


def test_the_title_of_a_paper_tells_the_copy_the_child_and_for_whom(own: OpenStore, case: UUID) -> None:
    with own.units.read("test") as unit:
        rows = read_case(unit, case)
        child, lone = rows.of(Child)[0].id, next(each.id for each in rows.of(Person) if rows.called(each.id) == "Lone")
        names = rows.child_name(child), rows.name(lone)
    kept(own, case, PaperKey(PaperKind.PLAN, Copy.PROFESSIONAL), b"1")
    kept(own, case, PaperKey(PaperKind.PLAN, Copy.FAMILY, recipient_id=lone), b"2")
    kept(own, case, PaperKey(PaperKind.PLAN, Copy.CHILD, child), b"3", name="Min side")
    assert {text for text, _ in waiting(own, case)} == {
        "2026-11-23 Vores aftaler, fagligt eksemplar, udgave 1",
        f"2026-11-23 Vores aftaler, til familien, til {names[1]}, udgave 1",
        f"2026-11-23 Min side, barnets side, {names[0]}, udgave 1",
    }


def test_the_sheet_of_each_follow_up_without_a_meeting_goes_over(own: OpenStore, case: UUID, days: list[int]) -> None:
    key = PaperKey(PaperKind.CHANGED, Copy.FAMILY)
    first = kept(own, case, key, b"1", name="Ændret siden sidst")
    assert waiting(own, case) == [("2026-11-23 Ændret siden sidst, udgave 1", first)]
    corrected = kept(own, case, key, b"2", name="Ændret siden sidst", version="2")
    days[0] = 40
    second = kept(own, case, key, b"3", name="Ændret siden sidst", version="3")
    assert [each for _, each in waiting(own, case)] == [corrected, second]


def test_a_paper_is_marked_and_the_mark_is_taken_away_again(own: OpenStore, case: UUID) -> None:
    paper = kept(own, case, PaperKey(PaperKind.PLAN, Copy.FAMILY), b"1")
    do(own, journal_papers.mark_journalised, paper)
    row = next(each for each in ask(own, list_finished, case) if each.id == paper)
    assert "23. november 2026" in row.journalised
    assert waiting(own, case) == []
    assert ask(own, read_keeping, case).unjournalised == ()
    assert [row.count for row in ask(own, journal_queue.list_laid, case)] == [1]
    do(own, journal_papers.mark_journalised, paper)
    assert [row.count for row in ask(own, journal_queue.list_laid, case)] == [1]

    do(own, journal_papers.unmark_journalised, paper)
    assert [each for _, each in waiting(own, case)] == [paper]
    assert ask(own, journal_queue.list_laid, case) == []


def test_laying_over_is_one_step_that_can_be_undone(own: OpenStore, case: UUID) -> None:
    paper = kept(own, case, PaperKey(PaperKind.PLAN, Copy.FAMILY), b"1")
    items = ask(own, journal_queue.list_queue, case, older=True)
    laid = tuple(Laid(i.box.id, i.source, i.source_id, i.sha256) for i in items)
    with own.units.step("Lagt i DUBU", "journal.laid") as unit:
        journal_queue.note_laid(unit, case, laid)
    assert ask(own, journal_queue.list_queue, case, older=True) == ()
    step = unit.outcome.step_id
    with own.units.step("Fortryd", "test", undoes=step) as unit:
        undo(unit, step)
    assert ask(own, journal_queue.list_queue, case, older=True) == items
    with own.units.read("test") as unit:
        assert unit.get(Paper, paper).journalised_on is None


def test_a_draft_cannot_be_marked(own: OpenStore, case: UUID) -> None:
    draft = kept(own, case, PaperKey(PaperKind.MINUTES, meeting_id=meeting_of(own, case)), b"1", status="draft")
    with pytest.raises(UserError, match="kladde"):
        do(own, journal_papers.mark_journalised, draft)


def test_a_copy_goes_only_when_it_has_lain_over_there_long_enough_and_she_says_so(
    own: OpenStore, case: UUID, days: list[int]
) -> None:
    paper = kept(own, case, PaperKey(PaperKind.PLAN, Copy.FAMILY), b"papirets ord")
    do(own, papers.deliver, paper, recipient_id=None, how="i hånden")
    do(own, journal_papers.mark_journalised, paper)
    days[0] += 89
    assert ask(own, journal_papers.list_old_copies, case) == []
    assert do(own, journal_papers.clear_copies, [paper]) == 0
    days[0] += 1
    (row,) = ask(own, journal_papers.list_old_copies, case)
    assert (row.id, row.name, row.size, row.journalised_on) == (paper, "Vores aftaler", 12, dt.date(2026, 11, 23))
    assert ask(own, open_finished, paper).content == b"papirets ord", "nothing goes by itself"

    with pytest.raises(UserError, match="flueben"):
        do(own, journal_papers.clear_copies, [])
    assert do(own, journal_papers.clear_copies, [paper]) == 1
    with pytest.raises(UserError, match="slettet her"):
        ask(own, open_finished, paper)
    assert ask(own, journal_papers.list_old_copies) == []
    with own.units.read("test") as unit:
        gone = unit.get(Paper, paper)
        assert (gone.bytes_gone_on, gone.version, len(gone.sha256 or "")) == (dt.date(2027, 2, 21), "1", 64)
    left = next(each for each in ask(own, list_finished, case) if each.id == paper)
    assert [each.split(" den ")[0] for each in left.got] == ["I hånden"]
    with pytest.raises(UserError, match="kun i fagsystemet"):
        do(own, journal_papers.unmark_journalised, paper)
    with pytest.raises(UserError, match="Lav det igen"):
        ask(own, journal_papers.read_paper_file, paper)


def test_bytes_that_another_paper_still_needs_stay(own: OpenStore, case: UUID, days: list[int]) -> None:
    first = kept(own, case, PaperKey(PaperKind.PLAN, Copy.FAMILY), b"ens")
    kept(own, case, PaperKey(PaperKind.PLAN, Copy.CHILD), b"ens")
    do(own, journal_papers.mark_journalised, first)
    days[0] += 91
    do(own, journal_papers.clear_copies, [first])
    with own.units.read("test") as unit:
        assert [each.content for each in unit.session.scalars(select(Blob))] == [b"ens"]


def test_the_file_that_goes_over_has_a_name_that_tells_nothing(own: OpenStore, case: UUID) -> None:
    paper = kept(own, case, PaperKey(PaperKind.PLAN, Copy.FAMILY), b"%PDF", name="Mathias' plan")
    file = ask(own, journal_papers.read_paper_file, paper)
    assert (file.content, file.file_name) == (b"%PDF", "plan-2026-014.pdf")
