"""`make bench`: everything measured in one run, in three sizes of a made-up municipality; build/bench.json and .md.

Nothing here fails because a machine is slow: the figures are ratios to floors measured in turn with the work.
How the table is read stands in README.md beside this file.
"""

import argparse
import json
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from app.bootstrap import open_store
from app.views.app import set_up
from tests.bench import full_meeting, papers, scaling, slow_disk, starting
from tests.bench.measures import as_markdown
from tests.bench.stores import BUILD, ready
from tests.municipality import PASSPHRASE
from tests.ready_stores import copy_store

SIZES = (100, 1_000, 10_000)
IDLE, OPENINGS = 60.0, 200
ALONE = ("due_recompute", "genogram", "paper_rivals")
"""What is measured on no municipality, in processes of their own: what rivals draw with is not the program's."""


def main() -> None:
    """Make the stores, measure, write both files, and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, nargs="+", default=list(SIZES))
    asked.add_argument("--idle", type=float, default=IDLE, help="seconds the open window is left alone")
    asked.add_argument("--only", action="store_true", help="the table alone, without rivals and the slow disk")
    chosen = asked.parse_args()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        sizes = {
            cases: of_size(cases, Path(folder), chosen.idle, last=cases == max(chosen.cases))
            for cases in sorted(chosen.cases)
        }
        beside = "" if chosen.only else at_the_table(copied(min(chosen.cases), Path(folder) / "table"))
    about = described(time.perf_counter() - began)
    table = f"{about}\n\n{scaling.as_table(sizes)}\n{beside}"
    BUILD.mkdir(exist_ok=True)
    whole = {"about": about, "rows": scaling.rows_of(sizes), "facts": {n: each["facts"] for n, each in sizes.items()}}
    (BUILD / "bench.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (BUILD / "bench.md").write_text(table, encoding="utf-8")
    print(table, flush=True)
    for part in () if chosen.only else ALONE:
        subprocess.run([sys.executable, "-m", f"tests.bench.{part}"], check=True)


def of_size(cases: int, folder: Path, idle: float, *, last: bool) -> dict[str, Any]:
    """Return what was measured with so many cases: on a copy, since it is written in.

    What does not depend on the size is looked at in the last one: what openings leave behind, and the window at rest.
    """
    store = copied(cases, folder / str(cases))
    print(f"{cases:,} cases, {store.stat().st_size / 1e6:.0f} MB", flush=True)
    facts = said("footprint", store, PASSPHRASE, *((OPENINGS, idle) if last else (0, 0)))
    found = [pair.as_json() for pair in starting.pairs(store)]
    out = store.with_suffix(".json")
    subprocess.run([sys.executable, "-m", "tests.bench.one_size", str(store), str(out)], check=True)
    found += json.loads(out.read_text(encoding="utf-8"))
    shutil.rmtree(store.parent)
    return {"pairs": found, "facts": facts}


def copied(cases: int, folder: Path) -> Path:
    """Return a copy of the ready store of a size."""
    folder.mkdir()
    return copy_store(ready(cases), folder / "town.db")


def said(part: str, *words: object) -> dict[str, float]:
    """Return the figures another process prints."""
    command = [sys.executable, "-m", f"tests.bench.{part}", *map(str, words)]
    answer: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return answer


def at_the_table(store: Path) -> str:
    """Return what a full meeting, a slow disk and the tags of a paper cost."""
    program = QApplication([])
    set_up(program)
    opened = open_store(store, PASSPHRASE)
    try:
        meeting = full_meeting.told(opened)
    finally:
        opened.close()
    return as_markdown(list(papers.pairs()), f"{meeting}\n\n{slow_disk.with_slow_fsync(store)}")


def described(seconds: float) -> str:
    """Return what was measured on, so that two tables are not compared by mistake."""
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, Qt offscreen"
    return (
        f"{machine}; {seconds:.0f} s. Milliseconds of the processor, the middle of the rounds; p95, the clock and the "
        "floor at the largest size. Read the ratios and the growth; milliseconds belong to this machine alone."
    )


if __name__ == "__main__":
    main()
