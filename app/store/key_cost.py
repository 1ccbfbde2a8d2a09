"""What one guess at a passphrase costs (Argon2id, RFC 9106), and how much of it this computer can bear."""

import functools
import math
import time
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

HALF_A_SECOND = 0.5
MOST_PASSES = 20


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """Memory in KiB, passes over it, and lanes."""

    memory_kib: int
    passes: int
    lanes: int

    def reaches(self, floor: "Argon2Cost") -> bool:
        """Return whether a guess costs at least as much as `floor` in memory and passes; lanes only spread it."""
        return self.memory_kib >= floor.memory_kib and self.passes >= floor.passes

    def is_sane(self) -> bool:
        """Return whether the figures can be run at all; a forged file must not be able to eat the machine."""
        return 1 <= self.lanes <= 16 and 1 <= self.passes <= 100 and 8 * self.lanes <= self.memory_kib <= 2**20


FLOOR = Argon2Cost(memory_kib=128 * 1024, passes=3, lanes=1)
"""What a slot must at least cost before we open it; memory is fixed at 128 MiB so the program stays under 250 MB."""


@functools.cache
def cost_for_this_computer() -> Argon2Cost:
    """Return the floor with passes raised until a guess takes about half a second here. Measures once, ~0.1 s.

    Raises MemoryError when 128 MiB cannot be had.
    """
    began = time.perf_counter()
    Argon2id(salt=bytes(16), length=32, iterations=1, lanes=1, memory_cost=FLOOR.memory_kib).derive(b"measure")
    one_pass = max(time.perf_counter() - began, 1e-4)
    passes = min(max(math.ceil(HALF_A_SECOND / one_pass), FLOOR.passes), MOST_PASSES)
    return Argon2Cost(FLOOR.memory_kib, passes, FLOOR.lanes)
