"""Consents outside the meeting: three kinds, each asked for itself, taken back and never deleted; what is missing."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.enums_people import ConsentAnswer, ConsentKind
from app.models.safety import Consent
from app.rules.sharing import Ground
from app.services import consents_kept as kept
from app.services.consent_form import consent_form_for, finish_consent_form
from app.services.consents_kept_basis import OTHER_WAY_OR_ASK, STOP_OR_ASK
from app.services.consents_kept_read import read_consents
from app.services.consents_kept_rows import ConsentsPage, KeptRow, NeedRow, TypedAsk
from app.services.discreet_rows import Discretion
from app.services.due_consents import of_consents
from app.services.due_lines import Desk
from app.services.notifications import TypedNotification, note_notification
from app.services.people import list_people
from app.services.records import add_record, list_records, remove_record
from app.services.rulebook import rules_of
from app.services.snapshot import read_case

YES, NO = ConsentAnswer.YES, ConsentAnswer.NO


@pytest.fixture
def people(store: OpenStore, mathias_case: UUID) -> dict[str, UUID]:
    return {each.called: each.id for each in ask(store, list_people, mathias_case)}


@pytest.fixture
def joint(store: OpenStore, mathias_case: UUID, people: dict[str, UUID]) -> UUID:
    """Lone and Torben hold custody together."""
    for each in ask(store, list_records, mathias_case, "custody"):
        do(store, remove_record, "custody", each.id)
    made: UUID = do(store, add_record, mathias_case, "custody", {"child_id": str(people["Mathias"]), "kind": "joint"})
    for name in ("Lone", "Torben"):
        do(store, add_record, mathias_case, "custody_holder", {"person_id": str(people[name])}, owner_id=made)
    return made


def page(store: OpenStore, case_id: UUID) -> ConsentsPage:
    found: ConsentsPage = ask(store, read_consents, case_id)
    return found


def need(store: OpenStore, case_id: UUID, what: str) -> NeedRow:
    return next(each for each in page(store, case_id).needs if each.what.startswith(what))


def row(store: OpenStore, case_id: UUID, consent_id: UUID) -> KeptRow:
    return next(each for each in page(store, case_id).kept if each.id == consent_id)


def help_for(store: OpenStore, case_id: UUID, **more: Any) -> UUID:
    made: UUID = do(store, add_record, case_id, "intervention", {"name": "Samtaler hjemme", **more})
    return made


def ask_for_help(
    store: OpenStore, case_id: UUID, people: dict[str, UUID], help_id: UUID, **more: Any
) -> tuple[UUID, ...]:
    typed = TypedAsk(
        kind=ConsentKind.INTERVENTION, about_id=people["Mathias"], intervention_id=help_id, **more,
    )  # fmt: skip
    made: tuple[UUID, ...] = do(store, kept.ask_consent, case_id, typed)
    return made


@pytest.mark.usefixtures("joint")
def test_each_holder_answers_for_itself_and_what_is_missing_is_one_calm_sentence(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    given = help_for(store, mathias_case)
    assert need(store, mathias_case, "Samtaler").basis.missing == "Ingen er spurgt endnu."
    lone, _ = ask_for_help(store, mathias_case, people, given)
    do(store, kept.answer_consent, lone, YES)
    basis = need(store, mathias_case, "Samtaler").basis
    assert (basis.ground, basis.words) == (Ground.PARTLY, "ja fra Lone, mangler Torben")
    assert basis.missing == "Mangler svar fra Torben."
    assert len(ask_for_help(store, mathias_case, people, given)) == 2


@pytest.mark.usefixtures("joint")
def test_asking_one_parent_alone_is_said(store: OpenStore, mathias_case: UUID, people: dict[str, UUID]) -> None:
    given = help_for(store, mathias_case)
    (lone,) = ask_for_help(store, mathias_case, people, given, asked=(people["Lone"],))
    do(store, kept.answer_consent, lone, YES)
    assert need(store, mathias_case, "Samtaler").basis.missing == "Kun den ene forælder er spurgt."


@pytest.mark.usefixtures("joint")
def test_a_yes_taken_back_keeps_its_day_and_who_is_asked_again_answers_anew(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    given = help_for(store, mathias_case)
    lone, torben = ask_for_help(store, mathias_case, people, given)
    for each in (lone, torben):
        do(store, kept.answer_consent, each, YES, on="3. november 2026", in_writing=True)
    assert need(store, mathias_case, "Samtaler").basis.words == "ja fra Lone og Torben"
    do(store, kept.withdraw_consent, lone, on="20. november 2026")
    told = row(store, mathias_case, lone)
    assert told.answered == "sagde ja 3. november 2026 og trak det tilbage 20. november 2026"
    assert "Samtaler hjemme" in told.rested
    rests = need(store, mathias_case, "Samtaler").basis
    assert (rests.words, rests.missing) == ("Lone har trukket sit ja tilbage", STOP_OR_ASK), "said once"
    with pytest.raises(UserError, match="Spørg igen"):
        do(store, kept.answer_consent, lone, YES)
    with pytest.raises(UserError, match="bliver stående"):
        do(store, kept.drop_asking, lone)
    again, _ = ask_for_help(store, mathias_case, people, given)
    do(store, kept.answer_consent, again, NO)
    rests = need(store, mathias_case, "Samtaler").basis
    assert (rests.words, rests.missing) == ("nej fra Lone", OTHER_WAY_OR_ASK), "said once"
    assert row(store, mathias_case, lone).answer is ConsentAnswer.WITHDRAWN


def test_only_a_placement_asks_a_young_person_of_fifteen(store: OpenStore, noah_case: UUID) -> None:
    people = {each.called: each.id for each in ask(store, list_people, noah_case)}
    at_home = help_for(store, noah_case)
    away = help_for(store, noah_case, placement="ja", legal_basis="barnets lov § 46")
    needs = {each.ask.intervention_id: each.basis.asked for each in page(store, noah_case).needs}
    assert people["Noah"] in needs[away]
    assert people["Noah"] not in needs[at_home]


def test_placement_without_consent_rests_on_law(store: OpenStore, mathias_case: UUID) -> None:
    help_for(store, mathias_case, legal_basis="barnets lov § 47", decided_on="1. november 2026", status="granted")
    basis = need(store, mathias_case, "Samtaler").basis
    assert (basis.ground, basis.words) == (Ground.LAW, "lov")


@pytest.mark.usefixtures("joint")
def test_kinds_are_not_mixed_and_each_says_what_it_needs(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    about = people["Mathias"]
    for kind, words in (
        (ConsentKind.INTERVENTION, "hvilken hjælp"), (ConsentKind.FETCHING, "hentes hos"),
        (ConsentKind.SHARING, "gives til"), (ConsentKind.MEETING, "ja eller nej"),
    ):  # fmt: skip
        with pytest.raises(UserError, match=words):
            do(store, kept.ask_consent, mathias_case, TypedAsk(kind=kind, about_id=about))
    typed = TypedAsk(kind=ConsentKind.FETCHING, about_id=about, from_whom="Lægen", scope="Mavepinen", until="1/3")
    made = do(store, kept.ask_consent, mathias_case, typed)
    shown = row(store, mathias_case, made[0])
    assert shown.title == "Hente oplysninger hos Lægen, om Mathias"
    assert shown.who == "Lone Kjærgaard, har forældremyndighed"
    assert shown.lines == ("Mavepinen.", "Gælder til 1. marts 2027.")


@pytest.mark.usefixtures("joint")
def test_a_yes_with_an_end_stands_on_i_dag_until_somebody_answers_anew(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    about, lone = people["Mathias"], people["Lone"]
    typed = TypedAsk(
        kind=ConsentKind.FETCHING, about_id=about, asked=(lone,), from_whom="Lægen", until="15. december 2026"
    )
    (made,) = do(store, kept.ask_consent, mathias_case, typed)
    assert due(store, mathias_case) == []
    do(store, kept.answer_consent, made, YES)
    assert due(store, mathias_case) == [
        ("Ja’et fra Lone udløber: hente oplysninger hos Lægen, om Mathias", dt.date(2026, 12, 15))
    ]
    (again,) = do(store, kept.ask_consent, mathias_case, typed)
    do(store, kept.answer_consent, again, NO)
    assert due(store, mathias_case) == []


def due(store: OpenStore, case_id: UUID) -> list[tuple[str, dt.date | None]]:
    with store.units.read("due.read") as unit:
        rows = read_case(unit, case_id)
        return [(each.what, each.due_on) for each in of_consents(Desk(unit, rows, rules_of(unit), Discretion(rows)))]


@pytest.mark.usefixtures("joint")
def test_the_day_of_an_answer_is_past_and_a_yes_is_not_taken_back_before_it(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    lone, torben = ask_for_help(store, mathias_case, people, help_for(store, mathias_case))
    with pytest.raises(UserError, match="fremtiden"):
        do(store, kept.answer_consent, lone, YES, on="1. januar 2027")
    with pytest.raises(UserError, match="ikke noget ja"):
        do(store, kept.withdraw_consent, torben)
    do(store, kept.answer_consent, lone, YES, on="10. november 2026")
    with pytest.raises(UserError, match="før der blev sagt ja"):
        do(store, kept.withdraw_consent, lone, on="9. november 2026")


@pytest.mark.usefixtures("joint")
def test_a_printed_sheet_leaves_its_day_and_stands_for_one_reader(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    lone, _ = ask_for_help(store, mathias_case, people, help_for(store, mathias_case))
    draft = ask(store, consent_form_for, mathias_case, recipient_id=people["Lone"])
    assert [each.what for each in draft.paper.sheets] == ["Samtaler hjemme"]
    assert draft.readers == {people["Lone"]}
    do(store, finish_consent_form, mathias_case, draft, b"%PDF")
    assert row(store, mathias_case, lone).lines[-1] == "Arket er skrevet ud 22. november 2026."
    with store.units.read("record.read") as unit:
        assert unit.get(Consent, lone).form_printed_on == dt.date(2026, 11, 22)
    assert all(each.is_blank for each in ask(store, consent_form_for, mathias_case).paper.sheets)
    assert len(ask(store, consent_form_for, mathias_case).paper.sheets) == 3


@pytest.mark.usefixtures("joint")
def test_whom_a_stop_keeps_from_being_told_gets_no_sheet(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    ask_for_help(store, mathias_case, people, help_for(store, mathias_case))
    values = {"kind": "abuse", "subject_id": str(people["Mathias"]), "against_id": str(people["Torben"])}
    do(store, add_record, mathias_case, "hard_stop", values)
    with pytest.raises(UserError, match="tages stilling"):
        ask(store, consent_form_for, mathias_case, recipient_id=people["Torben"])
    assert ask(store, consent_form_for, mathias_case, recipient_id=people["Lone"]).paper.sheets


@pytest.mark.usefixtures("joint")
@pytest.mark.parametrize(
    ("table", "values"),
    [("hard_stop", {"kind": "violence"}), ("protection", {"scope": "whereabouts"})],
)
def test_a_sheet_never_tells_where_somebody_is_who_is_kept_away_from_its_reader(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID], table: str, values: dict[str, str]
) -> None:
    fetched = TypedAsk(
        kind=ConsentKind.FETCHING, about_id=people["Mathias"], from_whom="Krisecenter Xq", scope="Opholdet på Xq"
    )
    do(store, kept.ask_consent, mathias_case, fetched)
    against = {"subject_id": str(people["Lone"]), "against_id": str(people["Torben"])}
    do(store, add_record, mathias_case, table, values | against)

    drafts = {who: ask(store, consent_form_for, mathias_case, recipient_id=people[who]) for who in ("Lone", "Torben")}

    assert "Xq" not in str(drafts["Torben"].paper)
    assert [each.kind for each in drafts["Torben"].paper.sheets] == [ConsentKind.FETCHING]
    assert any("beskyttet person" in each for each in drafts["Torben"].left_out)
    assert [each.other for each in drafts["Lone"].paper.sheets] == ["Krisecenter Xq"]
    assert not any("hvor der hentes" in each for each in drafts["Lone"].left_out)


@pytest.mark.usefixtures("joint")
def test_who_decides_is_said_for_each_child(store: OpenStore, mathias_case: UUID, joint: UUID) -> None:
    told = " ".join(page(store, mathias_case).decides[0].lines)
    assert "Lone og Torben har forældremyndigheden sammen." in told
    assert "Mathias er 11 år: part i afgørelser" in told
    do(store, remove_record, "custody", joint)
    doubts = page(store, mathias_case).decides[0].warnings
    assert doubts == (
        "Forældremyndigheden er ikke afklaret. Skriv, hvem der har forældremyndigheden. "
        "Indtil da spørger vi begge forældre.",
    )
    do(store, note_notification, mathias_case, TypedNotification(sender="school", new_child="ufødt"))
    assert page(store, mathias_case).decides[-1].lines == ("Barnet er ikke født endnu.",)
