"""The program's mark as files: SVG and PNG for Linux desktops, ICO for Windows, drawn from the logo of the window."""

import io
import math
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from app.tokens import load_tokens
from app.views.widgets.logo import BOX, DOT, RING, SEATS, STROKE, draw_logo

PNG_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)


def logo_svg() -> str:
    """Return the mark as SVG in the light theme's colours."""
    colours, middle = load_tokens().colours["light"], BOX / 2
    seats = "".join(
        f'<circle cx="{middle + math.sin(math.tau * seat / 8) * SEATS:.2f}" '
        f'cy="{middle - math.cos(math.tau * seat / 8) * SEATS:.2f}" r="{DOT}" '
        f'fill="{colours["accent" if seat else "amber"]}"/>'
        for seat in range(8)
    )
    ring = f'<circle cx="{middle}" cy="{middle}" r="{RING}" fill="none" stroke="{colours["accent"]}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BOX:g} {BOX:g}" width="128" height="128">'
        f'{ring} stroke-width="{STROKE}"/>{seats}</svg>\n'
    )


def logo_png(side: int) -> bytes:
    """Return the mark as a PNG of so many pixels. Needs a QGuiApplication."""
    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_logo(painter, QRectF(picture.rect()))
    painter.end()
    raw = QByteArray()
    buffer = QBuffer(raw)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(raw.data())


def ico_of(pictures: dict[int, bytes]) -> bytes:
    """Return an ICO of PNGs by side: a head, a line of 16 bytes each, the pictures (as Windows reads since Vista)."""
    out, at = io.BytesIO(), 6 + 16 * len(pictures)
    out.write(struct.pack("<3H", 0, 1, len(pictures)))
    for side, png in pictures.items():
        out.write(struct.pack("<4B2H2I", side % 256, side % 256, 0, 0, 1, 32, len(png), at))
        at += len(png)
    for png in pictures.values():
        out.write(png)
    return out.getvalue()


def write_icons(out: Path) -> None:
    """Write all of them to a folder."""
    app = QGuiApplication.instance() or QGuiApplication(["icons", "-platform", "offscreen"])
    (out / "png").mkdir(parents=True, exist_ok=True)
    (out / "rundbord.svg").write_text(logo_svg(), encoding="utf-8")
    for side in PNG_SIZES:
        (out / "png" / f"{side}.png").write_bytes(logo_png(side))
    (out / "rundbord.ico").write_bytes(ico_of({side: logo_png(side) for side in ICO_SIZES}))
    del app


if __name__ == "__main__":
    write_icons(Path(sys.argv[1]))
