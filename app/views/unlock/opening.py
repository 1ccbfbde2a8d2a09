"""How far it has come while a store opens: told by the thread that opens it, looked at by the window."""

WORDS = "Datoerne i alle sager bliver regnet ud igen … {percent} %"


class Opening:
    """Shared by both threads: one number, written by the one and read by the other."""

    def __init__(self) -> None:
        self._percent: int | None = None

    def told(self, done: int, total: int) -> bool:
        """Note how many cases of how many have new dates; it always goes on."""
        self._percent = 100 * done // total if total else None
        return True

    def forget(self) -> None:
        """Begin again: nothing has been told yet."""
        self._percent = None

    def words(self) -> str:
        """Return what it is doing and how far it has come; empty while nothing takes long."""
        return "" if self._percent is None else WORDS.format(percent=self._percent)
