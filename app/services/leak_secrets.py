"""What the readers of one copy must not get in words: protected places, numbers and names, and every CPR number.

Follows `rules/visibility`: protection is against somebody, and spreads to those who live with the protected person.
Where they lived and were reached before counts as where they do today: the history tells it.
"""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from app.models.case import Child
from app.models.enums import Floor
from app.models.enums_people import PersonKind, ProtectionScope
from app.models.people import Household, Person
from app.models.safety import Custody
from app.rules.visibility import Shield, Viewer, counting_shields
from app.services.leak_text import Secret, Sought, compact
from app.services.leak_words import Looks, address_looks, name_looks, number_looks, place_looks, town_looks
from app.services.lived_before import LivedBefore, lived_before
from app.services.sight import homes_of, shields
from app.services.snapshot import CaseRows


def secrets_for(rows: CaseRows, readers: frozenset[UUID]) -> list[Secret]:
    """Return what readers must not get, the most telling first; nobody named means that anybody may read."""
    found: dict[tuple[UUID, str, Sought], Secret] = {}
    for secret in (*_cpr_numbers(rows), *_protected(rows, readers)):
        key = (secret.about, compact(secret.words), secret.sought)
        if key[1]:
            found.setdefault(key, secret)
    return list(found.values())


def secrets_on_own_paper(rows: CaseRows) -> list[Secret]:
    """Return what stands on no paper she has along for herself, whoever somebody is protected against.

    The protected and family who live with them keep their names, for she knows whom she visits; the names of others
    they live with tell where.
    """
    against = list(shields(rows))
    named = {person for each in against for person in (each.subject, *each.kin)}
    hosts = frozenset(each for shield in against for each in shield.hosts - named if isinstance(each, UUID))
    found = [each for shield in against for each in _OneShield(rows, shield, frozenset(), hosts).secrets()]
    return [*_cpr_numbers(rows), *(each for each in found if compact(each.words))]


def _cpr_numbers(rows: CaseRows) -> Iterator[Secret]:
    for person in rows.of(Person):
        digits = "".join(letter for letter in person.cpr or "" if letter.isdigit())
        if digits:
            yield Secret(f"CPR-nummeret på {rows.name(person.id)}", person.id, digits, Sought.DIGITS)


def _protected(rows: CaseRows, readers: frozenset[UUID]) -> Iterator[Secret]:
    viewer = Viewer(Floor.FAMILY, frozenset(readers), shields(rows))
    against = list(counting_shields(viewer))
    hidden = {person for shield in against for person in _nameless(shield, readers)}
    for shield in against:
        if readers and readers <= {shield.subject}:
            continue
        yield from _OneShield(rows, shield, readers, frozenset(hidden)).secrets()


def _nameless(shield: Shield, readers: frozenset[UUID]) -> set[UUID]:
    """Return those whose very names are hidden: the subject when all is, and its hosts from readers we know."""
    whole = {shield.subject} if shield.scope is ProtectionScope.EVERYTHING else set()
    hosts = shield.hosts if readers and shield.scope is not ProtectionScope.ADDRESS else frozenset()
    return {each for each in whole | hosts if isinstance(each, UUID)}


class _OneShield:
    """The secrets of one protection."""

    def __init__(self, rows: CaseRows, shield: Shield, readers: frozenset[UUID], hidden: frozenset[UUID]) -> None:
        self._rows, self._shield, self._readers, self._hidden = rows, shield, readers, hidden
        self._subject = rows.person(shield.subject if isinstance(shield.subject, UUID) else None)
        self._known = frozenset(
            part for person in rows.of(Person) if person.id not in hidden for part in _name_parts(person)
        )

    def secrets(self) -> Iterator[Secret]:
        """Yield them, of the protected person first."""
        if self._subject is None:
            return
        together = [person for person in self._rows.of(Person) if person.id in self._shield.kin | self._shield.hosts]
        own = self._own_places()
        for person in (self._subject, *together):
            for secret in self._of(person):
                if self._readers != {person.id} and compact(secret.words) not in own:
                    yield secret
        others = own | self._of_others()
        for person in (self._subject, *(each for each in together if each.id in self._shield.kin)):
            for secret in self._earlier(person):
                if self._readers != {person.id} and compact(secret.words) not in others:
                    yield secret

    def _of(self, person: Person) -> Iterator[Secret]:
        """Yield what is secret about the protected person or one who lives with them."""
        name, only_address = self._rows.name(person.id), self._shield.scope is ProtectionScope.ADDRESS
        town = f"byen, hvor {name} bor"
        for secret in _secrets(f"adressen hos {name}", person.id, address_looks(person.address or "")):
            yield replace(secret, what=town) if secret.sought is Sought.TOWN else secret
        names = list(_secrets(f"navnet {name}", person.id, self._names(person))) if person.id in self._hidden else []
        if person is not self._subject and only_address:
            yield from _secrets(town, person.id, town_looks(person.town or ""))
            yield from names
            return
        yield from _secrets(f"telefonen til {name}", person.id, number_looks(person.phone or ""))
        yield from _secrets(f"e-mailen til {name}", person.id, iter([(person.email or "", Sought.WORDS)]))
        yield from _secrets(town, person.id, town_looks(person.town or ""))
        yield from self._places(person)
        if not only_address:
            yield from self._schools(person)
        yield from names

    def _earlier(self, person: Person) -> Iterator[Secret]:
        """Yield where a person was before; a town they left before anybody hid is where half the town lives."""
        what = f"noget, {self._rows.name(person.id)} har haft før: adresse, telefon eller e-mail"
        home = person is self._subject and self._shield.scope is not ProtectionScope.ADDRESS  # as today: `_places`
        for each in lived_before(self._rows, person):
            if each.column == "label" and not home:
                continue
            for secret in _secrets(what, person.id, self._looks_of(each)):
                if each.in_hiding or secret.sought is not Sought.TOWN:
                    yield secret

    def _looks_of(self, each: LivedBefore) -> Looks:
        match each.column:
            case "address":
                return address_looks(each.value)
            case "phone":
                return number_looks(each.value)
            case "email":
                return iter([(each.value, Sought.WORDS)])
            case "town":
                return town_looks(each.value)
        return place_looks(each.value, self._known) if each.in_hiding else iter(())

    def _of_others(self) -> set[str]:
        """Return where those who do not live with the protected one live and are reached today: it leads to them."""
        together = self._shield.kin | self._shield.hosts | {self._shield.subject}
        others = [each for each in self._rows.of(Person) if each.id not in together]
        return {compact(look) for each in others for look, _ in _today(each)}

    def _places(self, person: Person) -> Iterator[Secret]:
        name = self._rows.name(person.id)
        notes = [each.residence_note or "" for each in self._rows.of(Custody) if each.child_id == person.id]
        for text in (person.residence or "", *notes):
            yield from _secrets(f"hvor {name} bor", person.id, place_looks(text, self._known))
        if person is self._subject and self._shield.scope is not ProtectionScope.ADDRESS:
            for label in self._home_labels(person.id):
                yield from _secrets(f"hjemmet, hvor {name} bor", person.id, place_looks(label, self._known))

    def _schools(self, person: Person) -> Iterator[Secret]:
        for child in self._rows.of(Child):
            if child.person_id == person.id:
                for text in (child.school, child.school_class, child.education):
                    what = f"skolen eller dagtilbuddet for {self._rows.name(person.id)}"
                    yield from _secrets(what, person.id, iter([(text or "", _school_look(text or ""))]))

    def _names(self, person: Person) -> Looks:
        if person.kind is PersonKind.BODY:
            return iter([(person.name or "", Sought.NAME)])
        return name_looks(person.name or "", person.called or "", self._known)

    def _home_labels(self, person_id: UUID) -> list[str]:
        inside = homes_of(self._rows, person_id)
        return [home.label or "" for home in self._rows.of(Household) if home.id in inside]

    def _own_places(self) -> set[str]:
        """Return the town and schools of the one who is kept away: what is his own gives nothing away."""
        against = self._shield.against if isinstance(self._shield.against, UUID) else None
        person = self._rows.person(against)
        towns = [look for look, _ in town_looks(person.town or "")] if person else []
        labels = self._home_labels(person.id) if person else []
        return {compact(each) for each in (*towns, *labels) if each}


def _today(person: Person) -> Looks:
    """Yield where a person lives and is reached today."""
    yield from address_looks(person.address or "")
    yield from town_looks(person.town or "")
    yield from number_looks(person.phone or "")
    yield person.email or "", Sought.WORDS


def _secrets(what: str, about: UUID, looks: Looks) -> Iterator[Secret]:
    for words, sought in looks:
        if words.strip():
            yield Secret(what, about, words, sought)


def _school_look(school: str) -> Sought:
    """A short or single word (»UCH«, »0. A«) must at least begin as a name does."""
    return Sought.NAME if len(compact(school)) > 4 and " " in school.strip() else Sought.CAPITAL


def _name_parts(person: Person) -> Iterator[str]:
    for text in (person.name or "", person.called or ""):
        for part in text.split():
            yield compact(part)
