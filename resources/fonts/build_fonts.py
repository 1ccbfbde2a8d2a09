"""Build the shipped fonts and their advance table; run by hand when a font changes, never by the program.

Usage: python resources/fonts/build_fonts.py ATKINSON_PACKAGE NOTO_FOLDER
ATKINSON_PACKAGE is the unpacked npm package @expo-google-fonts/atkinson-hyperlegible-next 0.4.1,
NOTO_FOLDER holds Debian's fonts-noto-core. Needs fontTools, which the program itself does not.
"""

import json
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
MAIN = "AtkinsonHyperlegibleNext"
MAIN_FILES = {400: "400Regular", 500: "500Medium", 600: "600SemiBold", 700: "700Bold"}
NOTO_FILES = {400: "Regular", 600: "Bold"}

# The order is the order in which a character looks for a font.
FALLBACKS: dict[str, list[tuple[int, int]]] = {
    "NotoSans": [
        *((0x20, 0x52F), (0x1AB0, 0x1AFF), (0x1C80, 0x1CFF), (0x1D00, 0x20CF), (0x2100, 0x218F)),
        *((0x2C60, 0x2C7F), (0xA640, 0xA69F), (0xA720, 0xA7FF), (0xFB00, 0xFB06), (0xFE20, 0xFE2F)),
    ],
    "NotoNaskhArabic": [(0x600, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)],
    "NotoSansHebrew": [(0x590, 0x5FF), (0x20AA, 0x20AA), (0xFB1D, 0xFB4F)],
    "NotoSansMath": [(0x2190, 0x21FF), (0x2200, 0x22FF)],
    "NotoSansSymbols2": [(0x2300, 0x23FF), (0x25A0, 0x25FF), (0x2600, 0x26FF), (0x2700, 0x27BF)],
}


def write_subset(source: Path, target: Path, ranges: list[tuple[int, int]]) -> None:
    """Write the characters of `ranges` with their shaping tables, without hints."""
    options = subset.Options(hinting=False, layout_features=["*"], name_IDs=["*"], notdef_outline=True)
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in ranges for code in range(first, last + 1)])
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


def advances(path: Path) -> list[list[int | list[int]]]:
    """Return [[first code point, [advance, ...]], ...] in thousandths of the type size."""
    font = TTFont(path)
    per_em = font["head"].unitsPerEm
    widths = font["hmtx"]
    rows: list[list[int | list[int]]] = []
    following = -1
    for code, glyph in sorted(font.getBestCmap().items()):
        width = round(widths[glyph][0] * 1000 / per_em)
        if code != following:
            rows.append([code, []])
        last = rows[-1][1]
        assert isinstance(last, list)
        last.append(width)
        following = code + 1
    return rows


def metrics(path: Path) -> dict[str, int]:
    """Return ascent and descent in thousandths of the type size."""
    font = TTFont(path)
    per_em = font["head"].unitsPerEm
    ascent, descent = font["hhea"].ascent, -font["hhea"].descent
    return {"ascent": round(ascent * 1000 / per_em), "descent": round(descent * 1000 / per_em)}


def build(package: Path, noto: Path) -> None:
    """Write every font file and `advances.json` beside this script."""
    fonts: list[dict[str, object]] = []
    for weight, name in MAIN_FILES.items():
        shutil.copyfile(package / name / f"{MAIN}_{name}.ttf", HERE / f"{MAIN}-{weight}.ttf")
    for key, ranges in FALLBACKS.items():
        for weight, name in NOTO_FILES.items():
            if (noto / f"{key}-{name}.ttf").exists():
                write_subset(noto / f"{key}-{name}.ttf", HERE / f"{key}-{weight}.ttf", ranges)
    for key in (MAIN, *FALLBACKS):
        weights = {int(path.stem.rsplit("-", 1)[1]): path for path in sorted(HERE.glob(f"{key}-*.ttf"))}
        table = {str(weight): advances(path) for weight, path in weights.items()}
        family = TTFont(weights[400])["name"].getBestFamilyName()
        fonts.append({"key": key, "family": family, **metrics(weights[400]), "advances": table})
    text = json.dumps({"units_per_em": 1000, "fonts": fonts}, separators=(",", ":"))
    (HERE / "advances.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
