"""The list of parts for machines (CycloneDX 1.6, JSON): what is in the built folder, with a hash of each library."""

import datetime as dt
import hashlib
import json
import os
import sys
import tomllib
import uuid
from pathlib import Path
from typing import Any

from installer.parts import Part, parts_of

ROOT = Path(__file__).parent.parent
NAME = "sbom.cdx.json"
_NAMESPACE = uuid.UUID("6c1b6f0e-6d0c-5f0a-9d54-2f3a5c8d9e10")


def sbom_of(parts: list[Part], built: Path, project: dict[str, Any]) -> dict[str, Any]:
    """Return the list of a build; the same build gives the same list."""
    version = str(project["version"])
    components = [_component(each, built) for each in parts]
    told = json.dumps(components, sort_keys=True)
    moment = dt.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), dt.UTC)
    ours = {
        "type": "application", "bom-ref": "rundbord", "name": "rundbord", "version": version,
        "description": str(project["description"]),
    }  # fmt: skip
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, version + told)}",
        "version": 1,
        "metadata": {"timestamp": moment.isoformat(), "component": ours},
        "components": components,
        "dependencies": [
            {"ref": "rundbord", "dependsOn": [each["bom-ref"] for each in components]},
            *({"ref": each["bom-ref"]} for each in components),
        ],
    }


def _component(part: Part, built: Path) -> dict[str, Any]:
    purl = f"pkg:pypi/{part.name}@{part.version}"
    found: dict[str, Any] = {
        "type": "data" if part.kind == "asset" else "library",
        "bom-ref": purl if part.kind == "python" else f"{part.kind}:{part.name}",
        "name": part.name,
        "licenses": [_licence(part.licence)],
    }
    if part.version:
        found["version"] = part.version
    if part.kind == "python":
        found["purl"] = purl
    told = [("rundbord:inside", part.inside)] if part.inside else []
    told += [(f"rundbord:sha256:{name}", _hash(path)) for name, path in _natives(part, built)]
    if told:
        found["properties"] = [{"name": name, "value": value} for name, value in told]
    return found


def _licence(text: str) -> dict[str, Any]:
    if text.startswith("LicenseRef-"):
        return {"license": {"name": text}}
    return {"expression": text}


def _natives(part: Part, built: Path) -> list[tuple[str, Path]]:
    """Return the libraries and programs of a part, each once, as they lie in the built folder."""
    places = [(name, built / name if (built / name).is_file() else built / "_internal" / name) for name in part.files]
    native = (".so", ".dll", ".pyd", ".exe")
    return sorted({
        (name, path) for name, path in places
        if path.is_file() and not path.is_symlink() and (path.suffix in native or ".so." in path.name)
    })  # fmt: skip


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    built_folder = Path(sys.argv[2])
    told_project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = sbom_of(parts_of(Path(sys.argv[1]), built_folder), built_folder, told_project)
    (built_folder / NAME).write_text(json.dumps(listed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
