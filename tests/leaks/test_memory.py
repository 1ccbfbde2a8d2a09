"""The memory of the open program is its own: another program of the same user is refused by the system."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.leaks.canaries import STEM, forms_in

ROOT = Path(__file__).parents[2]
GIVE_UP = """
import ctypes, os, sys
ctypes.CDLL(None).prctl(24, 19, 0, 0, 0)  # PR_CAPBSET_DROP, CAP_SYS_PTRACE: not even the administrator may look
os.execv(sys.executable, [sys.executable, "-c", *sys.argv[1:]])
"""
HOLDING = """
import sys
from app.hardening import harden
if sys.argv[1] == "hard":
    harden()
secret = "Kanariefugl" * 1000
print(id(secret), flush=True)
sys.stdin.readline()
"""
READING = """
import sys
try:
    with open(f"/proc/{sys.argv[1]}/mem", "rb") as memory:
        memory.seek(int(sys.argv[2]))
        sys.stdout.buffer.write(memory.read(2000))
except OSError:
    print("refused")
"""


def read_from_outside(how: str) -> bytes:
    """Start a process that holds a word of ours, and return what another one reads of its memory."""
    holding = subprocess.Popen(
        [sys.executable, "-c", GIVE_UP, HOLDING, how],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert holding.stdout is not None
        place = holding.stdout.readline().strip()
        words = [sys.executable, "-c", GIVE_UP, READING, str(holding.pid), place]
        return subprocess.run(words, capture_output=True, check=True, timeout=30).stdout
    finally:
        holding.communicate("\n")


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux is asked")
def test_no_other_program_of_the_user_reads_the_memory() -> None:
    if not forms_in(read_from_outside("soft")):
        pytest.skip(f"this system lets nobody look for {STEM} in another process at all")

    assert read_from_outside("hard").strip() == b"refused"
