"""What somebody could work out from a meeting about one who is protected against them.

Danger sits in what can be inferred and not in the address field: the host on the list of those invited, a friend, a
colleague, a meeting in her town, a number in the practical lines. Readers are those who come, and the custody holders,
who may read what is written whether they come or not.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.language.folding import fold
from app.models.enums_people import ProtectionScope, RelationKind
from app.models.meeting import AgendaPoint, Meeting, Participant
from app.models.people import Relation
from app.rules.visibility import Shield
from app.services.apart import conflicts
from app.services.custody import holders_of, is_minor
from app.services.kinship import kin_of_case
from app.services.leak_secrets import secrets_for
from app.services.leak_text import SearchedText, Secret, Sought
from app.services.sight import shields
from app.services.snapshot import CaseRows
from app.services.stop_rows import expected

NEAR = frozenset(
    {RelationKind.CLOSE, RelationKind.FUSED, RelationKind.COOPERATION, RelationKind.CARING, RelationKind.RESTORED}
)
"""Relations that make somebody likely to know, and to tell, where the other is."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that gives something away: what is seen, why it tells, whom it is about, and what it is known by."""

    key: str
    sentence: str
    why: str
    about_ids: tuple[UUID, ...]


def signs(rows: CaseRows, meeting: Meeting) -> tuple[Sign, ...]:
    """Return what a meeting gives away about those who are protected, once each."""
    found: dict[str, Sign] = {}
    for shield in shields(rows):
        for reader in _readers(rows, meeting, shield):
            for sign in _Reading(rows, meeting, shield, reader).signs():
                found.setdefault(sign.key, sign)
    return tuple(found.values())


def _readers(rows: CaseRows, meeting: Meeting, shield: Shield) -> list[UUID]:
    """Return those a protection is against who would read of the meeting; against everybody, all who come."""
    coming = [each.person_id for each in expected(rows, meeting) if each.person_id != shield.subject]
    holders = [one for _, child in rows.children() if is_minor(rows, child.id) for one in holders_of(rows, child.id)]
    if shield.against is None:
        return coming
    return [each for each in dict.fromkeys((*coming, *holders)) if each == shield.against]


class _Reading:
    """One protection, and one who would read."""

    def __init__(self, rows: CaseRows, meeting: Meeting, shield: Shield, reader: UUID) -> None:
        self._rows, self._meeting, self._shield, self._reader = rows, meeting, shield, reader
        self._coming = [each.person_id for each in expected(rows, meeting)]
        self._name = rows.called(reader)
        self._subject = rows.person(shield.subject if isinstance(shield.subject, UUID) else None)

    def signs(self) -> Iterator[Sign]:
        """Yield what gives something away: people on the list, then the place and the words."""
        if self._subject is None:
            return
        if self._shield.scope is not ProtectionScope.ADDRESS:
            yield from self._own_name(self._subject.id)
            for person_id in self._coming:
                if person_id not in (self._reader, self._subject.id):
                    yield from self._company(self._subject.id, person_id)
        yield from self._words()

    def _own_name(self, subject: UUID) -> Iterator[Sign]:
        """Yield the protected one's own name on the list, unless the two are told of as a pair who must not meet."""
        pair = {subject, self._reader}
        if subject in self._coming and not any(each.pair == pair for each in conflicts(self._rows, self._meeting)):
            who = self._rows.called(subject)
            why = f"{self._name} får at vide, hvor {who} var den dag, og hvornår."
            yield self._sign("name", f"{who} står på listen, og {self._may_read()}.", why, subject)

    def _company(self, subject: UUID, person_id: UUID) -> Iterator[Sign]:
        rows, who, other = self._rows, self._rows.called(subject), self._rows.called(person_id)
        sentence = f"{other} står på listen, og {self._may_read()}."
        if person_id in self._shield.hosts:
            why = f"{who} bor eller har boet hos {other}. {self._name} kan regne ud, hvor {who} er."
            yield self._sign("host", sentence, why, subject, person_id)
        elif person_id not in kin_of_case(rows) and self._are_near(subject, person_id):
            why = f"{other} er tæt på {who} og ved måske, hvor {who} er."
            yield self._sign("friend", sentence, why, subject, person_id)
        elif self._work_together(subject, person_id):
            yield self._sign("work", sentence, f"{other} og {who} har samme arbejdssted.", subject, person_id)

    def _words(self) -> Iterator[Sign]:
        secrets = secrets_for(self._rows, frozenset({self._reader}))
        for where, text in self._texts():
            searched = SearchedText(text)
            for secret in (*secrets, *self._workplace()):
                span = next(iter(searched.find(secret)), None)
                if span is not None and self._is_of_this_shield(secret.about):
                    sentence = f"{where} kan vise {secret.what}."
                    why = f"»{searched.excerpt(span)}« Det får {self._name} at se."
                    yield self._sign(f"words {fold(text)} {secret.words}", sentence, why, secret.about)

    def _is_of_this_shield(self, about: UUID) -> bool:
        return about == self._shield.subject or about in self._shield.kin | self._shield.hosts

    def _texts(self) -> Iterator[tuple[str, str]]:
        """Yield what stands on the invitation of the reader, and where."""
        meeting = self._meeting
        yield "Stedet", meeting.place or ""
        yield "Spørgsmålet til mødet", meeting.purpose or ""
        yield "Det praktiske", meeting.practical or ""
        for point in self._rows.inside(AgendaPoint, meeting.id):
            yield "Et punkt til mødet", point.text or ""
        for each in self._rows.inside(Participant, meeting.id):
            if each.person_id == self._reader:
                yield "Indbydelsen på eget sprog", each.own_language or ""

    def _workplace(self) -> Iterator[Secret]:
        place = self._subject.organisation if self._subject is not None else None
        if place and self._subject is not None and self._shield.scope is not ProtectionScope.ADDRESS:
            yield Secret(f"arbejdsstedet for {self._rows.name(self._subject.id)}", self._subject.id, place, Sought.NAME)

    def _are_near(self, one: UUID, other: UUID) -> bool:
        pair = {one, other}
        return any({each.a_id, each.b_id} == pair and each.kind in NEAR for each in self._rows.of(Relation))

    def _work_together(self, one: UUID, other: UUID) -> bool:
        people = [self._rows.person(each) for each in (one, other)]
        first, second = (fold(each.organisation or "") if each is not None else "" for each in people)
        return bool(first) and first == second

    def _may_read(self) -> str:
        comes = self._reader in self._coming
        return f"{self._name} får den at se" if comes else f"{self._name} må læse papirerne"

    def _sign(self, kind: str, sentence: str, why: str, *about: UUID) -> Sign:
        told = "\n".join((kind, str(self._reader), *sorted(str(each) for each in about)))
        return Sign(hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest(), sentence, why, about)
