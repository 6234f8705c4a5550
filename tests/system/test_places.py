"""Where a store may be written: told by facts of the system, never by a name."""

from __future__ import annotations

import errno
import json
import sqlite3
from contextlib import closing
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from legalaid_app.system import places, places_windows
from legalaid_app.system.places import (
    Computer,
    box_roots,
    dropbox_roots,
    google_roots,
    linux_mounts,
    linux_sync_roots,
    this_computer,
    unsafe_place,
)
from legalaid_app.system.places_mac import mac_mounts, mac_sync_mark, mac_sync_roots
from legalaid_app.system.places_windows import windows_drive_is_remote, windows_sync_roots

MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:25 / /home/ana/Office\\040share rw - cifs //server/office rw
31 22 0:26 / /home/ana/team rw - nfs4 server:/team rw
32 22 0:27 / /home/ana/remote rw - fuse.sshfs ana@server: rw
33 22 0:28 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
34 22 0:29 / /home/ana/drive rw - fuse.rclone drive: rw
35 22 0:30 / /home/ana/stick rw - vfat /dev/sdb1 rw
36 22 0:31 / /home/ana/crypt rw - fuse.gocryptfs /home/ana/.crypt rw
37 31 254:2 / /home/ana/team/local rw - xfs /dev/vdb rw
"""
LOCAL = [
    "", "stick", "crypt", "Toolbox", "Toolbox/cases", "MEGAN", "Dropbox-notes", "Dropbox", "OneDrive",
    "iCloud", "Box", "Google Drive", "inbox", "boxes", "my-dropbox-backup", "team/local/store",
    "OneDriveNot", "teamwork", "remoteness", "Office", "nfs", "smb", "Mobile Documents", "CloudStorage",
    "Library", "gvfs", "Boxing club", "Sandbox", "Mailbox", "Xbox", "OneDrive - Riverside", "drives",
    "Syncopation", "iCloudy", "dropbox.com", "Cloud", "Netz", "Server", "onedrive", "BOX",
    "Mega", "pCloud", "Nextcloud", "team.old", "Office share 2", "remote2", "Documents", "Desktop",
    "Box Sync", "GoogleDrive", "CloudStorage/OneDrive-Old",
]  # fmt: skip
REMOTE = ["Office share", "Office share/cases", "team", "team/a/b", "remote/x", "drive"]


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "home" / "ana"
    home.mkdir(parents=True)
    return home


@pytest.fixture
def linux(home, tmp_path):
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTS.replace("/home/ana", str(home)))
    return Computer(
        "linux",
        lambda: linux_mounts(table),
        lambda: (
            root for find in (linux_sync_roots, dropbox_roots, box_roots) for root in find(home, {})
        ),
        lambda _path: "",
        lambda _path: False,
    )


def test_there_are_fifty_innocent_look_alikes():
    assert len(set(LOCAL)) >= 50


@pytest.mark.parametrize("name", LOCAL)
def test_an_ordinary_folder_is_accepted_whatever_its_name(home, linux, name):
    assert unsafe_place(home / name, linux) is None
    (home / name).mkdir(parents=True, exist_ok=True)
    assert unsafe_place(home / name / "store", linux) is None


@pytest.mark.parametrize("name", REMOTE)
def test_a_folder_on_another_computer_is_refused(home, linux, name):
    assert "network" in unsafe_place(home / name, linux)


def test_a_link_into_a_share_is_followed(home, linux):
    (home / "team").mkdir()
    (home / "cases").symlink_to(home / "team")
    assert "network" in unsafe_place(home / "cases" / "store", linux)


def test_dropbox_is_known_from_its_own_file(home, linux):
    (home / ".dropbox").mkdir()
    said = {"personal": {"path": str(home / "Shared things"), "host": 1}, "business": {"host": 2}}
    (home / ".dropbox" / "info.json").write_text(json.dumps(said))
    assert "Dropbox" in unsafe_place(home / "Shared things" / "store", linux)
    assert unsafe_place(home / "Shared things 2", linux) is None
    assert unsafe_place(home / "Dropbox", linux) is None


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"personal": []}', '{"personal": {"path": 7}}']
)
def test_a_dropbox_file_that_makes_no_sense_says_nothing(home, linux, content):
    (home / ".dropbox").mkdir()
    (home / ".dropbox" / "info.json").write_text(content)
    assert unsafe_place(home / "Dropbox", linux) is None


def test_the_onedrive_client_for_linux_is_known_from_its_settings(home, linux):
    settings = home / ".config" / "onedrive"
    settings.mkdir(parents=True)
    (settings / "config").write_text('# sync_dir = "~/Else"\nsync_dir = "~/Work cloud"\n')
    assert "OneDrive" in unsafe_place(home / "Work cloud" / "x", linux)
    assert unsafe_place(home / "OneDrive", linux) is None
    (settings / "config").write_text("")
    assert "OneDrive" in unsafe_place(home / "OneDrive" / "x", linux)


def test_box_is_known_from_the_file_of_its_shell_extension(home, linux):
    shell = home / "Library/Application Support/Box/Box/data/shell"
    shell.mkdir(parents=True)
    (shell / "sync_root_folder.txt").write_bytes(str(home / "Firm").encode("utf-16"))
    assert "Box" in unsafe_place(home / "Firm" / "store", linux)
    assert unsafe_place(home / "Box", linux) is None


def test_google_drive_is_known_from_its_settings(home):
    place = home / "Library/Application Support/Google/DriveFS"
    place.mkdir(parents=True)
    with closing(sqlite3.connect(place / "root_preference_sqlite.db")) as settings:
        settings.execute("CREATE TABLE roots (last_seen_absolute_path TEXT)")
        settings.execute("INSERT INTO roots VALUES (?)", (str(home / "Pictures"),))
        settings.commit()
    assert list(google_roots(home, {})) == [("Google Drive", home / "Pictures")]
    (place / "root_preference_sqlite.db").write_bytes(b"x" * 5000)
    assert list(google_roots(home, {})) == []


# ---- macOS

MAC_MOUNTS = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
//ana@server/office on /Volumes/office (old) (smbfs, nodev, nosuid, mounted by ana)
server:/team on /Volumes/team (nfs)
/dev/disk5s1 on /Volumes/STICK (msdos, local, nodev, nosuid, noowners)
"""


@pytest.fixture
def mac(home):
    for name in ("Mobile Documents", "CloudStorage/OneDrive-Riverside", "CloudStorage/GoogleDrive-a@b.org",
                 "CloudStorage/Dropbox", "CloudStorage/Box-Box"):  # fmt: skip
        (home / "Library" / name).mkdir(parents=True)
    return Computer(
        "darwin",
        lambda: mac_mounts(MAC_MOUNTS),
        lambda: mac_sync_roots(home),
        lambda path: "iCloud" if path == home / "Documents" else "",
        lambda _path: False,
    )


@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("Library/Mobile Documents/com~apple~CloudDocs/store", "iCloud"),
        ("library/mobile documents/store", "iCloud"),
        ("Library/CloudStorage/OneDrive-Riverside/store", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-a@b.org/My Drive", "Google Drive"),
        ("Library/CloudStorage/Dropbox/x", "Dropbox"),
        ("Library/CloudStorage/Box-Box", "Box"),
        ("Documents/Cases/store", "iCloud"),
    ],
)
def test_on_macos_each_synchronised_folder_is_refused_by_name_of_the_program(
    home, mac, name, program
):
    assert program in unsafe_place(home / name, mac)


@pytest.mark.parametrize(
    "name", ["Library/Application Support/LegalAid", "Desktop/store", "Dropbox", "Box", "OneDrive"]
)
def test_on_macos_ordinary_folders_are_accepted(home, mac, name):
    assert unsafe_place(home / name, mac) is None


@pytest.mark.parametrize(
    ("folder", "refused"),
    [("/Volumes/office (old)/x", True), ("/Volumes/team", True), ("/Volumes/STICK/x", False),
     ("/Volumes/office", False)],
)  # fmt: skip
def test_on_macos_what_is_not_local_is_on_the_network(mac, folder, refused):
    assert (unsafe_place(Path(folder), mac) is not None) is refused


def test_macos_marks_are_read_from_the_folder_itself(monkeypatch, tmp_path):
    def getxattr(path, name):
        if path == tmp_path and name == "com.apple.file-provider-domain-id":
            return b"iCloud"
        raise OSError(errno.ENODATA, "no such attribute")

    monkeypatch.setattr("os.getxattr", getxattr, raising=False)
    assert mac_sync_mark(tmp_path) == "iCloud"
    assert mac_sync_mark(tmp_path / "below") == ""


# ---- Windows


class FakeRegistry:
    def __init__(self, machine=None, person=None):
        self.hives = {True: machine or {}, False: person or {}}

    def subkeys(self, machine, key):
        names = {
            k[len(key) + 1 :].split("\\")[0]
            for k in self.hives[machine]
            if k.startswith(key + "\\")
        }
        return sorted(names)

    def values(self, machine, key):
        return self.hives[machine].get(key, {})


SYNC = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"
REGISTRY = FakeRegistry(
    machine={
        SYNC + r"\OneDrive!S-1-5-21!Personal\UserSyncRoots": {"S-1-5-21": "/c/Users/ana/OneDrive"},
        SYNC + r"\iCloudDrive!S-1-5-21!x\UserSyncRoots": {"S-1-5-21": "/c/Users/ana/iCloudDrive"},
        SYNC + r"\Box!S-1-5-21!x\UserSyncRoots": {"S-1-5-21": "/c/Users/ana/Firm"},
        SYNC + r"\Acme Sync!S-1\UserSyncRoots": {"S-1-5-21": "/c/Acme"},
    },
    person={
        r"Software\Microsoft\OneDrive\Accounts\Business1": {"UserFolder": "/c/Users/ana/OneDrive - Riverside"},
        r"Software\Google\DriveFS": {
            "PerAccountPreferences": json.dumps(
                {"per_account_preferences": [{"value": {"mount_point_path": "/g"}}]}
            )
        },
    },
)  # fmt: skip


@pytest.fixture
def windows():
    return Computer(
        "win32",
        lambda: iter(()),
        lambda: windows_sync_roots({"OneDriveConsumer": "/d/Moved/OneDrive"}, REGISTRY),
        lambda _path: "",
        lambda _path: False,
    )


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("/c/Users/ana/OneDrive/Documents/store", "OneDrive"),  # where Windows 11 moves Documents
        ("/C/USERS/ANA/onedrive/x", "OneDrive"),
        ("/c/Users/ana/OneDrive - Riverside/x", "OneDrive"),
        ("/d/Moved/OneDrive/x", "OneDrive"),
        ("/c/Users/ana/iCloudDrive", "iCloud"),
        ("/c/Users/ana/Firm/x", "Box"),
        ("/c/Acme/x", "Acme Sync"),
        ("/g/My Drive/x", "Google Drive"),
    ],
)
def test_on_windows_each_synchronised_folder_is_refused(windows, folder, program):
    assert program in unsafe_place(Path(folder), windows)


@pytest.mark.parametrize(
    "folder", ["/c/Users/ana/AppData/Local/LegalAid", "/c/Users/ana/OneDriveNot", "/c/Toolbox", "/c/Users/ana/Box"]
)  # fmt: skip
def test_on_windows_ordinary_folders_are_accepted(windows, folder):
    assert unsafe_place(Path(folder), windows) is None


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        (r"\\server\share\store", True),
        (r"\\?\UNC\server\share\store", True),
        (r"\\?\C:\store", False),
        (r"Z:\store", True),
        (r"C:\store", False),
    ],
)
def test_on_windows_shares_and_mapped_drives_are_on_the_network(path, remote):
    kind = {"Z:\\": 4}.get
    assert windows_drive_is_remote(PureWindowsPath(path), lambda root: kind(root, 3)) is remote


@pytest.mark.parametrize(
    ("facts", "marked"),
    [
        (SimpleNamespace(st_reparse_tag=0x9000401A, st_file_attributes=0), True),
        (SimpleNamespace(st_reparse_tag=0, st_file_attributes=0x00400000), True),
        (SimpleNamespace(st_reparse_tag=0xA0000003, st_file_attributes=0x10), False),
    ],
)
def test_on_windows_the_marks_of_cloud_files_are_read(monkeypatch, facts, marked):
    class Marked:
        def __init__(self, _path):
            pass

        def lstat(self):
            return facts

    monkeypatch.setattr(places_windows, "Path", Marked)
    assert bool(places_windows.windows_sync_mark(PureWindowsPath("C:/x"))) is marked


def test_a_google_setting_that_makes_no_sense_says_nothing():
    registry = FakeRegistry(person={r"Software\Google\DriveFS": {"PerAccountPreferences": "{"}})
    assert list(windows_sync_roots({}, registry)) == []


def test_this_computer_accepts_the_folder_of_the_tests(tmp_path):
    assert unsafe_place(tmp_path / "store", this_computer(home=tmp_path, environment={})) is None
    assert unsafe_place(Path("/proc/none/store")) is None


def test_a_computer_without_a_table_of_mounts_says_nothing(tmp_path):
    assert list(linux_mounts(tmp_path / "none")) == []
    assert places.unsafe_place(tmp_path) is None
