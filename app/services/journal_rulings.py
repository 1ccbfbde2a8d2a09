"""The texts of what was asked, heard and decided: a yes or a no, a hearing, a decision, and an orientation."""

from app.language.dates import long_date
from app.models.ruling import FormalDecision, Orientation, PartyHearing
from app.models.safety import Consent
from app.services.journal_early import RECORD
from app.services.journal_facts import Telling
from app.services.journal_lines import NO_DAY, JournalText, day_of, joined
from app.services.ruling_templates import template_of_ruling
from app.wording import word

DECISION = "Afgørelse {day}"


def consent_text(telling: Telling, row: Consent) -> JournalText:
    """Return an answer: who was asked as what, to what, about whom and towards whom, until when, and taken back."""
    who = telling.rows.name(row.person_id)
    title = f"Samtykke, {who}" if who else "Samtykke"
    lines = [f"{day_of(row.given_on)} {title}: {word(row.answer)}"]
    lines += telling.lines(row, but=("person_id", "given_on", "answer"))
    return JournalText("consent", RECORD, row.id, title, joined(lines))


def hearing_text(telling: Telling, row: PartyHearing) -> JournalText:
    """Return the hearing of one party: about what, sent and answered when, and the answer."""
    day = row.answered_on or row.sent_on
    title = f"Høring, {telling.rows.name(row.person_id)}"
    words = {"decision_id": _decision(telling, row)}
    lines = [f"{day.isoformat() if day else NO_DAY} {title}", *telling.lines(row, but=("person_id",), words=words)]
    return JournalText("hearing", RECORD, row.id, title, joined(lines))


def decision_text(telling: Telling, row: FormalDecision) -> JournalText:
    """Return a decision with its law, purpose, reasons, what child and parents think, and how to complain."""
    day = row.on.isoformat() if row.on else NO_DAY
    title = f"Afgørelse: {row.name}" if row.name else "Afgørelse"
    template = template_of_ruling(telling.unit, row.template, row.template_version)
    words = {"template": template.name if template else ""}
    lines = [f"{day} {title}", *telling.lines(row, but=("name", "on"), words=words)]
    return JournalText("decision", RECORD, row.id, title, joined(lines))


def orientation_text(telling: Telling, row: Orientation) -> JournalText:
    """Return what a parent without custody asked to know, and what was told or why not."""
    day = row.told_on or row.asked_on
    title = f"Orientering, {telling.rows.name(row.person_id)}"
    lines = [f"{day.isoformat() if day else NO_DAY} {title}", *telling.lines(row, but=("person_id",))]
    return JournalText("orientation", RECORD, row.id, title, joined(lines))


def _decision(telling: Telling, row: PartyHearing) -> str:
    found = next((each for each in telling.rows.of(FormalDecision) if each.id == row.decision_id), None)
    return found.name or (DECISION.format(day=long_date(found.on)) if found.on else "") if found else ""
