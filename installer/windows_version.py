"""What Windows shows about the program under »Egenskaber«, from the one version number."""

from typing import Any


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """Return a version as Windows counts: 1.2.3 is (1, 2, 3, 0). ValueError for anything but numbers and dots."""
    major, minor, patch, build = ([int(each) for each in version.split(".")] + [0, 0, 0])[:4]
    return major, minor, patch, build


def version_resource(version: str) -> Any:  # noqa: ANN401 - a class of PyInstaller that is there on Windows only
    """Return the version resource of both programs."""
    from PyInstaller.utils.win32.versioninfo import (  # only where there is a Windows to read it
        FixedFileInfo,
        StringFileInfo,
        StringStruct,
        StringTable,
        VarFileInfo,
        VarStruct,
        VSVersionInfo,
    )

    words = {
        "CompanyName": "Rundbord", "ProductName": "Rundbord", "ProductVersion": version, "FileVersion": version,
        "FileDescription": "Rundbord: sager, netværksmøder og én plan", "OriginalFilename": "Rundbord.exe",
    }  # fmt: skip
    table = StringTable("040604B0", [StringStruct(name, text) for name, text in words.items()])
    numbers = four_numbers(version)
    fixed = FixedFileInfo(filevers=numbers, prodvers=numbers, mask=0x3F, OS=0x40004, fileType=1)
    return VSVersionInfo(
        ffi=fixed, kids=[StringFileInfo([table]), VarFileInfo([VarStruct("Translation", [1030, 1200])])]
    )
