"""Danish words about what comes before the plan: worry, notification, assessment, the child's voice, decisions."""

from enum import StrEnum

from app.models import enums_early as e

WORDS: dict[type[StrEnum], dict[str, str]] = {
    e.CaseStage: {
        e.CaseStage.WORRY: "bekymring, ingen sag",
        e.CaseStage.EARLY: "tidligt forløb, ingen sag",
        e.CaseStage.CASE: "sag",
    },
    e.ConcernOutcome: {
        e.ConcernOutcome.OPEN: "vi er i gang",
        e.ConcernOutcome.NETWORK_MEETING: "et netværksmøde",
        e.ConcernOutcome.EARLY_COURSE: "et tidligt forløb",
        e.ConcernOutcome.NOTIFICATION: "en underretning",
        e.ConcernOutcome.CASE: "en sag",
        e.ConcernOutcome.SETTLED: "det er løst",
        e.ConcernOutcome.CLOSED: "afsluttet uden mere",
    },
    e.NotificationKind: {
        e.NotificationKind.ORDINARY: "underretning",
        e.NotificationKind.APPLICATION: "ansøgning, der behandles som underretning",
        e.NotificationKind.EVICTION: "udsættelse af bolig (fogedretten)",
        e.NotificationKind.OTHER_MUNICIPALITY: "fra en anden kommune ved flytning",
        e.NotificationKind.OWN_INITIATIVE: "kommunens eget initiativ (tælles ikke med)",
    },
    e.Urgency: {
        e.Urgency.URGENT: "akut",
        e.Urgency.NOT_URGENT: "ikke akut",
    },
    e.QuickHelp: {
        e.QuickHelp.BEFORE: "hjælp før en undersøgelse",
        e.QuickHelp.BESIDE: "hjælp ved siden af en undersøgelse",
        e.QuickHelp.NONE: "ingen hurtig hjælp nu",
    },
    e.AssessmentKind: {
        e.AssessmentKind.SCREENING: "screening",
        e.AssessmentKind.UNCOVERING: "afdækning",
        e.AssessmentKind.INVESTIGATION: "børnefaglig undersøgelse",
        e.AssessmentKind.OLD_INVESTIGATION: "børnefaglig undersøgelse efter serviceloven",
    },
    e.AssessmentOutcome: {
        e.AssessmentOutcome.NOTHING_MORE: "ikke mere",
        e.AssessmentOutcome.UNCOVERING: "en afdækning",
        e.AssessmentOutcome.INVESTIGATION: "en børnefaglig undersøgelse",
        e.AssessmentOutcome.EARLY_HELP: "tidlig hjælp",
        e.AssessmentOutcome.SUPPORT: "støtte",
        e.AssessmentOutcome.PLACEMENT: "anbringelse",
    },
    e.Aspect: {
        e.Aspect.CHALLENGE: "det er svært",
        e.Aspect.RESOURCE: "det går godt",
        e.Aspect.PERSPECTIVE: "sådan ser det ud",
    },
    e.ViewSource: {
        e.ViewSource.CHILD: "barnet",
        e.ViewSource.PARENTS: "forældrene",
        e.ViewSource.NETWORK: "netværket",
        e.ViewSource.PROFESSIONAL: "fagfolk",
    },
    e.FetchState: {
        e.FetchState.ASKED: "bedt om",
        e.FetchState.FETCHED: "hentet",
        e.FetchState.NOT_FETCHED: "ikke hentet",
    },
    e.House: {
        e.House.WORRIES: "huset med bekymringer",
        e.House.GOOD_THINGS: "huset med det gode",
        e.House.DREAMS: "huset med drømme",
    },
    e.Rater: {
        e.Rater.CHILD: "barnet",
        e.Rater.PARENT: "en forælder",
        e.Rater.NETWORK: "en fra netværket",
        e.Rater.PROFESSIONAL: "en fagperson",
    },
    e.ConsentCapacity: {
        e.ConsentCapacity.CUSTODY_HOLDER: "har forældremyndighed",
        e.ConsentCapacity.YOUNG_PERSON: "ung på mindst 15 år",
        e.ConsentCapacity.CHILD: "barn",
        e.ConsentCapacity.SELF: "på egne vegne",
    },
}
