"""Bringing in pictures and files one after another beside the window, which stays alive and can say stop."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QImage, QImageWriter

from app.errors import UserError
from app.exchange.incoming import CANNOT_OPEN, read_bytes, read_file
from app.exchange.whole_file import is_folder
from app.views.unlock.slow_work import SlowWork

MOST_AT_ONCE = 100
"""More files than this in one drop is a whole folder let go by mistake."""
FIRST_ONLY = f"Kun de første {MOST_AT_ONCE} filer er taget med. Tag resten bagefter."
NO_INNER = "Mapper inde i mappen er ikke taget med."
EMPTY_FOLDER = "Der ligger ingen filer i mappen."
"""What is said when something of a drop is left where it was."""
PASTED = "Indsat billede"
AS_COPIED = tuple(f"image/{kind}" for kind in ("png", "jpeg", "webp", "tiff", "bmp", "gif"))


@dataclass(frozen=True, slots=True)
class Source:
    """Where something comes from: a file, or bytes that were pasted with a name to call them by."""

    path: Path | None = None
    raw: bytes = b""
    name: str = ""


class Importer(QObject):
    """A queue of sources. `arrived` carries each Incoming, `refused` a file's name and a sentence, `done` ends it."""

    arrived = Signal(object)
    refused = Signal(str, str)
    progress = Signal(int, int)
    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[Source] = []
        self._now: Source | None = None
        self._total = 0
        self._stop = threading.Event()
        # It belongs to the program and not to the page: the page may go while a picture is still being read.
        self._work = SlowWork(QCoreApplication.instance() or self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._next)
        self.destroyed.connect(self._stop.set)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._stop.set)

    def bring(self, sources: Sequence[Source]) -> None:
        """Read some sources, after those that wait already."""
        if not sources:
            return
        if not self.busy():
            self._total, self._stop = 0, self._stop_again()
        self._waiting += sources
        self._total += len(sources)
        self._soon.start()

    def busy(self) -> bool:
        """Tell whether anything is being read or waits."""
        return self._now is not None or bool(self._waiting)

    def cancel(self) -> None:
        """Stop: what is being read is dropped at once, what waits is forgotten, what has arrived stays."""
        self._waiting.clear()
        self._stop.set()

    def _stop_again(self) -> threading.Event:
        self._stop.clear()
        return self._stop

    def _next(self) -> None:
        if self._now is not None:
            return
        if not self._waiting:
            self.done.emit()
            return
        self._now = self._waiting.pop(0)
        self.progress.emit(self._total - len(self._waiting), self._total)
        source = self._now
        read = partial(read_file, source.path) if source.path else partial(read_bytes, source.raw, source.name)
        self._work.start(partial(read, stop=self._stop))

    def _on_done(self, incoming: object) -> None:
        self._now = None
        if not self._stop.is_set():
            self.arrived.emit(incoming)
        self._soon.start()

    def _on_failed(self, error: object) -> None:
        source, self._now = self._now, None
        self._soon.start()
        if self._stop.is_set() or source is None:
            return
        if not isinstance(error, UserError):
            self.refused.emit(_called(source), CANNOT_OPEN)
            if isinstance(error, Exception):
                raise error  # our own bug: the window says it in its one dialog
            return
        self.refused.emit(_called(source), str(error))


def has_something(data: QMimeData) -> bool:
    """Tell whether there is a file or a picture in what is dropped or pasted."""
    return data.hasImage() or any(url.isLocalFile() for url in data.urls())


def sources_in(data: QMimeData) -> tuple[list[Source], str]:
    """Return the files, or else the picture, in what is dropped or pasted, and what is said of what is left out.

    A folder is the files that lie in it. At most `MOST_AT_ONCE`.
    """
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return sources_of(paths)
    return _picture_in(data), ""


def sources_of(paths: Sequence[Path]) -> tuple[list[Source], str]:
    """Return files and the files of folders as sources, and what is said of what is left out."""
    files: list[Path] = []
    inner = False
    for path in paths:
        folder = is_folder(path)
        found = _files_of(path) if folder else [path]
        inner = inner or (folder and any(map(is_folder, found)))
        files += [each for each in found if not is_folder(each)]
    told = [FIRST_ONLY] if len(files) > MOST_AT_ONCE else []
    told += [NO_INNER] if inner else []
    told += [EMPTY_FOLDER] if paths and not files else []
    return [Source(path=each) for each in files[:MOST_AT_ONCE]], " ".join(told)


def _files_of(folder: Path) -> list[Path]:
    """Return what lies in a folder and is not hidden, by name; nothing where it may not be read.

    What a link in it leads to lies somewhere else, and she has not seen it there.
    """
    try:
        return sorted(each for each in folder.iterdir() if not each.name.startswith(".") and not each.is_symlink())
    except OSError:
        return []


def _picture_in(data: QMimeData) -> list[Source]:
    # As it was copied, where it can be had so: what a stranger has put in a picture is read beside the window.
    for kind in AS_COPIED:
        raw = bytes(data.data(kind).data()) if data.hasFormat(kind) else b""
        if raw:
            return [Source(raw=raw, name=PASTED)]
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return []
    return [Source(raw=_as_png(image), name=PASTED)]


def _as_png(image: QImage) -> bytes:
    """Return pasted pixels as a file in memory, for the same reading that every other picture gets."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(10)  # it is thrown away again at once: quick rather than small
    writer.write(image)
    return bytes(kept.data())


def _called(source: Source) -> str:
    return source.path.name if source.path else source.name
