"""`make bench`: everything measured in one run on one made-up municipality; writes build/bench.json and build/bench.md.

Nothing here fails because a machine is slow: the figures are ratios to floors measured in turn with the work.
"""

import argparse
import json
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.bootstrap import create_store, open_store
from app.views.app import set_up
from tests.bench import full_meeting, papers, slow_disk, starting, working
from tests.bench.make_municipality import PASSPHRASE, SEED, fill
from tests.bench.measures import Pair, as_markdown

BUILD = Path(__file__).parent.parent.parent / "build"


def main() -> None:
    """Make the municipality, measure, write both files, and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=700)
    count = asked.parse_args().cases
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "municipality.db"
        spent = make(store, count)
        about = described(count, spent, store.stat().st_size)
        print(about, flush=True)
        found, meeting = measured(store)
        slow = slow_disk.with_slow_fsync(store)
    table = as_markdown(found, f"{about}\n\n{slow}\n\n{meeting}")
    BUILD.mkdir(exist_ok=True)
    told = {"about": about, "slow_disk": slow, "meeting": meeting}
    whole = {**told, "seed": SEED, "pairs": [pair.as_json() for pair in found]}
    (BUILD / "bench.json").write_text(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (BUILD / "bench.md").write_text(table, encoding="utf-8")
    print(table)
    # In processes of their own: ten thousand cases want a store alone, and what rivals draw with is not the program's.
    for part in ("today", "figures", "due_recompute", "genogram", "paper_rivals"):
        subprocess.run([sys.executable, "-m", f"tests.bench.{part}"], check=True)


def make(store: Path, count: int) -> float:
    """Make the municipality and return the seconds it took."""
    began = time.perf_counter()
    opened, _ = create_store(store, PASSPHRASE, training=True)
    try:
        fill(opened, count)
    finally:
        opened.close()
    return time.perf_counter() - began


def measured(store: Path) -> tuple[list[Pair], str]:
    """Return the starts, each in a process of its own, the work on the open store, and how a full meeting types."""
    found = starting.pairs(store)
    program = QApplication([])
    set_up(program)
    opened = open_store(store, PASSPHRASE)
    try:
        for pair in working.pairs(opened):
            print(f"{pair.name}: {pair.ratio:.1f} x {pair.floor_name}", flush=True)
            found.append(pair)
        found.extend(papers.pairs())
        meeting = full_meeting.told(opened)
        print(meeting, flush=True)
    finally:
        opened.close()
    return found, meeting


def described(count: int, seconds: float, size: int) -> str:
    """Return what was measured on, so that two tables are not compared by mistake."""
    machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, Qt offscreen"
    each = seconds / count * 1000
    made = f"{count} families from seed {SEED} in {seconds:.0f} s ({each:.0f} ms each), {size / 1e6:.0f} MB"
    return f"{made}. {machine}. Read the ratios; milliseconds belong to this machine alone."


if __name__ == "__main__":
    main()
