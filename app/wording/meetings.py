"""Danish words about meetings, what was said and what was agreed."""

from enum import StrEnum

from app.models import enums_meeting as m

WORDS: dict[type[StrEnum], dict[str, str]] = {
    m.ContactKind: {
        m.ContactKind.CALL: "opkald",
        m.ContactKind.VISIT: "besøg",
        m.ContactKind.MESSAGE: "sms eller besked",
        m.ContactKind.MAIL: "mail",
        m.ContactKind.LETTER: "brev",
        m.ContactKind.MEETING: "møde",
    },
    m.ContactRole: {
        m.ContactRole.FROM: "fra",
        m.ContactRole.TO: "til",
        m.ContactRole.INFORMED: "ved det",
    },
    m.MeetingStatus: {
        m.MeetingStatus.PLANNED: "planlagt",
        m.MeetingStatus.RUNNING: "i gang",
        m.MeetingStatus.HELD: "holdt",
        m.MeetingStatus.CANCELLED: "aflyst",
    },
    m.NotHeld: {
        m.NotHeld.CANCELLED: "aflyst",
        m.NotHeld.FAMILY_AWAY: "familien kom ikke",
        m.NotHeld.NO_TIME: "vi nåede det ikke",
        m.NotHeld.REPLACED: "der blev holdt et andet møde",
        m.NotHeld.OTHER: "noget andet",
    },
    m.Side: {
        m.Side.CHILD: "barnet",
        m.Side.PRIVATE: "familie og netværk",
        m.Side.GENERAL: "skole og almenområde",
        m.Side.AUTHORITY: "kommunen",
        m.Side.PROVIDER: "dem, der hjælper",
    },
    m.Invitation: {
        m.Invitation.INVITED: "spurgt",
        m.Invitation.COMING: "kommer",
        m.Invitation.DECLINED: "kan ikke",
        m.Invitation.NO_ANSWER: "ikke svaret",
        m.Invitation.NOT_INVITED: "ikke spurgt",
    },
    m.Attendance: {
        m.Attendance.UNKNOWN: "ikke sat endnu",
        m.Attendance.PRESENT: "var med",
        m.Attendance.PARTLY: "var med noget af tiden",
        m.Attendance.PHONE: "var med på telefon",
        m.Attendance.ABSENT: "var der ikke",
    },
    m.TakesPart: {
        m.TakesPart.WHOLE: "hele mødet",
        m.TakesPart.PARTLY: "noget af mødet",
        m.TakesPart.TOLD_BEFORE: "fortalte det før",
        m.TakesPart.LETTER: "brev, tegning eller lyd",
        m.TakesPart.REPRESENTED: "en anden taler for barnet",
        m.TakesPart.NOT_HEARD: "ikke hørt endnu",
    },
    m.ContributionKind: {
        m.ContributionKind.OWN_WORDS: "barnets egne ord",
        m.ContributionKind.WORKS: "det virker",
        m.ContributionKind.WORRY: "det bekymrer os",
        m.ContributionKind.HOPE: "det ønsker vi os",
        m.ContributionKind.NEED: "har brug for",
        m.ContributionKind.REASON: "derfor er vi her",
        m.ContributionKind.PARKED: "til senere",
        m.ContributionKind.EVALUATION: "sidste ord",
        m.ContributionKind.REMARK: "bemærkning",
        m.ContributionKind.FOR_ABSENT: "sagt for en, der ikke er her",
    },
    m.ChildSafety: {
        m.ChildSafety.SAFE: "tryg",
        m.ChildSafety.OPEN: "ikke afklaret",
        m.ChildSafety.WORRIED: "vi er bekymrede",
    },
    m.NetworkEnough: {
        m.NetworkEnough.YES: "ja, vi klarer det sammen",
        m.NetworkEnough.PARTLY: "delvist, der skal også andet til",
        m.NetworkEnough.NO: "nej, der skal mere til",
    },
    m.AgreementState: {
        m.AgreementState.PROPOSAL: "forslag – venter på familien",
        m.AgreementState.AGREED: "aftalt",
        m.AgreementState.TO_BE_DECIDED: "skal afgøres af kommunen",
        m.AgreementState.DROPPED: "taget af",
    },
    m.AgreementArea: {
        m.AgreementArea.HOME: "hjemme",
        m.AgreementArea.SCHOOL: "i skolen",
        m.AgreementArea.LEISURE: "i fritiden",
        m.AgreementArea.MUNICIPALITY: "kommunen",
        m.AgreementArea.HARD_TIMES: "hvis det bliver svært",
        m.AgreementArea.OTHER: "andet",
    },
    m.AgreementOutcome: {
        m.AgreementOutcome.UNDER_WAY: "i gang",
        m.AgreementOutcome.KEPT: "lykkedes",
        m.AgreementOutcome.PARTLY: "delvist",
        m.AgreementOutcome.NOT_KEPT: "blev ikke til noget",
        m.AgreementOutcome.CHANGED: "lavet om",
    },
    m.OwnerAnswer: {
        m.OwnerAnswer.YES: "ja",
        m.OwnerAnswer.AWAITING: "mangler svar",
        m.OwnerAnswer.OTHER_FORM: "ja, men anderledes",
        m.OwnerAnswer.THINKING: "tænker over det",
        m.OwnerAnswer.NO: "nej tak",
    },
}
