"""What only the professional copy holds, by hand: help, ladder, absence, sections and follow-ups of story B."""

from datetime import date
from uuid import UUID

from app.rules.ladder import Movement, OnRung
from app.services.absences import AbsenceRow, shipped_marks
from app.services.curve_shapes import CurveLevel
from app.services.goal_rows import ScorePoint
from app.services.ladder import LadderRow, shipped_rungs
from app.services.plan_professional_rows import (
    AbsenceLine,
    AbsencePart,
    CaseFacts,
    DecisionPart,
    DoerLine,
    EndedLine,
    FollowUpLine,
    HelpPart,
    InterventionLine,
    LawLine,
    SectionLine,
    StepLine,
    TalkLine,
)

_ID = UUID(int=1)
POINTS = tuple(
    ScorePoint(day, value, "Noah", f"{day:%d}. {month}")
    for day, value, month in (
        (date(2026, 8, 12), 4, "august"), (date(2026, 9, 23), 5, "september"), (date(2026, 11, 4), 6, "november"),
    )
)  # fmt: skip
DECISION = DecisionPart(
    legal_basis="barnets lov § 32, stk. 1, nr. 3",
    decided="22. juni 2026",
    purpose="Noah fastholder hverdag, uddannelse og bolig",
    expected_duration="12 måneder",
    rung="trin 3",
    choice="der laves ingen plan, fordi aftalerne er nok",
)
LADDER = LadderRow(
    child_id=_ID,
    child="Noah",
    rungs=shipped_rungs(),
    steps=(OnRung("Opholdssted", 6, date(2024, 9, 1), date(2026, 7, 1)), OnRung("Kontaktperson", 3, date(2026, 7, 1))),
    now=(3,),
    stretches=(),
    since=date(2026, 6, 1),
    movement=Movement.DOWN,
    undated=(),
    words="I dag: Kontaktperson på trin 3. Det højeste trin er kommet ned siden sidste opfølgning 1. juni 2026.",
)
HELP = HelpPart(
    running=(
        InterventionLine(
            name="Fast kontaktperson",
            status="i gang",
            provider="Rune Aagaard",
            arenas="hjemme og i skolen",
            amount="to timer om ugen",
            purpose="Noah fastholder hverdag, uddannelse og bolig",
            why_this="Noah kender Rune fra opholdsstedet.",
            legal_basis="barnets lov § 32, stk. 1, nr. 3",
            wished="1. juni 2026",
            decided="22. juni 2026",
            since="1. juli 2026",
            expected="1. juli 2027",
            waited="30 dage",
            overdue=True,
            family_view="Det er rart, at det er Rune.",
        ),
    ),
    ended=(EndedLine(name="Opholdssted", time="til 1. juli 2026", worked="delvist", result="Noah kom hjem."),),
    ladder=LADDER,
)


def _absent(first: date, last: date, percent: float, unlawful: float) -> AbsenceRow:
    return AbsenceRow(
        _ID, _ID, "Noah", f"{first:%m.%Y}", first, last, percent, unlawful, None, None, None, 20, "", "", (), ()
    )


ABSENCE = AbsencePart(
    lines=(
        AbsenceLine(period="september 2026", percent="12 %", unlawful_percent="4 %", ill="1", school_days="22"),
        AbsenceLine(period="oktober 2026", percent="30 %", unlawful_percent="18 %", unlawful="3", school_days="17",
                    told="møder for sent mandag og fredag", marks=("15 % ulovligt fravær",)),
    ),
    rows=(
        _absent(date(2026, 9, 1), date(2026, 9, 30), 12, 4), _absent(date(2026, 10, 1), date(2026, 10, 31), 30, 18),
    ),
    levels=tuple(CurveLevel(each.percent, each.name) for each in shipped_marks()[-1:]),
    words="Fravær over tid: 12 % september 2026 og 30 % oktober 2026.",
)  # fmt: skip
STEPS = (StepLine(text="Lars og Noah har skrevet en ansøgning", due="22. november 2026", status="på vej"),)
DOERS = (DoerLine(who="Rune Aagaard", does="kører Noah mandag morgen"), DoerLine(who="skolen"))
SECTIONS = (SectionLine(heading="Overgangen til voksenlivet", text="Noah vil have sin egen læreplads."),)
LAWS = (
    LawLine(heading="Overgangen til voksenlivet", law="barnets lov § 109"),
    LawLine(heading="Den nødvendige indsats", law="serviceloven § 140", unsure=True),
)
TALKS = (TalkLine(when="3. november 2026", with_whom="Sanne", how="gåtur", companion="ja"),)
FOLLOW_UPS = (
    FollowUpLine(when="4. november 2026", child_said="Det går bedre.", progress="Noah er på skolen til tiden.",
                 decisions=("Fast kontaktperson: fortsæt",)),
)  # fmt: skip
FACTS = CaseFacts(number="2026-007", caseworker="Sanne Vestergaard, rådgiver", law="barnets lov §§ 108-109")
