"""Papers: versions that stand, bytes that stay, and who got what."""

import datetime as dt
import re
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.models.meeting import Contribution
from app.models.paper import Blob, Paper
from app.services.agreements import add_agreement
from app.services.finished_papers import list_finished, open_finished
from app.services.history import undo
from app.services.papers import PlanDraft, deliver, finish_paper, plan_for
from app.services.people import list_people
from app.services.ports import Unit
from app.services.records import add_record, change_record
from tests.shipped import TODAY


def made(
    store: OpenStore, case_id: UUID, copy: str = "family", recipient: UUID | None = None
) -> tuple[PlanDraft, UUID]:
    with store.units.step("Lav plan", "paper.finish", undoable=False) as unit:
        draft = plan_for(unit, case_id, copy=copy, recipient_id=recipient)
        return draft, finish_paper(unit, case_id, draft, plan_pdf(draft.paper))


def person(store: OpenStore, case_id: UUID, name: str) -> UUID:
    return next(row.id for row in ask(store, list_people, case_id) if row.called == name)


def test_the_same_facts_give_the_same_paper_also_on_another_day(store: OpenStore, mathias_case: UUID) -> None:
    first, paper = made(store, mathias_case)
    store.units.now = lambda: TODAY + dt.timedelta(days=1)
    again, same = made(store, mathias_case)

    assert same == paper
    assert (again.paper.version, again.paper.made_on) == (first.paper.version, dt.date(2026, 11, 22))
    assert plan_pdf(again.paper) == ask(store, open_finished, paper).content
    assert len(ask(store, list_finished, mathias_case)) == 1


def test_new_facts_give_a_new_version_and_the_old_bytes_stay(store: OpenStore, mathias_case: UUID) -> None:
    _, first = made(store, mathias_case)
    before = ask(store, open_finished, first).content
    do(store, add_agreement, mathias_case, text="ringer til skolen")
    _, second = made(store, mathias_case)

    newest, oldest = ask(store, list_finished, mathias_case)
    assert (newest.id, oldest.id) == (second, first)
    assert re.fullmatch(r"2 \([0-9a-f]{4}\)", newest.version)
    assert re.fullmatch(r"1 \([0-9a-f]{4}\)", oldest.version)
    assert ask(store, open_finished, first).content == before


def test_facts_put_back_give_back_the_version_they_had(store: OpenStore, mathias_case: UUID) -> None:
    draft, first = made(store, mathias_case)
    with store.units.step("Aftale", "agreement.add") as unit:
        add_agreement(unit, mathias_case, text="ringer til skolen")
    made(store, mathias_case)
    do(store, undo, unit.outcome.step_id)

    again, paper = made(store, mathias_case)

    assert (paper, again.paper.version) == (first, draft.paper.version)
    assert plan_pdf(again.paper) == ask(store, open_finished, first).content


def test_each_copy_and_each_reader_has_versions_of_its_own(store: OpenStore, noah_case: UUID) -> None:
    jan = person(store, noah_case, "Jan")
    drafts = [
        made(store, noah_case, *which)[0] for which in (("family",), ("child",), ("professional",), ("family", jan))
    ]

    assert {draft.paper.version[:2] for draft in drafts} == {"1 "}
    assert len(ask(store, list_finished, noah_case)) == 4


def test_a_finished_paper_cannot_be_undone_but_a_delivery_can(store: OpenStore, noah_case: UUID) -> None:
    _, paper = made(store, noah_case)
    jan = person(store, noah_case, "Jan")
    with store.units.step("Udlever", "paper.deliver") as unit:
        deliver(unit, paper, recipient_id=jan, how="i hånden")

    assert ask(store, list_finished, noah_case)[0].got == ("Til Jan: i hånden den 22. november 2026.",)
    do(store, undo, unit.outcome.step_id)
    assert ask(store, list_finished, noah_case)[0].got == ()


def test_file_names_name_nobody(store: OpenStore, noah_case: UUID) -> None:
    names = {copy: made(store, noah_case, copy)[0].file_name for copy in ("family", "child", "professional")}

    assert names == {
        "family": "plan-2026-007.pdf",
        "child": "min-side-2026-007.pdf",
        "professional": "fagligt-eksemplar-2026-007.pdf",
    }


def test_a_case_number_cannot_lead_a_file_out_of_its_folder(store: OpenStore, noah_case: UUID) -> None:
    do(store, change_record, "case_", noah_case, {"number": "../../etc/Noah Sørensen\\x"})

    assert re.fullmatch(r"plan-[a-z0-9-]*\.pdf", made(store, noah_case)[0].file_name)


def test_words_the_child_said_no_to_or_only_for_my_screen_stand_nowhere(store: OpenStore, noah_case: UUID) -> None:
    said = ask(store, lambda unit: unit.live(Contribution)[0].id)
    assert made(store, noah_case)[0].paper.children[0].own_words

    for values in ({"may_be_written": "nej"}, {"may_be_written": "ja", "only_screen": "ja"}):
        do(store, change_record, "contribution", said, dict(values))
        for copy in ("family", "child", "professional"):
            assert made(store, noah_case, copy)[0].paper.children[0].own_words == ()


def test_what_the_municipality_decides_is_never_among_what_was_agreed(store: OpenStore, noah_case: UUID) -> None:
    do(store, add_agreement, noah_case, text="Samvær i julen", state="to_be_decided")
    do(store, add_agreement, noah_case, text="Kun et forslag", state="proposal")

    lines = made(store, noah_case)[0].paper.children[0].agreements
    assert [line.text for line in lines if line.to_be_decided] == ["Samvær i julen"]
    assert "forslag" not in "".join(line.text for line in lines)


def test_a_training_store_says_example(store: OpenStore, noah_case: UUID) -> None:
    assert made(store, noah_case)[0].paper.example is False
    store.units.training = True
    assert ask(store, plan_for, noah_case).paper.example is True


def test_bytes_are_kept_once_however_often_they_are_finished(store: OpenStore, noah_case: UUID) -> None:
    made(store, noah_case)
    made(store, noah_case)

    def counted(unit: Unit) -> tuple[int, int]:
        return len(unit.live(Paper)), unit.session.query(Blob).count()

    assert ask(store, counted) == (1, 1)


@pytest.mark.parametrize("copy", ["family", "child", "professional"])
def test_a_case_with_next_to_nothing_in_it_still_gives_a_paper(store: OpenStore, copy: str) -> None:
    from app.services.cases import start_case

    case_id = do(store, start_case, child_name="Asta")
    do(store, add_record, case_id, "agreement", {"text": ""})

    draft, paper = made(store, case_id, copy)
    assert (ask(store, open_finished, paper).content).startswith(b"%PDF")
    assert draft.paper.title == "Vores aftaler"
