"""What the one field writes at each step, its word, and the keys that turn it into something else."""

from app.models.enums_meeting import ContributionKind

AGREEMENT = "agreement"

LABELS = {
    ContributionKind.OWN_WORDS.value: "Barnets ord",
    ContributionKind.WORKS.value: "Det virker",
    ContributionKind.WORRY.value: "Det bekymrer os",
    ContributionKind.HOPE.value: "Det ønsker vi os",
    ContributionKind.NEED.value: "Har brug for",
    ContributionKind.REASON.value: "Derfor er vi her",
    ContributionKind.PARKED.value: "Til senere",
    ContributionKind.EVALUATION.value: "Sidste ord",
    ContributionKind.REMARK.value: "Bemærkning",
    ContributionKind.FOR_ABSENT.value: "Sagt for en, der ikke er her",
    AGREEMENT: "Aftale",
}

KEYS = {
    "Alt+A": AGREEMENT,
    "Alt+O": ContributionKind.OWN_WORDS.value,
    "Alt+V": ContributionKind.WORKS.value,
    "Alt+B": ContributionKind.WORRY.value,
    "Alt+P": ContributionKind.PARKED.value,
}

CHECK_KEY, PROPOSAL_KEY, ONLY_SCREEN_KEY = "Alt+R", "Alt+F", "Alt+S"
"""Look at what is to check, write a proposal, write for my own screen only. `Writer` listens to them."""

_OF_STEP = {
    "reason": ContributionKind.REASON.value,
    "own_words": ContributionKind.OWN_WORDS.value,
    "works": ContributionKind.WORKS.value,
    "worry": ContributionKind.WORRY.value,
    "hope": ContributionKind.HOPE.value,
    "for_absent": ContributionKind.FOR_ABSENT.value,
    "agreement": AGREEMENT,
    "review": AGREEMENT,
    "read_aloud": AGREEMENT,
    "evaluation": ContributionKind.EVALUATION.value,
}


def kind_of_step(step_kind: str) -> str:
    """Return what the field writes at a kind of step; where nothing is asked for, it is »til senere«."""
    return _OF_STEP.get(step_kind, ContributionKind.PARKED.value)


def cap(keys: str) -> str:
    """Return keys as they stand on a cap: »Alt F«."""
    return keys.replace("+", " ")
