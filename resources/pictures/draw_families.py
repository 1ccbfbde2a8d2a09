"""Draws the families of the README with the program itself: `python resources/pictures/draw_families.py [FOLDER]`.

The three families of the training store go through a real store that is thrown away; six hard ones do not need one.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from hard_families import HARD
from PIL import Image

from app.bootstrap import create_store
from app.cli.drawing_files import Wish, drawn
from app.exchange.case_file import read_case_file
from app.genogram.family import Family, Options
from app.paths import resources
from app.services.case_content import store_content
from app.services.family import family_of_case
from app.store.key_cost import Argon2Cost

COLOURS = 48
WIDEST = 2_600
THROW_AWAY = Argon2Cost(8, 1, 1)


def stories(folder: Path) -> Iterator[tuple[str, Family]]:
    """Yield the shipped families as the caseworker sees them."""
    store, _ = create_store(folder / "s.db", "fire små stole om bordet", training=True, cost=THROW_AWAY)
    try:
        for path in sorted((resources() / "examples").glob("[a-z]-*.json")):
            with store.units.step("Hent sag", "case.import", undoable=False) as unit:
                case_id = store_content(unit, read_case_file(path))
            with store.units.read("genogram.read") as unit:
                yield path.stem, family_of_case(unit, case_id)
    finally:
        store.close()


def small(png: bytes) -> bytes:
    """Return a picture with few colours and no wider than a page on the web shows."""
    image = Image.open(BytesIO(png)).convert("RGB")
    if image.width > WIDEST:
        image = image.resize((WIDEST, round(image.height * WIDEST / image.width)), Image.Resampling.LANCZOS)
    out = BytesIO()
    image.quantize(COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()


def main(out: Path) -> None:
    """Write a PNG of every family."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        families = dict(stories(Path(folder))) | {name: make() for name, make in HARD.items()}
    for name, family in families.items():
        png = drawn(family, "png", Wish(Options()))
        (out / f"family-{name}.png").write_bytes(small(png))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
