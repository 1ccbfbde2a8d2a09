"""Running a command as a user does, with so much memory and time and no more."""

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
MEMORY = 1024**3
SECONDS = 60
SECRET = "syv grå søjler under vandet"


@dataclass(frozen=True)
class Ran:
    """What a bounded command left behind."""

    code: int
    out: str
    err: str

    def is_refused(self, *codes: int) -> str:
        """Return the one Danish line of a refusal; anything else is an assertion."""
        lines = self.err.splitlines()
        assert self.code in codes, (self.code, self.err[-500:])
        assert len(lines) == 1, self.err[:2_000]
        assert len(lines[0]) < 600, lines[0][:600]
        assert "Traceback" not in self.err
        return lines[0]


def _limits() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def run_bounded(home: Path, *words: str | bytes, secret: str | bytes = SECRET) -> Ran:
    """Run a command in a process of its own with a gigabyte and a minute of work."""
    env: dict[bytes, bytes] = {os.fsencode(key): os.fsencode(value) for key, value in os.environ.items()}
    env |= {b"HOME": os.fsencode(home), b"PYTHONPATH": os.fsencode(ROOT), b"RUNDBORD_PASSPHRASE": os.fsencode(secret)}
    ran = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"app", *map(os.fsencode, words)],
        check=False, capture_output=True, env=env, cwd=ROOT, preexec_fn=_limits, timeout=4 * SECONDS,
    )  # fmt: skip
    return Ran(ran.returncode, ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace"))
