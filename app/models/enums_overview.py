"""Fixed choices about handing a case over. Danish words: `app/wording/`. No SQLAlchemy here: anyone may import them."""

from enum import StrEnum


class HandOverPointKind(StrEnum):
    """What one point of a hand-over is about; KNOWS: what somebody knows, or must not know."""

    KNOWS = "knows"
    AGREEMENT = "agreement"
    DATE = "date"
    PLAN = "plan"
    PAPER = "paper"
    OTHER = "other"
