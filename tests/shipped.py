"""The shipped families, and the key and day every test store is made with."""

import datetime as dt
import json
from uuid import UUID

from app.bootstrap import COPENHAGEN, OpenStore
from app.paths import resources
from app.services.case_content import store_content
from app.store.key_cost import Argon2Cost

CHEAP = Argon2Cost(8, 1, 1)
PASSPHRASE = "fire små grå elefanter danser"
TODAY = dt.datetime(2026, 11, 22, 9, 30, tzinfo=COPENHAGEN)


def import_example(opened: OpenStore, name: str) -> UUID:
    """Put one of the shipped families in a store and return its case id."""
    content = json.loads((resources() / "examples" / name).read_text(encoding="utf-8"))
    with opened.units.step("Hent sag", "case.import") as unit:
        return store_content(unit, content)
