"""The recovery sheet."""

from datetime import date

from pdf_reading import pages, strays, whole

from app.documents.recovery_sheet import recovery_sheet_pdf

DAY = date(2026, 11, 18)


def test_the_recovery_sheet_prints_the_code_as_it_is() -> None:
    data = recovery_sheet_pdf("AB2C DE3F GH4J KM5N PQ6R ST7U", "rundbord.db", DAY)
    assert "AB2C DE3F GH4J" in whole(data)
    assert "KM5N PQ6R ST7U" in whole(data)
    assert "18. november 2026" in whole(data)
    assert len(pages(data)) == 1
    assert strays(data) == []


def test_a_code_with_hyphens_stands_on_two_lines_of_the_same_length() -> None:
    [page] = pages(recovery_sheet_pdf("AB2CD-E3FGH-4JKM5-NPQ6R-ST7UV-WX8YZ", "rundbord.db", DAY))
    lines = page.split()
    assert "AB2CD-E3FGH-4JKM5" in lines
    assert "NPQ6R-ST7UV-WX8YZ" in lines
