"""The leak guard on real papers: story B with secrets written into sentences, and a canary in every text field."""

import json
from uuid import UUID

import pytest
from doing import ask, do
from every_field import full_case, text_columns

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.documents.read_back import read_back
from app.models.case import Case
from app.models.log import Audit
from app.models.people import Person
from app.models.registry import CASE_CLASSES
from app.services.agreements import add_agreement
from app.services.case_content import store_content
from app.services.leak_guard import Finding, accept, look, open_findings
from app.services.leak_text import RenderedPaper, RenderedPart
from app.services.papers import PlanDraft, plan_for
from app.services.people import list_people
from app.services.ports import Unit
from app.services.records import add_record, change_record

ADDRESS = "Hemmelig Vej 12, 7100 Vejle"


def person(store: OpenStore, case_id: UUID, name: str) -> UUID:
    return next(row.id for row in ask(store, list_people, case_id) if row.name == name)


def text(words: str) -> RenderedPaper:
    return RenderedPaper((RenderedPart("side 1", words),))


def looked(store: OpenStore, case_id: UUID, words: str, *readers: UUID) -> tuple[Finding, ...]:
    found = ask(store, look, case_id, text(words), frozenset(readers))
    assert isinstance(found, tuple)
    return found


def on_paper(store: OpenStore, case_id: UUID, **which: object) -> tuple[PlanDraft, tuple[Finding, ...]]:
    draft = ask(store, plan_for, case_id, **which)
    rendered = read_back(plan_pdf(draft.paper), draft.file_name)
    return draft, ask(store, look, case_id, rendered, draft.readers)


@pytest.fixture
def heidi(store: OpenStore, noah_case: UUID) -> UUID:
    """Heidi, with everything known about her."""
    her = person(store, noah_case, "Heidi Bækgaard")
    values = {"address": ADDRESS, "phone": "12 34 56 78", "email": "heidi@eksempel.dk", "cpr": "010179-9996"}
    do(store, change_record, "person", her, values)
    return her


@pytest.fixture
def jan(store: OpenStore, noah_case: UUID) -> UUID:
    """The one she is protected against."""
    return person(store, noah_case, "Jan Sørensen")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Noah besøger hende på Hemmelig V. 12.", "adressen hos Heidi Bækgaard"),
        ("Toget går til Vejle kl. 9.", "byen, hvor Heidi Bækgaard bor"),
        ("Ring på +45 12345678", "telefonen til Heidi Bækgaard"),
        ("skriv til heidi@eksempel.dk", "e-mailen til Heidi Bækgaard"),
        ("Yasmins bil", "navnet Yasmin Farah"),
        ("hun er hos en veninde", "hvor Heidi Bækgaard bor"),
        ("cpr 0101799996", "CPR-nummeret på Heidi Bækgaard"),
        ("og 150315-9995", "noget, der ligner et CPR-nummer"),
    ],
)
def test_what_jan_must_not_get_is_found_in_a_sentence(
    store: OpenStore, noah_case: UUID, heidi: UUID, jan: UUID, words: str, what: str
) -> None:
    assert heidi
    assert [each.what for each in looked(store, noah_case, words, jan)] == [what]


def test_what_jan_knows_already_is_no_alarm(store: OpenStore, noah_case: UUID, heidi: UUID, jan: UUID) -> None:
    assert heidi
    words = "Heidi Bækgaard, Noah, Lars Bækgaard og Jan mødes i Ikast. Vejle Kommune indkalder kl. 12. Det går godt."
    assert looked(store, noah_case, words, jan) == ()


def test_she_herself_may_read_where_she_is_but_a_cpr_number_nobody(
    store: OpenStore, noah_case: UUID, heidi: UUID
) -> None:
    found = looked(store, noah_case, f"{ADDRESS}, 12345678, Yasmin Farah, 010179-9996", heidi)
    assert [each.what for each in found] == ["CPR-nummeret på Heidi Bækgaard"]


def test_when_nobody_knows_who_reads_every_protection_counts(store: OpenStore, noah_case: UUID, heidi: UUID) -> None:
    assert {each.about for each in looked(store, noah_case, f"{ADDRESS} 12345678")} == {heidi}


def test_the_school_of_a_child_that_lives_with_her_is_found(
    store: OpenStore, noah_case: UUID, heidi: UUID, jan: UUID
) -> None:
    from app.services.people import add_household

    noah = person(store, noah_case, "Noah Bækgaard Sørensen")
    do(store, add_household, noah_case, label="hos mor", people=(heidi, noah))
    [found] = looked(store, noah_case, "Han går på UCH.", jan)
    assert found.what.startswith("skolen eller dagtilbuddet")


def test_the_finished_pdf_is_searched_also_where_nobody_looks(
    store: OpenStore, noah_case: UUID, heidi: UUID, jan: UUID
) -> None:
    assert heidi
    do(store, add_agreement, noah_case, text="Noah tager toget og besøger mor på Hemmelig Vej 12 hver anden lørdag")
    do(store, change_record, "case_", noah_case, {"number": "Heidi 12345678"})

    draft, found = on_paper(store, noah_case, recipient_id=jan)

    assert {each.where for each in found} == {"filnavnet", "side 2"}
    assert "12345678" in draft.file_name
    [words] = [each for each in found if each.where == "side 2"]
    assert "Hemmelig Vej 12 hver anden" in words.excerpt


def test_the_shipped_families_give_no_false_alarm(
    store: OpenStore, mathias_case: UUID, noah_case: UUID, liv_case: UUID
) -> None:
    told = {
        (copy, each.what, each.excerpt)
        for case_id in (mathias_case, noah_case, liv_case)
        for copy in ("family", "child")
        for each in on_paper(store, case_id, copy=copy, with_genogram=True)[1]
    }
    assert told == set()


def test_what_may_stand_there_is_not_asked_about_again_until_words_or_readers_change(
    store: OpenStore, noah_case: UUID, heidi: UUID, jan: UUID
) -> None:
    words = "Noah ringer til Yasmin."
    found = looked(store, noah_case, words, jan)
    do(store, accept, noah_case, found, reason="Jan kender hende")

    again = looked(store, noah_case, words, jan)
    assert [each.accepted for each in again] == [True]
    assert open_findings(again) == ()
    assert open_findings(looked(store, noah_case, "Noah bor hos Yasmin.", jan))
    assert open_findings(looked(store, noah_case, words, jan, heidi))


def test_the_decision_is_in_the_audit_log_by_ids_and_without_a_word(
    store: OpenStore, noah_case: UUID, heidi: UUID, jan: UUID
) -> None:
    found = looked(store, noah_case, "Hun bor på Hemmelig Vej 12", jan)
    with store.units.step("Det må stå der", "leak.accepted", undoable=False) as unit:
        accept(unit, noah_case, found, reason="han ved det")

    rows = ask(store, lambda unit: [_plain(each) for each in unit.session.query(Audit) if each.kind == "leak.accepted"])
    [row] = rows
    assert str(noah_case) in row
    assert str(heidi) in row
    assert "Hemmelig" not in row
    assert "ved det" not in row


def _plain(row: Audit) -> str:
    return json.dumps({key: str(value) for key, value in vars(row).items()}, default=str)


@pytest.fixture
def canaries_everywhere(store: OpenStore) -> UUID:
    """A case with a protected address in every free text of every table."""
    content = full_case(lambda table, column: f"{table} {column} {ADDRESS} nu")
    content["agreements"][0].pop("audience")
    content["agreements"][0]["state"] = "agreed"
    content["meetings"][0]["status"] = "held"
    content["protections"] = [{"id": "p-1", "subject": "people-2", "against": "people-1", "scope": "whereabouts"}]
    content["people"][1] |= {"name": "Else Due", "address": ADDRESS}
    said = content["contributions"][0] | {"may_be_written": True}
    content["contributions"] = [
        said | {"id": f"c-{kind}", "kind": kind, "quoted": kind == "own_words"}
        for kind in ("own_words", "works", "hope", "worry")
    ]
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:
        return store_content(unit, content)


@pytest.mark.parametrize("copy", ["family", "child", "professional", "named"])
def test_a_protected_address_in_any_text_of_a_case_is_caught_wherever_it_is_printed(
    store: OpenStore, canaries_everywhere: UUID, copy: str
) -> None:
    case_id = canaries_everywhere
    reader = ask(store, list_people, case_id)[0].id
    which = {"recipient_id": reader} if copy == "named" else {"copy": copy}
    draft = ask(store, plan_for, case_id, **which)
    rendered = read_back(plan_pdf(draft.paper), draft.file_name)

    found = ask(store, look, case_id, rendered, draft.readers)

    pages = " ".join(" ".join(part.text.replace("\ufffe", "").split()) for part in rendered.parts)
    printed = [
        f"{kind.__tablename__} {name}"
        for kind in (Case, *CASE_CLASSES)
        for name in text_columns(kind)
        if f"{kind.__tablename__} {name} Hemmelig" in pages
    ]
    told = " ".join(each.excerpt for each in found)
    assert len(printed) >= 5
    assert [each for each in printed if each not in told] == []


def test_a_text_outside_any_paper_is_guarded_too(store: OpenStore, noah_case: UUID, heidi: UUID, jan: UUID) -> None:
    assert heidi
    copied = RenderedPaper((RenderedPart("det kopierede", "Mødet er på Hemmelig Vej 12"),))
    [found] = ask(store, look, noah_case, copied, frozenset({jan}))
    assert found.where == "det kopierede"


def test_the_same_address_with_everybody_shielded_is_found_for_every_reader(store: OpenStore, noah_case: UUID) -> None:
    yasmin = person(store, noah_case, "Yasmin Farah")
    do(store, change_record, "person", yasmin, {"address": "Åvej 4, 6000 Kolding"})
    do(store, add_record, noah_case, "protection", {"subject_id": str(yasmin), "scope": "everything"})
    rune = person(store, noah_case, "Rune Aagaard")
    what = {each.what for each in looked(store, noah_case, "Yasmin Farah bor på Aavej 4", rune)}
    assert what == {"navnet Yasmin Farah", "adressen hos Yasmin Farah"}


def test_a_case_without_protection_only_looks_for_numbers(store: OpenStore, mathias_case: UUID) -> None:
    def put_in(unit: Unit) -> None:
        for each in unit.live(Person):
            each.address = ADDRESS

    do(store, put_in)
    assert looked(store, mathias_case, f"{ADDRESS} 12 34 56 78") == ()
    assert [each.about for each in looked(store, mathias_case, "cpr 150315-9995")] == [None]
