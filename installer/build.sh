#!/bin/sh
# Builds the program for Linux in dist/: the folder, its licences and list of parts, and a .deb of it.
# `make installer` runs it. Nothing of the developer's environment is used: everything is locked by hash.
set -eu
cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-python3}
OUT=${OUT:-dist}
BUILD=build/installer
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}"
export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1 QT_QPA_PLATFORM=offscreen PYTHONPATH=.
umask 022

environment() {  # folder, lock: a virtual environment with what is locked, made again when the lock has changed
  if ! cmp -s "$2" "$1/lock"; then
    rm -rf "$1"
    "$PYTHON" -m venv "$1"
    "$1/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$2"
    cp "$2" "$1/lock"
  fi
}

mkdir -p "$BUILD" "$OUT"
environment "$BUILD/venv" installer/requirements.lock
environment "$BUILD/tools" installer/tools.lock
"$BUILD/venv/bin/python" -m installer.icons "$BUILD/icons"
rm -rf "$OUT/rundbord" "$BUILD/work"
"$BUILD/venv/bin/pyinstaller" --noconfirm --log-level ERROR --distpath "$OUT" --workpath "$BUILD/work" installer/rundbord.spec
# What only debuggers read; the libraries of Qt and those repaired by auditwheel are left as their makers made them.
find "$OUT/rundbord" -type f -name '*.so*' ! -path '*.libs/*' ! -path '*/PySide6/Qt/*' -exec strip --strip-unneeded {} +
"$BUILD/venv/bin/python" -m installer.expected installer/windows/expected.txt
"$BUILD/venv/bin/python" -m installer.licences "$BUILD/collected.json" "$OUT/rundbord"
"$BUILD/venv/bin/python" -m installer.sbom "$BUILD/collected.json" "$OUT/rundbord"
"$BUILD/tools/bin/python" -m installer.sbom_check "$OUT/rundbord/sbom.cdx.json"
"$BUILD/venv/bin/python" -m installer.deb "$OUT/rundbord" "$BUILD/icons" "$OUT"
du -sh "$OUT/rundbord"
