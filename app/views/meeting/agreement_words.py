"""What is said of an agreement on the meeting's screen, in the few words that everybody round the table may read."""

from app.language.dates import day_date
from app.language.folding import join_names
from app.models.enums_meeting import AgreementState, OwnerAnswer
from app.services.agreement_rows import AgreementRow

WHEN = "Hvornår?"
DECIDED_HERE = "besluttet her"
THE_MUNICIPALITY = "kommunen"
FAMILY = {
    None: "venter på familien",
    OwnerAnswer.AWAITING: "venter på familien",
    OwnerAnswer.THINKING: "familien tænker over det",
    OwnerAnswer.OTHER_FORM: "ja, men anderledes. Skriv, hvordan",
    OwnerAnswer.YES: "familien siger ja",
    OwnerAnswer.NO: "familien siger nej tak",
}
OWNER = {
    OwnerAnswer.OTHER_FORM: "vil det på en anden måde",
    OwnerAnswer.THINKING: "tænker over det",
    OwnerAnswer.NO: "siger nej tak",
}


def agreement_text(row: AgreementRow) -> tuple[str, int]:
    """Return the sentence without its full stop, and how many of its first characters are the owners' names."""
    strong = len(row.doers) if row.doers and row.sentence.startswith(row.doers) else 0
    return row.sentence.removesuffix("."), strong


def when_line(row: AgreementRow) -> str:
    """Return when, and that it was decided here; for what law decides the day belongs to the answer instead."""
    if row.state is AgreementState.TO_BE_DECIDED:
        return "" if row.due_on else row.when
    return " · ".join(part for part in (row.when, DECIDED_HERE if row.is_agreed else "") if part)


def state_words(row: AgreementRow) -> str:
    """Return »Forslag fra Birgitte – venter på familien« or »Skal afgøres af kommunen – svar senest …«."""
    if row.state is AgreementState.PROPOSAL:
        by = f" fra {row.proposed_by}" if row.proposed_by else ""
        return f"Forslag{by} – {FAMILY[row.family_answer]}"
    if row.state is AgreementState.TO_BE_DECIDED:
        return f"Skal afgøres af {row.decides or THE_MUNICIPALITY} – {_answer_by(row)}"
    return ""


def missing_words(row: AgreementRow) -> str:
    """Return »Mangler svar fra Henning«, or nothing; a proposal waits for the family, not for its owners."""
    return f"Mangler svar fra {join_names(row.awaiting)}" if row.awaiting and row.is_agreed else ""


def owners_words(row: AgreementRow) -> str:
    """Return »Lone tænker over det« for owners who answered something else than yes."""
    said = ((answer, [name for _, name, each in row.answers if each is answer]) for answer in OWNER)
    return ". ".join(f"{join_names(names)} {OWNER[answer]}" for answer, names in said if names)


def lacks_when(row: AgreementRow) -> bool:
    """Tell whether »hvornår?« is to be asked; the day of an answer is asked for in its own words."""
    return row.lacks_date and row.state is not AgreementState.TO_BE_DECIDED


def _answer_by(row: AgreementRow) -> str:
    return f"svar senest {day_date(row.due_on)}" if row.due_on else "hvornår kommer svaret?"
