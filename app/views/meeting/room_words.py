"""What is said on the room's screen: few words that everybody round the table may read."""

import datetime as dt

from app.language.dates import at_clock, day_date, day_month
from app.language.folding import join_names
from app.models.enums_meeting import AgreementState, OwnerAnswer
from app.services.plan_rows import AgreementLine, NextMeeting
from app.services.room_rows import RoomAgreement, RoomScale

THANKS = "Tak for i dag."
NO_AGREEMENTS = "Her kommer det, vi aftaler."
WHEN_OPEN = "hvornår? det finder vi sammen"
WAITS = "vi spørger, om det er i orden"
THE_MUNICIPALITY, ADULTS = "kommunen", "De voksne"
PROPOSAL = {
    OwnerAnswer.THINKING: "familien tænker over det",
    OwnerAnswer.OTHER_FORM: "vi finder en anden form",
}


def list_heading(children: tuple[str, ...]) -> str:
    """Return »Det aftaler vi om Mathias«."""
    return f"Det aftaler vi om {join_names(children)}" if children else "Det aftaler vi"


def photo_heading(children: tuple[str, ...]) -> str:
    """Return »Det har vi aftalt om Mathias«."""
    return f"Det har vi aftalt om {join_names(children)}" if children else "Det har vi aftalt"


def day_words(held_on: dt.date | None) -> str:
    """Return »onsdag den 18. november«."""
    return f"{day_date(held_on).split(' den ')[0]} den {day_month(held_on)}" if held_on else ""


def agreement_words(row: RoomAgreement) -> tuple[str, int]:
    """Return the sentence without its full stop, and how many of its first characters are the owners' names."""
    strong = len(row.doers) if row.doers and row.sentence.startswith(row.doers) else 0
    return row.sentence.removesuffix("."), strong


def below_words(row: RoomAgreement) -> str:
    """Return when, and what is still open about an agreement; that something is a proposal is said first."""
    parts = (_when(row), _state(row)) if row.state is AgreementState.AGREED else (_state(row), _when(row))
    return " · ".join(part for part in parts if part)


def scale_words(scale: RoomScale) -> str:
    """Return »Mathias siger 3«; of the adults and of siblings only names and numbers."""
    if scale.is_childs and len(scale.answers) == 1:
        return f"{scale.answers[0][0]} siger {scale.answers[0][1]}"
    return " · ".join(f"{name} {value}" for name, value in scale.answers)


def coming_words(coming: NextMeeting | None) -> str:
    """Return »Vi mødes igen onsdag den 6. januar 2027 kl. 15 på biblioteket«, empty when nothing is planned."""
    if coming is None or coming.on is None:
        return ""
    time = f" {at_clock(f'{coming.at:%H:%M}')}" if coming.at else ""
    return f"Vi mødes igen {day_date(coming.on)}{time}" + (f", {coming.place}" if coming.place else "")


def photo_below(line: AgreementLine) -> str:
    """Return what is said under an agreement on the photo: when, who is asked, when an answer comes."""
    asked = f"Vi spørger {join_names(line.awaiting)}, om det er i orden." if line.awaiting else ""
    answer = f"Svar senest {day_date(line.answer_by)}." if line.to_be_decided and line.answer_by else ""
    return " · ".join(part for part in (line.when_text, asked, answer) if part)


def _when(row: RoomAgreement) -> str:
    if row.state is AgreementState.TO_BE_DECIDED:
        return "" if row.due_on else row.when
    return row.when or (WHEN_OPEN if row.lacks_when else "")


def _state(row: RoomAgreement) -> str:
    if row.state is AgreementState.PROPOSAL:
        by = f" fra {row.proposed_by}" if row.proposed_by else ""
        answer = PROPOSAL.get(row.family_answer) if row.family_answer else None
        return f"forslag{by} – {answer}" if answer else f"forslag{by}"
    if row.state is AgreementState.TO_BE_DECIDED:
        by_when = f" – svar senest {day_date(row.due_on)}" if row.due_on else ""
        return f"skal afgøres af {row.decides or THE_MUNICIPALITY}{by_when}"
    return WAITS if row.is_open else ""
