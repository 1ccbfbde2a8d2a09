"""»Let at læse?« asks about words of health, strife and who stayed away before a family's paper is printed."""

from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.documents.read_back import read_back
from app.models.agreement import Agreement
from app.models.case import Child
from app.models.meeting import Contribution
from app.services import records
from app.services.careful_words import IN_A_QUOTE
from app.services.papers import plan_for
from app.services.plain_check import PlainReport, keep_wording, look
from app.services.ports import Unit
from tests.services.meeting_making import set_row
from tests.services.read_by_jan import text_of

AGREED = "tager med til psykiatrisk ambulatorium, hvis far udeblev eller mødte ikke frem"
SAID = "Mor drikker for meget"


def report(store: OpenStore, case_id: UUID, copy: str = "family") -> PlainReport:
    draft = ask(store, plan_for, case_id, copy=copy)
    found: PlainReport = ask(store, look, case_id, draft.paper, read_back(plan_pdf(draft.paper)))
    return found


def told(found: PlainReport) -> dict[str, str]:
    return {each.found: each.remark.told for each in found.findings}


@pytest.fixture
def case_id(store: OpenStore, mathias_case: UUID) -> UUID:
    def write(unit: Unit) -> None:
        unit.live(Agreement, Agreement.case_id == mathias_case)[0].text = AGREED
        for each in unit.live(Contribution, Contribution.case_id == mathias_case):
            each.quoted = False
        child = unit.live(Child, Child.case_id == mathias_case)[0]
        values = {"kind": "own_words", "text": SAID, "child_id": str(child.id), "speaker_id": str(child.person_id)}
        records.add_record(unit, mathias_case, "contribution", {**values, "quoted": "ja"})

    do(store, write)
    return mathias_case


def test_each_is_asked_about_where_it_is_written_and_a_hard_word_only_once(store: OpenStore, case_id: UUID) -> None:
    found = report(store, case_id)
    assert "Det er kun for den, det handler om." in told(found)["psykiatrisk"]
    assert "Om en, der ikke var der" in told(found)["mødte ikke frem"]
    assert [each.found for each in found.findings].count("udeblev") == 1
    assert [each.found for each in found.findings][-1] == "udeblev", "what tells of somebody comes first"
    [finding] = [each for each in found.findings if each.found == "psykiatrisk"]
    assert finding.source is not None
    assert (finding.source.column, finding.source.text, finding.fixed) == ("text", AGREED, "")
    assert finding.remark.word_id == "", "it is asked about in every case, whatever the municipality has let go"


def test_a_childs_own_words_are_asked_about_and_stay_as_they_were_said(store: OpenStore, case_id: UUID) -> None:
    for copy in ("family", "child"):
        found = report(store, case_id, copy)
        [finding] = [each for each in found.findings if each.found == "drikker for meget"]
        assert finding.remark.told.endswith(IN_A_QUOTE)
        assert (finding.source, finding.fixed, finding.quoted) == (None, "", True)
        assert SAID in text_of(plan_pdf(ask(store, plan_for, case_id, copy=copy).paper)), "it is asked about, no more"


def test_what_she_lets_stand_is_asked_about_again_when_it_is_another_text(store: OpenStore, case_id: UUID) -> None:
    for each in report(store, case_id).findings:
        do(store, keep_wording, case_id, each.mark)
    kept = report(store, case_id)
    assert (kept.findings, kept.kept > 2) == ((), True)
    row = ask(store, lambda unit: unit.live(Agreement, Agreement.text == AGREED)[0].id)
    set_row(store, Agreement, row, text=f"{AGREED} igen")
    assert "psykiatrisk" in told(report(store, case_id))


def test_the_professional_copy_is_not_asked_about(store: OpenStore, case_id: UUID) -> None:
    assert report(store, case_id, "professional") == PlainReport()
