"""What others owe a case: read from where it was written, late first, nameless beside a parent who may not know."""

import datetime as dt
from uuid import UUID

from app.bootstrap import OpenStore
from app.models.agreement import Agreement, AgreementOwner
from app.models.approx_date import ApproxDate
from app.models.assessment import Assessment, FetchedInformation, ProfessionalView
from app.models.enums import InterventionStatus
from app.models.enums_early import FetchState
from app.models.enums_meeting import AgreementOutcome, Invitation, OwnerAnswer
from app.models.enums_people import ConsentKind
from app.models.meeting import Meeting, Participant
from app.models.people import Person
from app.models.plan import Intervention
from app.models.ruling import PartyHearing
from app.models.safety import Consent
from app.services import cases, modules
from app.services.discreet_rows import NEUTRAL_TITLE
from app.services.overview import read_overview
from app.services.owed_by_others import SOMEBODY, OwedRow, list_owed
from app.services.profile import save_profile
from app.services.stop_decisions import note_stop
from tests.doing import ask, do

TODAY = dt.date(2026, 11, 22)


def a_case(store: OpenStore) -> tuple[UUID, dict[str, UUID]]:
    """Return a case in which everybody owes something, and its people by name."""
    do(store, save_profile, {"name": "Sanne Vestergaard"})
    for each in (modules.ASSESSMENTS, modules.RULINGS):
        do(store, modules.switch_module, each, on=True)
    case = do(store, cases.start_case, child_name="Liv Holm")
    with store.units.step("x", "test") as unit:
        names = ("Lone Holm", "Sanne Vestergaard", "Birgitte Lund", "Jonas Dam")
        who = {name: unit.add(Person(case_id=case, name=name)).id for name in names}
        lone, sanne, birgitte, jonas = who.values()
        met = unit.add(Meeting(case_id=case, held_on=dt.date(2026, 12, 4))).id
        asked = unit.add(Assessment(case_id=case)).id
        over = unit.add(Assessment(case_id=case, finished_on=TODAY)).id
        day, owed = dt.date(2026, 11, 1), {"asked_on": dt.date(2026, 11, 1), "state": FetchState.ASKED}
        rows = (
            Consent(person_id=lone, kind=ConsentKind.FETCHING, from_whom="Skolen", form_printed_on=day),
            Consent(person_id=lone, kind=ConsentKind.FETCHING, from_whom="Lægen"),  # nobody has asked her yet
            FetchedInformation(assessment_id=asked, what="fravær", whose="Skolen", **owed),
            FetchedInformation(assessment_id=over, what="skema", whose="Lægen", **owed),
            ProfessionalView(assessment_id=asked, profession="Psykolog"),
            PartyHearing(person_id=lone, about="aflastning", sent_on=day, answer_by=dt.date(2026, 11, 20)),
            Participant(meeting_id=met, person_id=birgitte, invited_on=day, invitation=Invitation.INVITED),
            Participant(meeting_id=met, person_id=sanne, invited_on=day, invitation=Invitation.INVITED),
            Participant(meeting_id=met, person_id=jonas, invited_on=TODAY, invitation=Invitation.INVITED),
            Intervention(name="Aflastning", provider_id=birgitte, status=InterventionStatus.GRANTED,
                         decided_on=ApproxDate.parse("1. november 2026")),
        )  # fmt: skip
        for each in rows:
            each.case_id = case
            unit.add(each)
        for owner, answer, outcome in (
            (birgitte, OwnerAnswer.YES, None), (lone, OwnerAnswer.AWAITING, None), (sanne, OwnerAnswer.YES, None),
            (birgitte, OwnerAnswer.YES, AgreementOutcome.KEPT),
        ):  # fmt: skip
            by = dt.date(2026, 11, 27)
            made = unit.add(Agreement(case_id=case, text="ringer til PPR", due_on=by, outcome=outcome))
            unit.add(AgreementOwner(case_id=case, agreement_id=made.id, person_id=owner, answer=answer))
    return case, who


def told(rows: tuple[OwedRow, ...]) -> list[tuple[str, str, str]]:
    return [(each.who, each.what, each.tab) for each in rows]


def test_what_others_owe_stands_in_one_list_what_is_late_first_and_nothing_of_ones_own(store: OpenStore) -> None:
    case, who = a_case(store)
    rows = ask(store, list_owed, case)
    assert told(rows[:1]) == [("Lone Holm", "Svar på høringen om aflastning", "rulings")]
    assert (rows[0].late, rows[0].until) == (True, dt.date(2026, 11, 20))
    assert sorted(told(rows[1:])) == [
        ("Birgitte Lund", "Begynder med Aflastning", "plan"),
        ("Birgitte Lund", "Svar på, om de kommer til mødet 4. december", "meetings"),
        ("Birgitte Lund", "ringer til PPR", "plan"),
        ("Jonas Dam", "Svar på, om de kommer til mødet 4. december", "meetings"),
        ("Lone Holm", "Svar på aftalen: Lone ringer til PPR", "plan"),
        ("Lone Holm", "Svar på samtykke: Hente oplysninger hos Skolen", "consents"),
        ("Psykolog", "Bidrag til undersøgelsen", "assessments"),
        ("Skolen", "Oplysninger: fravær", "assessments"),
    ]
    assert not [each for each in rows if each.late and each is not rows[0]]
    assert [each.meeting_id is not None for each in rows if each.tab == "meetings"] == [True, True]
    assert ask(store, read_overview, case).owed == len(rows) == 9

    do(store, modules.switch_module, modules.RULINGS, on=False)
    do(store, note_stop, case, kind="abuse", against_id=who["Lone Holm"])
    hidden = [each for each in ask(store, list_owed, case) if each.who == SOMEBODY]
    assert NEUTRAL_TITLE in {each.what for each in hidden}
    assert {each.person_id for each in hidden} == {None}
    met = [(each.since, each.until) for each in hidden if each.tab == "meetings"]
    assert met == [(dt.date(2026, 11, 1), dt.date(2026, 12, 4))], "two are asked to one meeting: one line"
    assert ask(store, read_overview, case).owed == len(ask(store, list_owed, case))
