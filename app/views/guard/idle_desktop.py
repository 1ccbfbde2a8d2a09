"""The idle time of GNOME and KDE, asked over the session's bus: a local socket, answered within half a second or not.

Loads QtDBus, so it is brought in only when a store is open. Proven against a bus of our own, not on real desktops.
"""

from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

PATIENCE_MS = 500


class BusIdle:
    """Asks one method that returns a number; `per_second` is how many of it a second holds. Raises OSError."""

    service = path = interface = method = ""
    per_second = 1000

    def __init__(self) -> None:
        self._bus = QDBusConnection.sessionBus()
        if not self._bus.isConnected():
            raise OSError("no session bus")

    def seconds(self) -> float | None:
        """Return the seconds since the last key or movement, None when nobody answers."""
        call = QDBusMessage.createMethodCall(self.service, self.path, self.interface, self.method)
        call.setAutoStartService(False)
        answer = self._bus.call(call, QDBus.CallMode.Block, PATIENCE_MS)
        said = answer.arguments()
        if answer.type() is not QDBusMessage.MessageType.ReplyMessage or not said or not isinstance(said[0], int):
            return None
        return float(said[0]) / self.per_second


class MutterIdle(BusIdle):
    """GNOME: milliseconds."""

    service = "org.gnome.Mutter.IdleMonitor"
    path = "/org/gnome/Mutter/IdleMonitor/Core"
    interface = "org.gnome.Mutter.IdleMonitor"
    method = "GetIdletime"


class KdeIdle(BusIdle):
    """KDE: milliseconds. Other desktops answer in seconds, which reads as too little and is then never believed."""

    service = "org.freedesktop.ScreenSaver"
    path = "/org/freedesktop/ScreenSaver"
    interface = "org.freedesktop.ScreenSaver"
    method = "GetSessionIdleTime"
