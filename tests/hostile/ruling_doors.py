"""The doors of consents and decisions: who is asked for what, days of answers, hearings, and what a decision says."""

from typing import Any
from uuid import UUID

from app.models.case import Child
from app.models.enums_people import ConsentAnswer, ConsentKind
from app.models.people import Person
from app.models.ruling import PartyHearing
from app.models.safety import Consent
from app.services import consents_kept, party_hearings, ruling_flow, rulings
from app.services.consents_kept_rows import TypedAsk
from app.services.ports import Unit
from app.services.ruling_templates import restore_ruling_template
from tests.hostile.hall import Door, Hall, Kept, kept_in, read


def _ask(unit: Unit, hall: Hall, **values: Any) -> UUID:
    person = hall.the(Person)
    typed: dict[str, Any] = {
        "kind": ConsentKind.FETCHING,
        "about_id": person,
        "asked": (person,),
        "from_whom": "Skolen",
    } | values
    return consents_kept.ask_consent(unit, hall.case, TypedAsk(**typed))[0]


def _answer(unit: Unit, hall: Hall, text: str) -> None:
    consents_kept.answer_consent(unit, _ask(unit, hall), ConsentAnswer.YES, on=text)


def _withdraw(unit: Unit, hall: Hall, text: str) -> None:
    made = _ask(unit, hall)
    consents_kept.answer_consent(unit, made, ConsentAnswer.YES)
    consents_kept.withdraw_consent(unit, made, on=text)


def _begin(unit: Unit, hall: Hall, **values: Any) -> UUID:
    chosen: dict[str, Any] = {"template": "support", "child_id": hall.the(Child)} | values
    return rulings.begin_ruling(unit, hall.case, **chosen)


def _hear(unit: Unit, hall: Hall, **values: Any) -> UUID:
    return party_hearings.hear_party(unit, _begin(unit, hall), hall.the(Person), **values)


def _answered(unit: Unit, hall: Hall, text: str) -> Kept:
    made = _hear(unit, hall)
    party_hearings.note_answer(unit, made, answer=text)
    return Kept(PartyHearing, made, "answer")


def _told(unit: Unit, hall: Hall, text: str) -> None:
    rulings.tell_ruling(unit, _begin(unit, hall), on=text)


RULING_DOORS: dict[str, Door] = {
    "consent.ask scope": kept_in(Consent, "scope", lambda u, h, t: _ask(u, h, scope=t)),
    "consent.ask from_whom": read(lambda u, h, t: _ask(u, h, from_whom=t)),
    "consent.ask until": read(lambda u, h, t: _ask(u, h, until=t)),
    "consent.answer on": read(_answer),
    "consent.withdraw on": read(_withdraw),
    "ruling.begin template": read(lambda u, h, t: _begin(u, h, template=t)),
    "ruling.begin on": read(lambda u, h, t: _begin(u, h, on=t)),
    "ruling.choose_template": read(lambda u, h, t: rulings.choose_template(u, _begin(u, h), t)),
    "ruling.carry_over": read(lambda u, h, t: ruling_flow.carry_over(u, _begin(u, h), t)),
    "ruling.tell": read(_told),
    "party.hear about": read(lambda u, h, t: _hear(u, h, about=t)),
    "party.hear answer_by": read(lambda u, h, t: _hear(u, h, answer_by=t)),
    "party.answered": _answered,
    "party.answered on": read(lambda u, h, t: party_hearings.note_answer(u, _hear(u, h), on=t)),
    "ruling_templates.restore": read(lambda u, _, t: restore_ruling_template(u, t)),
}
