"""What the system tells: X11's idle time, GNOME's and KDE's over a bus, logind's signals, Windows' messages."""

import ctypes.util
import os
import subprocess
import sys
import time
from itertools import count

import pytest
from own_display import PATIENCE, display, need, run_code, surroundings, xdotool
from PySide6.QtWidgets import QApplication

from app.views.guard.capture import hide_from_capture
from app.views.guard.idle import FirstThatWorks, OwnEvents, system_idle
from app.views.guard.lock_note import Why
from app.views.guard.windows_signals import meaning

X11 = """
from app.views.guard.idle import X11Idle
source = X11Idle()
for _ in range(3):
    input()
    print(source.seconds(), flush=True)
"""


@pytest.mark.skipif(ctypes.util.find_library("Xss") is None, reason="needs libxss1")
def test_x11_counts_what_happens_in_every_window_of_the_display() -> None:
    with display() as name:
        process = subprocess.Popen(
            [sys.executable, "-c", X11], env=surroundings(DISPLAY=name), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        said = []
        for step in range(3):
            if step == 1:
                xdotool(name, "sleep", "1.2")
            if step == 2:
                used = time.monotonic()
                xdotool(name, "mousemove", "300", "200", "key", "a")
            process.stdin.write("\n")
            process.stdin.flush()
            said.append(float(process.stdout.readline()))
            answered = time.monotonic()
        process.communicate()
    assert said[1] > said[0] + 1
    assert said[2] <= answered - used


def test_without_a_display_x11_says_so_instead_of_crashing() -> None:
    code = """
from app.views.guard.idle import X11Idle
try:
    X11Idle()
except OSError:
    print("no")
"""
    assert run_code(code, DISPLAY=":4711").strip() == "no"


def test_without_any_source_our_own_events_count(qapp: QApplication) -> None:
    clock = count(100)  # endless: what listens belongs to the program, and would ask it in later tests
    source = system_idle(lambda: float(next(clock)), qapp)
    assert isinstance(source, FirstThatWorks)
    first = source.seconds()
    second = source.seconds()
    assert first is not None
    assert second is not None
    assert second > first
    assert isinstance(source._own, OwnEvents)
    source._own.deleteLater()


BUS = """
import os, sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusUnixFileDescriptor
app = QCoreApplication([])
EXPORT = QDBusConnection.RegisterOption.ExportAllSlots
"""
DESKTOP = (
    BUS
    + """
bus = QDBusConnection.sessionBus()
assert bus.registerService("SERVICE")
@ClassInfo({"D-Bus Interface": "INTERFACE"})
class Desktop(QObject):
    @Slot(result="TYPE")
    def METHOD(self):
        return 42500
desktop = Desktop()
assert bus.registerObject("OBJECT", desktop, EXPORT)
print("there", flush=True)
QTimer.singleShot(20000, app.quit)
app.exec()
"""
)
ASKING = """
import subprocess, sys
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
from app.views.guard.idle_desktop import KIND
assert KIND().seconds() is None
other = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE, text=True)
assert other.stdout.readline() == "there\\n"
assert KIND().seconds() == 42.5, KIND().seconds()
other.kill()
other.communicate()
assert KIND().seconds() is None
"""


def on_a_bus(*words: str) -> None:
    need("dbus-run-session")
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", *words],
        env=surroundings(), capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("kind", "service", "interface", "path", "method", "number"),
    [
        ("MutterIdle", "org.gnome.Mutter.IdleMonitor", "org.gnome.Mutter.IdleMonitor",
         "/org/gnome/Mutter/IdleMonitor/Core", "GetIdletime", "qulonglong"),
        ("KdeIdle", "org.freedesktop.ScreenSaver", "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver",
         "GetSessionIdleTime", "uint"),
    ],
)  # fmt: skip
def test_desktops_are_asked_over_the_bus(
    kind: str, service: str, interface: str, path: str, method: str, number: str
) -> None:
    desktop = DESKTOP.replace("SERVICE", service).replace("INTERFACE", interface).replace("OBJECT", path)
    desktop = desktop.replace("METHOD", method).replace("TYPE", number)
    on_a_bus(ASKING.replace("KIND", kind), desktop)


LOGIND = (
    BUS
    + """
import select
bus = QDBusConnection.systemBus()
assert bus.registerService("org.freedesktop.login1")
OURS = "/org/freedesktop/login1/session/_31"
@ClassInfo({"D-Bus Interface": "org.freedesktop.login1.Manager"})
class Manager(QObject):
    held = []
    @Slot(str, result=QDBusObjectPath)
    def GetSession(self, name):
        return QDBusObjectPath(OURS)
    @Slot(str, str, str, str, result=QDBusUnixFileDescriptor)
    def Inhibit(self, what, who, why, mode):
        assert (what, mode) == ("sleep", "delay")
        read, write = os.pipe()
        self.held.append(read)
        answer = QDBusUnixFileDescriptor(write)
        os.close(write)
        return answer
manager = Manager()
assert bus.registerObject("/org/freedesktop/login1", manager, EXPORT)
def tell(path, interface, name, *words):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(words))
    assert bus.send(message)
def properties(path, values):
    tell(path, "org.freedesktop.DBus.Properties", "PropertiesChanged", "org.freedesktop.login1.Session", values, ["x"])
def obey():
    words = sys.stdin.readline().split()
    for word in words:
        do(word)
    if not words:
        app.quit()
def do(word):
    if word == "sleep":
        tell("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", True)
    elif word == "lock":
        tell(OURS, "org.freedesktop.login1.Session", "Lock")
    elif word == "hint":
        properties(OURS, {"LockedHint": True})
    elif word == "switch":
        properties(OURS, {"Active": False})
    elif word == "back":
        properties(OURS, {"Active": True, "LockedHint": False})
    elif word == "others":
        properties("/org/freedesktop/login1/session/_32", {"Active": False, "LockedHint": True})
    elif word == "held":
        print(not select.select([manager.held[-1]], [], [], 0)[0], flush=True)
orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
orders.activated.connect(obey)
print("there", flush=True)
app.exec()
"""
)
LISTENING = """
import os, subprocess, sys
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
app = QCoreApplication([])
from app.views.guard.logind import LogindSignals
fake = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
assert fake.stdout.readline() == "there\\n"
signals, told = LogindSignals(), []
signals.told.connect(lambda why: told.append(str(why)))
assert signals.start()
def say(*words):  # signals come in the order they were sent: when the last is heard, so are those before it
    told.clear()
    loop = QEventLoop()
    signals.told.connect(loop.quit)
    QTimer.singleShot(60_000, loop.quit)
    fake.stdin.write(" ".join(words) + "\\n")
    fake.stdin.flush()
    loop.exec()
    return list(told)
def held():
    fake.stdin.write("held\\n")
    fake.stdin.flush()
    return fake.stdout.readline()
assert held() == "True\\n", "sleep is not held back"
assert say("lock") == ["session"], told
assert say("hint") == ["session"], told
assert say("switch") == ["switch"], told
assert say("back", "others", "sleep") == ["sleep"], told
assert held() == "False\\n", "sleep is still held back"
fake.communicate("\\n")
"""


def test_logind_tells_of_sleep_lock_and_change_of_user_and_waits_for_us() -> None:
    on_a_bus(LISTENING, LOGIND)


def test_without_a_system_bus_nothing_listens_and_nothing_breaks() -> None:
    code = """
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
from app.views.guard.logind import LogindSignals
print(LogindSignals().start())
"""
    said = run_code(code, DBUS_SYSTEM_BUS_ADDRESS="unix:path=/nowhere/at/all")
    assert said.strip() == "False"


@pytest.mark.parametrize(
    ("message", "wparam", "why"),
    [
        (0x0218, 0x04, Why.SLEEP), (0x02B1, 0x7, Why.SESSION), (0x02B1, 0x2, Why.SWITCH), (0x02B1, 0x4, Why.SWITCH),
        (0x0218, 0x12, None), (0x02B1, 0x8, None), (0x0100, 0x4, None),
    ],
)  # fmt: skip
def test_windows_messages_are_understood(message: int, wparam: int, why: Why | None) -> None:
    assert meaning(message, wparam) is why


@pytest.mark.skipif(os.name == "nt", reason="there it can")
def test_only_windows_can_keep_windows_out_of_screen_sharing() -> None:
    assert not hide_from_capture(1, hidden=True)


def test_the_desktops_bus_is_not_loaded_before_the_passphrase() -> None:
    loaded = run_code("import sys, app.views.app; print(' '.join(sys.modules))").split()
    assert "PySide6.QtDBus" not in loaded
