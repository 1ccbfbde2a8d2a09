"""Who may import whom. import-linter (pyproject.toml) sees the long roads; this sees every single import statement."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.sources import source

APP = Path(__file__).parent.parent / "app"
PURE = {"errors"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "paths": {"platformdirs"},
    "policy": PURE | {"paths"},
    "fault_log": {"paths"},
    "tokens": {"paths"},
    "typeface": {"paths"},
    "models": {"errors", "sqlalchemy", "uuid6"},
    "rules": PURE | {"models", "language", "dateutil"},
    "language": PURE | {"models", "dateutil"},
    "wording": {"models", "rules", "language"},
    "genogram": {"models"},
    "services": PURE | {"models", "rules", "genogram", "language", "wording", "typeface", "paths", "sqlalchemy",
                 "rapidfuzz"},
    "store": PURE | {"models", "language", "paths", "sqlalchemy", "sqlcipher3", "cryptography", "zxcvbn"},
    "documents": PURE | {
        "services", "genogram", "language", "wording", "models", "paths", "tokens", "typeface", "reportlab",
        "pypdfium2", "PIL",
    },
    "exchange": PURE | {
        "services", "models", "genogram", "language", "paths", "wording", "jsonschema", "ged4py", "PIL", "pi_heif",
        "pypdfium2", "icalendar", "openpyxl",
    },
    "spelling": {"paths", "hunspell"},
    "views": PURE | {
        "services", "documents", "exchange", "spelling", "genogram", "language", "wording", "rules", "models", "paths",
        "policy", "tokens", "typeface", "__version__", "PySide6", "shiboken6", "pypdfium2",
    },
    "bootstrap": PURE | {"models", "policy", "services", "store", "__version__"},
    "cli": PURE | {
        "bootstrap", "services", "store", "documents", "exchange", "genogram", "language", "wording", "views", "models",
        "rules", "fault_log", "paths", "policy", "tokens", "spelling", "training", "typeface", "__version__", "PySide6",
        "shiboken6", "pypdfium2",
    },
    "window": PURE | {"bootstrap", "fault_log", "views", "store", "documents", "paths", "policy", "training"},
    "training": PURE | {"exchange", "paths", "services"},
    "hardening": set(),
    "__main__": {"cli", "documents", "exchange", "hardening", "spelling", "window"},
    "__init__": set(),
}  # fmt: skip
"""Room or top-level file -> what it may import besides the standard library and itself."""

VALUES = {
    "models.approx_date", "models.approx_spans", "models.copies", "models.enums", "models.enums_early",
    "models.enums_meeting", "models.enums_overview", "models.enums_people", "models.order",
}  # fmt: skip
"""The part of models without SQLAlchemy: plain values, free to all."""

ONLY_VALUES = {"views", "genogram", "documents", "exchange", "rules", "language", "wording", "cli"}
SQLALCHEMY_IN_MODELS = {
    "base", "columns", "codec", "registry", "case", "people", "safety", "knowledge", "meeting", "agreement", "plan",
    "deadline", "paper", "setup", "log", "attachment", "access", "notification", "assessment", "voice", "ruling",
    "hand_over", "overview",
}  # fmt: skip


def modules() -> list[Path]:
    return sorted(APP.rglob("*.py"))


def room_of(path: Path) -> str:
    inside = path.relative_to(APP).parts
    return inside[0] if len(inside) > 1 else path.stem


@cache
def imported(path: Path) -> list[str]:
    """Return what a file imports, ours without the leading »app.«; the standard library is left out."""
    read = source(path)
    assert not read.dotted, f"{path} imports with dots; write the whole name"
    return [name.removeprefix("app.") for name in read.imports if name.split(".")[0] not in sys.stdlib_module_names]


def test_every_room_imports_only_what_the_house_allows() -> None:
    wrong = [
        f"{path.relative_to(APP)} imports {name}"
        for path in modules()
        for name in imported(path)
        if name.split(".")[0] not in MAY_IMPORT[room_of(path)] | {room_of(path)}
    ]
    assert wrong == []


def test_rooms_that_need_only_values_take_no_mapped_class() -> None:
    wrong = [
        f"{path.relative_to(APP)} imports {name}"
        for path in modules()
        for name in imported(path)
        if room_of(path) in ONLY_VALUES and name.startswith("models.") and ".".join(name.split(".")[:2]) not in VALUES
    ]
    assert wrong == []


def test_only_mapped_classes_import_sqlalchemy_in_models() -> None:
    using = {
        path.stem for path in APP.glob("models/*.py") if any(each.startswith("sqlalchemy") for each in imported(path))
    }
    assert using <= SQLALCHEMY_IN_MODELS


def test_only_the_front_door_and_the_command_line_know_bootstrap() -> None:
    knowing = {room_of(path) for path in modules() if any(each.split(".")[0] == "bootstrap" for each in imported(path))}
    assert knowing <= {"cli", "window"}


def loaded_after(code: str) -> set[str]:
    """Run code in a fresh Python and return the top-level names of the modules it left behind."""
    report = "\nimport sys\nprint('LOADED', *sorted({name.split('.')[0] for name in sys.modules}))"
    run = [sys.executable, "-c", code + report]
    done = subprocess.run(run, capture_output=True, text=True, timeout=60, cwd=APP.parent, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split("LOADED", 1)[1].split())


def test_values_come_without_sqlalchemy() -> None:
    code = "\n".join(f"import app.{name}" for name in sorted(VALUES))
    assert "sqlalchemy" not in loaded_after(code)


def test_rules_language_and_drawing_come_without_database_window_or_paper() -> None:
    code = "import app.rules.due, app.rules.cadence, app.language.date_reader, app.genogram.drawing, app.wording"
    assert loaded_after(code).isdisjoint({"sqlalchemy", "PySide6", "reportlab", "sqlcipher3"})


HEAVY = {"sqlalchemy", "reportlab", "zxcvbn", "jsonschema", "pypdfium2", "ged4py", "uharfbuzz", "hunspell"}


@pytest.mark.parametrize("there_is_a_store", [True, False], ids=["unlock", "first run"])
def test_the_first_window_starts_light(tmp_path: Path, there_is_a_store: bool) -> None:
    # Start-up costs: SQLAlchemy alone makes the first window two and a half times slower.
    if there_is_a_store:
        (tmp_path / "s.db.key").write_bytes(b"a key file that is not read before the passphrase is typed")
    code = f"""
import os; os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
def look_once(program):
    program.processEvents()
    return 0 if [each for each in program.topLevelWidgets() if each.isVisible()] else 1
QApplication.exec = look_once
from app.window import open_window
assert open_window(["--store", {str(tmp_path / "s.db")!r}]) == 0, "no window was seen"
"""
    assert loaded_after(code).isdisjoint(HEAVY)


def test_only_the_frame_looks_into_the_room_of_a_case() -> None:
    wrong = [
        f"{path.relative_to(APP)} imports {name}"
        for path in APP.glob("views/*/*.py")
        for name in imported(path)
        if name.startswith("views.case.") and path.parent.name not in {"case", "frame"}
    ]
    assert wrong == []
