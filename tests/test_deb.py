"""The Debian package of a small program: laid out as promised, without scripts, and the same bytes twice."""

import shutil
import subprocess
from pathlib import Path

import pytest

from installer import deb

pytestmark = pytest.mark.skipif(shutil.which("dpkg-shlibdeps") is None, reason="dpkg-dev is not here")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    built, icons = tmp_path / "built", tmp_path / "icons"
    (icons / "png").mkdir(parents=True)
    (icons / "rundbord.svg").write_text("<svg/>")
    (icons / "png" / "48.png").write_bytes(b"png")
    (built / "_internal").mkdir(parents=True)
    shutil.copyfile("/bin/true", built / "rundbord")
    (built / "_internal" / "words.txt").write_text("æøå", encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795406400")
    first = deb.make(built, icons, tmp_path)
    bytes_of_it = first.read_bytes()
    (built / "_internal" / "words.txt").touch()
    assert deb.make(built, icons, tmp_path).read_bytes() == bytes_of_it
    return first


def told(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def test_the_package_is_laid_out_as_debian_wants_it(package: Path) -> None:
    listed = told("dpkg-deb", "--contents", str(package))
    for place in (
        "./usr/lib/rundbord/_internal/words.txt", "./usr/bin/rundbord -> ../lib/rundbord/rundbord",
        "./usr/share/applications/rundbord.desktop", "./usr/share/mime/packages/rundbord.xml",
        "./usr/share/icons/hicolor/48x48/apps/rundbord.png", "./usr/share/man/man1/rundbord.1.gz",
        "./usr/share/doc/rundbord/copyright", "./usr/share/doc/rundbord/changelog.gz",
    ):  # fmt: skip
        assert place in listed
    assert {line.split()[1] for line in listed.splitlines()} == {"root/root"}
    assert "-rwxr-xr-x" in next(line for line in listed.splitlines() if line.endswith("./usr/lib/rundbord/rundbord"))
    assert {line.split()[5].split("/")[1] for line in listed.splitlines()} <= {"usr", ""}


def test_the_package_names_what_it_needs_and_runs_nothing(package: Path) -> None:
    assert "libc6 (>=" in told("dpkg-deb", "--field", str(package), "Depends")
    assert told("dpkg-deb", "--field", str(package), "Version").strip() == deb.version()
    assert told("dpkg-deb", "--ctrl-tarfile", str(package)).count("postinst") == 0
