"""Lines at a real meeting: kept at once with who, what and when, and queued when something is not certain."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.language.table_people import PersonAtTable
from app.models.agreement import Agreement
from app.models.enums_meeting import AgreementArea, AgreementState, OwnerAnswer
from app.services import agreements, meetings, people
from app.services.agreement_lines import add_line, line_preview, people_at_table, resolve_line
from app.services.agreement_when import set_when

LINE = "træneren henter til træning tirs+tors fra 24/11"


@pytest.fixture
def meeting(store: OpenStore, mathias_case: UUID) -> UUID:
    with store.units.read("meeting.list") as unit:
        return next(row.id for row in meetings.list_meetings(unit, mathias_case) if row.held_on == "2026-11-18")


def table(store: OpenStore, meeting_id: UUID) -> tuple[PersonAtTable, ...]:
    with store.units.read("agreement.people") as unit:
        return people_at_table(unit, meeting_id)


def named(people_here: tuple[PersonAtTable, ...], called: str) -> PersonAtTable:
    return next(each for each in people_here if each.called == called)


def write(store: OpenStore, meeting_id: UUID, text: str, **given: object) -> UUID:
    with store.units.step("Aftale", "agreement.line") as unit:
        return add_line(unit, meeting_id, text, **given)  # type: ignore[arg-type]  # the named parts of a line


def kept(store: OpenStore, agreement_id: UUID) -> Agreement:
    with store.units.read("test") as unit:
        agreement: Agreement = unit.get(Agreement, agreement_id)
        unit.session.expunge(agreement)
        return agreement


def row_of(store: OpenStore, case_id: UUID, agreement_id: UUID) -> agreements.AgreementRow:
    with store.units.read("agreement.list") as unit:
        return next(row for row in agreements.list_agreements(unit, case_id) if row.id == agreement_id)


def test_the_line_of_the_story_becomes_who_what_and_when(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    new = write(store, meeting, LINE)
    row, agreement = row_of(store, mathias_case, new), kept(store, new)
    assert (row.owners, row.text, row.when, row.awaiting) == ("Kasper", "henter til træning", "tirs+tors fra 24/11", ())
    assert (agreement.recurrence, agreement.starts_on) == ("FREQ=WEEKLY;BYDAY=TU,TH", dt.date(2026, 11, 24))
    assert (agreement.typed, agreement.to_check, agreement.area) == (LINE, None, AgreementArea.LEISURE)
    assert row.sentence == "Kasper henter til træning."


def test_an_owner_who_is_not_here_is_awaited_and_one_who_is_has_said_yes(
    store: OpenStore, mathias_case: UUID, meeting: UUID
) -> None:
    row = row_of(store, mathias_case, write(store, meeting, "Lone og Henning vækker Mathias hver dag"))
    assert [(name, answer) for _, name, answer in row.answers] == [
        ("Lone", OwnerAnswer.YES), ("Henning", OwnerAnswer.AWAITING),
    ]  # fmt: skip
    assert row.awaiting == ("Henning",)


def test_what_is_not_certain_waits_until_it_has_been_looked_at(store: OpenStore, meeting: UUID) -> None:
    new = write(store, meeting, "læreren åbner døren næste fredag")
    questions = (kept(store, new).to_check or "").split("\n")
    assert questions[0] == "Hvem er »læreren«: Birgitte Ahlmann-Ohlsen eller Jens-Ole Brask?"
    assert "Mener du" in questions[1]
    with store.units.step("Ret", "agreement.resolve") as unit:
        resolve_line(unit, new)
    assert (kept(store, new).to_check, kept(store, new).text) == (None, "åbner døren")


def test_a_change_by_form_has_been_looked_at(store: OpenStore, meeting: UUID) -> None:
    new = write(store, meeting, "han ringer")
    assert kept(store, new).to_check
    with store.units.step("Ret", "agreement.change") as unit:
        agreements.change_agreement(unit, new, text="ringer til Torben")
    assert kept(store, new).to_check is None


def test_what_the_law_leaves_to_others_is_never_agreed(store: OpenStore, meeting: UUID) -> None:
    new = kept(store, write(store, meeting, "Mathias får støtte i klassen fra 1/12, svar senest 27/11"))
    assert new.state is AgreementState.TO_BE_DECIDED
    assert new.decides == "Kommunen"
    answered = kept(store, write(store, meeting, "Mathias skal have en kontaktperson inden 1/12"))
    assert (answered.state, answered.due_on) == (AgreementState.TO_BE_DECIDED, dt.date(2026, 12, 1))
    proposed = kept(store, write(store, meeting, "Mathias får aflastning", proposal=True))
    assert proposed.state is AgreementState.TO_BE_DECIDED


def test_a_proposal_waits_for_the_family(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    birgitte = named(table(store, meeting), "Birgitte").id
    assert isinstance(birgitte, UUID)
    for given in ({"proposal": True}, {"proposed_by": birgitte}):
        new = write(store, meeting, "Kasper henter Mathias", **given)
        assert kept(store, new).state is AgreementState.PROPOSAL
        assert row_of(store, mathias_case, new).awaiting == ("Kasper",)
    assert kept(store, new).proposed_by_id == birgitte
    assert kept(store, write(store, meeting, "forslag: Kasper henter")).state is AgreementState.PROPOSAL


@pytest.mark.parametrize("text", ["", "   ", "\u202e\u200b", "\n"])
def test_an_empty_line_is_refused(store: OpenStore, meeting: UUID, text: str) -> None:
    with pytest.raises(UserError, match="Skriv, hvad"):
        write(store, meeting, text)


@pytest.mark.parametrize("text", ["Lone mandag", "forslag:", "24/11", "a" * 9000, "Lone " * 900])
def test_any_other_line_is_kept_whatever_it_says(store: OpenStore, meeting: UUID, text: str) -> None:
    new = kept(store, write(store, meeting, text))
    assert new.text
    assert new.typed == " ".join(text.split())
    assert new.to_check


def test_everybody_is_known_by_what_they_are_to_the_child(store: OpenStore, meeting: UUID) -> None:
    people_here = table(store, meeting)
    assert "Mathias’ mor" in named(people_here, "Lone").aliases
    assert "Skovbakkeskolen" in named(people_here, "Birgitte").aliases
    assert named(people_here, "Mathias").is_child
    assert not named(people_here, "Henning").here
    assert "Poul" not in {each.called for each in people_here}
    preview = line_preview("Mathias' mormor henter på torsdag", people_here, dt.date(2026, 11, 22))
    assert (preview.who, preview.line.questions) == (("Inger",), ())


def test_i_is_who_takes_the_minutes(store: OpenStore, meeting: UUID) -> None:
    camilla = named(table(store, meeting), "Camilla").id
    assert isinstance(camilla, UUID)
    with store.units.step("Roller", "meeting.roles") as unit:
        meetings.set_roles(unit, meeting, chair_id=None, minutes_id=camilla)
    preview = line_preview("jeg ringer til PPR i morgen", table(store, meeting), dt.date(2026, 11, 22))
    assert preview.who == ("Camilla",)


def test_two_children_have_each_their_father(store: OpenStore, liv_case: UUID) -> None:
    with store.units.step("Møde", "meeting.plan") as unit:
        new = meetings.plan_meeting(unit, liv_case)
    people_here = table(store, new)
    ask = dt.date(2026, 11, 22)
    assert line_preview("Bertils mormor ringer", people_here, ask).who == ("Kirsten",)
    assert line_preview("far ringer", people_here, ask).who == ()
    assert line_preview("far ringer", people_here, ask).questions


def test_another_of_the_same_name_makes_it_a_question(store: OpenStore, mathias_case: UUID, meeting: UUID) -> None:
    with store.units.step("Ny", "person.add") as unit:
        people.add_person(unit, mathias_case, name="Kasper Holt", role="onkel")
    new = write(store, meeting, "Kasper henter tirs+tors")
    assert kept(store, new).to_check == "Er »Kasper« Kasper Lind? Flere kaldes sådan."
    assert row_of(store, mathias_case, new).owners == "Kasper"
    assert kept(store, write(store, meeting, "Kasper Lind henter tirs+tors")).to_check is None


@pytest.mark.parametrize(("typed", "sentence"), [
    (LINE, "Kasper · henter til træning · hver tirsdag og torsdag fra 24. november"),
    ("Lone ringer på mandag kl. 10", "Lone · ringer · mandag den 23. november kl. 10"),
    ("Lone ringer d. 6/1", "Lone · ringer · onsdag den 6. januar 2027"),
    ("Lone taler med PPR inden jul", "Lone · taler med PPR · inden jul"), ("ringer", "ringer"),
])  # fmt: skip
def test_the_preview_says_what_was_understood(store: OpenStore, meeting: UUID, typed: str, sentence: str) -> None:
    assert line_preview(typed, table(store, meeting), dt.date(2026, 11, 22)).sentence == sentence


@pytest.mark.parametrize(("typed", "on", "starts", "times", "ongoing"), [
    ("tirs+tors fra 24/11", None, dt.date(2026, 11, 24), None, None), ("to gange inden jul", None, None, 2, None),
    ("løbende", None, None, None, True), ("fra 24/11", None, dt.date(2026, 11, 24), None, None),
    ("inden den 4. december", dt.date(2026, 12, 4), None, None, None), ("", None, None, None, None),
])  # fmt: skip
def test_a_field_for_when_is_read_like_the_line(
    typed: str, on: dt.date | None, starts: dt.date | None, times: int | None, ongoing: bool | None
) -> None:
    agreement = Agreement()
    set_when(agreement, typed, dt.date(2026, 11, 22))
    assert (agreement.due_on, agreement.starts_on, agreement.times, agreement.ongoing) == (on, starts, times, ongoing)
    assert (agreement.when_text or "") == typed
