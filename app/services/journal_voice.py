"""The texts of a child's voice: a talk with its houses, marks and drawings; marks of no talk; feedback in numbers."""

from uuid import UUID

from app.language.folding import join_names
from app.models.assessment import Assessment
from app.models.attachment import Attachment
from app.models.base import CaseRecord
from app.models.knowledge import ChildTalk
from app.models.meeting import Meeting
from app.models.ruling import FormalDecision
from app.models.voice import FitScore, HouseWord, WellbeingMark
from app.services.child_talk_rows import before_words, mark_words, was_held
from app.services.fit_forms import shipped_forms
from app.services.journal_early import RECORD
from app.services.journal_facts import Telling
from app.services.journal_lines import NO_DAY, JournalText, day_of, joined, line, listed, quoted, yes_no
from app.services.sight import shields
from app.services.snapshot import CaseRows
from app.services.wellbeing_own import ruler_kept, rulers_in_use
from app.wording import word

PLACE_LEFT_OUT = "Stedet er udeladt: nogen har beskyttet adresse. Skriv det selv i fagsystemet, hvis det hører til."


def talk_text(telling: Telling, talk: ChildTalk) -> JournalText:
    """Return a talk with a child: day, place, who was there, own words, houses, marks, whether a bisidder was offered.

    One that was not held says why, and what was done instead.
    """
    rows, hidden = telling.rows, _is_sheltered(telling.rows, talk)
    name = rows.child_name(talk.child_id)
    title = f"Samtale med {name}" if was_held(talk) else f"Ingen samtale med {name}"
    lines = [
        f"{day_of(talk.on)} {title}",
        line("Sted", "" if hidden else talk.place),
        line("Talte med", rows.name(talk.with_id)),
        line("Talte alene med barnet", yes_no(talk.alone)),
        line("Hvem var med", talk.others),
        line("Sådan foregik det", talk.how),
        line("Egne ord", quoted(talk.own_words) if talk.own_words else ""),
        *listed("Sagt i de tre huse", [_in_a_house(each) for each in rows.inside(HouseWord, talk.id)]),
        *listed("Mærker på linealen", [_mark(telling, each) for each in _marks(rows, talk)]),
        line("Bisidder tilbudt", yes_no(talk.companion_offered)),
        line("Bisidder", talk.companion),
        line("Forud for", join_names(_before(rows, talk))),
        line("Ikke talt med, fordi", talk.not_held_because),
        line("Det gjorde vi i stedet", talk.done_instead),
        *listed("Tegninger og billeder", _pictures(rows, talk)),
    ]
    left_out = PLACE_LEFT_OUT if hidden and talk.place else ""
    return JournalText("child_talk", "talk_id", talk.id, title, joined(lines), left_out)


def marks_text(telling: Telling, marks: list[WellbeingMark]) -> JournalText:
    """Return the marks one child got on one day outside any talk; the first of them stands for all."""
    first = marks[0]
    day = first.on.isoformat() if first.on else NO_DAY
    title = f"Trivsel, {telling.rows.child_name(first.child_id)}"
    lines = [f"{day} {title}", *listed("Mærker på linealen", [_mark(telling, each) for each in marks])]
    return JournalText("wellbeing", RECORD, first.id, title, joined(lines))


def fit_text(telling: Telling, row: FitScore) -> JournalText:
    """Return the four numbers of a form; its words are nobody's to copy."""
    day = row.on.isoformat() if row.on else NO_DAY
    form = next((each.name for each in shipped_forms() if each.id == row.form), row.form)
    who = telling.rows.name(row.person_id) or telling.rows.child_name(row.child_id)
    title = f"Feedback i tal, {who}" if who else "Feedback i tal"
    lines = [f"{day} {title}", *telling.lines(row, but=("on",), words={"form": form})]
    return JournalText("wellbeing", RECORD, row.id, title, joined(lines))


def _before(rows: CaseRows, talk: ChildTalk) -> list[str]:
    """Return what a talk was held before: it may be both a meeting and a decision."""
    pointed: tuple[tuple[UUID | None, type[CaseRecord]], ...] = (
        (talk.meeting_id, Meeting), (talk.decision_id, FormalDecision), (talk.assessment_id, Assessment),
    )  # fmt: skip
    return [before_words(each) for row_id, kind in pointed for each in rows.of(kind) if each.id == row_id]


def _in_a_house(each: HouseWord) -> str:
    told = word(each.house)
    return f"{told[:1].upper()}{told[1:]}: {quoted(each.text)}" if each.text else ""


def _marks(rows: CaseRows, talk: ChildTalk) -> list[WellbeingMark]:
    return [each for each in rows.of(WellbeingMark) if each.child_talk_id == talk.id]


def _mark(telling: Telling, each: WellbeingMark) -> str:
    kept = ruler_kept(telling.unit, each.ruler_version)
    name = kept.name if kept else next((r.name for r in rulers_in_use(telling.unit) if r.id == each.ruler), "")
    rest = telling.on_one(each, but=("child_id", "on", "wording", "value"), words={"ruler": name})
    asked = mark_words(telling.rows, each) if each.wording else f"{each.question or ''} {each.value}"
    return f"{asked.strip()}; {rest}"


def _pictures(rows: CaseRows, talk: ChildTalk) -> list[str]:
    found = [each for each in rows.of(Attachment) if each.child_talk_id == talk.id]
    return [each.name or word(each.kind).capitalize() for each in found]


def _is_sheltered(rows: CaseRows, talk: ChildTalk) -> bool:
    """Tell whether the place could give away where somebody is: the child is protected, or lives with one who is."""
    people = {person.id for _, person in rows.children(talk.child_id)}
    return any(people & {each.subject, *each.kin, *each.hosts} for each in shields(rows))
