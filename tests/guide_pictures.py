"""The pictures of the guide and of README, taken from the real program: `python -m tests.guide_pictures`.

Each picture has a name and a way to the place it shows, driven as a user would. `--check` takes none: it compares what
stands in the windows now with what stood there when they were taken, and names those that have become old.
"""

import argparse
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

from app.paths import resources
from app.views.app import set_up
from app.views.widgets.key_bar import KeyBar
from tests.cheap_stores import cheap_stores
from tests.guide_shots import SHOTS, settle, stage
from tests.ready_stores import ReadyStores

COLOURS = 96
GUIDE = resources() / "help" / "billeder"
KEPT = Path(__file__).parent / "guide_pictures.json"
"""What stood in each window when its picture was taken."""


README = {"i-dag": "i-dag", "plan": "papir-plan"}
"""Pictures of README -> the same in the guide."""
SAMPLE = ("i-dag", "sager")
"""What `make test` looks at."""


def told(shown: QWidget | bytes) -> str:
    """Return a fingerprint of what stands in a window: its words, not where they stand nor what was made first.

    The bar of keys follows the focus, and where that stands depends on which places were shown before.
    """
    if isinstance(shown, bytes):
        return hashlib.sha256(shown).hexdigest()[:16]
    keys = [bar for bar in shown.findChildren(KeyBar) if bar.isVisibleTo(shown)]
    seen = (each for each in shown.findChildren(QWidget) if each.isVisibleTo(shown))
    words = [_words(each) for each in seen if not any(bar.isAncestorOf(each) for bar in keys)]
    return hashlib.sha256("\n".join(sorted(filter(None, words))).encode()).hexdigest()[:16]


def _words(widget: QWidget) -> str:
    match widget:
        case QLabel() | QAbstractButton() | QLineEdit():
            return widget.text()
        case QPlainTextEdit():
            return widget.toPlainText()
        case QComboBox():
            return widget.currentText()
        case QListWidget():
            return " · ".join(widget.item(row).text() for row in range(widget.count()))
        case _:
            return ""


def shown_now(names: tuple[str, ...], ready: ReadyStores, folder: Path) -> Iterator[tuple[str, QWidget | bytes]]:
    """Yield the places by name, each as it stands on the screen; the store lies in a folder."""
    with stage(ready, folder) as set_up_stage:
        for name in names:
            shown = SHOTS[name](set_up_stage)
            settle()
            yield name, shown
            set_up_stage.window.help.close()
            if isinstance(shown, QWidget) and shown is not set_up_stage.window:
                shown.close()


def png_of(shown: QWidget | bytes) -> bytes:
    """Return a picture with few colours, for it lies in the program."""
    if isinstance(shown, bytes):
        raw = shown
    else:
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        picture: QPixmap = shown.grab()
        picture.save(buffer, "PNG")
        raw = bytes(buffer.data().data())
    out = BytesIO()
    Image.open(BytesIO(raw)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def take(names: tuple[str, ...], ready: ReadyStores, folder: Path) -> None:
    """Take pictures and keep what stood in them."""
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    GUIDE.mkdir(exist_ok=True)
    for name, shown in shown_now(names, ready, folder):
        png = png_of(shown)
        (GUIDE / f"{name}.png").write_bytes(png)
        for readme, same in README.items():
            if same == name:
                (resources() / "pictures" / f"{readme}.png").write_bytes(png)
        kept[name] = told(shown)
        sys.stdout.write(f"{name}: {len(png) // 1024} KB\n")
    lines = {name: kept[name] for name in SHOTS if name in kept}
    KEPT.write_text(json.dumps(lines, indent=1) + "\n", encoding="utf-8")


def old(names: tuple[str, ...], ready: ReadyStores, folder: Path) -> list[str]:
    """Return the names of pictures whose window says something else now."""
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    return [name for name, shown in shown_now(names, ready, folder) if kept.get(name) != told(shown)]


def main() -> int:
    """Take all pictures, or those that are named; with `--check` only say which are old, and exit 1 for any."""
    parser = argparse.ArgumentParser(prog="python -m tests.guide_pictures")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    set_up(QApplication([]))
    names = tuple(asked.names) or tuple(SHOTS)
    with tempfile.TemporaryDirectory() as root, cheap_stores():
        ready = ReadyStores(Path(root))
        if not asked.check:
            take(names, ready, Path(root))
            return 0
        faded = old(names, ready, Path(root))
    if faded:
        sys.stderr.write(f"Old pictures, take them again with »make pictures«: {', '.join(faded)}\n")
    return 1 if faded else 0


if __name__ == "__main__":
    sys.exit(main())
