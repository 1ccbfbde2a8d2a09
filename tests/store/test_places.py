"""Where a store may lie, and where it is refused."""

from pathlib import Path

import pytest

from app.errors import StoreError
from app.store.places import (
    is_network,
    refuse_bad_place,
    refuse_network,
    refuse_other_than,
    synchronised_by,
    warn_of_place,
)

MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /mnt/faelles rw shared:2 - cifs //server/faelles rw
41 22 0:36 / /home/anna/Mine\040ting rw shared:3 - fuse.rclone drev: rw
42 40 0:37 / /mnt/faelles/egen rw shared:4 - ext4 /dev/sdb1 rw
43 22 0:38 / /srv rw - nfs4 server:/srv rw
ikke en linje
"""


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/home/anna/.local/share/Rundbord/rundbord.db", False),
        ("/mnt/faelles/sager/rundbord.db", True),
        ("/mnt/faelles/egen/rundbord.db", False),
        ("/mnt/faellesskab/rundbord.db", False),
        ("/home/anna/Mine ting/rundbord.db", True),
        ("/srv/rundbord.db", True),
    ],
)
def test_the_nearest_mount_decides_whether_it_is_the_network(path: str, network: bool) -> None:
    assert is_network(Path(path), MOUNTS) is network


def test_this_computers_own_disk_is_no_network(tmp_path: Path) -> None:
    assert not is_network(tmp_path / "rundbord.db")
    refuse_network(tmp_path / "rundbord.db")


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Aarhus Kommune/Dokumenter", "OneDrive"),
        ("Dropbox (Privat)", "Dropbox"),
        ("Google Drive", "Google Drev"),
        ("Nextcloud2/sager", "Nextcloud"),
        ("Box/sager", "Box"),
        ("Boxer", ""),
        ("onedrivers", ""),
        ("Rundbord", ""),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(tmp_path: Path, folder: str, name: str) -> None:
    store = tmp_path / folder / "rundbord.db"
    store.parent.mkdir(parents=True)

    assert synchronised_by(store, {}) == name
    assert bool(warn_of_place(store)) is bool(name)
    if name:
        with pytest.raises(StoreError, match=f"{name} kopierer til skyen"):
            refuse_bad_place(store)
    else:
        refuse_bad_place(store)


def test_a_synchronised_folder_is_known_by_its_mark_and_by_windows_own_word(tmp_path: Path) -> None:
    (tmp_path / "sager").mkdir()
    store = tmp_path / "sager" / "rundbord.db"
    assert synchronised_by(store, {"OneDrive": str(tmp_path / "andet")}) == ""
    assert synchronised_by(store, {"OneDriveCommercial": str(tmp_path)}) == "OneDrive"
    (tmp_path / ".stfolder").mkdir()
    assert synchronised_by(store, {}) == "Syncthing"


def test_a_link_into_a_synchronised_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "sager").mkdir(parents=True)
    (tmp_path / "sager").symlink_to(tmp_path / "Dropbox" / "sager")

    assert synchronised_by(tmp_path / "sager" / "rundbord.db", {}) == "Dropbox"


def test_the_it_department_may_decide_the_place(tmp_path: Path) -> None:
    refuse_other_than(None, tmp_path / "rundbord.db")
    refuse_other_than(tmp_path, tmp_path / "rundbord.db")
    with pytest.raises(StoreError, match="it-afdeling har bestemt"):
        refuse_other_than(tmp_path / "her", tmp_path / "rundbord.db")
