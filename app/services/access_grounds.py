"""Why something may be left out when a person asks to see what is written about them: read from a file as data.

`resources/definitions/access_grounds.toml` holds the words, the law and how sure we are of it. The municipality
decides.
"""

import tomllib
from dataclasses import dataclass
from functools import cache

from app.paths import resources
from app.rules.cadence import Confidence

OTHER_PERSON, PROTECTED, CHILD_TRUST = "other_person", "protected", "child_trust"
"""The grounds that the program suggests by itself."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground. `name` and `help` are for the caseworker, `told` and `law` for the person who asked."""

    id: str
    name: str
    told: str
    law: str
    source: str
    confidence: Confidence
    help: str


@cache
def grounds() -> dict[str, Ground]:
    """Return the grounds by id, in the order of the file."""
    text = (resources() / "definitions" / "access_grounds.toml").read_text(encoding="utf-8")
    listed = tomllib.loads(text)["ground"]
    return {each["id"]: Ground(**{**each, "confidence": Confidence(each["confidence"])}) for each in listed}


def ground_name(ground: str) -> str:
    """Return what a ground is called; one that is no longer in the file is shown as it was written."""
    found = grounds().get(ground)
    return found.name if found else ground
