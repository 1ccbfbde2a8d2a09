"""A case with hostile text in every field: every page is read, every paper set, and it goes out and in unchanged."""

import datetime as dt
import json
import random
from itertools import cycle
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.bootstrap import OpenStore
from app.documents.follow_up_paper import follow_up_pdf
from app.documents.genogram_paper import genogram_pdf
from app.documents.new_caseworker_paper import new_caseworker_pdf
from app.documents.plan_paper import plan_pdf
from app.exchange.case_file import checked, parse
from app.genogram.drawing import draw_family
from app.genogram.svg import to_svg
from app.language.folding import fold
from app.services.case_schema import case_file_schema
from app.services.family import family_of_case
from app.services.follow_up_paper import follow_up_paper_for
from app.services.meetings import list_meetings
from app.services.new_caseworker import new_caseworker_for
from app.services.papers import plan_for
from app.services.search_words import search
from app.tokens import load_tokens
from app.typeface import measure
from tests.doing import ask
from tests.every_field import full_case
from tests.exchange.in_and_out import SMALLEST, same_facts, take_in, take_out, texts_of, without_ids
from tests.hostile.naughty_strings import GROUPS, NAUGHTY
from tests.services.test_every_use_case import read_everything

Content = dict[str, Any]
CASE_FILE_HOLDS = tuple(
    text for text in NAUGHTY if "\0" not in text and not any("\ud800" <= each <= "\udfff" for each in text)
    and len(text) < 20_000
)  # fmt: skip
"""What a case file may hold; the rest is refused, which another test sees."""
APPROX = ("1975", "ca. 1975", "efter 2019", "uge 45, 2026", "9999", "mens hun gik i skole", "29-2-2024", "?")


def case_of(texts: tuple[str, ...]) -> Content:
    """Return a case with the texts in every text field, one after the other."""
    following = cycle(texts)
    return full_case(lambda table, column: next(following))


def papers_of(store: OpenStore, case_id: UUID) -> list[bytes]:
    """Set every paper of the plan, the follow-up, the page for a new caseworker, and the family alone."""
    drafts = [ask(store, plan_for, case_id, copy=copy) for copy in ("family", "child", "professional")]
    drawing = draw_family(ask(store, family_of_case, case_id, for_paper=True), measure=measure)
    svg = to_svg(drawing, load_tokens().colours["light"], load_tokens().family, "Familien")
    assert svg.startswith("<svg")
    new, held = ask(store, new_caseworker_for, case_id), ask(store, follow_up_paper_for, case_id, recipient_id=None)
    others = [new_caseworker_pdf(new.paper), follow_up_pdf(held.paper)]
    return [
        *(plan_pdf(draft.paper) for draft in drafts),
        *others,
        genogram_pdf(drawing, "Familien", dt.date(2026, 11, 22)),
    ]


DEAR = pytest.mark.long(sample=False)
QUICK = ("bidi", "markup")


@pytest.mark.long
@pytest.mark.parametrize("group", [group if group in QUICK else pytest.param(group, marks=DEAR) for group in GROUPS])
def test_a_case_of_hostile_texts_is_read_printed_found_and_goes_out_and_in(store: OpenStore, group: str) -> None:
    texts = tuple(text for text in GROUPS[group] if text in CASE_FILE_HOLDS) or ("x",)
    content = checked(parse(json.dumps(case_of(texts))))
    case_id = take_in(store, content, as_new=True)

    assert len(read_everything(store, case_id, ask(store, list_meetings, case_id)[0].id)) > 20
    assert all(pdf.startswith(b"%PDF") for pdf in papers_of(store, case_id))
    first = take_out(store, case_id)
    second = take_out(store, take_in(store, checked(parse(json.dumps(first))), as_new=True))
    assert texts_of(without_ids(second)) == texts_of(without_ids(first))
    assert sorted(texts_of(content["case"])) == sorted(texts_of(first["case"]))


@pytest.mark.parametrize("group", ["danish", "combining", "queries", "scripts", "right to left"])
def test_what_was_written_is_found_by_the_same_words(store: OpenStore, group: str) -> None:
    texts = [text for text in GROUPS[group] if any(each.isalnum() for each in fold(text)) and "\0" not in text]
    content = {
        **SMALLEST,
        "people": [{"id": f"p{place}", "name": text, "kind": "person"} for place, text in enumerate(texts)],
    }
    take_in(store, checked(parse(json.dumps(content))))

    lost = [text for text in texts if fold(text) not in {fold(hit.title) for hit in ask(store, search, text, limit=90)}]

    assert lost == []


class Filler:
    """Fills the schema by chance: every section with one or two rows, every optional field there or not."""

    def __init__(self, seed: int, text: str) -> None:
        self.random = random.Random(seed)
        self.texts = (*CASE_FILE_HOLDS, text)

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
    max_examples=3, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(seed=st.integers(0, 2**32), text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_case_the_schema_lets_in_is_stored_and_comes_out_the_same(store: OpenStore, seed: int, text: str) -> None:
    ours = checked(parse(json.dumps(Filler(seed, text).case())))
    first = take_out(store, take_in(store, ours, as_new=True))

    second = take_out(store, take_in(store, checked(parse(json.dumps(first))), as_new=True))

    assert without_ids(second) == without_ids(first)
    assert same_facts(ours, first, rough=True)
