"""Danish words about cases, plans and papers."""

from enum import StrEnum

from app.models import enums as e

WORDS: dict[type[StrEnum], dict[str, str]] = {
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
    e.LifeArea: {
        e.LifeArea.FAMILY: "familie",
        e.LifeArea.SCHOOL: "dagtilbud og skole",
        e.LifeArea.LEISURE: "fritid",
        e.LifeArea.FRIENDS: "venner og netværk",
        e.LifeArea.HEALTH: "sundhed",
        e.LifeArea.GROWTH: "trivsel og udvikling",
        e.LifeArea.WORK: "uddannelse og job",
        e.LifeArea.OTHER: "andet",
    },
    e.Arena: {
        e.Arena.HOME: "hjemme",
        e.Arena.DAYCARE: "i dagtilbud",
        e.Arena.SCHOOL: "i skolen",
        e.Arena.LEISURE: "i fritiden",
        e.Arena.NETWORK: "hos familie og netværk",
        e.Arena.PROVIDER: "hos tilbuddet",
        e.Arena.AWAY: "uden for hjemmet",
    },
    e.PlanChoice: {
        e.PlanChoice.PLAN: "der laves en plan",
        e.PlanChoice.NO_PLAN: "der laves ingen plan",
    },
    e.Worked: {
        e.Worked.YES: "ja",
        e.Worked.PARTLY: "delvist",
        e.Worked.NO: "nej",
        e.Worked.TOO_EARLY: "for tidligt at sige",
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
        e.Decision.UP: "et trin op",
        e.Decision.DOWN: "et trin ned",
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
        e.Copy.FAMILY: "Til familien",
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
        e.PaperKind.NEW_CASEWORKER: "til den nye rådgiver",
        e.PaperKind.CONCERN: "bekymring",
        e.PaperKind.NOTIFICATION: "underretning",
        e.PaperKind.ASSESSMENT: "undersøgelse",
        e.PaperKind.CHILD_VOICE: "samtale med barnet",
        e.PaperKind.CONSENT_FORM: "samtykke",
        e.PaperKind.FORMAL_DECISION: "afgørelse",
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
