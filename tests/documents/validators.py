"""What three validators that did not write the papers say of one: PDF/UA-1, PDF/A-2a, and what else reads badly.

All three are young, so each has to be seen to fail on a planted fault (`test_validators_find_faults`).
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import outloud
import page
import pdfua


def of_page(data: bytes) -> set[str]:
    """Return what is wrong by PDF/UA-1 and PDF/A-2a."""
    return {
        f"{profile} {failure.rule_id}: {failure.message}"
        for profile in ("ua1", "2a")
        for failure in page.validate_pdf_bytes(data, profile=profile).failures
    }


def of_outloud(data: bytes, severity: str = "error") -> set[str]:
    """Return the errors (or warnings) of what a screen reader would say."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(data)
        result = outloud.check(str(path))
    assert result.error is None, result.error
    found = [each for each in result.findings if each.severity == severity]
    return {f"{each.rule}: {each.message} {each.evidence or ''}" for each in found}


def of_pdfua(data: bytes) -> set[str]:
    """Return everything the third one finds, warnings too."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(data)
        return {f"{each.rule_id}: {each.message}" for each in pdfua.validate(str(path)).findings}


def errors(data: bytes) -> set[str]:
    """Return all that any of them calls wrong."""
    return of_page(data) | of_outloud(data) | of_pdfua(data)
