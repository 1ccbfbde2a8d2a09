"""The text of an assessment: its own fields, the children, who says what under each heading, what was fetched."""

from collections.abc import Iterator

from app.language.folding import join_names
from app.models.assessment import Assessment, AssessmentChild, AssessmentView, FetchedInformation, ProfessionalView
from app.models.notification import Notification
from app.services.assessment_templates import template_kept, templates_here
from app.services.journal_early import RECORD, steps_taken
from app.services.journal_facts import Telling
from app.services.journal_lines import NO_DAY, JournalText, joined, listed
from app.wording import word

ONE_OF_THEM = "Underretning {day}"


def assessment_text(telling: Telling, row: Assessment) -> JournalText:
    """Return a screening, an afdækning or a børnefaglig undersøgelse, with everything that lies inside it."""
    day = row.finished_on.isoformat() if row.finished_on else NO_DAY
    children = telling.rows.inside(AssessmentChild, row.id)
    names = join_names([telling.rows.child_name(each.child_id) for each in children])
    kind = word(row.kind).capitalize()
    title = f"{kind} om {names}" if names else kind
    words = {"template": _template(telling, row), "notification_id": _notification(telling, row)}
    own = [
        f"{day} {title}",
        *telling.lines(row, but=("kind", "finished_on"), words=words),
        *listed("Børnene", [telling.on_one(each) for each in children]),
        *_said(telling, row),
        *listed("Faglige bidrag", [telling.on_one(each) for each in telling.rows.inside(ProfessionalView, row.id)]),
        *listed("Hos andre", [telling.on_one(each) for each in telling.rows.inside(FetchedInformation, row.id)]),
    ]
    text = joined([*own, *steps_taken(telling, "assessment_id", row)])
    return JournalText("assessment", RECORD, row.id, title, text, known_by=joined(own))


def _said(telling: Telling, row: Assessment) -> Iterator[str]:
    """Yield what is said, heading by heading, each with what it is and who says it."""
    under: dict[str, list[AssessmentView]] = {}
    for each in telling.rows.inside(AssessmentView, row.id):
        under.setdefault(each.wording or each.heading, []).append(each)
    for heading, views in under.items():
        yield from listed(heading, [_view(telling, each) for each in views])


def _view(telling: Telling, row: AssessmentView) -> str:
    who = [word(row.source), telling.rows.name(row.person_id)]
    about = telling.rows.child_name(row.child_id)
    told = ", ".join(filter(None, (word(row.aspect), *who, about and f"om {about}")))
    return f"{told[:1].upper()}{told[1:]}: {row.text or ''}"


def _template(telling: Telling, row: Assessment) -> str:
    kept = template_kept(telling.unit, row.template_version) or templates_here(telling.unit).get(row.template or "")
    return kept.name if kept else ""


def _notification(telling: Telling, row: Assessment) -> str:
    """Return which notification led to it, by its day and not by what stands in it."""
    found = next((each for each in telling.rows.of(Notification) if each.id == row.notification_id), None)
    return ONE_OF_THEM.format(day=found.received_on.isoformat()) if found and found.received_on else ""
