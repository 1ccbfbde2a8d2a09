"""Everything about Heidi of story B that Jan may not know: each change, by what it is called."""

from collections.abc import Callable
from uuid import UUID

from app.models.approx_date import ApproxDate
from app.models.people import Household, HouseholdMember
from app.models.safety import Protection
from app.services import people, records
from app.services.ports import Unit
from tests.services.read_by_jan import person


def change_person(name: str, **values: str) -> Callable[[Unit, UUID], None]:
    return lambda unit, case_id: records.change_record(unit, "person", person(unit, case_id, name), dict(values))


def yasmin_moves_out(unit: Unit, case_id: UUID) -> None:
    yasmin = person(unit, case_id, "Yasmin Farah")
    for member in unit.live(HouseholdMember, HouseholdMember.person_id == yasmin):
        member.until = ApproxDate.parse("1. november 2026")


def heidi_moves(unit: Unit, case_id: UUID) -> None:
    stay_ends("1. november 2026")(unit, case_id)
    heidi = person(unit, case_id, "Heidi Bækgaard")
    people.add_household(unit, case_id, label="krisecenteret i Vejle", people=(heidi,))


def somebody_new_moves_in(unit: Unit, case_id: UUID) -> None:
    ditte = people.add_to_network(unit, case_id, name="Ditte Krogh", role="ny veninde")
    unit.session.flush()
    home = next(each for each in unit.live(Household, Household.case_id == case_id) if "veninde" in (each.label or ""))
    records.add_record(unit, case_id, "household_member", {"household_id": str(home.id), "person_id": str(ditte)})


def moves_in_with_her(name: str) -> Callable[[Unit, UUID], None]:
    def move(unit: Unit, case_id: UUID) -> None:
        heidi = person(unit, case_id, "Heidi Bækgaard")
        people.add_household(unit, case_id, label="hos mor", people=(heidi, person(unit, case_id, name)))

    return move


def home_renamed(unit: Unit, case_id: UUID) -> None:
    for home in unit.live(Household, Household.case_id == case_id):
        if "veninde" in (home.label or ""):
            home.label = "Vestergade 7, Vejle"


def stay_ends(when: str) -> Callable[[Unit, UUID], None]:
    def end(unit: Unit, case_id: UUID) -> None:
        heidi = person(unit, case_id, "Heidi Bækgaard")
        for member in unit.live(HouseholdMember, HouseholdMember.person_id == heidi):
            member.until = ApproxDate.parse(when)

    return end


def everybody_there_is_to_move(unit: Unit, case_id: UUID) -> None:
    stay_ends("24. december 2026")(unit, case_id)
    yasmin = person(unit, case_id, "Yasmin Farah")
    for member in unit.live(HouseholdMember, HouseholdMember.person_id == yasmin):
        member.until = ApproxDate.parse("24. december 2026")


def she_lives_with_a_new_partner(unit: Unit, case_id: UUID) -> None:
    heidi = person(unit, case_id, "Heidi Bækgaard")
    frank = people.add_partner(unit, heidi, name="Frank Bonde", event="married", on="2026")
    people.add_sibling(unit, frank, name="Ulla Bonde")
    people.add_partner(unit, frank, name="Eva Holm", event="divorced", on="2020")
    bo = people.add_child_of(unit, frank, name="Bo Holm Bonde", birth="2018")
    people.add_household(unit, case_id, label="hos Frank i Vejle", people=(heidi, frank, bo))
    people.relate(unit, frank, person(unit, case_id, "Noah Bækgaard Sørensen"), kind="close")


def reason_told(unit: Unit, case_id: UUID) -> None:
    for each in unit.live(Protection, Protection.case_id == case_id):
        each.reason = "tilhold efter vold"


def heidi_only_meets_by_letter(unit: Unit, case_id: UUID) -> None:
    for each in unit.live(HouseholdMember, HouseholdMember.case_id == case_id):
        each.share = "hver anden uge" if each.share else None


CHANGES: dict[str, Callable[[Unit, UUID], None]] = {
    "town": change_person("Heidi Bækgaard", town="Vejle"),
    "residence": change_person("Heidi Bækgaard", residence="bor på krisecenter"),
    "address": change_person("Heidi Bækgaard", address="Vestergade 7, 7100 Vejle"),
    "phone": change_person("Heidi Bækgaard", phone="12 34 56 78", email="heidi@eksempel.dk"),
    "health": change_person("Heidi Bækgaard", health="er gravid", note="noget nyt", cpr="010179-9996"),
    "her host's home": change_person("Yasmin Farah", town="Vejle", address="Vestergade 7", residence="lejlighed"),
    "her host moves out": yasmin_moves_out,
    "she moves": heidi_moves,
    "she is to move out": stay_ends("24. december 2026"),
    "she is to move out some day": stay_ends("når der er en bolig"),
    "all there are to move out": everybody_there_is_to_move,
    "her new partner": she_lives_with_a_new_partner,
    "somebody moves in": somebody_new_moves_in,
    "her son is with her too": moves_in_with_her("Mikkel"),
    "her son's girlfriend is with her too": moves_in_with_her("Sofie"),
    "the child is with her too": moves_in_with_her("Noah Bækgaard Sørensen"),
    "her brother is with her too": moves_in_with_her("Lars Bækgaard"),
    "the home's name": home_renamed,
    "the reason": reason_told,
    "how much she is there": heidi_only_meets_by_letter,
}
