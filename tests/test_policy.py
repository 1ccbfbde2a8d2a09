"""The IT department's policy file: what it may decide, who may have written it, and what a fault in it does."""

import os
from pathlib import Path
from typing import Any

import pytest

from app.errors import StoreError, UserError
from app.paths import policy_file
from app.policy import ADMINISTRATORS, EXPORTS, Policy, owner_sid, read_policy
from app.store.municipal_slot import new_pair


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "rundbord"
    folder.mkdir(mode=0o755)
    return folder / "policy.toml"


def written(place: Path, text: str) -> Path:
    place.write_text(text, encoding="utf-8")
    place.chmod(0o644)
    return place


def test_without_a_file_nothing_is_decided(place: Path) -> None:
    assert read_policy(place) == Policy()
    assert Policy().decided() == frozenset()
    assert all(Policy().allows(each) for each in EXPORTS)


def test_everything_the_department_may_decide_is_read(place: Path) -> None:
    public = new_pair("hemmelig")[1].decode()
    policy = read_policy(
        written(
            place,
            "idle_minutes = 3\nmeeting_idle_minutes = 20\nclipboard_seconds = 30\nhide_from_capture = true\n"
            f'backup_folder = "/srv/kopier"\nallowed_exports = ["paper"]\nmunicipal_key = """{public}"""\n'
            'retention_days = 90\nstore_folder = "/var/lib/rundbord"\nrequire_extra_key = true\n',
        )
    )

    assert policy == Policy(
        idle_minutes=3, meeting_idle_minutes=20, clipboard_seconds=30, hide_from_capture=True,
        backup_folder=Path("/srv/kopier"), allowed_exports=frozenset({"paper"}), municipal_key=public,
        retention_days=90, store_folder=Path("/var/lib/rundbord"), require_extra_key=True,
    )  # fmt: skip
    assert policy.allows("paper")
    assert not policy.allows("hand_over")
    assert len(policy.decided()) == 10


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("idle_minutes = 0", "idle_minutes"),
        ("idle_minutes = true", "idle_minutes"),
        ("idle_minuts = 3", "kendes ikke"),
        ('allowed_exports = ["alt"]', "allowed_exports"),
        ('backup_folder = "kopier"', "hel sti"),
        ('municipal_key = "abc"', "PEM"),
        ("retention_days = -1", "retention_days"),
        ("hide_from_capture = 1", "true eller false"),
        ("dette er ikke toml", "kan ikke læses"),
        ("x = " + "[" * 5_000, "kan ikke læses"),
        ("a" * 70_000, "kan ikke læses"),
    ],
)
def test_a_fault_in_the_file_stops_the_program_and_says_where(place: Path, text: str, why: str) -> None:
    with pytest.raises(StoreError, match=why):
        read_policy(written(place, text))


def test_a_file_others_may_write_is_not_trusted(place: Path) -> None:
    written(place, "idle_minutes = 3").chmod(0o666)
    with pytest.raises(StoreError, match="andre end administratoren"):
        read_policy(place)
    place.chmod(0o644)
    place.parent.chmod(0o777)
    with pytest.raises(StoreError, match="andre end administratoren"):
        read_policy(place)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_an_ordinary_user_is_not_trusted(place: Path) -> None:
    os.chown(written(place, "idle_minutes = 3"), 1000, 1000)
    with pytest.raises(StoreError, match="andre end administratoren"):
        read_policy(place)


class StandInWindows:
    """The two libraries of Windows as far as they are asked, with one owner for every file. Nothing to free stays."""

    def __init__(self, owner: str, refused: int = 0) -> None:
        self.owner, self.refused, self.freed = owner, refused, 0
        self.advapi32 = self.kernel32 = self

    def GetNamedSecurityInfoW(self, *_: object) -> int:
        return self.refused

    def ConvertSidToStringSidW(self, _sid: object, words: Any) -> int:
        words._obj.value = self.owner
        return 1

    def LocalFree(self, _memory: object) -> None:
        self.freed += 1


@pytest.mark.parametrize("owner", ["S-1-5-32-544", "S-1-5-18", "S-1-5-21-1-2-3-1001", ""])
def test_the_owner_of_a_file_on_windows_is_asked_of_the_system(place: Path, owner: str) -> None:
    windows = StandInWindows(owner)
    assert owner_sid(place, windows) == owner
    assert windows.freed == 2
    assert owner_sid(place, StandInWindows(owner, refused=5)) == ""
    assert (owner in ADMINISTRATORS) == owner.startswith(("S-1-5-32", "S-1-5-18"))


def test_no_variable_of_the_user_moves_the_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    before = policy_file()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "RUNDBORD_POLICY"):
        monkeypatch.setenv(name, "/et/andet/sted")
    assert policy_file() == before


@pytest.mark.parametrize("export", sorted(EXPORTS))
def test_what_is_forbidden_is_said_in_danish(export: str) -> None:
    Policy().must_allow(export)
    with pytest.raises(UserError, match="it-afdeling har slået det fra"):
        Policy(allowed_exports=frozenset()).must_allow(export)
