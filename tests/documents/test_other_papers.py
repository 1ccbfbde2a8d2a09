"""The recovery sheet."""

from datetime import date

from pdf_reading import pages, strays, whole

from app.documents.recovery_sheet import recovery_sheet_pdf

DAY = date(2026, 11, 18)


def test_the_recovery_sheet_prints_the_code_as_it_is() -> None:
    data = recovery_sheet_pdf("AB2C DE3F GH4J KM5N PQ6R ST7U", "rundbord.db", DAY)
    assert "AB2C DE3F GH4J KM5N" in whole(data)
    assert "PQ6R ST7U" in whole(data)
    assert "18. november 2026" in whole(data)
    assert len(pages(data)) == 1
    assert strays(data) == []
    assert "AB2C-DE3F" in whole(recovery_sheet_pdf("AB2C-DE3F-GH4J-KM5N-PQ6R-ST7U", "rundbord.db", DAY))
