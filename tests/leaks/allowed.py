"""What the program may connect to and write, each with why. Everything else fails the tests.

A line here is a promise to a municipality's security officer; add none without a reason that can be told to one.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.leaks.laptop import Laptop
from tests.leaks.system_calls import Trace

FAMILIES = {"AF_UNIX"}
"""The only kind of socket. No network card is ever asked for: not even the computer's own, 127.0.0.1."""

SOCKETS: dict[str, str] = {
    r"{run}/rundbord-[0-9a-f]{{20}}": "a second start tells the first to come forward; made and called by us",
    r"{run}/\.[A-Za-z0-9]{{6}}/s": "the same, under the name Qt gives it until it is ready",
    r"/run/dbus/system_bus_socket": "logind tells of sleep and locked screens; CUPS asks it for printers",
    r"{run}/bus": "the user's own bus: how long nobody has used the computer, and screen readers",
    r"{run}/at-spi/bus.*": "screen readers (AT-SPI)",
    r"@?/tmp/\.X11-unix/X\d+": "the display",
    r"{run}/wayland-\d+": "the display",
    r"/run/cups/cups\.sock": "the computer's own print service, when she prints",
    r"/var/run/nscd/socket": "the C library looks up the user's own name and home, where that service runs",
}

WRITTEN: dict[str, str] = {
    r"{store}(-wal|-shm|-journal)?": "the encrypted file and what SQLite keeps beside it, encrypted too",
    r"{folder}": "made when it is missing",
    r"{store}\.key(\.new)?(\.tmp)?": "the key file, and the new one before it is moved into place",
    r"{store}\.lock": "one process at a time; empty",
    r"{store}\.tries(\.tmp)?": "how often the passphrase was wrong: one number",
    r"{store}\.deleted(\.tmp)?": "which cases were erased: ids and days",
    r"{store}\.files(/..(/[0-9a-f]{{64}}(\.tmp)?)?)?": "pictures and files, each encrypted",
    r"{store}\.restoring(/(data|key|ready)(-wal|-shm|\.tmp)?)?": "what is brought back, until it stands in place",
    r"{store}\.(før|gammel|damaged|beskadiget)[-.\w]*": "the file that was there before one was brought back",
    r"{folder}/kopier": "the automatic copies",
    r"({folder}/kopier|{stick})/(rundbord-[-\w]+\.kopi(\.ny)?|\.ny-kopi-\w+(/.+)?)": "a copy: encrypted pages in a zip",
    r"({folder}/kopier|{stick})/files(/..(/[0-9a-f]{{64}}(\.ny)?)?)?": "the encrypted files of the copies",
    r"{folder}/kopier/andet-sted\.txt(\.tmp)?": "the folder of the second place",
    r"{papers}/[-.\w]+": "what she saved herself, and the same aside until it is whole",
    r"{run}/(rundbord-[0-9a-f]{{20}}(\.lock)?|\.[A-Za-z0-9]{{6}}(/s)?)": "the socket of the second start",
    r"{run}": "made when it is missing",
    r"{temporary}/[a-z0-9_]{{8}}": "Python tries whether it may write there: four letters, and gone again",
    r"{home}/\.local/state/Rundbord/log(/rundbord\.log)?": "the log: kinds and places of faults",
    r"{home}/\.cache/(fontconfig(/.*)?|mesa_shader_cache(_db)?(/.*)?)": "which fonts and shaders there are; no words",
    r"/dev/(null|tty|shm/sem\.\w+|dri/.*)": "devices",
    r"/proc/self/.*": "the kernel's own",
}


@dataclass(frozen=True)
class Judge:
    """Holds a trace against what is allowed on a laptop. `also` is a second store on it."""

    laptop: Laptop
    also: Path | None = None

    def strangers(self, trace: Trace) -> list[str]:
        """Return what was asked for and is not allowed; nothing when all is well."""
        found = [f"socket: {each}" for each in sorted(trace.families() - FAMILIES)]
        found += [f"address: {each}" for each in self._outside(trace.addresses(), SOCKETS)]
        found += [f"written: {each}" for each in self._outside(trace.written_paths(), WRITTEN)]
        return found

    def _outside(self, asked: set[str], allowed: dict[str, str]) -> list[str]:
        laptop = self.laptop
        patterns = []
        for store in (laptop.store, self.also or laptop.store):
            names = {
                "run": laptop.run, "store": store, "folder": store.parent, "stick": laptop.stick,
                "papers": laptop.papers, "temporary": laptop.temporary, "home": laptop.home,
            }  # fmt: skip
            places = {name: re.escape(str(path)) for name, path in names.items()}
            patterns += [re.compile(pattern.format(**places)) for pattern in allowed]
        return sorted(each for each in asked if not any(pattern.fullmatch(each) for pattern in patterns))
