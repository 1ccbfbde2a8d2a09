"""The file dialog's own words are Danish."""

from pathlib import Path

from PySide6.QtCore import QFileInfo

from app.views.file_choice import FileKinds


def test_the_column_type_says_in_danish_what_a_file_is(tmp_path: Path) -> None:
    kinds = FileKinds()
    told = [
        kinds.type(QFileInfo(str(each))) for each in (Path("/"), tmp_path, tmp_path / "plan.pdf", tmp_path / "brev")
    ]
    assert told == ["Drev", "Mappe", "PDF-fil", "Fil"]
