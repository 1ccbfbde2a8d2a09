"""»Let at læse?« on the real papers: what is found, where it was written, and that it is put right there."""

import dataclasses
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.documents.read_back import read_back
from app.errors import UserError
from app.language.plain_words import Trouble
from app.models.plan import Goal
from app.models.setup import DefinitionVersion
from app.services import jargon_list, meeting_paper_rows, plan_rows
from app.services.agreements import list_agreements
from app.services.history import undo
from app.services.leak_text import RenderedPaper, RenderedPart
from app.services.papers import plan_for
from app.services.plain_check import CHANGED, NOTHING, PlainFinding, PlainReport, keep_wording, look, reword
from app.services.plain_texts import NOT_PROSE, prose_of
from app.services.plan_rows import PlanPaper, Quote
from app.services.ports import Unit
from app.services.records import change_record, list_records
from tests.shipped import TODAY

HARD = "iværksætter en foranstaltning mhp. at barnet kommer til træning"


def report(store: OpenStore, case_id: UUID, copy: str = "family") -> PlainReport:
    draft = ask(store, plan_for, case_id, copy=copy)
    found: PlainReport = ask(store, look, case_id, draft.paper, read_back(plan_pdf(draft.paper)))
    return found


def first(store: OpenStore, case_id: UUID, table: str) -> UUID:
    row: UUID = ask(store, list_records, case_id, table)[0].id
    return row


def written(
    store: OpenStore, case_id: UUID, text: str = HARD, *, table: str = "agreement", column: str = "text"
) -> UUID:
    row = first(store, case_id, table)
    do(store, change_record, table, row, {column: text})
    return row


def words(found: PlainReport) -> list[str]:
    return [each.found for each in found.findings]


def only(found: PlainReport, word: str) -> PlainFinding:
    [finding] = [each for each in found.findings if each.found == word]
    return finding


def text_of(store: OpenStore, row: UUID) -> str:
    def read(unit: Unit) -> str:
        return unit.get(Goal, row).text or ""

    return str(ask(store, read))


def test_the_shipped_families_are_told_in_plain_words(
    store: OpenStore, mathias_case: UUID, noah_case: UUID, liv_case: UUID
) -> None:
    careful = {noah_case: ["konflikt"]}
    for case_id in (mathias_case, noah_case, liv_case):
        for copy in ("family", "child"):
            found = report(store, case_id, copy)
            told = [each.found for each in found.findings if each.remark.trouble is not Trouble.LONG_SENTENCE]
            assert told == careful.get(case_id, [])
            assert 0 < found.lix.value < 30


def test_a_hard_word_is_found_with_the_field_it_was_written_in(store: OpenStore, mathias_case: UUID) -> None:
    row = written(store, mathias_case)
    found = report(store, mathias_case)
    assert words(found) == ["iværksætter", "en foranstaltning", "mhp. at", "barnet"]
    source = only(found, "mhp. at").source
    assert source is not None
    assert (source.table, source.row_id, source.column, source.text) == ("agreement", row, "text", HARD)
    assert source.label == "Aftale: Hvad"
    assert only(found, "barnet").instead == "Mathias"


def test_a_suggestion_that_is_taken_stands_on_the_paper_and_can_be_undone(store: OpenStore, mathias_case: UUID) -> None:
    written(store, mathias_case)
    while fixable := [each for each in report(store, mathias_case).findings if each.fixed]:
        source = fixable[0].source
        assert source is not None
        with store.units.step("Ret ordlyden", "plain.reword") as unit:
            reword(unit, source, fixable[0].fixed)
    assert words(report(store, mathias_case)) == []
    row = ask(store, list_agreements, mathias_case)[0]
    assert row.text == "begynder hjælp for at Mathias kommer til træning"
    with store.units.step("Fortryd", "step.undo", undoes=unit.outcome.step_id) as back:
        undo(back, unit.outcome.step_id)
    assert words(report(store, mathias_case)) != []


def test_two_children_are_never_mixed_up(store: OpenStore, liv_case: UUID) -> None:
    written(store, liv_case, "Barnet skal have ro", table="goal")
    finding = only(report(store, liv_case), "Barnet")
    assert (finding.instead, finding.fixed) == ("", "")


def test_a_text_that_was_changed_meanwhile_is_not_written_over(store: OpenStore, mathias_case: UUID) -> None:
    row = written(store, mathias_case, "Barnet trives", table="goal")
    finding = only(report(store, mathias_case), "Barnet")
    written(store, mathias_case, "Barnet sover", table="goal")
    with pytest.raises(UserError) as refused:
        do(store, reword, finding.source, finding.fixed)
    assert str(refused.value) == CHANGED
    assert text_of(store, row) == "Barnet sover"


def test_nothing_is_no_wording(store: OpenStore, mathias_case: UUID) -> None:
    written(store, mathias_case, "Barnet trives", table="goal")
    finding = only(report(store, mathias_case), "Barnet")
    with pytest.raises(UserError) as refused:
        do(store, reword, finding.source, " \u200b ")
    assert str(refused.value) == NOTHING


def test_what_she_keeps_is_not_asked_about_until_the_text_is_another(store: OpenStore, mathias_case: UUID) -> None:
    written(store, mathias_case, "Barnet trives", table="goal")
    do(store, keep_wording, mathias_case, only(report(store, mathias_case), "Barnet").mark)
    kept = report(store, mathias_case)
    assert (words(kept), kept.kept) == ([], 1)
    written(store, mathias_case, "Barnet trives godt", table="goal")
    assert words(report(store, mathias_case)) == ["Barnet"]


def test_what_was_said_word_for_word_is_never_remarked_on(store: OpenStore, mathias_case: UUID) -> None:
    rows = ask(store, list_records, mathias_case, "contribution")
    own = next(row.id for row in rows if any(field.name == "quoted" and field.value == "ja" for field in row.fields))
    do(store, change_record, "contribution", own, {"text": "Barnet skal iværksættes på mandag jf. § 32"})
    assert words(report(store, mathias_case)) == words(report(store, mathias_case, "child")) == []


def test_a_relative_day_said_at_a_meeting_becomes_the_day_it_was(store: OpenStore, mathias_case: UUID) -> None:
    written(store, mathias_case, "ringer til skolen på mandag")
    finding = only(report(store, mathias_case), "på mandag")
    assert finding.instead == "mandag den 23. november 2026"
    assert finding.fixed == "ringer til skolen mandag den 23. november 2026"


def test_the_professional_copy_is_left_in_peace(store: OpenStore, mathias_case: UUID) -> None:
    written(store, mathias_case)
    assert report(store, mathias_case, "professional") == PlainReport()


def test_only_what_can_be_read_on_the_copy_counts(store: OpenStore, mathias_case: UUID) -> None:
    do(store, change_record, "case_", mathias_case, {"why": "Barnet er i en foranstaltning."})
    assert words(report(store, mathias_case)) == ["Barnet", "en foranstaltning"]
    assert words(report(store, mathias_case, "child")) == []


def test_a_word_of_our_own_is_found_before_the_shipped_and_can_be_let_go(store: OpenStore, mathias_case: UUID) -> None:
    written(store, mathias_case, "Barnet bruger skærmtid", table="goal")
    do(store, jargon_list.add_word, "skærmtid", instead="telefon")
    child = only(report(store, mathias_case), "Barnet").remark.word_id
    do(store, jargon_list.leave_out, child)
    finding = only(report(store, mathias_case), "skærmtid")
    assert finding.fixed == "Barnet bruger telefon"
    assert words(report(store, mathias_case)) == ["skærmtid"]
    do(store, jargon_list.leave_out, "own:skærmtid")
    do(store, jargon_list.take_back, child)
    assert words(report(store, mathias_case)) == ["Barnet"]
    assert [each for each in ask(store, jargon_list.list_words) if each.is_own or each.is_off] == []


def test_the_own_list_keeps_what_it_was(store: OpenStore, mathias_case: UUID) -> None:
    do(store, jargon_list.add_word, "  Skærm   tid ", instead="telefon")
    do(store, jargon_list.add_word, "skærm tid", instead="tablet")
    [own] = [each for each in ask(store, jargon_list.list_words) if each.is_own]
    assert dict(own.word.say) == {"skærm tid": "tablet"}

    def versions(unit: Unit) -> int:
        return unit.session.query(DefinitionVersion).filter_by(kind="jargon").count()

    assert ask(store, versions) == 2
    for wrong in ("", " ", "x" * 81):
        with pytest.raises(UserError):
            do(store, jargon_list.add_word, wrong)


def test_hostile_text_is_read_without_harm(store: OpenStore, mathias_case: UUID) -> None:
    for text in ("<b>&\"'", "x" * 3_000, "\U0001f600 " * 50, "barnet " * 600, "(((" * 300, "שלום عربي", "§" * 500):
        written(store, mathias_case, text, table="goal")
        draft = ask(store, plan_for, mathias_case)
        rendered = RenderedPaper((RenderedPart("side 1", "\n".join(prose_of(draft.paper))),))
        assert isinstance(ask(store, look, mathias_case, draft.paper, rendered), PlainReport)


def test_prose_is_everything_but_quotes_and_names() -> None:
    part = plan_rows.ChildPart(
        name="Navn", first_name="Navn", own_words=(Quote(text="Egne ord"),), why="Derfor", works=("fodbold",)
    )
    paper = PlanPaper(title="Plan", copy="family", made_on=TODAY.date(), version="1", children=(part,), rights=())
    assert list(prose_of(paper)) == ["Derfor", "fodbold"]


def test_every_field_named_as_no_prose_is_there() -> None:
    rows = [each for module in (plan_rows, meeting_paper_rows) for each in vars(module).values()]
    there = {field.name for row in rows if dataclasses.is_dataclass(row) for field in dataclasses.fields(row)}
    assert NOT_PROSE - there <= {"called", "names"}
