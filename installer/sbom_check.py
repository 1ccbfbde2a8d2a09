"""Holds the list of parts against CycloneDX's own schema; run with the tools of tools.lock."""

import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

if __name__ == "__main__":
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(Path(sys.argv[1]).read_text(encoding="utf-8"))
    if fault is not None:
        sys.exit(f"the list of parts is not valid CycloneDX: {fault}")
    sys.stdout.write("the list of parts is valid CycloneDX 1.6\n")
