"""Relations in words: the sign's name for the legend, and how each of the two would say it."""

from __future__ import annotations

from app.genogram.family import Relation, RelationKind
from app.genogram.labels import safe

RELATION_WORDS: dict[RelationKind, str] = {
    "close": "nær",
    "fused": "meget tæt",
    "cooperation": "samarbejde",
    "unknown": "kontakt",
    "caring": "omsorg",
    "focused": "stort fokus på",
    "distant": "fjern",
    "distrust": "mistillid",
    "conflict": "konflikt",
    "close_conflict": "nær med konflikt",
    "fused_conflict": "meget tæt med konflikt",
    "control": "kontrol",
    "afraid": "bange for",
    "cut_off": "brudt kontakt",
    "restored": "genoptaget kontakt",
    "violence": "fysisk vold (F)",
    "emotional_abuse": "psykisk vold (P)",
    "sexual_abuse": "seksuelle overgreb (S)",
    "neglect": "manglende omsorg (M)",
}
_SAID: dict[RelationKind, tuple[str, str]] = {
    "close": ("nær relation til {}", "nær relation til {}"),
    "fused": ("meget tæt relation til {}", "meget tæt relation til {}"),
    "cooperation": ("samarbejder med {}", "samarbejder med {}"),
    "unknown": ("har kontakt med {}", "har kontakt med {}"),
    "caring": ("drager omsorg for {}", "får omsorg af {}"),
    "focused": ("har meget fokus på {}", "er meget i fokus hos {}"),
    "distant": ("fjern relation til {}", "fjern relation til {}"),
    "distrust": ("har mistillid til {}", "mødes med mistillid af {}"),
    "conflict": ("konflikt med {}", "konflikt med {}"),
    "close_conflict": ("nær relation med konflikt til {}", "nær relation med konflikt til {}"),
    "fused_conflict": ("meget tæt relation med konflikt til {}", "meget tæt relation med konflikt til {}"),
    "control": ("kontrollerer {}", "kontrolleres af {}"),
    "afraid": ("er bange for {}", "vækker frygt hos {}"),
    "cut_off": ("brudt kontakt med {}", "brudt kontakt med {}"),
    "restored": ("genoptaget kontakt med {}", "genoptaget kontakt med {}"),
    "violence": ("øver fysisk vold mod {}", "udsættes for fysisk vold af {}"),
    "emotional_abuse": ("øver psykisk vold mod {}", "udsættes for psykisk vold af {}"),
    "sexual_abuse": ("begår seksuelle overgreb mod {}", "udsættes for seksuelle overgreb af {}"),
    "neglect": ("svigter omsorgen for {}", "mangler omsorg fra {}"),
}


def relation_phrase(relation: Relation, person: str, other: str) -> str:
    """Say a relation from the side of `person` (one of the two ids); `other` is the name of the other one.

    Who says so and the words that belong to it follow in brackets.
    """
    words = _SAID[relation.kind][0 if relation.a == person else 1].format(other)
    added = [safe(relation.text), f"siger {safe(relation.said_by)}" if relation.said_by else ""]
    if relation.confidential:
        added.append("kun for rådgiveren")
    told = "; ".join(part for part in added if part)
    return f"{words} ({told})" if told else words
