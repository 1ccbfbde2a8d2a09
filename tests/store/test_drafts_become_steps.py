"""A draft whose words become a step goes in that step's own transaction: after a cut they are the one or the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.services.cases import start_case

LINE = frozenset({"line"})


@contextmanager
def becoming_step(store: OpenStore) -> Iterator[Any]:
    """What the workspace does when the words of a line become a step."""
    with store.drafts.taken_back(LINE), store.units.step("Ny sag", "case.start", drafts=LINE) as unit:
        yield unit


def test_a_draft_is_gone_the_moment_its_step_is_there(store: OpenStore) -> None:
    store.drafts.keep("line", "Noah")
    store.drafts.keep("note", "bliver")
    store.drafts.flush()
    seen: list[dict[str, str]] = []

    with becoming_step(store) as unit:
        start_case(unit, child_name="Noah")
        seen.append(store.drafts.kept())

    assert (seen[-1]["line"], store.drafts.kept()) == ("Noah", {"note": "bliver"})


def test_a_draft_still_on_its_way_does_not_come_after_its_step(store: OpenStore) -> None:
    for _ in range(20):
        store.drafts.keep("line", "Noah")
        with becoming_step(store) as unit:
            start_case(unit, child_name="Noah")
        store.drafts.flush()
        assert store.drafts.kept() == {}


def test_a_step_that_was_refused_leaves_the_draft_also_the_one_on_its_way(store: OpenStore) -> None:
    store.drafts.keep("line", "Noa")
    store.drafts.flush()
    store.drafts.keep("line", "Noah")

    with pytest.raises(UserError), becoming_step(store):
        raise UserError("Skriv et navn.")

    store.drafts.flush()
    assert store.drafts.kept() == {"line": "Noah"}


def test_what_is_typed_while_a_step_fails_is_newer_than_what_was_held_back(store: OpenStore) -> None:
    store.drafts.keep("line", "Noa")

    def fail() -> None:
        with becoming_step(store):
            store.drafts.keep("line", "Noah igen")
            raise UserError("Skriv et navn.")

    with pytest.raises(UserError):
        fail()

    store.drafts.flush()
    assert store.drafts.kept() == {"line": "Noah igen"}


def test_a_page_made_anew_at_once_finds_what_was_typed_on_the_old_one(store: OpenStore) -> None:
    for number in range(20):
        store.drafts.keep("line", f"Noah {number}")
        assert store.drafts.kept() == {"line": f"Noah {number}"}
