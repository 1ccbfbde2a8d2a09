"""The built folder as a Debian package: what it needs is read from its libraries; the same tree gives the same bytes.

There are no maintainer scripts: desktop, MIME and icon caches are brought up to date by dpkg's own triggers, and the
user's store is nobody's to touch.
"""

import datetime as dt
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from app import __version__
from app.cli.commands import parser

ROOT = Path(__file__).parent.parent
LINUX = ROOT / "installer" / "linux"
HOME = Path("usr/lib/rundbord")
CHANGES = ROOT / "resources" / "help" / "CHANGELOG.md"
ANY_VERSION = "libx11-xcb1"
"""Debian asks for its newest, though the one function in it has been there since 2005; Ubuntu 22.04 is older."""
ELF = b"\x7fELF"


def version() -> str:
    """Return the version number, from pyproject.toml; RuntimeError when the program would tell another one."""
    told = str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])
    if told != __version__:
        raise RuntimeError(f"pyproject.toml says {told}, app/__init__.py says {__version__}")
    return told


def epoch() -> int:
    """Return the moment everything in the package is dated: SOURCE_DATE_EPOCH."""
    return int(os.environ["SOURCE_DATE_EPOCH"])


def native_files(folder: Path) -> list[Path]:
    """Return the programs and shared libraries of a folder, in order."""
    files = (each for each in sorted(folder.rglob("*")) if each.is_file() and not each.is_symlink())
    return [each for each in files if _begins(each) == ELF]


def depends(tree: Path) -> str:
    """Return what the libraries in a laid-out tree need and do not bring, as Debian names it.

    Every library that is needed must be on the computer that builds: what cannot be found ends the build.
    """
    natives = native_files(tree / HOME)
    inside = sorted({str(each.parent) for each in natives})
    with tempfile.TemporaryDirectory() as place:
        control = Path(place) / "debian" / "control"
        control.parent.mkdir()
        control.write_text("Source: rundbord\n\nPackage: rundbord\nArchitecture: amd64\n", encoding="utf-8")
        words = [
            "dpkg-shlibdeps",
            "-O",
            "--ignore-missing-info",
            "--warnings=0",
            f"-S{tree}",
            *(f"-l{each}" for each in inside),
        ]
        done = subprocess.run([*words, *map(str, natives)], cwd=place, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError("\n".join(each for each in done.stderr.splitlines() if "error:" in each))
    return re.sub(rf"({ANY_VERSION}) \([^)]*\)", r"\1", done.stdout.strip().removeprefix("shlibs:Depends="))


def lay_out(built: Path, icons: Path, tree: Path) -> None:
    """Put everything where it is to lie on the computer."""
    shutil.copytree(built, tree / HOME, symlinks=True)
    link = tree / "usr/bin/rundbord"
    link.parent.mkdir(parents=True)
    link.symlink_to("../lib/rundbord/rundbord")
    _copy(LINUX / "rundbord.desktop", tree / "usr/share/applications/rundbord.desktop")
    _copy(LINUX / "rundbord.xml", tree / "usr/share/mime/packages/rundbord.xml")
    hicolor = tree / "usr/share/icons/hicolor"
    for kind, name in (("apps", "rundbord"), ("mimetypes", "rundbord-file")):
        _copy(icons / "rundbord.svg", hicolor / "scalable" / kind / f"{name}.svg")
        for png in (icons / "png").iterdir():
            _copy(png, hicolor / f"{png.stem}x{png.stem}" / kind / f"{name}.png")
    _write_papers(tree / "usr/share")


def _write_papers(share: Path) -> None:
    doc, day = share / "doc/rundbord", dt.datetime.fromtimestamp(epoch(), dt.UTC)
    _copy(LINUX / "copyright", doc / "copyright")
    _zipped(doc / "NEWS.md.gz", CHANGES.read_text(encoding="utf-8"))
    entry = f"rundbord ({version()}) stable; urgency=medium\n\n  * What is new stands in NEWS.md.gz, in Danish.\n\n"
    signed = f" -- Rundbord <rundbord@example.invalid>  {day:%a, %d %b %Y %H:%M:%S} +0000\n"
    _zipped(doc / "changelog.gz", entry + signed)
    page = (LINUX / "rundbord.1.in").read_text(encoding="utf-8")
    commands = parser().format_help().replace("\\", "\\\\").replace("-", "\\-")
    filled = page.format(date=f"{day:%Y-%m-%d}", version=version(), commands=commands)
    _zipped(share / "man/man1/rundbord.1.gz", filled)


def _write_control(tree: Path, needed: str) -> None:
    size = sum(each.stat().st_size for each in tree.rglob("*") if each.is_file() and not each.is_symlink())
    text = (LINUX / "control.in").read_text(encoding="utf-8")
    (tree / "DEBIAN/control").write_text(
        text.format(version=version(), size=size // 1024, depends=needed), encoding="utf-8"
    )


def _settle(tree: Path) -> None:
    """Give everything the same rights and day, whoever builds it."""
    for path in [tree, *tree.rglob("*")]:
        if path.is_symlink():
            os.utime(path, (epoch(), epoch()), follow_symlinks=False)
            continue
        runs = path.is_dir() or path == tree / HOME / "rundbord"
        path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch(), epoch()))


def make(built: Path, icons: Path, out: Path) -> Path:
    """Make the package in the folder `out` and return it."""
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / "tree"
        lay_out(built, icons, tree)
        (tree / "DEBIAN").mkdir()
        _write_control(tree, depends(tree))
        _settle(tree)
        package = out / f"rundbord_{version()}_amd64.deb"
        words = ["dpkg-deb", "--root-owner-group", "--threads-max=1", "-Zxz", "--build", str(tree), str(package)]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return package


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _zipped(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))


if __name__ == "__main__":
    sys.stdout.write(f"{make(*map(Path, sys.argv[1:4]))}\n")
