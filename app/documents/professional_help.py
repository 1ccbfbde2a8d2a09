"""What the municipality gives, on the professional copy: decision, measures, the ladder, school absence, sections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.documents import charts, parts, styles
from app.documents.day_words import capital, listed, sentence
from app.documents.fact_table import columns_used, facts, grid
from app.documents.panel import Panel
from app.services.ladder import LadderRow
from app.services.plan_professional_rows import (
    AbsenceLine,
    AbsencePart,
    DecisionPart,
    EndedLine,
    FollowUpLine,
    HelpPart,
    InterventionLine,
    LawLine,
    SectionLine,
    TalkLine,
)

UNSURE = " (ikke bekræftet)"
_ABSENCE = ("Periode", "Fravær", "Heraf ulovligt", "Dage væk", "Med ord")
_SHARES = (0.2, 0.11, 0.13, 0.26, 0.3)


def decision(part: DecisionPart | None) -> list[Panel]:
    """Return what was decided, with the law as text and its day."""
    if part is None:
        return []
    return facts([
        ("Lovgrundlag", part.legal_basis),
        ("Afgjort", part.decided),
        ("Formål", part.purpose),
        ("Forventet varighed", part.expected_duration),
        ("Plan eller ej", capital(part.choice)),
        ("Trin", part.rung),
    ])  # fmt: skip


def measures(part: HelpPart, today: date) -> list[Panel]:
    """Return each measure in full, then those that are over in a table, then the ladder."""
    story = [panel for row in part.running for panel in _measure(row)]
    story += _ended(part.ended)
    return story + (_ladder(part.ladder, today) if part.ladder else [])


def _measure(row: InterventionLine) -> list[Panel]:
    name = f"{row.name} – {row.status}" if row.status else row.name
    return [
        parts.heading(name, styles.PRO_STRONG, before=6, after=2, deeper=1),
        *facts([
            ("Leverandør", row.provider),
            ("Hvor", capital(row.arenas)),
            ("Omfang", row.amount),
            ("Formål", row.purpose),
            ("Hvorfor denne", row.why_this),
            ("Lovgrundlag", row.legal_basis),
            ("Ønsket", row.wished),
            ("Afgjort", row.decided),
            ("Ventetid", row.waited),
            ("Begyndt", row.since),
            ("Forventet slut", row.expected + (" (tiden er gået)" if row.overdue else "")),
            ("Plan eller ej", capital(row.choice)),
            ("Familien siger", row.family_view),
            ("Pris", row.cost),
        ]),
    ]  # fmt: skip


def _ended(rows: Sequence[EndedLine]) -> list[Panel]:
    cells = [
        (row.name, row.time, capital(row.worked), " ".join(sentence(each) for each in (row.result, _said(row)) if each))
        for row in rows
    ]
    table = grid(("Indsats", "Hvornår", "Virkede det?", "Resultat"), cells, (0.24, 0.24, 0.14, 0.38))
    if not table:
        return []
    return [parts.heading("Tidligere", styles.PRO_STRONG, before=8, after=2, deeper=1), *table]


def _said(row: EndedLine) -> str:
    return f"Familien siger: {row.family_view}" if row.family_view else ""


def _ladder(row: LadderRow, today: date) -> list[Panel]:
    title = parts.heading("Indsatstrappen over tid", styles.PRO_STRONG, before=10, after=2, deeper=1)
    return [title, *charts.ladder(row, today), *parts.text(row.words, styles.PRO_SOFT)]


def absence(part: AbsencePart) -> list[Panel]:
    """Return school absence as a table, a curve with its marks, and the marks that are passed in words."""
    cells = [(row.period, row.percent, row.unlawful_percent, _days(row), row.told) for row in part.lines]
    passed = list(dict.fromkeys(f"{row.period}: {mark}" for row in part.lines for mark in row.marks))
    words = f"Mærker, der er nået – {', '.join(passed)}." if passed else ""
    story = grid(_ABSENCE, cells, _SHARES) + charts.absence(part)
    return story + parts.text(words, styles.PRO_BODY, before=4)


def _days(row: AbsenceLine) -> str:
    """Return »2 lovligt, 1 syg og 3 ulovligt af 17 skoledage«; lawful, ill and unlawful are three different things."""
    kinds = ((row.lawful, "lovligt"), (row.ill, "syg"), (row.unlawful, "ulovligt"))
    told = listed([f"{days} {kind}" for days, kind in kinds if days])
    of = f"af {row.school_days} skoledage" if told else f"{row.school_days} skoledage"
    return " ".join(part for part in (told, of if row.school_days else "") if part)


def sections(rows: Sequence[SectionLine], *, deeper: int) -> list[Panel]:
    """Return what is written under the headings of the template, in its order."""
    story: list[Panel] = []
    for row in rows:
        story.append(parts.heading(row.heading, styles.PRO_HEADING, before=16, after=3, deeper=deeper))
        story += parts.text(row.text, styles.PRO_BODY)
    return story


def laws(rows: Sequence[LawLine]) -> list[Panel]:
    """Return which law each heading follows, once for the whole paper."""
    cells = [(row.heading, row.law + (UNSURE if row.unsure else "")) for row in rows]
    return grid(("Afsnit", "Lovgrundlag"), cells, (0.55, 0.45))


def talks(rows: Sequence[TalkLine]) -> list[Panel]:
    """Return the talks with a child and whether it was told that somebody may come along."""
    cells = [(row.when, row.with_whom, row.how, capital(row.companion)) for row in rows]
    return grid(("Samtale", "Med", "Hvordan", "Bisidder tilbudt"), cells, (0.28, 0.24, 0.28, 0.2))


def follow_ups(rows: Sequence[FollowUpLine]) -> list[Panel]:
    """Return the follow-ups that were held: what succeeded, what the child said, and what was decided."""
    cells = [
        (
            row.when,
            listed(row.people),
            sentence(row.child_said),
            sentence(row.progress),
            " ".join(sentence(each) for each in row.decisions),
        )
        for row in rows
    ]
    if columns_used(cells) == [0]:
        return parts.text(f"Holdt {listed([row.when for row in rows])}.", styles.PRO_BODY)
    heads = ("Holdt", "Var med", "Barnet sagde", "Det er lykkedes", "Besluttet")
    return grid(heads, cells, (0.15, 0.15, 0.22, 0.24, 0.24))
