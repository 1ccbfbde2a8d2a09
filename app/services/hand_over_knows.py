"""Who knows what, in sentences for the caseworker who takes over: what may be told, what must not, whom not to call.

For the own screen and the professional page alone. A sentence that would tell of a child being heard without a parent
is marked `careful`: the screen shows it only when it is asked for, and no paper holds it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.language.folding import join_names
from app.models.enums_people import PersonKind, ProtectionScope
from app.models.people import Person
from app.models.safety import Consent, HardStop, KeepApart, Protection
from app.rules.sharing import Ground
from app.services.consent_rows import AnswerCell, AnswerRow
from app.services.discreet_rows import Discretion
from app.services.hard_stops import may_tell
from app.services.sharing import TOPICS, sharing_table
from app.services.snapshot import CaseRows
from app.services.stop_rows import holding
from app.services.stop_words import stop_row
from app.wording import word

_NOT_TOLD = {
    ProtectionScope.ADDRESS: "må ikke få adressen på {name}",
    ProtectionScope.WHEREABOUTS: "må ikke vide, hvor og hos hvem {name} er",
    ProtectionScope.EVERYTHING: "må ikke vide noget om {name}",
}
DO_NOT_CALL = "Ring og skriv ikke til {name} om sagen."


@dataclass(frozen=True, slots=True)
class Knowing:
    """One sentence, the row it comes from (None: from several) and whom it is about."""

    text: str
    record_id: UUID | None
    person_id: UUID | None
    careful: bool = False


def knowings(rows: CaseRows, judge: Discretion) -> Iterator[Knowing]:
    """Yield who knows and must not know what, the gravest first."""
    yield from _stops(rows, judge)
    yield from _not_called(rows, judge)
    yield from (Knowing(text, each.id, each.against_id, judge.hides(each)) for each, text in protections(rows))
    yield from (Knowing(text, each.id, None, judge.hides(each)) for each, text in apart(rows))
    yield from sharing(rows, judge)


def protections(rows: CaseRows) -> Iterator[tuple[Protection, str]]:
    """Yield the protections that hold, each as a sentence."""
    for each in rows.of(Protection):
        if each.until is None or each.until >= rows.today:
            who = rows.name(each.against_id) or "Ingen"
            told = _NOT_TOLD[each.scope].replace("{name}", rows.name(each.subject_id))
            yield each, f"{who} {told}." if each.against_id else f"{who} {told.replace('ikke ', '')}."


def apart(rows: CaseRows) -> Iterator[tuple[KeepApart, str]]:
    """Yield those who must not be in one room, each as a sentence."""
    for each in rows.of(KeepApart):
        yield each, f"{rows.name(each.a_id)} og {rows.name(each.b_id)} må ikke være i samme rum."


def _stops(rows: CaseRows, judge: Discretion) -> Iterator[Knowing]:
    for each in holding(rows):
        told = stop_row(rows, each)
        words = " ".join(filter(None, (told.effect, told.next_step)))
        yield Knowing(f"Stop: {words}", each.id, None, judge.hides(each))


def _not_called(rows: CaseRows, judge: Discretion) -> Iterator[Knowing]:
    if not rows.of(HardStop):
        return
    for each in rows.of(Person):
        answer = may_tell(rows, each.id) if each.kind is PersonKind.PERSON else None
        if answer is not None and not answer.ok:
            words = f"{DO_NOT_CALL.format(name=rows.name(each.id))} {answer.why}".strip()
            yield Knowing(words, None, each.id, judge.is_careful)


def sharing(rows: CaseRows, judge: Discretion) -> Iterator[Knowing]:
    """Yield what those who have been spoken about may hear of each child, and what not."""
    if not rows.of(Consent):
        return
    careful: set[tuple[UUID | None, UUID]] = set()
    for given in rows.of(Consent):
        if judge.hides(given):
            careful.add((given.listener_id, given.about_id or given.person_id))
    for _, child in rows.children():
        for row in sharing_table(rows.unit, rows.case.id, about_id=child.id).rows:
            words = _may_hear(row)
            if words:
                hidden = bool(careful & {(row.person_id, child.id), (None, child.id)})
                text = f"{row.name} om {rows.called(child.id)}: {words}"
                yield Knowing(text, child.id, row.person_id, hidden)


def _may_hear(row: AnswerRow) -> str:
    """Return »må vide skole og helbred. Ikke hjem.«; empty when nobody was asked about this listener."""
    told = list(zip(TOPICS, row.cells, strict=True))
    yes = [word(topic) for topic, cell in told if cell.ground in (Ground.YES, Ground.LAW)]
    no = [word(topic) for topic, cell in told if _is_no(cell)]
    if not no:
        return f"må vide {join_names(yes)}." if yes else ""
    return f"må vide {join_names(yes)}. Ikke {join_names(no)}." if yes else f"må ikke vide {join_names(no)}."


def _is_no(cell: AnswerCell) -> bool:
    return cell.ground in (Ground.NO, Ground.WITHDRAWN)
