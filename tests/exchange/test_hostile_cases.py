"""Whatever the schema lets in is stored and comes out the same, hostile text and all."""

import datetime as dt
import json
import random
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.bootstrap import OpenStore
from app.exchange.case_file import checked, parse
from app.services.case_schema import case_file_schema
from tests.exchange.in_and_out import (
    SMALLEST,
    same_facts,
    take_in,
    take_out,
    without_ids,
)

Content = dict[str, Any]

HOSTILE = (
    '<b>nej</b> & "ja"', "'; DROP TABLE person; --", "محمد علي", "שלום\u202e", "🎈👩‍👧", "{0}%s", "x" * 3_000,
    " \n\t", "", '"*"', "NEAR(a b)", "\x01\x7f", "AND",
    "Kjærgård, Åse & Øjvind", "\u0130\ufb01\u0345", "- - -", "\ufffe", "=1+1",
)  # fmt: skip
APPROX = (
    "1975",
    "ca. 1975",
    "efter 2019",
    "uge 45, 2026",
    "9999",
    "mens hun gik i skole",
    "29-2-2024",
    "før 1900",
    "?",
)


class Filler:
    """Fills the schema by chance: every section with one or two rows, every optional field there or not."""

    def __init__(self, seed: int, text: str) -> None:
        self.random = random.Random(seed)
        self.texts = (*HOSTILE, text)

    def case(self) -> Content:
        schema = case_file_schema()["properties"]
        content = dict(SMALLEST, case=self.row(schema["case"], "sag"))
        for section, described in schema.items():
            if described.get("type") == "array":
                count = self.random.randint(1, 2)
                content[section] = [self.row(described["items"], f"{section}-{n}") for n in range(count)]
        return content

    def row(self, schema: Content, name: str) -> Content:
        row: Content = {"id": name}
        for key, described in schema["properties"].items():
            if key == "id" or (key not in schema["required"] and self.random.random() < 0.5):
                continue
            if described.get("type") == "array":
                row[key] = [self.row(described["items"], f"{name}/{key}/{n}") for n in range(self.random.randint(1, 2))]
            else:
                row[key] = self.field(key, described)
        return row

    def field(self, key: str, described: Content) -> Any:
        pick, low, high = self.random.choice, described.get("minimum", 0), described.get("maximum", 0)
        if "(id fra »" in described["description"]:
            return described["description"].split("(id fra »")[1].split("«")[0] + "-0"
        if key == "recurrence":
            return pick(["FREQ=WEEKLY;BYDAY=FR", "FREQ=MONTHLY;INTERVAL=99", "FREQ=DAILY;COUNT=3"])
        by_type = {
            "boolean": lambda: pick([True, False]),
            "integer": lambda: self.random.randint(low, high),
            "number": lambda: self.random.uniform(low, high),
        }
        by_shape = {
            "date": lambda: str(dt.date(1800, 1, 1) + dt.timedelta(days=self.random.randrange(146_000))),
            "uuid": lambda: str(UUID(int=self.random.getrandbits(128))),
            r"\S": lambda: pick(APPROX),
            r"^([01]\d|2[0-3]):[0-5]\d$": lambda: f"{self.random.randint(0, 23):02}:{self.random.randint(0, 59):02}",
        }
        shape = described.get("format") or described.get("pattern", "")
        if "enum" in described:
            return pick(described["enum"])
        return (by_type.get(described["type"]) or by_shape.get(shape) or (lambda: pick(self.texts)))()


@settings(
    max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(seed=st.integers(0, 2**32), text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_case_the_schema_lets_in_is_stored_and_comes_out_the_same(store: OpenStore, seed: int, text: str) -> None:
    ours = checked(parse(json.dumps(Filler(seed, text).case())))
    first = take_out(store, take_in(store, ours, as_new=True))

    second = take_out(store, take_in(store, checked(parse(json.dumps(first))), as_new=True))

    assert without_ids(second) == without_ids(first)
    assert same_facts(ours, first, rough=True)
