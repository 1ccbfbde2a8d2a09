"""Asking where a file lies or shall lie, without leaving a trace of it.

Qt's own dialog is used everywhere: the systems' dialogs remember folders and names in lists of their own, and cannot
be closed from outside at a lock. Qt too would note the folder in its settings; it is given nowhere to note it.
"""

import functools
import os
import sys

from PySide6.QtCore import QFileInfo, QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

from app.views.theme import current_theme

QT_NOTES = "QtProject"
"""Where Qt's file dialog keeps the folders it was in."""
LABELS = {
    QFileDialog.DialogLabel.LookIn: "Mappe:",
    QFileDialog.DialogLabel.FileName: "Filnavn:",
    QFileDialog.DialogLabel.FileType: "Filtype:",
    QFileDialog.DialogLabel.Reject: "Annuller",
}
"""Qt's Danish words lack some of these."""
WIDTH, HEIGHT = 820, 500
"""Pixels at 100 %: room for whole file names."""


class FileKinds(QFileIconProvider):
    """What a file is, in the column »Type«: Qt has no Danish words for it."""

    def type(self, info: QFileInfo) -> str:
        """Return »Mappe«, »PDF-fil« or »Fil«."""
        if info.isRoot():
            return "Drev"
        if info.isDir():
            return "Mappe"
        return f"{info.suffix().upper()}-fil" if info.suffix() else "Fil"


@functools.cache
def _kinds() -> FileKinds:
    """Return the one provider: Qt does not keep it alive."""
    return FileKinds()


def ask_save_path(parent: QWidget | None, title: str, name: str, kinds: str) -> str:
    """Ask where to save a file; empty when the user thought better of it. `kinds` is »PDF (*.pdf)«."""
    dialog = _dialog(parent, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    ending = kinds.partition("(*.")[2].split(" ")[0].rstrip(")")
    dialog.setDefaultSuffix("" if ending == "*" else ending)
    dialog.selectFile(name)
    return _answer(dialog)


def ask_open_path(parent: QWidget | None, title: str, kinds: str) -> str:
    """Ask for a file that is there; empty when the user thought better of it."""
    dialog = _dialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _answer(dialog)


def ask_open_paths(parent: QWidget | None, title: str, kinds: str) -> list[str]:
    """Ask for one or more files that are there; none when the user thought better of it."""
    dialog = _dialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _answers(dialog)


def ask_folder_path(parent: QWidget | None, title: str) -> str:
    """Ask for a folder; empty when the user thought better of it."""
    dialog = _dialog(parent, title, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Vælg")
    return _answer(dialog)


def leave_no_notes() -> None:
    """Give Qt nowhere to note folders, and forget what an earlier version of the program noted."""
    if sys.platform in ("win32", "darwin"):
        notes = QSettings(QSettings.Scope.UserScope, QT_NOTES)  # these two cannot be led elsewhere
        notes.remove("FileDialog")
        notes.sync()
        return
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def _dialog(parent: QWidget | None, title: str, kinds: str) -> QFileDialog:
    leave_no_notes()
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, documents, kinds)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setHistory([])
    dialog.setIconProvider(_kinds())
    for label, words in LABELS.items():
        dialog.setLabelText(label, words)
    dialog.resize(current_theme().px(WIDTH), current_theme().px(HEIGHT))
    return dialog


def _answer(dialog: QFileDialog) -> str:
    return next(iter(_answers(dialog)), "")


def _answers(dialog: QFileDialog) -> list[str]:
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    # Its notes are written when it goes; only then can they be removed where they could not be prevented.
    dialog.destroyed.connect(leave_no_notes)
    dialog.deleteLater()
    return chosen if accepted else []
