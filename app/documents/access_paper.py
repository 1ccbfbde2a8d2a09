"""The answer to a person who asked to see what is written about them: plain words first, then everything in order."""

from __future__ import annotations

from app.documents import parts, styles
from app.documents.day_words import long_day
from app.documents.fact_table import facts
from app.documents.panel import Panel
from app.documents.sheet import Furniture, build, stamp_text
from app.services.access_letter import AccessLetter, LetterItem, LetterSection

TITLE = "Det, vi har skrevet"
INTRO = (
    "Du har bedt om at se det, der står om dig i sagen. Her er det, som det stod den {day}. "
    "Det er skrevet ud fra rådgiverens eget arbejdsredskab. Der kan ligge mere i kommunens andre systemer."
)
COMPLAIN = (
    "Er der noget, der er forkert, så sig det til din rådgiver. Du kan klage over, at noget er udeladt. "
    "Rådgiveren hjælper dig med hvordan."
)
CUT = "…"
NOTHING_OUT = "Intet er udeladt."


def access_pdf(letter: AccessLetter) -> bytes:
    """Return the answer as PDF; the same letter always gives the same bytes."""
    furniture = Furniture(
        title=TITLE,
        made_on=letter.made_on,
        edition=f"sag {letter.case_number}" if letter.case_number else "",
        author=letter.municipality,
        sender=letter.municipality or TITLE,
        recipients=f"Til {letter.name}",
        stamp=stamp_text("", draft="kladde", example=letter.example),
        logo=letter.logo,
    )

    def story() -> list[Panel]:
        body = [
            parts.heading(TITLE, styles.TITLE, before=0, after=4),
            *parts.text(f"Til {letter.name}", styles.LEAD, after=10),
            *parts.text(INTRO.format(day=long_day(letter.made_on)), after=6),
            *_left_out(letter),
            *_contact(letter),
        ]
        for section in letter.sections:
            body += _section(section)
        return body

    return build(story, furniture)


def _left_out(letter: AccessLetter) -> list[Panel]:
    lines = [each.sentence for each in letter.left_out] or [NOTHING_OUT]
    return [
        parts.heading("Det er udeladt", styles.PRO_HEADING, before=12, after=3),
        *parts.bullets(lines),
        *parts.text(COMPLAIN, styles.SOFT, before=4),
    ]


def _contact(letter: AccessLetter) -> list[Panel]:
    who = letter.contact
    rows = [("Rådgiver", " · ".join(filter(None, (who.name, who.title)))), ("Telefon", who.phone),
            ("Træffes", who.hours)]  # fmt: skip
    found = facts(rows)
    return [parts.heading("Spørg", styles.PRO_HEADING, before=12, after=3), *found] if found else []


def _section(section: LetterSection) -> list[Panel]:
    story = [parts.heading(section.name, styles.HEADING, before=22, after=4)]
    for item in section.items:
        story += _item(section, item)
    return story


def _item(section: LetterSection, item: LetterItem) -> list[Panel]:
    kind = "" if item.kind == section.name else item.kind
    name = "" if item.name.endswith(CUT) else item.name  # the whole text stands below
    title = " · ".join(part for part in (kind, name) if part) or item.kind
    rows = [(label, value) for label, value in item.facts if value != name]
    story = [parts.heading(title, styles.PRO_STRONG, before=8, after=1)]
    story += parts.text(f"Hører til: {item.inside}" if item.inside else "", styles.PRO_SOFT)
    return story + facts(rows)
