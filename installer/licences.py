"""The folder of licences that is shipped: one folder of texts for each part, and a list of them in Danish."""

import shutil
import sys
import tomllib
from pathlib import Path

from installer.parts import Part, parts_of

ROOT = Path(__file__).parent.parent
FOLDER, LIST = "licenser", "LÆS-MIG.txt"
HEAD = """Rundbord {version}: hvad der følger med, og under hvilken licens

Hver del har en mappe her med licensens fulde ordlyd. Listen for maskiner (CycloneDX) er sbom.cdx.json.

Qt, Qt for Python, pymeeus, libheif og libde265 er under LGPL. De ligger som almindelige filer i programmets mappe
(_internal) og kan skiftes ud med andre udgaver af samme version: læg jeres egne filer med de samme navne i stedet.
Kildekoden hentes hos dem, der har lavet delene: https://download.qt.io, https://pypi.org/project/PyMeeus,
https://github.com/strukturag. Rundbord ændrer ikke i dem.

"""


def write_licences(parts: list[Part], built: Path, version: str) -> Path:
    """Write the folder into the built program and return it. ValueError when a part has no text."""
    folder = built / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    lines = []
    for part in parts:
        if not part.texts:
            raise ValueError(f"no text of a licence for {part.name}")
        place = folder / _folder_name(part)
        place.mkdir(parents=True)
        for text in part.texts:
            shutil.copyfile(text, place / text.name)
        lines.append(f"{' '.join(filter(None, (part.name, part.version)))}: {part.licence}")
    (folder / LIST).write_text(HEAD.format(version=version) + "\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _folder_name(part: Part) -> str:
    return "".join(each if each.isalnum() or each in "-." else "-" for each in part.name.lower())


if __name__ == "__main__":
    found = parts_of(Path(sys.argv[1]), Path(sys.argv[2]))
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    write_licences(found, Path(sys.argv[2]), told)
    sys.stdout.write(f"{len(found)} parts have their licences in {sys.argv[2]}/{FOLDER}\n")
