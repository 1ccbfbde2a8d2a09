"""What is shipped, part by part: name, version, licence, texts and files, from the build and licences.toml."""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePosixPath

from installer.versions import version_of

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "installer" / "licences.toml"
TEXTS = (ROOT / "installer" / "texts", ROOT / "resources" / "licences")
NATIVE = (".so", ".dll", ".pyd", ".exe", ".dylib")


class NoLicenceError(Exception):
    """Something would be shipped that licences.toml does not know."""


@dataclass
class Part:
    """`kind` is python, library or asset; `inside` is the Python package a library came in, if any."""

    name: str
    version: str
    licence: str
    kind: str
    texts: list[Path]
    inside: str = ""
    files: list[str] = field(default_factory=list)


def bare(name: str) -> str:
    """Return the name of a package as the index writes it."""
    return name.lower().replace("_", "-")


def parts_of(collected: Path, built: Path) -> list[Part]:
    """Return every part of a build, by name. Raises NoLicenceError naming all files nobody has said a licence for."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    found = json.loads(collected.read_text(encoding="utf-8"))
    places = [(name, Path(source)) for each in ("modules", "binaries", "datas") for name, source in found[each]]
    owners = _owners()
    parts = {each.name: each for each in [*_libraries(table), *_assets(table)]}
    unknown = []
    for name, source in [*places, *_programs(built)]:
        part = _library_for(name, table)
        owner = owners.get(source.resolve())
        if part is None and owner is not None and bare(owner.name) in table["python"]:
            part = bare(owner.name)
            parts.setdefault(part, _python_part(owner, table["python"][part]))
        if part is not None:
            parts[part].files.append(name)
        elif owner is not None or ".so" in source.name or source.suffix in NATIVE:
            unknown.append(name)
    if unknown:
        raise NoLicenceError(", ".join(sorted(unknown)[:20]))
    return sorted(_there(parts, built), key=lambda each: each.name.lower())


def _there(parts: dict[str, Part], built: Path) -> Iterator[Part]:
    """Yield the parts that are really in this build: a library of Windows is not in that for Linux."""
    resources = built / "_internal" / "resources"
    for part in parts.values():
        if part.kind == "asset":
            part.files = [str(each.relative_to(built)) for pattern in part.files for each in resources.glob(pattern)]
        if part.files or part.inside in parts:
            yield part


def _owners() -> dict[Path, Distribution]:
    return {Path(str(dist.locate_file(file))).resolve(): dist for dist in distributions() for file in dist.files or ()}


def _programs(built: Path) -> list[tuple[str, Path]]:
    return [(each.name, each) for each in sorted(built.iterdir()) if each.is_file() and each.suffix in ("", ".exe")]


def _library_for(name: str, table: dict[str, dict[str, dict[str, list[str]]]]) -> str | None:
    place = str(PurePosixPath(name.replace("\\", "/")))
    for library, told in table["library"].items():
        if any(fnmatch(place, each) or fnmatch(f"/{place}", each) for each in told.get("files", ())):
            return library
    return None


def _python_part(owner: Distribution, told: dict[str, str | list[str]]) -> Part:
    texts = [Path(str(owner.locate_file(each))) for each in owner.files or () if _is_text(PurePosixPath(str(each)))]
    texts += [_text(each) for each in told.get("texts", ())]
    return Part(bare(owner.name), owner.version, str(told["licence"]), "python", texts)


def _is_text(path: PurePosixPath) -> bool:
    told = path.parts[0].endswith((".dist-info", ".egg-info"))
    return told and ("licenses" in path.parts or path.name.upper().startswith(("LICEN", "COPYING", "NOTICE")))


def _libraries(table: dict[str, dict[str, dict[str, object]]]) -> Iterator[Part]:
    for name, told in table["library"].items():
        names = [str(each) for each in told["texts"]]  # type: ignore[attr-defined]  # a list of names, as TOML has it
        texts = [each for name in names for each in _texts(name)]
        yield Part(name, version_of(name), str(told["licence"]), "library", texts, str(told.get("inside", "")))


def _assets(table: dict[str, dict[str, dict[str, list[str]]]]) -> Iterator[Part]:
    for name, told in table["asset"].items():
        texts = [_text(each) for each in told["texts"]]
        yield Part(name, version_of(name), str(told["licence"]), "asset", texts, files=list(told["paths"]))


def _texts(name: str) -> list[Path]:
    """Return a text by its name, or all that a Python package brings."""
    if name.endswith(".txt"):
        return [_text(name)]
    dist = next(each for each in distributions() if bare(each.name) == name)
    return [Path(str(dist.locate_file(each))) for each in dist.files or () if _is_text(PurePosixPath(str(each)))]


def _text(name: str) -> Path:
    return next(each / name for each in TEXTS if (each / name).exists())


def files_by_part(parts: list[Part]) -> dict[str, list[str]]:
    """Return the names of the parts by file, to see what is where."""
    found = defaultdict(list)
    for part in parts:
        for each in part.files:
            found[each].append(part.name)
    return found
