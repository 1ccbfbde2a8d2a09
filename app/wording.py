"""Danish words for the fixed choices of the domain; one word for one thing, and the same one everywhere."""

from enum import StrEnum

from app.models import enums as e
from app.models import enums_meeting as m
from app.models import enums_people as p
from app.rules.due import Bucket

_WORDS: dict[type[StrEnum], dict[str, str]] = {
    p.PersonKind: {
        p.PersonKind.PERSON: "person",
        p.PersonKind.UNBORN: "ufødt barn",
        p.PersonKind.MISCARRIAGE: "ufrivillig abort",
        p.PersonKind.ABORTION: "abort",
        p.PersonKind.STILLBIRTH: "dødfødt",
        p.PersonKind.UNKNOWN: "ukendt",
        p.PersonKind.BODY: "sted eller forening",
    },
    p.Gender: {
        p.Gender.WOMAN: "kvinde",
        p.Gender.MAN: "mand",
        p.Gender.NONBINARY: "nonbinær",
        p.Gender.UNKNOWN: "ved ikke",
    },
    p.UnionEventKind: {
        p.UnionEventKind.COHABITING: "flyttede sammen",
        p.UnionEventKind.ENGAGED: "forlovet",
        p.UnionEventKind.MARRIED: "gift",
        p.UnionEventKind.SEPARATED: "separeret",
        p.UnionEventKind.DIVORCED: "skilt",
        p.UnionEventKind.REUNITED: "fandt sammen igen",
        p.UnionEventKind.MOVED_APART: "flyttede fra hinanden",
        p.UnionEventKind.WIDOWED: "enke eller enkemand",
    },
    p.TieKind: {
        p.TieKind.BIOLOGICAL: "født af",
        p.TieKind.ADOPTIVE: "adopteret",
        p.TieKind.FOSTER: "i plejefamilie",
        p.TieKind.STEP: "papforældre",
        p.TieKind.GUARDIAN: "værge",
        p.TieKind.DONOR: "donor",
        p.TieKind.UNSURE: "usikkert",
    },
    p.RelationKind: {
        p.RelationKind.CLOSE: "nær",
        p.RelationKind.FUSED: "meget tæt",
        p.RelationKind.COOPERATION: "samarbejder",
        p.RelationKind.CONTACT: "har kontakt",
        p.RelationKind.CARING: "drager omsorg for",
        p.RelationKind.FOCUSED: "har meget fokus på",
        p.RelationKind.DISTANT: "fjern",
        p.RelationKind.DISTRUST: "mistillid",
        p.RelationKind.CONFLICT: "konflikt",
        p.RelationKind.CLOSE_CONFLICT: "nær med konflikt",
        p.RelationKind.FUSED_CONFLICT: "meget tæt med konflikt",
        p.RelationKind.CONTROL: "kontrollerer",
        p.RelationKind.AFRAID: "er bange for",
        p.RelationKind.CUT_OFF: "ingen kontakt",
        p.RelationKind.RESTORED: "har fundet hinanden igen",
        p.RelationKind.VIOLENCE: "vold",
        p.RelationKind.EMOTIONAL_ABUSE: "psykisk vold",
        p.RelationKind.SEXUAL_ABUSE: "seksuelle overgreb",
        p.RelationKind.NEGLECT: "svigter",
    },
    p.TieQuality: {
        p.TieQuality.STRONG: "stærk",
        p.TieQuality.ORDINARY: "almindelig",
        p.TieQuality.WEAK: "svag",
        p.TieQuality.STRAINED: "anspændt",
        p.TieQuality.BROKEN: "brudt",
    },
    p.Sector: {
        p.Sector.FAMILY: "familie",
        p.Sector.FRIENDS: "venner",
        p.Sector.SCHOOL: "skole, dagtilbud og arbejde",
        p.Sector.PROFESSIONALS: "fagpersoner",
        p.Sector.NEIGHBOURS: "fritid og naboer",
    },
    p.CustodyKind: {
        p.CustodyKind.JOINT: "fælles",
        p.CustodyKind.SOLE: "den ene alene",
        p.CustodyKind.OTHER: "andre",
        p.CustodyKind.UNCLEAR: "ikke afklaret",
    },
    p.VisitKind: {
        p.VisitKind.MEETS: "ses",
        p.VisitKind.LETTERS: "breve",
        p.VisitKind.PHONE: "telefon",
        p.VisitKind.NONE: "ses ikke",
    },
    p.DayPart: {
        p.DayPart.MORNING: "morgen",
        p.DayPart.DAY: "dag",
        p.DayPart.EVENING: "aften",
        p.DayPart.NIGHT: "nat",
    },
    p.ProtectionScope: {
        p.ProtectionScope.ADDRESS: "adressen",
        p.ProtectionScope.WHEREABOUTS: "hvor og hos hvem",
        p.ProtectionScope.EVERYTHING: "alt",
    },
    p.ConsentKind: {
        p.ConsentKind.MEETING: "at holde møde",
        p.ConsentKind.SHARING: "at dele oplysninger",
        p.ConsentKind.INTERVENTION: "støtten",
        p.ConsentKind.DRAWING: "at vise tegningen i rummet",
    },
    p.SharingBasis: {
        p.SharingBasis.CONSENT: "ja",
        p.SharingBasis.LAW: "lov",
        p.SharingBasis.UNCLEAR: "ikke afklaret",
    },
    p.HardStopKind: {
        p.HardStopKind.HONOUR: "ære og social kontrol",
        p.HardStopKind.ABUSE: "mistanke om overgreb fra en forælder",
        p.HardStopKind.VIOLENCE: "vold mellem voksne eller tilhold",
    },
    p.ConsentAnswer: {
        p.ConsentAnswer.YES: "ja",
        p.ConsentAnswer.NO: "nej",
        p.ConsentAnswer.NOT_ASKED: "ikke spurgt",
        p.ConsentAnswer.WITHDRAWN: "trukket tilbage",
    },
    m.ContactKind: {
        m.ContactKind.CALL: "opkald",
        m.ContactKind.VISIT: "besøg",
        m.ContactKind.MESSAGE: "besked",
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
    e.CaseStatus: {
        e.CaseStatus.OPEN: "åben",
        e.CaseStatus.CLOSED: "afsluttet",
    },
    e.NotificationStatus: {
        e.NotificationStatus.NONE: "ingen underretning",
        e.NotificationStatus.RECEIVED: "underretning modtaget",
        e.NotificationStatus.UNCLEAR: "ikke afklaret",
    },
    e.PlanKind: {
        e.PlanKind.AGREEMENTS: "Vores aftaler",
        e.PlanKind.CHILD_PLAN: "Barnets plan",
        e.PlanKind.YOUTH_PLAN: "Ungeplan",
    },
    e.GoalStatus: {
        e.GoalStatus.UNDER_WAY: "på vej",
        e.GoalStatus.ALMOST: "næsten",
        e.GoalStatus.REACHED: "nået",
        e.GoalStatus.PAUSED: "holder pause",
        e.GoalStatus.DROPPED: "ikke længere vores mål",
    },
    e.InterventionStatus: {
        e.InterventionStatus.WISHED: "ønsket",
        e.InterventionStatus.GRANTED: "bevilget",
        e.InterventionStatus.ACTIVE: "i gang",
        e.InterventionStatus.ENDED: "afsluttet",
        e.InterventionStatus.REFUSED: "afvist",
    },
    e.FollowUpKind: {
        e.FollowUpKind.FOLLOW_UP: "opfølgning",
        e.FollowUpKind.SUPERVISION: "tilsyn",
    },
    e.Decision: {
        e.Decision.CONTINUE: "fortsæt",
        e.Decision.ADJUST: "justér",
        e.Decision.END: "afslut",
    },
    e.TimeUnit: {
        e.TimeUnit.WEEKS: "uger",
        e.TimeUnit.MONTHS: "måneder",
    },
    e.NoteKind: {
        e.NoteKind.NOTE: "notat",
        e.NoteKind.PHONE: "telefonsamtale",
        e.NoteKind.VISIT: "besøg",
        e.NoteKind.TODO: "husk",
    },
    e.Copy: {
        e.Copy.FAMILY: "Familiens plan",
        e.Copy.CHILD: "Barnets side",
        e.Copy.PROFESSIONAL: "Fagligt eksemplar",
    },
    e.PaperKind: {
        e.PaperKind.PLAN: "plan",
        e.PaperKind.GENOGRAM: "slægtstegning",
        e.PaperKind.NETWORK: "netværkskort",
        e.PaperKind.DUE_LIST: "det, der skal ske",
        e.PaperKind.INVITATION: "indbydelse",
        e.PaperKind.MINUTES: "referat",
        e.PaperKind.AGREEMENT_SHEET: "aftaleark",
        e.PaperKind.OWN_AGREEMENTS: "mine aftaler",
        e.PaperKind.CALL_BACK: "kort til en opringning",
        e.PaperKind.CHANGED: "ændret siden sidst",
    },
    e.Topic: {
        e.Topic.GENERAL: "alt andet",
        e.Topic.SCHOOL: "skole",
        e.Topic.HEALTH: "helbred",
        e.Topic.HOME: "hjem",
        e.Topic.ECONOMY: "økonomi",
        e.Topic.OTHER_PARENT: "den anden forælder",
        e.Topic.WHEREABOUTS: "hvor nogen bor",
        e.Topic.SAFETY: "sikkerhed",
    },
    e.AttachmentKind: {
        e.AttachmentKind.PHOTO: "foto",
        e.AttachmentKind.DRAWING: "tegning",
        e.AttachmentKind.BOARD: "tavle",
        e.AttachmentKind.DOCUMENT: "dokument",
    },
    e.PaperStatus: {
        e.PaperStatus.DRAFT: "kladde",
        e.PaperStatus.FINAL: "færdig",
    },
    e.DueKind: {
        e.DueKind.AGREED: "aftalt",
        e.DueKind.STATUTORY: "lovfrist",
        e.DueKind.MEETING: "møde",
        e.DueKind.PRACTICE: "vores rytme",
    },
}


def word(choice: StrEnum) -> str:
    """Return the Danish word for a choice."""
    return _WORDS[type(choice)][choice]


def enums_with_words() -> frozenset[type[StrEnum]]:
    """Return the choices that have words (a test sees that none is missing)."""
    return frozenset(_WORDS)


_BUCKETS = {
    Bucket.OVERDUE: "Skulle være sket",
    Bucket.TODAY: "I dag",
    Bucket.THIS_WEEK: "Denne uge",
    Bucket.NEXT_14_DAYS: "De næste 14 dage",
    Bucket.LATER: "Senere",
    Bucket.MISSING: "Mangler dato",
}


def bucket_word(bucket: Bucket) -> str:
    """Return the heading of a part of the due list."""
    return _BUCKETS[bucket]
