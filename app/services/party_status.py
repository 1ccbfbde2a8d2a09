"""Whether a child is a party or »med«: from 10 years, and only to the decisions of the list (barnets lov § 3).

A meeting and an agreement are no decisions, so nobody is a party to them. A companion may be brought at any age, and
the child must be told so (§ 6).
"""

from uuid import UUID

from app.language.folding import possessive
from app.models.approx_date import age_on
from app.models.case import Child
from app.models.knowledge import ChildTalk
from app.models.people import Person
from app.services.custody import ASKED_THEMSELVES, years_of
from app.services.notification_facts import was_unborn
from app.services.ruling_templates import PartyRule, RulingTemplate, party_list
from app.services.snapshot import CaseRows

NO_AGE = "Vi kender ikke {whose} alder. Skriv fødselsdagen, så vi ved, om {name} er part."
NOT_BORN = "Barnet er ikke født endnu."
YOUNGER = "{name} er {years} år: med i alle beslutninger, men ikke part endnu."
PARTY = (
    "{name} er {years} år: part i afgørelser om støtte, anbringelse, hjemgivelse og samvær. "
    "Ellers er {name} med, uden at være part."
)
YOUNG = "{name} er {years} år og skal selv sige ja til en anbringelse."
NOT_TOLD = "Fortæl {name}, at en bisidder må være med."
TOLD = "{name} ved, at en bisidder må være med."
HERE_PARTY, HERE_WITH = "{name} er part i den her afgørelse.", "{name} er med, men ikke part i den her afgørelse."
HERE_YES = "{name} er fyldt 15 år og siger selv ja eller nej."
HERE_OPEN = "Om {name} er part, følger af den regel, afgørelsen bygger på."


def is_party_age(rows: CaseRows, person_id: UUID) -> bool | None:
    """Tell whether a child has the age of a party; None when its age is not known."""
    years = years_of(rows, person_id)
    return None if years is None else years >= party_list().from_age


def is_party_to(rows: CaseRows, person_id: UUID, template: RulingTemplate | None) -> bool | None:
    """Tell whether a child is a party to a decision of this kind; None when that hangs on the rule or the age."""
    if template is None or template.party is PartyRule.DEPENDS:
        return None
    return is_party_age(rows, person_id) if template.party is PartyRule.YES else False


def status_lines(rows: CaseRows, child: Child, person: Person) -> tuple[str, ...]:
    """Return what a child's age means in this case, in plain sentences for the own screen."""
    if was_unborn(person, rows.today):
        return (NOT_BORN,)
    name, age = rows.called(person.id), age_on(person.birth, rows.today) if person.birth else None
    if age is None:
        return (NO_AGE.format(whose=possessive(name), name=name), companion_line(rows, child, name))
    told = [(PARTY if age.years >= party_list().from_age else YOUNGER).format(name=name, years=age.years)]
    if age.years >= ASKED_THEMSELVES:
        told.append(YOUNG.format(name=name, years=age.years))
    return (*told, companion_line(rows, child, name))


def status_here(rows: CaseRows, person_id: UUID, template: RulingTemplate | None) -> str:
    """Return whether a child is a party to one decision, and whether it says yes or no itself."""
    is_party = is_party_to(rows, person_id, template)
    words, years = {True: HERE_PARTY, False: HERE_WITH, None: HERE_OPEN}[is_party], years_of(rows, person_id)
    if template is not None and template.young_consent and years is not None and years >= ASKED_THEMSELVES:
        words = f"{words} {HERE_YES}"
    return words.format(name=rows.called(person_id))


def companion_line(rows: CaseRows, child: Child, name: str) -> str:
    """Return whether a child has been told that somebody may come along."""
    offered = any(each.companion_offered for each in rows.of(ChildTalk) if each.child_id == child.id)
    return (TOLD if offered else NOT_TOLD).format(name=name)
