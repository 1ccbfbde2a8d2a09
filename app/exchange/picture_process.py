"""Reads pictures out of the vault in a process of its own (`apart`), one after another, as plain pixels.

A photo was painted anew when it came in, but one that came with a colleague's package, or lies in a copy made
elsewhere, says it was and may be anything. So what is told apart is where the bytes come from: nothing that has lain in
the vault is unpacked where the key is. Nothing lies on disk.

Asked: a line with the pixels of the longer side and the bytes of the picture, and behind it the picture. Answered: as
`talk_apart` says.
"""

import io
import sys
from typing import IO

from app.exchange.apart import bound_ourselves
from app.exchange.talk_apart import PageImage, TalkApart, answer

FRONT_DOOR = "--show-picture"
"""What an installed program is started with to be the reader (`app.__main__`)."""

OURS = ("JPEG", "PNG")
"""What a picture is that was painted anew; no other decoder is tried."""
LARGEST_SIDE = 4096
"""Pixels on the longer side of a picture that is shown; ours are half of it at the most."""
SECONDS = 20.0
"""That one picture may take."""
TOGETHER = 100
"""Pictures that one process reads; the next is read by a new one."""
WORK = 300
"""Seconds of work that the system gives one process."""
MEMORY = 2 * 1024**3
CANNOT_SHOW = "Billedet kan ikke vises. Gem en kopi, og prøv at åbne den et andet sted."
TOO_SLOW = "Billedet er for tungt at vise her. Gem en kopi, og prøv at åbne den et andet sted."


class PictureReader:
    """Reads one picture at a time. Slow (0.2 seconds at first): call it beside the window, in turn.

    `close` may be called from any thread, ends a call that is under way, and is the end of it.
    """

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._talk = TalkApart(FRONT_DOOR, seconds=seconds, cannot=CANNOT_SHOW, too_slow=TOO_SLOW)
        self._read = 0

    def picture(self, content: bytes, longest: int = LARGEST_SIDE) -> PageImage:
        """Return a picture, made to fit `longest` pixels but never larger than it is. Raises UserError."""
        if not self._talk.is_awake() or self._read >= TOGETHER:
            self._talk.begin()
            self._read = 0
        self._read += 1
        with self._talk.in_time():
            return self._talk.ask_image(f"{longest} {len(content)}\n".encode(), content, longest=longest)

    def rest(self) -> None:
        """End the process until something is asked again."""
        self._talk.end()

    def is_awake(self) -> bool:
        """Tell whether the process is there."""
        return self._talk.is_awake()

    def close(self) -> None:
        """End the process for good."""
        self._talk.close()


def serve() -> int:
    """Be the reader: answer until the window is gone. Returns the exit code."""
    bound_ourselves(MEMORY, WORK)
    asked: IO[bytes] = sys.stdin.buffer
    while line := asked.readline():
        longest, size = (int(each) for each in line.split())
        try:
            image = pixels_of(asked.read(size), longest)
        except Exception:  # the decoders raise whatever they like, and nobody here is to be told
            answer({"refused": 1})
        else:
            told = {"width": image.width, "height": image.height, "stride": image.stride, "size": len(image.pixels)}
            answer(told, image.pixels)
    return 0


def pixels_of(content: bytes, longest: int) -> PageImage:
    """Return a picture as it is shown, on white where it is see-through. Raises whatever its decoder raises."""
    from PIL import Image  # the decoders are loaded here, and the window has none for what comes from outside

    with Image.open(io.BytesIO(content), formats=OURS) as image:
        if max(image.size) > LARGEST_SIDE:
            raise ValueError("size")
        side = min(longest, max(image.size))
        image.draft("RGB", (side, side))  # a JPEG is unpacked no larger than it will be shown
        whole = image.convert("RGBA")
    ground = Image.new("RGBA", whole.size, "white")
    ground.alpha_composite(whole)
    ground.thumbnail((side, side), Image.Resampling.BOX if side < LARGEST_SIDE // 4 else Image.Resampling.LANCZOS)
    return PageImage(ground.width, ground.height, 4 * ground.width, ground.tobytes())
