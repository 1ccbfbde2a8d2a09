"""Same rows, same bytes: across processes, hash seeds, time zones, and whatever was printed before."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from papers import MONSTER, STORY_A

from app.documents.plan_paper import plan_pdf

HERE = Path(__file__).parent
SCRIPT = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
from app.documents.plan_paper import plan_pdf
from papers import MONSTER, STORY_A
print(hashlib.sha256(plan_pdf(STORY_A) + plan_pdf(MONSTER)).hexdigest())
"""


@pytest.mark.long  # a process each
@pytest.mark.parametrize(("seed", "zone"), [("1", "UTC"), ("2", "Pacific/Auckland")])
def test_a_process_with_another_seed_and_zone_gives_the_same_bytes(seed: str, zone: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(HERE), str(HERE.parent.parent)],
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == hashlib.sha256(plan_pdf(STORY_A) + plan_pdf(MONSTER)).hexdigest()


def test_what_was_printed_before_leaves_no_trace() -> None:
    first = plan_pdf(MONSTER)
    other = replace(STORY_A, recipients="Til فاطمة والآن غيرها")
    assert plan_pdf(other) == plan_pdf(other)
    assert plan_pdf(MONSTER) == first


def test_another_day_gives_other_bytes() -> None:
    assert plan_pdf(STORY_A) != plan_pdf(replace(STORY_A, made_on=date(2026, 11, 19)))
