"""What a stored choice is called in the drawing."""

from app.genogram import family as g
from app.models.enums_people import Gender, PersonKind, RelationKind, TieKind

KINDS: dict[TieKind, g.LinkKind] = {
    TieKind.BIOLOGICAL: "biological",
    TieKind.UNSURE: "unsure",
    TieKind.ADOPTIVE: "adopted",
    TieKind.FOSTER: "foster",
    TieKind.STEP: "step",
    TieKind.GUARDIAN: "guardian",
    TieKind.DONOR: "donor",
}
RELATIONS: dict[RelationKind, g.RelationKind] = {
    RelationKind.CLOSE: "close",
    RelationKind.FUSED: "fused",
    RelationKind.COOPERATION: "cooperation",
    RelationKind.CONTACT: "unknown",
    RelationKind.CARING: "caring",
    RelationKind.FOCUSED: "focused",
    RelationKind.DISTANT: "distant",
    RelationKind.DISTRUST: "distrust",
    RelationKind.CONFLICT: "conflict",
    RelationKind.CLOSE_CONFLICT: "close_conflict",
    RelationKind.FUSED_CONFLICT: "fused_conflict",
    RelationKind.CONTROL: "control",
    RelationKind.AFRAID: "afraid",
    RelationKind.CUT_OFF: "cut_off",
    RelationKind.RESTORED: "restored",
    RelationKind.VIOLENCE: "violence",
    RelationKind.EMOTIONAL_ABUSE: "emotional_abuse",
    RelationKind.SEXUAL_ABUSE: "sexual_abuse",
    RelationKind.NEGLECT: "neglect",
}
GENDERS: dict[Gender, g.Gender] = {
    Gender.WOMAN: "woman",
    Gender.MAN: "man",
    Gender.NONBINARY: "nonbinary",
    Gender.UNKNOWN: "unknown",
}
PERSONS: dict[PersonKind, g.PersonKind] = {
    PersonKind.UNBORN: "unborn",
    PersonKind.MISCARRIAGE: "miscarriage",
    PersonKind.ABORTION: "abortion",
    PersonKind.STILLBIRTH: "stillbirth",
    PersonKind.UNKNOWN: "placeholder",
}
