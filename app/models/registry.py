"""All mapped classes in one place: by table, by section of the case file, and who lies inside whom."""

from app.models import (
    access,
    agreement,
    assessment,
    attachment,
    case,
    deadline,
    hand_over,
    knowledge,
    log,
    meeting,
    notification,
    overview,
    paper,
    people,
    plan,
    ruling,
    safety,
    setup,
    voice,
)
from app.models.base import Base, CaseRecord, Record

MODULES = (
    case, people, safety, knowledge, notification, assessment, voice, meeting, agreement, plan, ruling, deadline, paper,
    attachment, access, hand_over, overview, setup, log,
)  # fmt: skip

CASE_CLASSES: tuple[type[CaseRecord], ...] = (
    people.Person,
    case.Child,
    people.Partnership,
    people.PartnershipMember,
    people.PartnershipEvent,
    people.ParentTie,
    people.Household,
    people.HouseholdMember,
    people.Relation,
    people.NetworkTie,
    people.NetworkPicture,
    people.NetworkPictureSpot,
    people.DrawingPlace,
    safety.Custody,
    safety.CustodyHolder,
    safety.Visitation,
    safety.CareArrangement,
    safety.CareChild,
    safety.Protection,
    safety.KeepApart,
    safety.HardStop,
    safety.Consent,
    knowledge.Concern,
    knowledge.Contact,
    knowledge.ContactPerson,
    knowledge.ChildTalk,
    knowledge.Absence,
    voice.HouseWord,
    voice.WellbeingMark,
    voice.FitScore,
    notification.Notification,
    notification.NotificationChild,
    assessment.Assessment,
    assessment.AssessmentChild,
    assessment.AssessmentView,
    assessment.FetchedInformation,
    assessment.ProfessionalView,
    notification.GuideTick,
    ruling.FormalDecision,
    ruling.PartyHearing,
    ruling.Orientation,
    meeting.Meeting,
    meeting.Participant,
    meeting.AgendaPoint,
    meeting.SafetyCheck,
    meeting.Feedback,
    meeting.Contribution,
    meeting.Scale,
    meeting.ScaleAnswer,
    plan.ActionPlan,
    plan.PlanAnswer,
    overview.PlanAim,
    plan.Goal,
    plan.GoalStep,
    plan.GoalResponsible,
    plan.GoalBaseline,
    plan.GoalScore,
    plan.Intervention,
    plan.InterventionArena,
    plan.InterventionGoal,
    agreement.Agreement,
    agreement.AgreementOwner,
    agreement.AgreementAudience,
    agreement.AgreementOccurrence,
    agreement.AgreementReview,
    plan.Cadence,
    plan.FollowUp,
    plan.FollowUpPerson,
    plan.FollowUpDecision,
    deadline.StartedDeadline,
    deadline.Snooze,
    deadline.CaseReview,
    knowledge.Note,
    paper.Paper,
    paper.Delivery,
    paper.JournalEntry,
    attachment.Attachment,
    access.AccessDecision,
    hand_over.HandOver,
    hand_over.HandOverPoint,
    overview.CaseWeight,
)

METADATA = Base.metadata

RECORD_CLASSES: dict[str, type[Record]] = {
    mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Record)
}

PROGRAMS_OWN = frozenset({people.DrawingPlace.__tablename__})
"""Tables of a case that only the program reads: no list, history or comparison tells of them."""

TOP_CLASSES: tuple[type[CaseRecord], ...] = tuple(each for each in CASE_CLASSES if each.nested_in is None)


def nested_classes(owner: type[CaseRecord]) -> tuple[type[CaseRecord], ...]:
    """Return the classes whose rows lie inside a row of `owner`."""
    return tuple(each for each in CASE_CLASSES if each.nested_in and each.nested_in[0] == owner.__tablename__)


def case_class(table: str) -> type[CaseRecord]:
    """Return the class of a table that belongs to cases; KeyError for any other."""
    found = RECORD_CLASSES[table]
    if not issubclass(found, CaseRecord):
        raise KeyError(table)
    return found
