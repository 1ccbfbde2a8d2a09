"""The municipality's logo on papers: chosen from a picture file, read and written anew so that nothing hides in it."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QHBoxLayout

from app.services import profile
from app.views.file_choice import ask_open_path
from app.views.widgets.buttons import LinkButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.text import Text
from app.views.workspace import Workspace

LARGEST = 600
"""Pixels on the longer side: enough for a sharp mark of three centimetres."""
NO_PICTURE = "Filen er ikke et billede, Rundbord kan læse. Vælg en PNG- eller JPEG-fil."


class LogoPart(Card):
    """Choose the logo, or take it away."""

    help_topic = "settings.logo"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Logo på papirerne")
        self._workspace = workspace
        self._told = Text("Står øverst på planen til familien.", "meta", "ink2", wrap=True)
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
        """Use the picture in a file as logo, or say why not."""
        image = QImage(path)
        if image.isNull():
            self._told.setText(NO_PICTURE)
            return
        self._keep(as_png(image))

    def _on_choose(self) -> None:
        path = ask_open_path(self, "Vælg logo", "Billeder (*.png *.jpg *.jpeg)")
        if path:
            self.take(path)

    def _keep(self, png: bytes | None) -> None:
        if self._workspace.do("Logo", profile.set_logo, png) is not None:
            self._told.setText("Logoet er valgt." if png else "Papirerne får intet logo.")


def as_png(image: QImage) -> bytes:
    """Return a picture as PNG, made small enough, without what a camera or an editor hid in it."""
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    if max(image.width(), image.height()) > LARGEST:
        image = image.scaled(LARGEST, LARGEST, keep, smooth)
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    for key in plain.textKeys():
        plain.setText(key, "")
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(plain)
    return bytes(data.data())
