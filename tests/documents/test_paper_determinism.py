"""Same rows, same bytes: across processes, hash seeds, time zones, and whatever was printed before."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

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


def test_two_processes_with_other_seed_and_zone_give_the_same_bytes() -> None:
    told = set()
    for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland")):
        ran = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(HERE), str(HERE.parent.parent)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        )
        told.add(ran.stdout.strip())
    told.add(hashlib.sha256(plan_pdf(STORY_A) + plan_pdf(MONSTER)).hexdigest())
    assert len(told) == 1


def test_what_was_printed_before_leaves_no_trace() -> None:
    first = plan_pdf(MONSTER)
    other = replace(STORY_A, recipients="Til فاطمة والآن غيرها")
    assert plan_pdf(other) == plan_pdf(other)
    assert plan_pdf(MONSTER) == first


def test_another_day_gives_other_bytes() -> None:
    assert plan_pdf(STORY_A) != plan_pdf(replace(STORY_A, made_on=date(2026, 11, 19)))
