"""The doors to who may know what: stops, decisions, who must not meet, and what may be told."""

from uuid import UUID

from app.models.meeting import Meeting
from app.models.people import Person
from app.models.safety import Consent, HardStop
from app.models.setup import Answer
from app.services import company, consent_table, sharing_changes, stop_decisions
from app.services.ports import Unit
from tests.hostile.hall import Door, Hall, Kept, kept_in, read


def _decided(unit: Unit, hall: Hall, field: str, text: str) -> Kept:
    values = {"decision": "Vi venter.", "by": "Sanne", field: text}
    stop_decisions.decide_stop(unit, hall.the(HardStop), **values)
    return Kept(HardStop, hall.the(HardStop), {"by": "decided_by"}.get(field, field))


def _assessed(unit: Unit, hall: Hall, text: str) -> Kept:
    stop_decisions.assess_stop(unit, hall.the(HardStop), by=text)
    return Kept(HardStop, hall.the(HardStop), "assessed_by")


def _allowed(unit: Unit, hall: Hall, field: str, text: str) -> Kept:
    stop_decisions.note_stop(unit, hall.case, kind="abuse", against_id=hall.the(Person))
    values = {"because": "Aftalt.", "by": "Sanne", field: text}
    stop_decisions.allow_person(unit, hall.the(Meeting), hall.the(Person), **values)
    return Kept(Answer, _newest(unit, stop_decisions.ALLOWED), {"because": "text", "by": "source"}[field])


def _decided_anyway(unit: Unit, hall: Hall, text: str) -> Kept:
    company.decide_warning(unit, hall.the(Meeting), key="0" * 64, because=text, by="Sanne")
    return Kept(Answer, _newest(unit, company.QUESTION), "text")


def _newest(unit: Unit, question: str) -> UUID:
    unit.session.flush()
    return max(each.id for each in unit.live(Answer, Answer.key == question))


def _by_law(unit: Unit, hall: Hall, text: str) -> Kept | None:
    person = hall.the(Person)
    other = next(each.id for each in unit.live(Person, Person.case_id == hall.case) if each.id != person)
    sharing_changes.set_sharing(unit, hall.case, about_id=person, cells=(("home", other),), answer="law", law=text)
    unit.session.flush()
    [row] = [each for each in unit.live(Consent, Consent.listener_id == other) if each.topic == "home"]
    return Kept(Consent, row.id, "law")


def _scope(unit: Unit, hall: Hall, text: str) -> Kept:
    cells = (("meeting", hall.the(Person)),)
    consent_table.set_consent(unit, hall.case, cells=cells, answer="yes", scope=text)
    unit.session.flush()
    found = [each for each in unit.live(Consent, Consent.person_id == hall.the(Person)) if each.kind == "meeting"]
    return Kept(Consent, found[0].id, "scope")


SAFETY_DOORS: dict[str, Door] = {
    "record.add stop reason": kept_in(
        HardStop, "reason", lambda u, h, t: stop_decisions.note_stop(u, h.case, kind="abuse", reason=t)
    ),
    "record.change stop decision": lambda u, h, t: _decided(u, h, "decision", t),
    "record.change stop by": lambda u, h, t: _decided(u, h, "by", t),
    "record.change stop assessed by": _assessed,
    "record.change stop because": read(
        lambda u, h, t: stop_decisions.end_stop(u, h.the(HardStop), because=t, by="Sanne", on="")
    ),
    "record.change stop on": read(
        lambda u, h, t: stop_decisions.decide_stop(u, h.the(HardStop), decision="ja", by="Sanne", on=t)
    ),
    "record.change allowed because": lambda u, h, t: _allowed(u, h, "because", t),
    "record.change allowed by": lambda u, h, t: _allowed(u, h, "by", t),
    "record.change warning because": _decided_anyway,
    "sharing.set law": _by_law,
    "sharing.in_writing topic": read(
        lambda u, h, t: sharing_changes.set_in_writing(
            u, h.case, about_id=h.the(Person), cells=((t, h.the(Person)),), yes=True
        )
    ),
    "consent.set scope": _scope,
}
