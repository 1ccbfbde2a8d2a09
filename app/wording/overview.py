"""Danish words about handing a case over."""

from enum import StrEnum

from app.models import enums_overview as e

WORDS: dict[type[StrEnum], dict[str, str]] = {
    e.HandOverPointKind: {
        e.HandOverPointKind.KNOWS: "hvem ved hvad",
        e.HandOverPointKind.AGREEMENT: "aftale",
        e.HandOverPointKind.DATE: "dato",
        e.HandOverPointKind.PLAN: "plan",
        e.HandOverPointKind.PAPER: "papir",
        e.HandOverPointKind.OTHER: "andet",
    },
}
