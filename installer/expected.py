"""What must be in a built folder on every system: the program, its resources, and what the build for Linux had.

    python -m installer.expected LIST            stops when something is missing
    python -m installer.expected LIST --write    writes packages and libraries of this build to the list

Libraries are written as what they are, without the endings that differ between systems: »PySide6/QtWidgets«.
"""

import json
import re
import sys
from pathlib import Path

from installer.trim import keeps

ROOT = Path(__file__).parent.parent
COLLECTED = ROOT / "build" / "installer" / "collected.json"
_ENDING = re.compile(r"\.(cpython-\d+-[\w-]+\.so|abi3\.so|cp\d+-win_amd64\.pyd|pyd|dll|so)$")
_QT_LIBRARY = re.compile(r"(?:^|.*/)(?:lib)?Qt6(\w+?)\.(?:so\.6|dll)$")
LINUX_ONLY = (
    "python3.11/lib-dynload/", "PySide6/QtDBus", "Qt6DBus", "Qt6Wayland", "Qt6Wl", "Qt6Xcb", "Qt6OpenGL",
    "libpython", "sqlalchemy/", "rapidfuzz/",
)  # fmt: skip
"""What Linux alone has, and what is compiled on one system and plain Python on another."""


def of_checkout() -> set[str]:
    """Return what the checkout says must be there: every module of the program and every resource that is shipped."""
    modules = {each.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for each in ROOT.glob("app/**/*.py")}
    files = {each.relative_to(ROOT).as_posix() for each in ROOT.glob("resources/**/*") if each.is_file()}
    return {f"module {each.removesuffix('.__init__')}" for each in modules - {"app.__main__"}} | {
        f"file {each}" for each in files if keeps(each)
    }


def names_of(collected: dict[str, list[list[str]]], packages: set[str]) -> set[str]:
    """Return what a build holds, by names that are the same on all systems. `packages` are those asked for."""
    modules = {f"module {name}" for name, _ in collected["modules"] if name.split(".")[0] == "app"}
    found = {name.split(".")[0] for name, _ in collected["modules"]} & packages
    files = {f"file {_slashed(name)}" for name, _ in collected["datas"] if _slashed(name).startswith("resources/")}
    native = {f"native {known}" for name, _ in collected["binaries"] if (known := _native(_slashed(name)))}
    return modules | {f"package {each}" for each in found} | files | native


def lasting(names: set[str]) -> set[str]:
    """Return those of a build for Linux that every system must have and that the checkout does not tell."""
    return {each for each in names if each.startswith(("package ", "native ")) and not _is_of_linux(each)}


def _is_of_linux(name: str) -> bool:
    return name.partition(" ")[2].startswith(LINUX_ONLY)


def _native(name: str) -> str:
    if found := _QT_LIBRARY.match(name):
        return f"Qt6{found[1]}"
    if not _ENDING.search(name) or "/plugins/" in name or ".libs/" in name:
        return ""
    folder, slash, file = _ENDING.sub("", name).rpartition("/")
    return folder + slash + file.removeprefix("lib")


def _slashed(name: str) -> str:
    return name.replace("\\", "/")


def main(words: list[str]) -> str:
    """Write or compare; returns a sentence about it. Raises SystemExit naming what is missing."""
    listed = Path(words[0])
    collected = json.loads(COLLECTED.read_text(encoding="utf-8"))
    if "--write" in words:
        everything = {name.split(".")[0] for name, source in collected["modules"] if "site-packages" in source}
        told = lasting(names_of(collected, everything - {"_pyi_rth_utils"}))
        listed.write_text("\n".join(sorted(told)) + "\n", encoding="utf-8")
        return f"{listed} is written"
    wanted = set(listed.read_text(encoding="utf-8").split("\n")) - {""}
    packages = {each.partition(" ")[2] for each in wanted if each.startswith("package ")}
    missing = (wanted | of_checkout()) - names_of(collected, packages)
    if missing:
        sys.exit("missing in this build: " + ", ".join(sorted(missing)))
    return "everything that must be there is there"


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1:]) + "\n")
