"""A list of cases from another system becomes cases, once, in one step, and never writes over what is typed here."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.case import Case, Child
from app.models.enums import CaseStatus, InterventionStatus
from app.models.enums_people import CustodyKind, Gender
from app.models.knowledge import Note
from app.models.log import Step
from app.models.people import NetworkTie, ParentTie, Partnership, Person
from app.models.plan import FollowUp, Intervention
from app.models.safety import Custody, CustodyHolder, Protection
from app.rules.case_table import TableMapping, TableRow
from app.services import history, people
from app.services.case_table_import import NOTHING_TO_TAKE, STOPPED, lay_out, preview_table, take_table
from app.services.case_table_import_kept import forget_mapping, keep_mapping, list_mappings
from app.services.case_table_import_rows import ALL, Choices, Fate, LaidOut, untaken_rows
from app.services.cases import close_case, list_cases, start_case
from app.services.profile import save_profile
from tests.doing import ask, do

HEAD = "Sagsnr;Navn;CPR;Mor;Far;Forældremyndighed;Foranstaltning;Startdato;Næste opfølgning"
IDA = "7;Holm, Ida;140315-4321;Anna Holm;Per Bo;Fælles;Kontaktperson;01-03-2026;14-12-2026"


def laid(store: OpenStore, *lines: str) -> LaidOut:
    rows = [TableRow(number, tuple(line.split(";"))) for number, line in enumerate(lines, 1)]
    return ask(store, lay_out, rows)  # type: ignore[no-any-return]  # ask knows no types


def fates(store: OpenStore, found: LaidOut, choices: Choices = ALL) -> list[Fate]:
    return [line.fate for line in ask(store, preview_table, found.table, found.mapping, choices).lines]


def take(store: OpenStore, found: LaidOut, choices: Choices = ALL) -> Any:
    return do(store, take_table, found.table, found.mapping, choices)


def live(store: OpenStore, kind: Any) -> list[Any]:
    with store.units.read("test") as unit:
        return unit.live(kind)


def test_a_row_becomes_a_case_with_child_parents_custody_help_and_dates(store: OpenStore) -> None:
    found = laid(store, f"{HEAD};Køn;Skole;Klasse;Adresse;Adressebeskyttelse;Bemærkninger;Fars telefon",
                 f"{IDA};Pige;Bakkeskolen;5.b;Vej 1;Ja;Ringer gerne;31 22 11 00")  # fmt: skip
    take(store, found)
    [case], [child] = live(store, Case), live(store, Child)
    everybody = {person.name: person for person in live(store, Person)}
    ida, anna, per = everybody["Ida Holm"], everybody["Anna Holm"], everybody["Per Bo"]
    assert (case.number, case.status, case.opened_on) == ("7", CaseStatus.OPEN, None)
    assert (ida.cpr, ida.gender, ida.birth.exact, ida.address) == (
        "140315-4321",
        Gender.WOMAN,
        dt.date(2015, 3, 14),
        "Vej 1",
    )
    assert (child.school, child.school_class) == ("Bakkeskolen", "5.b")
    assert (anna.role, per.role, per.phone) == ("mor", "far", "31 22 11 00")
    [tie] = live(store, ParentTie)
    assert tie.child_id == ida.id
    [custody] = live(store, Custody)
    assert custody.kind is CustodyKind.JOINT
    assert {holder.person_id for holder in live(store, CustodyHolder)} == {anna.id, per.id}
    [help_] = live(store, Intervention)
    assert (help_.name, help_.status, help_.child_id) == ("Kontaktperson", InterventionStatus.ACTIVE, child.id)
    [planned] = live(store, FollowUp)
    assert (planned.planned_on, planned.held_on, planned.child_id) == (dt.date(2026, 12, 14), None, None)
    [protection] = live(store, Protection)
    assert (protection.subject_id, protection.against_id) == (ida.id, None)
    [note] = live(store, Note)
    assert note.text == "Bemærkninger: Ringer gerne"


def test_siblings_share_their_parents_and_half_siblings_only_the_one(store: OpenStore) -> None:
    found = laid(store, "Sagsnr;Navn;Mor;Far", "7;Ida;Anna;Per", "7;Bo;Anna;Per", "7;Ea;Anna;Kaj")
    take(store, found)
    named = sorted(person.name for person in live(store, Person))
    assert named == ["Anna", "Bo", "Ea", "Ida", "Kaj", "Per"]
    assert len(live(store, Partnership)) == 2
    assert len(live(store, Child)) == 3


def test_the_same_list_twice_adds_nothing(store: OpenStore) -> None:
    found = laid(store, HEAD, IDA, ";Holm, Bo;;;;;;;", "9;Ea Skov;;;;;;;")
    take(store, found)
    before = len(live(store, Person))
    assert fates(store, found) == [Fate.KNOWN] * 3
    assert fates(store, found, Choices(fill=True)) == [Fate.KNOWN] * 3
    with pytest.raises(UserError, match=NOTHING_TO_TAKE[:20]):
        take(store, found)
    assert len(live(store, Person)) == before


def test_all_of_it_is_one_step_with_one_undo(store: OpenStore) -> None:
    found = laid(store, HEAD, IDA, "8;Holm, Bo;;;;;;;")
    take(store, found)
    with store.units.read("test") as unit:
        last = unit.session.query(Step).order_by(Step.seq.desc()).first()
    assert last is not None
    do(store, history.undo, last.id)
    assert live(store, Case) == []
    assert live(store, Person) == []
    assert fates(store, found) == [Fate.NEW, Fate.NEW]


def test_only_empty_fields_are_filled_and_what_is_typed_here_stands(store: OpenStore) -> None:
    case_id = do(store, start_case, child_name="Ida Holm", number="7", one_line="Min egen linje", next_on="1/12 2026")
    [ida] = [person for person in live(store, Person) if person.name == "Ida Holm"]
    do(store, people.add_parents, ida.id, mother="Anna Holm", father="Kim")
    found = laid(store, f"{HEAD};Titel;Skole", f"{IDA};Fra listen;Bakkeskolen")
    [line] = ask(store, preview_table, found.table, found.mapping, Choices(fill=True)).lines
    assert line.fate is Fate.FILL
    take(store, found, Choices(fill=True))
    with store.units.read("test") as unit:
        case, person, [child] = unit.get(Case, case_id), unit.get(Person, ida.id), unit.live(Child)
    assert (case.one_line, person.cpr, child.school) == ("Min egen linje", "140315-4321", "Bakkeskolen")
    assert sorted(each.name for each in live(store, Person) if each.role in ("mor", "far", None))[:3] == [
        "Anna Holm", "Ida Holm", "Kim",
    ]  # fmt: skip
    assert [row.planned_on for row in live(store, FollowUp)] == [dt.date(2026, 12, 1)]
    assert [row.name for row in live(store, Intervention)] == ["Kontaktperson"]
    assert fates(store, found, Choices(fill=True)) == [Fate.KNOWN]


def test_a_case_is_known_by_number_by_cpr_and_by_another_id(store: OpenStore) -> None:
    take(store, laid(store, "Sagsnr;Navn;CPR;Id", "7;Ida;140315-4321;a-1"))
    assert fates(store, laid(store, "Sagsnr;Navn;By", "7;Ida;x")) == [Fate.KNOWN]
    assert fates(store, laid(store, "CPR;Navn", "1403154321;Ida Holm")) == [Fate.KNOWN]
    assert fates(store, laid(store, "Id;Navn;By", "A-1;Ida;x")) == [Fate.KNOWN]


def test_a_list_that_knows_of_a_protected_address_says_so_also_of_a_case_that_is_passed_over(store: OpenStore) -> None:
    take(store, laid(store, "Sagsnr;Navn", "7;Ida"))
    found = laid(store, "Sagsnr;Navn;Adressebeskyttelse", "7;Ida;Ja")
    [line] = ask(store, preview_table, found.table, found.mapping).lines
    assert line.fate is Fate.KNOWN
    assert "beskyttet" in line.told[0]
    take(store, found, Choices(fill=True))
    assert len(live(store, Protection)) == 1
    [line] = ask(store, preview_table, found.table, found.mapping).lines
    assert line.told == ()


def test_a_number_used_for_another_child_and_one_that_says_two_cases_wait(store: OpenStore) -> None:
    take(store, laid(store, "Sagsnr;Navn;CPR", "7;Ida;140315-4321", "8;Bo;150316-4321"))
    assert fates(store, laid(store, "Sagsnr;Navn;CPR", "7;Ea;160316-4321")) == [Fate.WAITS]
    assert fates(store, laid(store, "Sagsnr;Navn;CPR", "7;Ida;150316-4321")) == [Fate.WAITS]


def test_a_child_of_the_same_name_is_pointed_out_and_taken_in(store: OpenStore) -> None:
    take(store, laid(store, "Sagsnr;Navn", "7;Ida Holm"))
    found = laid(store, "Sagsnr;Navn", "8;Ida Holm")
    [line] = ask(store, preview_table, found.table, found.mapping).lines
    assert (line.fate, len(line.told)) == (Fate.NEW, 1)


def test_a_case_with_a_fault_waits_and_is_taken_without_the_cell_when_she_says_so(store: OpenStore) -> None:
    found = laid(store, "Sagsnr;Navn;CPR", "7;Ida;1234", "7;Bo;150316-4321", "8;;160316-4321")
    assert fates(store, found) == [Fate.WAITS, Fate.WAITS]
    lenient = Choices(without_faults=True)
    preview = ask(store, preview_table, found.table, found.mapping, lenient)
    assert [line.fate for line in preview.lines] == [Fate.NEW, Fate.WAITS]
    rows = untaken_rows(found.table, preview)
    assert rows[0][:3] == ["Sagsnr", "Navn", "CPR"]
    assert rows[1][:3] == ["8", "", "160316-4321"]
    assert "Række 4" in rows[1][3]
    take(store, found, lenient)
    assert sorted(person.cpr or "" for person in live(store, Person)) == ["", "150316-4321"]


def test_the_rows_that_waited_can_be_put_right_and_taken_in(store: OpenStore) -> None:
    found = laid(store, "Sagsnr;Navn;CPR", "7;;140315-4321")
    rows = untaken_rows(found.table, ask(store, preview_table, found.table, found.mapping))
    rows[1][1] = "Ida"
    do(store, keep_mapping, found.table.headings, TableMapping(found.mapping.columns, {}, "Min liste"))
    again = laid(store, *(";".join(row) for row in rows))
    assert again.remembered == "Min liste"
    assert fates(store, again) == [Fate.NEW]


def test_only_the_chosen_caseworkers_cases_are_taken_and_a_colleagues_name_is_kept(store: OpenStore) -> None:
    do(store, save_profile, {"name": "Dorthe Vinkler"})
    found = laid(store, "Sagsnr;Navn;Sagsbehandler", "7;Ida;dorthe vinkler", "8;Bo;Kim Lund", "9;Ea;")
    assert fates(store, found, Choices(caseworker="Dorthe Vinkler")) == [Fate.NEW, Fate.LEFT_OUT, Fate.LEFT_OUT]
    take(store, found)
    assert [case.caseworker for case in sorted(live(store, Case), key=lambda case: case.number)] == [
        None,
        "Kim Lund",
        None,
    ]
    assert len(live(store, NetworkTie)) == 3


def test_closed_cases_come_in_closed_and_help_that_is_over_as_ended(store: OpenStore) -> None:
    found = laid(store, "Sagsnr;Navn;Status;Afsluttet;Foranstaltning;Slutdato;Paragraf;Trin;Anbringelse",
                 "7;Ida;Lukket;01-02-2026;Ophold;31-01-2026;Serviceloven § 52;Trin 5;Opholdsstedet Ø")  # fmt: skip
    take(store, found)
    [case], [row] = live(store, Case), live(store, Intervention)
    assert (case.status, case.closed_on) == (CaseStatus.CLOSED, dt.date(2026, 2, 1))
    assert (row.status, row.rung, row.placement, row.place) == (InterventionStatus.ENDED, 5, True, "Opholdsstedet Ø")
    assert (row.earlier_legal_basis, row.legal_basis) == ("Serviceloven § 52", None)
    assert [line.number for line in ask(store, list_cases, closed=True)] == ["7"]


def test_a_case_closed_here_stays_closed(store: OpenStore) -> None:
    found = laid(store, "Sagsnr;Navn;Status", "7;Ida;Aktiv")
    [case_id] = take(store, found).new
    do(store, close_case, case_id, reason="Flyttet")
    assert fates(store, found, Choices(fill=True)) == [Fate.KNOWN]


def test_cases_without_a_number_get_numbers_no_other_case_has(store: OpenStore) -> None:
    do(store, start_case, child_name="Kaj", number="2026-001")
    take(store, laid(store, "Sagsnr;Navn", ";Ida", "2026-002;Bo", ";Ea"))
    assert sorted(case.number for case in live(store, Case)) == ["2026-001", "2026-002", "2026-003", "2026-004"]


def test_stopping_keeps_nothing(store: OpenStore) -> None:
    found = laid(store, "Sagsnr;Navn", "7;Ida")
    with pytest.raises(UserError, match=STOPPED[:20]):
        do(store, take_table, found.table, found.mapping, tell=lambda _done, _total: False)
    assert live(store, Case) == []


def test_a_list_without_names_or_without_rows_is_refused(store: OpenStore) -> None:
    with pytest.raises(UserError):
        laid(store, "Sagsnr;Navn")
    found = laid(store, "Sagsnr;By", "7;Ikast")
    assert ask(store, preview_table, found.table, found.mapping).refusal
    with pytest.raises(UserError):
        take(store, found)


def test_columns_are_remembered_by_name_and_known_again_whatever_their_order(store: OpenStore) -> None:
    found = laid(store, "Kode;Navn", "7;Ida")
    mapping = TableMapping({0: "number", 1: "name"}, {("status", "bero"): "open"}, "Fagsystemet")
    do(store, keep_mapping, found.table.headings, mapping)
    again = laid(store, "Navn;Kode", "Ida;7")
    assert (again.remembered, dict(again.mapping.columns)) == ("Fagsystemet", {0: "name", 1: "number"})
    assert again.mapping.answers == {("status", "bero"): "open"}
    do(store, keep_mapping, found.table.headings, TableMapping({1: "name"}, {}, "Nyt navn"))
    assert [each.name for each in ask(store, list_mappings)] == ["Nyt navn"]
    do(store, forget_mapping, "Nyt navn")
    assert ask(store, list_mappings) == ()


def test_a_training_store_takes_no_real_numbers(store: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.units, "training", True)
    found = laid(store, "Sagsnr;Navn;CPR", "7;Ida;140315-4321", "8;Bo;740315-4321")
    assert fates(store, found, Choices(without_faults=True)) == [Fate.WAITS, Fate.NEW]


def test_a_case_id_is_told_of_what_is_here(store: OpenStore) -> None:
    case_id: UUID = do(store, start_case, child_name="Ida", number="7")
    found = laid(store, "Sagsnr;Navn", "7;Ida")
    [line] = ask(store, preview_table, found.table, found.mapping).lines
    assert line.case_id == case_id


def test_new_cases_know_from_which_day_they_are_written_here_and_those_here_already_do_not(store: OpenStore) -> None:
    here = do(store, start_case, child_name="Bo Skov", number="8")
    take(store, laid(store, HEAD, IDA, "8;Skov, Bo;;;;;Kontaktperson;01-03-2026;"), Choices(fill=True))
    since = {case.number: case.here_since for case in live(store, Case)}
    assert since == {"7": store.units.now().date(), "8": None}
    assert here in {case.id for case in live(store, Case)}
