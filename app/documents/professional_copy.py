"""The professional copy: all the plan holds, with legal basis, numbers, measures, people and what is left out."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents import parts, styles
from app.documents.contact_cards import meeting_time
from app.documents.day_words import listed, long_day, sentence, week_day
from app.documents.fact_table import facts, grid
from app.documents.panel import Panel
from app.services.plan_rows import AgreementLine, ChildPart, DecisionPart, GoalLine, PersonLine, PlanPaper, ScoreLine


def professional_story(paper: PlanPaper) -> list[Panel]:
    """Return the paper as a story for ReportLab."""
    story: list[Panel] = [parts.heading(paper.title, styles.TITLE, before=0, after=3)]
    story += parts.text("Fagligt eksemplar", styles.LEAD, after=4)
    story += _meeting(paper)
    for child in paper.children:
        story += _child(child)
    story += _under("Fælles aftaler", _agreements(paper.agreements))
    story += _under("Opfølgning", _follow_up(paper))
    story += _under("Rådgiver", _caseworker(paper))
    return story


def _under(title: str, body: Sequence[Panel], *, deeper: int = 0) -> list[Panel]:
    return [parts.heading(title, styles.PRO_HEADING, before=16, after=3, deeper=deeper), *body] if body else []


def _of_child(title: str, body: Sequence[Panel]) -> list[Panel]:
    """Return a part of what stands under the child's name."""
    return _under(title, body, deeper=1)


def _meeting(paper: PlanPaper) -> list[Panel]:
    meeting = paper.meeting
    if meeting is None:
        return []
    when = " ".join(part for part in (week_day(meeting.held_on) if meeting.held_on else "", meeting.place) if part)
    return facts([("Møde", when), ("Til stede", listed(meeting.present))])


def _child(child: ChildPart) -> list[Panel]:
    name = child.name or child.first_name
    title = name + (f", {child.age} år" if child.age is not None else "")
    story: list[Panel] = [parts.heading(title, styles.SECTION, before=22, after=2)]
    story += parts.quotes(child.own_words, child.first_name, styles.PRO_QUOTE, styles.PRO_SOFT)
    story += parts.text(sentence(child.wish), styles.PRO_BODY, before=4)
    if child.decision:
        story += _of_child("Afgørelse", _decision(child.decision))
    story += _of_child("Formål", parts.text(child.purpose, styles.PRO_BODY))
    story += _of_child("Baggrund", parts.text(child.why, styles.PRO_BODY))
    story += _of_child("Det virker", parts.bullets(child.works, styles.PRO_BODY, columns=2))
    story += _of_child("Det bekymrer", parts.bullets(child.worries, styles.PRO_BODY))
    goals = [part for row in child.goals for part in _goal(row)]
    hopes = parts.text(
        "Håb: " + " ".join(sentence(each) for each in child.hopes) if child.hopes else "", styles.PRO_BODY, before=6
    )
    story += _of_child("Mål", [*goals, *hopes])
    story += _of_child("Skalaer", _scores(child.scores))
    story += _of_child("Aftaler", _agreements(child.agreements))
    story += _interventions(child)
    story += _of_child("Deltagere", _people(child.participants))
    return story + _of_child("Netværk", _people(child.network))


def _decision(decision: DecisionPart) -> list[Panel]:
    return facts([
        ("Lovgrundlag", decision.legal_basis),
        ("Afgjort", long_day(decision.decided_on) if decision.decided_on else ""),
        ("Afgjort af", decision.decided_by),
        ("Formål", decision.purpose),
        ("Forventet varighed", decision.expected_duration),
        ("Trin", decision.rung),
        ("Udgift", decision.cost),
    ])  # fmt: skip


def _goal(row: GoalLine) -> list[Panel]:
    rows = [
        ("Fagligt", row.professional_text),
        ("Nu", row.baseline),
        ("Mål", row.target),
        ("Nået, når", row.reached_when),
        ("Senest", long_day(row.by) if row.by else ""),
        ("Status", row.status),
    ]
    story: list[Panel] = [parts.heading(f"{row.number}. {row.text}", styles.PRO_STRONG, before=6, after=2, deeper=1)]
    return story + facts(rows) + _scores(row.scores)


def _scores(scores: Sequence[ScoreLine]) -> list[Panel]:
    rows = [
        (
            score.question,
            score.who,
            "" if score.value is None else f"{score.value:g}".replace(".", ","),
            score.period or (long_day(score.said_on) if score.said_on else ""),
        )
        for score in scores
    ]
    return grid(("Spørgsmål", "Hvem", "Tal", "Hvornår"), rows, (0.42, 0.25, 0.08, 0.25))


def _agreements(lines: Sequence[AgreementLine]) -> list[Panel]:
    rows = [(str(row.number), row.text, listed(row.owners), row.when_text, _standing(row)) for row in lines]
    return grid(("Nr.", "Aftale", "Hvem", "Hvornår", "Status"), rows, (0.05, 0.39, 0.16, 0.24, 0.16))


def _standing(row: AgreementLine) -> str:
    told = [sentence(row.status)]
    if row.to_be_decided:
        by = f", svar senest {long_day(row.answer_by)}" if row.answer_by else ""
        told.append(f"Skal afgøres af kommunen{by}.")
    if row.party:
        told.append(f"Part: {sentence(row.party)}")
    if row.awaiting:
        told.append(f"Mangler svar fra {sentence(listed(row.awaiting))}")
    return " ".join(part for part in told if part)


def _interventions(child: ChildPart) -> list[Panel]:
    story: list[Panel] = []
    for row in child.interventions:
        story.append(parts.heading(row.name, styles.PRO_STRONG, before=6, after=2, deeper=1))
        story += facts([
            ("Leverandør", row.provider),
            ("Lovgrundlag", row.legal_basis),
            ("Afgjort", long_day(row.decided_on) if row.decided_on else ""),
            ("Begynder", long_day(row.starts_on) if row.starts_on else ""),
            ("Forventet varighed", row.expected_duration),
            ("Omfang", row.extent),
            ("Formål", row.purpose),
            ("Hører til mål", listed([str(number) for number in row.goals])),
        ])  # fmt: skip
    return _of_child("Indsatser", story)


def _people(people: Sequence[PersonLine]) -> list[Panel]:
    rows = [(row.name, row.role, row.contribution, row.attendance) for row in people]
    return grid(("Navn", "Rolle", "Bidrager med", "Deltager"), rows, (0.28, 0.24, 0.3, 0.18))


def _follow_up(paper: PlanPaper) -> list[Panel]:
    meeting = paper.next_meeting
    return facts([
        ("Næste møde", meeting_time(meeting) if meeting else ""),
        ("Sted", meeting.place if meeting else ""),
        ("Deltagere", listed(meeting.people) if meeting else ""),
        ("Rytme", paper.rhythm_text),
        ("Begrundelse", paper.cadence_reason),
        ("Hvis det bliver svært", paper.hard_times_text),
        ("Sikkerhed", paper.safety_line),
    ])  # fmt: skip


def _caseworker(paper: PlanPaper) -> list[Panel]:
    contact = paper.caseworker
    return facts([
        ("Navn", ", ".join(part for part in (contact.name, contact.title) if part)),
        ("Telefon", ", ".join(part for part in (contact.phone, contact.hours) if part)),
        ("Afløser", ", ".join(part for part in (contact.substitute, contact.substitute_phone) if part)),
        ("Døgnvagt", ", ".join(part for part in (contact.out_of_hours_name, contact.out_of_hours_phone) if part)),
    ])  # fmt: skip
