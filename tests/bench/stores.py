"""The made-up municipality in three sizes, as closed stores kept in build/ until what they are made of changes.

Dates and search are worked out before it is closed, so nothing waits for them when it is opened to be measured.
`python -m tests.bench.stores STORE CASES` makes one by hand.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

from app import __version__
from app.bootstrap import create_store
from app.paths import resources
from app.services import redating, search_texts
from tests.cheap_stores import cheap_stores
from tests.municipality import PASSPHRASE, fill
from tests.ready_stores import in_november

ROOT = Path(__file__).parent.parent.parent
BUILD = ROOT / "build"
KEPT = BUILD / "bench-stores"
MADE_OF = ("tests/municipality*.py", "app/models/*.py", "resources/migrations/*", "resources/rules/*", "app/rules/*.py")


def ready(cases: int) -> Path:
    """Return a closed store with so many cases, never to be opened itself."""
    path = KEPT / f"{cases}-{_fingerprint()}.db"
    if not path.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        for old in KEPT.glob(f"{cases}-*"):
            old.unlink()
        unfinished = path.with_suffix(".making")
        # In a process of its own: what measures has nothing in memory but what it measures.
        command = [sys.executable, "-m", "tests.bench.stores", str(unfinished), str(cases)]
        subprocess.run(command, check=True, cwd=ROOT)
        for ending in (".key", ""):
            unfinished.with_name(unfinished.name + ending).replace(path.with_name(path.name + ending))
    return path


def _fingerprint() -> str:
    made = hashlib.sha256(f"{__version__} {search_texts.SHAPE} {resources().name}".encode())
    for pattern in MADE_OF:
        for file in sorted(ROOT.glob(pattern)):
            if file.is_file():
                made.update(file.read_bytes())
    return made.hexdigest()[:12]


def make(path: Path, cases: int) -> None:
    """Make a store with cases, their dates and what can be found of them."""
    with cheap_stores():  # only while it is made: it is opened and measured as shipped
        store, _ = create_store(path, PASSPHRASE, training=True, now=in_november)
        try:
            fill(store, cases)
            with store.units.step("Datoer", "due.renew", undoable=False) as unit:
                redating.redate_all(unit, search=True)
        finally:
            store.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
