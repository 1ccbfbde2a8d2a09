"""The municipality's logo on papers: chosen from a picture file, read and written anew so that nothing hides in it.

The file comes from anywhere, so it is read apart (`exchange/apart`) and beside the window; its pixels alone come here.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QHBoxLayout

from app.errors import UserError
from app.exchange.incoming import read_file
from app.exchange.picture_process import PictureReader
from app.exchange.talk_apart import PageImage
from app.services import profile
from app.views.file_choice import ask_open_path
from app.views.kept_pdf import image_of
from app.views.unlock.slow_work import SlowWork
from app.views.widgets.buttons import LinkButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.text import Text
from app.views.workspace import Workspace

LARGEST = 600
"""Pixels on the longer side: enough for a sharp mark of three centimetres."""
NO_PICTURE = "Filen er ikke et billede, Rundbord kan læse. Vælg en PNG- eller JPEG-fil."
FETCHES = "Henter logoet …"


class LogoPart(Card):
    """Choose the logo, or take it away."""

    help_topic = "settings.logo"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Logo på papirerne")
        self._workspace = workspace
        self._told = Text("Står øverst på planen til familien.", "meta", "ink2", wrap=True)
        # It belongs to the program and not to the page: the page may go while the file is still being read.
        self._work = SlowWork(QCoreApplication.instance() or self)
        self._work.done.connect(self._on_read)
        self._work.failed.connect(self._on_failed)
        choose, drop = PlainButton("Vælg logo …", icon="files"), LinkButton("Brug intet logo")
        choose.clicked.connect(self._on_choose)
        drop.clicked.connect(lambda: self._keep(None))
        row = QHBoxLayout()
        row.addWidget(choose)
        row.addWidget(drop)
        row.addStretch(1)
        self.body.addWidget(self._told)
        self.body.addLayout(row)

    def take(self, path: str) -> None:
        """Use the picture in a file as logo, or say why not; it is read meanwhile."""
        if not self._work.busy():
            self._told.setText(FETCHES)
            self._work.start(lambda: read_logo(Path(path)))

    def _on_read(self, image: PageImage) -> None:
        self._keep(as_png(image_of(image)))

    def _on_failed(self, error: Exception) -> None:
        self._told.setText(NO_PICTURE)
        if not isinstance(error, UserError):
            raise error  # our bug: the excepthook takes it

    def _on_choose(self) -> None:
        path = ask_open_path(self, "Vælg logo", "Billeder (*.png *.jpg *.jpeg)")
        if path:
            self.take(path)

    def _keep(self, png: bytes | None) -> None:
        if self._workspace.do("Logo", profile.set_logo, png) is not None:
            self._told.setText("Logoet er valgt." if png else "Papirerne får intet logo.")


def read_logo(path: Path) -> PageImage:
    """Return the picture in a file, small enough for a logo. Slow: call it beside the window. Raises UserError."""
    incoming = read_file(path)
    if not incoming.media_type.startswith("image/"):
        raise UserError(NO_PICTURE)
    reader = PictureReader()
    try:
        return reader.picture(incoming.content, LARGEST)
    finally:
        reader.close()


def as_png(image: QImage) -> bytes:
    """Return pixels as a PNG with nothing else in it."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image.convertToFormat(QImage.Format.Format_RGB888))
    return bytes(data.data())
