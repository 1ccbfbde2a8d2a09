"""A receipt as a file: the same comes back, plain it asks nothing, and what is no receipt of ours is refused."""

import datetime as dt
import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from app.errors import UserError
from app.exchange.receipt import NEWER, NOT_A_RECEIPT, looks_like_receipt, receipt_bytes, receipt_name, receipt_of
from app.services.hand_over_counts import Counts, SentCase
from app.services.hand_over_receipt import Question, Receipt, ReceivedCase

CASE = ReceivedCase(
    case=SentCase("a" * 32, "b" * 64, Counts(40, 2, 1)),
    points=12,
    seen=3,
    remark="Hvor er nøglen?",
    questions=(Question(UUID(int=7), "Hvem ringer til Lone?"),),
)
RECEIPT = Receipt("c" * 32, dt.date(2026, 11, 24), "Kirsten Østergård", (CASE,))


def changed(**parts: Any) -> bytes:
    plain = json.loads(receipt_bytes(RECEIPT, sealed=True))
    for name, value in parts.items():
        (plain["cases"][0] if name in plain["cases"][0] else plain)[name] = value
    return json.dumps(plain).encode()


def test_a_sealed_receipt_comes_back_as_it_was() -> None:
    content = receipt_bytes(RECEIPT, sealed=True)
    assert looks_like_receipt(content)
    assert receipt_of(content) == RECEIPT


def test_a_plain_one_holds_no_words_about_a_case() -> None:
    content = receipt_bytes(RECEIPT, sealed=False)
    assert b"Lone" not in content
    assert receipt_of(content).cases == (replace(CASE, remark="", questions=()),)


def test_its_name_tells_only_the_day() -> None:
    assert receipt_name(dt.date(2026, 11, 24)) == "kvittering-2026-11-24.kvittering"


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"{}", b"\xff\xfe", b"null", changed(format="rundbord-package"), changed(mark="x"),
        changed(cases=[]), changed(cases={}), changed(received_on="i dag"), changed(received_by=7), changed(rows=-1),
        changed(rows=True), changed(sha256="b" * 63), changed(case="../../etc"), changed(questions=[{"point": "x"}]),
        changed(questions=[{"point": str(UUID(int=1)), "text": "x" * 20_001}]), changed(version="1"),
    ],
)  # fmt: skip
def test_what_is_no_receipt_is_refused(content: bytes) -> None:
    with pytest.raises(UserError):
        receipt_of(content)


def test_a_newer_one_says_so() -> None:
    with pytest.raises(UserError, match=NEWER[:30]):
        receipt_of(changed(version=2))
    with pytest.raises(UserError, match=NOT_A_RECEIPT[:30]):
        receipt_of(changed(points="tolv"))
