"""What the installers stand on: one version, one set of endings, a licence for everything, files that are there."""

import configparser
import re
import tomllib
from xml.etree import ElementTree

import pytest

from app.__main__ import FILES
from app.views.handover.files import KIND_IN
from installer.expected import lasting, names_of, of_checkout
from installer.trim import keeps
from installer.windows_version import four_numbers
from tests.sources import ROOT

HERE = ROOT / "installer"
LINUX, WINDOWS = HERE / "linux", HERE / "windows"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
APP_ID = "{{7B0F6C2E-51A4-4D0B-9C57-2E1D7A9F4B63}"
"""With another id an upgrade would become a second program."""


def told(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def locked(name: str) -> dict[str, str]:
    lines = re.findall(r"^([a-z0-9][\w.-]*)==(\S+)[^\n]*\\\n    --hash=sha256:", told(name), re.MULTILINE)
    assert len(lines) == len(re.findall(r"^[a-z0-9][\w.-]*==", told(name), re.MULTILINE))
    return dict(lines)


def globs() -> set[str]:
    found = ElementTree.parse(LINUX / "rundbord.xml").getroot().iter(f"{MIME}glob")
    return {each.attrib["pattern"].removeprefix("*") for each in found}


def test_what_is_shipped_is_what_was_tested() -> None:
    project = tomllib.loads(told("pyproject.toml"))["project"]
    asked = {re.split(r"[<>=;\[ ]", each, maxsplit=1)[0].lower() for each in project["dependencies"]}
    shipped, tested = locked("installer/requirements.lock"), locked("requirements.lock")
    assert asked <= set(shipped)
    assert {name for name in set(shipped) & set(tested) if shipped[name] != tested[name]} == set()
    assert "cyclonedx-python-lib" in locked("installer/tools.lock")


def test_every_package_that_is_shipped_has_a_licence_and_a_text() -> None:
    table = tomllib.loads(told("installer/licences.toml"))
    known = {*table["python"], *table["build_only"]}
    assert set(locked("installer/requirements.lock")) - known == set()
    assert "pillow-heif" not in known  # its wheel carries an encoder under the GPL
    texts = {each.name for folder in (HERE / "texts", ROOT / "resources/licences") for each in folder.iterdir()}
    named = {
        text
        for kind in ("python", "library", "asset")
        for part in table[kind].values()
        for text in part.get("texts", ())
    }
    assert named - texts == {"pillow", "pypdfium2"}  # these two bring the texts of what lies inside them
    assert all((ROOT / "resources").glob(path) for part in table["asset"].values() for path in part["paths"])


def test_everything_that_lies_in_resources_and_is_not_ours_is_named() -> None:
    assets = tomllib.loads(told("installer/licences.toml"))["asset"].values()
    named = {each for part in assets for path in part["paths"] for each in (ROOT / "resources").glob(path)}
    others = {*(ROOT / "resources/fonts").glob("*.ttf"), *(ROOT / "resources/dictionaries").glob("*.aff")}
    assert others - named == set()


def test_the_version_stands_in_one_place() -> None:
    version = tomllib.loads(told("pyproject.toml"))["project"]["version"]
    files = [each for each in HERE.rglob("*") if each.is_file() and each.suffix not in (".lock", ".txt", ".pyc")]
    assert [each.name for each in files if version in each.read_text(encoding="utf-8")] == []
    assert four_numbers("1.2.3") == (1, 2, 3, 0)


def test_the_same_files_can_be_double_clicked_everywhere() -> None:
    assert globs() == {".rundbord", ".kvittering", ".rundbord.json"}
    assert all(each.endswith(FILES) for each in globs())
    assert all(f"*{each}" in KIND_IN for each in FILES)
    setup = told("installer/windows/rundbord.iss")
    assert set(re.findall(r"Software\\Classes\\(\.\w+)", setup)) == set(FILES)


def test_the_menu_entry_opens_the_files_it_says() -> None:
    entry = configparser.RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # names there have capitals
    entry.read(LINUX / "rundbord.desktop", encoding="utf-8")
    menu = entry["Desktop Entry"]
    kinds = {each.attrib["type"] for each in ElementTree.parse(LINUX / "rundbord.xml").getroot()}
    assert {each for each in menu["MimeType"].split(";") if each} == kinds
    assert (menu["Exec"], menu["Icon"], menu["Terminal"]) == ("rundbord %f", "rundbord", "false")


def test_the_setup_for_windows_keeps_its_id_and_names_only_what_is_there() -> None:
    setup = told("installer/windows/rundbord.iss")
    assert f"AppId={APP_ID}\n" in setup
    here = re.findall(r'Source: "(?!\{)([^"]+)"', setup)
    assert [each for each in here if not (WINDOWS / each).exists()] == []
    given = set(re.findall(r"/D(\w+)=", told("installer/windows/build.ps1")))
    assert set(re.findall(r"\{#(\w+)\}", setup)) | set(re.findall(r"#ifdef (\w+)", setup)) <= given
    said = set(re.findall(r"\{cm:(\w+)\}", setup)) | set(re.findall(r"CustomMessage\('(\w+)'\)", setup))
    assert said == set(re.findall(r"^da\.(\w+)=", setup, re.MULTILINE))
    started = setup + told("installer/windows/rundbord.cmd").replace("%~dp0..", "{app}")
    for name in re.findall(r"\{app\}\\([\w-]+)\.exe", started):
        assert f'"{name}"' in told("installer/rundbord.spec")


def test_the_store_is_named_nowhere_an_installer_deletes() -> None:
    setup = told("installer/windows/rundbord.iss")
    deleting = re.findall(r'^Type: \w+; Name: "([^"]+)"', setup, re.MULTILINE)
    assert deleting
    assert all(each.startswith("{app}\\") for each in deleting)
    assert not list(LINUX.glob("*rm")) + list(LINUX.glob("*inst"))  # the .deb has no scripts at all


@pytest.mark.parametrize("script", ["build.sh", "windows/build.ps1"])
def test_a_build_script_runs_only_what_is_there(script: str) -> None:
    text = told(f"installer/{script}")
    modules = set(re.findall(r"'?-m'?,? '?(installer\.\w+)", text))
    assert {each for each in modules if not (ROOT / f"{each.replace('.', '/')}.py").exists()} == set()
    assert {"installer.icons", "installer.licences", "installer.sbom", "installer.sbom_check"} <= modules
    assert "--require-hashes" in text


def test_the_build_for_windows_pins_what_it_runs() -> None:
    flow = told(".github/workflows/windows.yml")
    used = re.findall(r"uses: (\S+)", flow)
    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", each) for each in used)
    assert "permissions:\n  contents: read\n" in flow
    scripts = re.findall(r"run: (installer\\\S+)", flow)
    assert [each for each in scripts if not (ROOT / each.replace("\\", "/")).exists()] == []


def test_windows_must_have_what_linux_has() -> None:
    listed = set(told("installer/windows/expected.txt").split("\n")) - {""}
    assert {"native PySide6/QtWidgets", "package sqlcipher3", "package hunspell"} <= listed
    collected = {"modules": [["app.window", "a"]], "datas": [["resources\\tokens.toml", "b"]], "binaries": [
        ["PySide6\\QtWidgets.pyd", "c"], ["PySide6\\Qt6Core.dll", "d"], ["_pi_heif.cp311-win_amd64.pyd", "e"],
    ]}  # fmt: skip
    assert {"native PySide6/QtWidgets", "native Qt6Core", "native _pi_heif"} <= names_of(collected, set())
    assert lasting(listed) == listed
    assert {"module app.views.main_window", "module app", "file resources/rules/deadlines.toml"} <= of_checkout()


@pytest.mark.parametrize(
    ("name", "source", "kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/venv/x", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", "/venv/x", False),
        ("PySide6/plugins/platforms/qwindows.dll", "C:\\venv\\x", True),
        ("PySide6/Qt/translations/qtbase_da.qm", "", True),
        ("PySide6/Qt/translations/qtbase_de.qm", "", False),
        ("PySide6/opengl32sw.dll", "", False),
        ("libpython3.11.so.1.0", "/lib/x86_64-linux-gnu/libpython3.11.so.1.0", True),
        ("libX11.so.6", "/lib/x86_64-linux-gnu/libX11.so.6", False),
        ("resources/pictures/plan.png", "", False),
        ("resources/tokens.toml", "", True),
    ],
)  # fmt: skip
def test_only_what_is_used_is_shipped(name: str, source: str, kept: bool) -> None:
    assert keeps(name, source) is kept
