"""The leak guard: a finished text is read through before it leaves, for what a filter on fields cannot see.

Somebody wrote it in a sentence. The caseworker is shown where, decides, and what she decided is kept: in the vault so
that the same words for the same readers are not asked about again, and without content in the audit log.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.language.folding import fold
from app.models.setup import Answer
from app.services.leak_secrets import secrets_for
from app.services.leak_text import RenderedPaper, SearchedText, Secret, Span, compact
from app.services.ports import Unit, use_case
from app.services.snapshot import read_case
from app.services.typed_values import typed_text

QUESTION = "leak_guard"
"""The key of a kept answer to »må det stå der?«."""
SOMEBODYS_CPR = "noget, der ligner et CPR-nummer"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader must not get. `accepted` when she has said before that it may stand there.

    `about` is the protected person; None for a number that belongs to nobody in the case.
    """

    what: str
    excerpt: str
    where: str
    about: UUID | None
    fingerprint: str
    accepted: bool


@use_case("leak.look")
def look(unit: Unit, case_id: UUID, rendered: RenderedPaper, readers: frozenset[UUID]) -> tuple[Finding, ...]:
    """Return what stands in a text though its readers must not get it; no readers means that anybody may read."""
    unit.about(case_id)
    secrets = secrets_for(read_case(unit, case_id), readers)
    accepted = {each.version_sha256 for each in _answers(unit, case_id)}
    found: dict[str, Finding] = {}
    for part in rendered.parts:
        text = SearchedText(part.text)
        for span, secret in _hits(text, secrets):
            excerpt = text.excerpt(span)
            mark = _fingerprint(readers, secret, excerpt)
            what, about = (secret.what, secret.about) if secret else (SOMEBODYS_CPR, None)
            found.setdefault(mark, Finding(what, excerpt, part.where, about, mark, mark in accepted))
    return tuple(found.values())


@use_case("leak.accepted", undoable=False)
def accept(unit: Unit, case_id: UUID, findings: Sequence[Finding], *, reason: str = "") -> None:
    """Note that these may stand there; `reason` is kept in the vault, never in the audit log."""
    unit.about(case_id, *(each.about for each in findings if each.about))
    known = {each.version_sha256 for each in _answers(unit, case_id)}
    for each in findings:
        if each.fingerprint not in known:
            row = Answer(owner_id=each.about or case_id, case_id=case_id, version_sha256=each.fingerprint, key=QUESTION)
            row.text = typed_text(reason) or None
            unit.add(row)


def open_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return those that still wait for an answer."""
    return tuple(each for each in findings if not each.accepted)


def _answers(unit: Unit, case_id: UUID) -> list[Answer]:
    return unit.live(Answer, Answer.case_id == case_id, Answer.key == QUESTION)


def _hits(text: SearchedText, secrets: Sequence[Secret]) -> Iterator[tuple[Span, Secret | None]]:
    """Yield each place once: of several secrets in one place the widest, and the first among equals."""
    hits: list[tuple[Span, Secret | None]] = [(span, each) for each in secrets for span in text.find(each)]
    hits += [(span, None) for span in text.cpr_numbers()]
    reach = -1
    for span, secret in sorted(hits, key=lambda hit: (hit[0][0], -hit[0][1])):
        if span[1] > reach:
            reach = span[1]
            yield span, secret


def _fingerprint(readers: frozenset[UUID], secret: Secret | None, excerpt: str) -> str:
    """Return what an answer is remembered by: these readers, this secret, these words."""
    about = f"{secret.about} {compact(secret.words)}" if secret else SOMEBODYS_CPR
    told = "\n".join((*sorted(str(each) for each in readers), about, fold(excerpt)))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
