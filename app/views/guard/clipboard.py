"""What we copy: plain text only, marked so that clipboard histories leave it alone, and gone again soon after.

Copied text is not served to other programs before the event is over, so marking it right after a field has put it
there is early enough. Text marked with the mouse is not handed to the middle button (X11's second clipboard) at all.
"""

import secrets

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

MARK = "application/x-rundbord-copy"
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
HINTS: dict[str, bytes] = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"1",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): b"\0\0\0\0",
    _WINDOWS.format("CanUploadToCloudClipboard"): b"\0\0\0\0",
}
"""How KDE, macOS and Windows are asked to keep a text out of histories and clouds."""


class ClipboardGuard(QObject):
    """Marks what any of our fields copies, and clears it `seconds` after the last copy if it still lies there."""

    def __init__(self, seconds: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._token = QByteArray(secrets.token_bytes(16))
        self._put = False
        self._timer = QTimer(self, singleShot=True, interval=round(seconds * 1000))
        self._timer.timeout.connect(self.clear_if_ours)
        self._clipboard.dataChanged.connect(self._on_changed)
        self._clipboard.selectionChanged.connect(self._on_marked_by_mouse)

    def copy_text(self, text: str) -> None:
        """Copy a text."""
        self._put = True
        self._clipboard.setMimeData(self._marked(text))
        self._timer.start()

    def is_ours(self) -> bool:
        """Tell whether what lies on the clipboard came from us."""
        return self._put and (self._clipboard.ownsClipboard() or self._is_marked())

    def clear_if_ours(self) -> None:
        """Empty the clipboard unless somebody else has copied since."""
        self._timer.stop()
        if self.is_ours():
            self._put = False
            self._clipboard.clear()

    def stop(self) -> None:
        """Clear what is ours and watch no longer, at lock and at the end."""
        self._clipboard.dataChanged.disconnect(self._on_changed)
        self._clipboard.selectionChanged.disconnect(self._on_marked_by_mouse)
        self.clear_if_ours()

    def _on_changed(self) -> None:
        if not self._clipboard.ownsClipboard() or self._is_marked():
            return
        text = self._clipboard.text()
        if text:
            self.copy_text(text)

    def _on_marked_by_mouse(self) -> None:
        if self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def _is_marked(self) -> bool:
        data = self._clipboard.mimeData()
        return data is not None and data.data(MARK) == self._token

    def _marked(self, text: str) -> QMimeData:
        data = QMimeData()
        data.setText(text)
        for kind, value in HINTS.items():
            data.setData(kind, QByteArray(value))
        data.setData(MARK, self._token)
        return data
