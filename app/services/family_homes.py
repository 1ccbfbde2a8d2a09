"""Who lives together: homes on the drawing, and people who move in and out."""

from uuid import UUID

from app.errors import UserError
from app.language.folding import fold
from app.models.approx_date import ApproxDate
from app.models.order import key_between
from app.models.people import Household, HouseholdMember, Person
from app.services.as_of import over
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.typed_values import typed_text, typed_value


@use_case("household.add")
def add_household(unit: Unit, case_id: UUID, *, label: str, people: tuple[UUID, ...]) -> UUID:
    """Add a home with those who live there."""
    home = unit.add(
        Household(case_id=case_id, label=typed_text(label) or None, order_key=next_key(unit, Household, case_id))
    )
    unit.session.flush()
    for person_id in dict.fromkeys(people):
        _let_in(unit, home, person_id)
    return home.id


@use_case("household.join")
def join_household(unit: Unit, person_id: UUID, *, label: str) -> UUID:
    """Let a person live in the home of that name, which is made when there is none. Raises UserError without a name."""
    if not typed_text(label):
        raise UserError("Skriv, hvad hjemmet kaldes, fx byen eller »hos mor«.")
    case_id = unit.get(Person, person_id).case_id
    homes = unit.live(Household, Household.case_id == case_id)
    home = next((each for each in homes if fold(each.label or "") == fold(typed_text(label))), None)
    if home is None:
        return add_household(unit, case_id, label=label, people=(person_id,))
    _let_in(unit, home, person_id)
    return home.id


@use_case("household.move_in")
def move_in(unit: Unit, household_id: UUID, person_id: UUID, *, share: str = "", since: str = "") -> UUID:
    """Let a person live in a home, wholly or in part (`share`: »hver anden uge«), beside other homes they have.

    Who lives there already gets what is new about it. Returns the stay.
    """
    home = unit.get(Household, household_id)
    unit.get(Person, person_id)
    stay = _let_in(unit, home, person_id)
    stay.share = typed_text(share) or stay.share
    stay.since = _when(unit, since) or stay.since
    return stay.id


@use_case("household.move_out")
def move_out(unit: Unit, household_id: UUID, person_id: UUID, *, until: str = "") -> None:
    """Let a person move out, today when no day is given; that they lived there is kept.

    Raises UserError when they do not live there now.
    """
    stay = _stay(unit, household_id, person_id)
    if stay is None:
        raise UserError("Personen bor der ikke nu.")
    stay.until = _when(unit, until) or ApproxDate.of(unit.today)


def _when(unit: Unit, typed: str) -> ApproxDate | None:
    found: ApproxDate | None = typed_value(HouseholdMember.__table__.columns["since"], typed, unit.today)
    return found


def _stay(unit: Unit, household_id: UUID, person_id: UUID) -> HouseholdMember | None:
    there = unit.live(HouseholdMember, HouseholdMember.household_id == household_id)
    mine = [each for each in there if each.person_id == person_id]
    return next((each for each in mine if not over(each.until, unit.today)), None)


def _let_in(unit: Unit, home: Household, person_id: UUID) -> HouseholdMember:
    known = _stay(unit, home.id, person_id)
    if known is not None:
        known.until = None  # who was to move out stays after all
        return known
    there = unit.live(HouseholdMember, HouseholdMember.household_id == home.id)
    key = key_between(max((each.order_key or "" for each in there), default=None), None)
    stay = HouseholdMember(case_id=home.case_id, household_id=home.id, person_id=person_id, order_key=key)
    unit.add(stay)
    unit.session.flush()
    return stay
