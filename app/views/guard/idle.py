"""How long nobody has used the computer, as the system tells it: she may be writing in another program all day.

X11, GNOME and KDE are asked on Linux, Windows and macOS have a call each. Windows and macOS are written after their
documentation and have not been run by us. Where nothing answers, the events of our own windows count instead; that
locks too early for somebody who works in another program, never too late.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication

from app.views.guard.own_windows import OwnWindows

MOVING = 2.0
"""A source is believed once it has said that many seconds; one that only ever says nought would never lock."""
ANY_INPUT, ANY_SESSION = 0xFFFFFFFF, 0
USED = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.TabletPress, QEvent.Type.InputMethod,
    }
)  # fmt: skip


class IdleSource(Protocol):
    """Something that knows how long the computer has not been used."""

    def seconds(self) -> float | None:
        """Return the seconds since the last key or movement, or None when it cannot be told."""


class OwnEvents(OwnWindows):
    """The seconds since one of our own windows was used, for where nothing else works."""

    def __init__(self, clock: Callable[[], float], app: QGuiApplication) -> None:
        super().__init__(app, app)
        self._clock, self._last = clock, clock()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note that somebody is here; every event goes on."""
        if event.type() in USED:
            self._last = self._clock()
        return False

    def seconds(self) -> float:
        """Return the seconds since the last event."""
        return max(self._clock() - self._last, 0.0)


class FirstThatWorks:
    """Asks the sources in turn and stays with the first that answers believably; until then our own events count.

    A source that fails three times running is left, so that a program that went away does not hold up the window.
    """

    def __init__(self, sources: Sequence[IdleSource], own: IdleSource) -> None:
        self._sources, self._own = list(sources), own
        self._failures, self._believed = 0, False

    def seconds(self) -> float | None:
        """Return the seconds of the source that works."""
        while self._sources:
            said = self._sources[0].seconds()
            if said is not None:
                self._failures = 0
                self._believed = self._believed or said >= MOVING
                return said if self._believed else self._own.seconds()
            self._failures += 1
            if self._believed and self._failures < 3:
                return self._own.seconds()
            self._sources.pop(0)
            self._failures, self._believed = 0, False
        return self._own.seconds()


class _ScreenSaverInfo(ctypes.Structure):
    """XScreenSaverInfo of libXss."""

    _fields_ = (
        ("window", ctypes.c_ulong), ("state", ctypes.c_int), ("kind", ctypes.c_int),
        ("til_or_since", ctypes.c_ulong), ("idle", ctypes.c_ulong), ("event_mask", ctypes.c_ulong),
    )  # fmt: skip


class X11Idle:
    """The X server's own count, through libXss. Raises OSError when library, display or extension is not there."""

    def __init__(self) -> None:
        self._x, self._saver = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
        self._x.XOpenDisplay.restype, self._x.XOpenDisplay.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self._saver.XScreenSaverQueryInfo.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p]
        self._saver.XScreenSaverQueryExtension.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
        self._display = self._x.XOpenDisplay(None)
        numbers = (ctypes.c_int(), ctypes.c_int())
        there = self._display and self._saver.XScreenSaverQueryExtension(self._display, *map(ctypes.byref, numbers))
        if not there:
            raise OSError("no display, or no MIT-SCREEN-SAVER on it")
        self._root = self._x.XDefaultRootWindow(self._display)
        self._info = _ScreenSaverInfo()

    def seconds(self) -> float | None:
        """Return the seconds since the last key or movement on this display."""
        asked = self._saver.XScreenSaverQueryInfo(self._display, self._root, ctypes.byref(self._info))
        return int(self._info.idle) / 1000 if asked else None


class _LastInput(ctypes.Structure):
    """LASTINPUTINFO of user32."""

    _fields_ = (("size", ctypes.c_uint), ("time", ctypes.c_uint))


class WindowsIdle:
    """GetLastInputInfo: the last key or movement in this session, in milliseconds that begin again after 49 days."""

    def seconds(self) -> float | None:
        """Return the seconds since then."""
        last = _LastInput(ctypes.sizeof(_LastInput), 0)
        if sys.platform == "win32" and ctypes.windll.user32.GetLastInputInfo(ctypes.byref(last)):
            return ((ctypes.windll.kernel32.GetTickCount() - last.time) & 0xFFFFFFFF) / 1000
        return None


class MacIdle:
    """CGEventSourceSecondsSinceLastEventType. Raises OSError when the framework is not there."""

    def __init__(self) -> None:
        folder = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
        self._ask = ctypes.CDLL(folder).CGEventSourceSecondsSinceLastEventType
        self._ask.restype, self._ask.argtypes = ctypes.c_double, [ctypes.c_int32, ctypes.c_uint32]

    def seconds(self) -> float | None:
        """Return the seconds since the last key or movement in this session."""
        return float(self._ask(ANY_SESSION, ANY_INPUT))


def system_idle(clock: Callable[[], float], app: QGuiApplication) -> IdleSource:
    """Return what tells how long the computer has not been used; `clock` counts for our own events."""
    return FirstThatWorks(list(_sources()), OwnEvents(clock, app))


def _sources() -> list[IdleSource]:
    if sys.platform == "win32":
        return [WindowsIdle()]
    if sys.platform == "darwin":
        return _those_there([MacIdle])
    if QGuiApplication.platformName() not in ("xcb", "wayland"):
        return []
    from app.views.guard.idle_desktop import KdeIdle, MutterIdle  # QtDBus: only after the passphrase

    # Under Wayland an X server is only a guest and does not see what is typed in other windows.
    wayland = os.environ.get("XDG_SESSION_TYPE") == "wayland" or QGuiApplication.platformName() == "wayland"
    return _those_there([MutterIdle, KdeIdle] if wayland else [X11Idle, MutterIdle, KdeIdle])


def _those_there(kinds: Sequence[Callable[[], IdleSource]]) -> list[IdleSource]:
    made: list[IdleSource] = []
    for kind in kinds:
        try:
            made.append(kind())
        except (OSError, AttributeError):  # a library, or a function in it, that this computer does not have
            continue
    return made
