"""A program that does everything ours must not, so that the watch can be seen to notice each of them."""

import base64
import json
import os
import socket
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

from tests.leaks.canaries import LONG_STEM

SECRET = f"{LONG_STEM} bor på Æblevej"


def main() -> None:
    """Leak, tell of one stage, and clean up as a careful leaker would."""
    home = Path.home()
    (home / "sager.txt").write_text(SECRET, encoding="utf-16")
    (home / ".config").mkdir()
    (home / ".config" / "sidst.conf").write_bytes(b"\0" + zlib.compress(SECRET.encode() * 3))
    (home / ".config" / "brev").write_bytes(base64.b64encode(SECRET.upper().encode() + SECRET.encode()))
    (home / LONG_STEM).mkdir()
    with tempfile.NamedTemporaryFile() as gone:
        gone.write(SECRET.encode("latin-1"))
        gone.flush()
    still_open = Path(os.environ["TMPDIR"]) / "fjernet"
    with still_open.open("w+") as file:
        file.write(SECRET)
        file.flush()
        still_open.unlink()
        subprocess.run([sys.executable, "-c", "", SECRET], check=True, env={**os.environ, "NAVN": SECRET})
        with socket.socket(socket.AF_INET) as network, socket.socket(socket.AF_UNIX) as other:
            network.connect_ex(("127.0.0.1", 9))
            other.connect_ex("/tmp/en-anden.sock")
        sys.stderr.write(SECRET)
        sys.stdout.write(json.dumps({"stage": "lækket", "titles": [f"Sag: {SECRET}"]}) + "\n")
        sys.stdout.flush()
        sys.stdin.readline()


if __name__ == "__main__":
    main()
