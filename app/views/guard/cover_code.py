"""The short code that lifts the cover: chosen for this process only, kept as a salted hash, five tries."""

import hashlib
import hmac
import secrets

from app.errors import UserError

SHORTEST, LONGEST, TRIES = 4, 8, 5
LENGTH = f"Skriv {SHORTEST}-{LONGEST} cifre.".replace("-", "–")
EASY = "Den kode er for let at gætte. Vælg en anden."


class CoverCode:
    """A code of 4 to 8 digits. It guards for half an hour against a hand on the keys, never against a stolen disk."""

    def __init__(self, digits: str) -> None:
        """Take a code. Raises UserError when it is not digits of the right number or is the first one to try."""
        if not (digits.isascii() and digits.isdecimal() and SHORTEST <= len(digits) <= LONGEST):
            raise UserError(LENGTH)
        if digits in "01234567890" or digits in "09876543210" or len(set(digits)) == 1:
            raise UserError(EASY)
        self._salt = secrets.token_bytes(16)
        self._hash = self._hashed(digits)
        self.left = TRIES

    def opens(self, digits: str) -> bool:
        """Tell whether this is the code; each wrong one costs a try, the right one gives them all back."""
        right = self.left > 0 and hmac.compare_digest(self._hashed(digits), self._hash)
        self.left = TRIES if right else max(self.left - 1, 0)
        return right

    def _hashed(self, digits: str) -> bytes:
        return hashlib.scrypt(digits.encode(), salt=self._salt, n=2**14, r=8, p=1)
