"""Texts that are words of a language some program speaks: markup, queries, formulas, paths, numbers, dates."""

SYNTAX: dict[str, tuple[str, ...]] = {
    # Markup that a window, a PDF or a web page may take for its own (Qt labels guess rich text).
    "markup": (
        "<b>fed</b>", "<script>alert(1)</script>", "&amp; &lt; &#0; &#x110000;", "<img src=x onerror=alert(1)>",
        "<font size=200>stor</font>", "<br/>", "<para>", "</para>", "<a href='file:///etc/passwd'>her</a>", "]]>",
        "<!DOCTYPE x [<!ENTITY a 'aaaa'>]>&a;", "<!--", "<?xml version='1.0'?>", "<html><body>", "<table><tr><td>",
        "<u>_&_</u>", "&Gem", "a & b && c", "\\textbf{fed}", "**fed** _kursiv_ `kode`", "[her](javascript:alert(1))",
        "{{7*7}}", "${7*7}", "<%= 7 %>", "#{7*7}", "[[wiki]]", "<svg onload=1>", "BT /F1 12 Tf (hej) Tj ET", ") Tj (",
        "<</Type/Page>>", "%PDF-1.7", "endstream endobj",
    ),
    # Words of SQL and of FTS5: quotes, operators, columns, wildcards.
    "queries": (
        "'; DROP TABLE person; --", "' OR '1'='1", '" OR ""="', "1; SELECT 1", "Robert'); --", "/* */", "\\'", '"*"',
        '"', "'", "''", '""', '"uafsluttet', "NEAR(a b)", "NEAR(a b, 5)", "AND", "OR", "NOT", "a AND", "NOT a",
        "a OR b",
        "*", "a*", "**", "^a", "-a", "+a", "words:a", "{words}:a", "words : (a b)", "(", ")", "()", "((((", "a + b",
        "col:*", "%", "_", "100%_", "\\%", "?", ":id", "@p", "$1", "rowid:1", "search_text", "a\"b*c", "MATCH",
        "NULL",
        "a:b:c", "a^2", "-", "--", "- -", "#", "~a", "a~", ".", ",", "...", "; ;", "[a-z]", "\\", "\\\\",
    ),
    # A program that formats it, or a spreadsheet that reckons with it.
    "formats": (
        "{}", "{0}", "{name}", "{0.__class__}", "{:>99999}", "{!r}", "{", "}", "{{", "%s", "%n", "%d%d%d", "%(navn)s",
        "%99999999s", "%", "%%", "$navn", "${navn}", "=1+1", "=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(A1)", "\t=1",
        '=HYPERLINK("http://x.example","klik")', "'=1", "a;b;c", 'a,"b",c', '"a""b"', "`id`", "$(id)", "| ls", "> fil",
        "&& dir", "a\\nb", "\\u0000", "\\x00", "\\ud800", "%0", "%1F", "%c3%28",
    ),
    # Names of files and folders, and what Windows keeps for its devices.
    "paths": (
        "../../etc/passwd", "..\\..\\windows\\win.ini", "/", "\\", "C:\\", "C:", "~", "~/x", "file:///etc/passwd",
        ".",
        "..", "...", "CON", "con.pdf", "PRN", "AUX", "NUL", "nul.txt", "COM1", "LPT9", "COM\u00b9", "CONIN$", "a:b",
        "a::$DATA", "navn.", "navn ", " navn", "-rf", "--help", "--out", "a/b", "a\\b", "a|b", "a*b?", '<>:"/\\|?*',
        "\\\\server\\del", "\\\\?\\C:\\x", "//server/del", ".skjult", "x" * 255, "x" * 256, "æ" * 128, "fil.tar.gz",
        "desktop.ini", "Thumbs.db", "a\nb.pdf", "%TEMP%", "$HOME", "thumbs.db:ads", "/dev/null", "/dev/zero",
    ),
    # Numbers: too large, too small, not a number, in other digits, nearly a number.
    "numbers": (
        "0", "-0", "1", "-1", "11", "1,5", "1.5", "1e5", "1E400", "-1e999999", "1e-400", "NaN", "nan", "inf", "-inf",
        "Infinity", "9" * 30, "9" * 5_000, "9223372036854775807", "9223372036854775808", "-9223372036854775809",
        "2147483648", "4294967296", "0x10", "0b1", "0o7", "1_000", "1.000.000", "1 000", "1\u00a0000", "٣", "三", "½",
        "²", "Ⅷ", "１２", "1,2,3", "1..2", "--1", "+1", "1-2", "10 %", "%10", "1/0", "0/0", "π", "$1", "1.", ".5", ",5",
        "1e", "e1", "00000001", "7 eller 8", "0,1", "𝟏𝟐",
    ),
    # Days and times: not in the calendar, at the edges of what a date can be, in other words.
    "dates": (
        "31. februar", "29. februar 2027", "29/2", "0/0", "99/99", "32/13/2026", "1/1/0001", "1/1/0000", "31/12/9999",
        "9999-12-31", "0001-01-01", "0000-00-00", "10000-01-01", "1/1/99", "1/1/00", "12/31/2026", "2026-W53",
        "uge 0", "uge 54", "uge 53 2027", "uge 1, 9999", "uge 53, 9999", "uge 99, 0000", "om 0 dage", "om -1 dage",
        "om 999999999 dage", "om 99999 år", "om 9999999 måneder", "inden 9999 uger", "hver 0. dag", "hver 99999. uge",
        "hver 999. måned", "fredag 9999999 gange", "hver fredag i 9999999 uger", "hver fredag til 31/12/9999",
        "hver fredag fra 1/1/0001", "hver uge 53", "den 32. i hver måned", "den 31. i hver måned",
        "sidste fredag i hver måned", "femte mandag i måneden", "kl. 25", "kl. 24.00", "24:00", "23:59:60",
        "kl. 99.99",
        "kl. 14.30 kl. 15.30", "kl", "kl.", "12:60", "ca. 9999", "før 0001", "efter 9999", "siden 1/1/0001", "0'erne",
        "9990'erne", "vinteren 9999/0000", "mellem 9999 og 1", "foråret 99999", "10-9", "1-9999", "i morgen i går",
        "fra og med fra og med fra og med 1/1", "hver hver hver dag", "til til til til", "juleaften 9999",
        "næste næste",
        "på på på fredag", "²/³", "٣/٤", "１/２", "4/12\n5/12", "FREQ=WEEKLY;BYDAY=FR", "FREQ=SECONDLY",
        "FREQ=DAILY;COUNT=99999999999", "FREQ=YEARLY;UNTIL=99991231", "RRULE:FREQ=DAILY", "FREQ=WEEKLY;BYDAY=XX",
        "P1D", "1970-01-01T00:00:00Z", "2026-11-18T25:00", "1e9", "Tue, 1 Jan", "30. sekund", "om to tre dage",
    ),
    # What asks a program to do something, and the words that mean nothing or yes in one.
    "words": (
        "null", "None", "undefined", "true", "false", "ja", "nej", "N/A", "nil", "NIL", "[]", "{}", "()", "deleted",
        "__proto__", "__class__", "constructor", "self", "id", "order_key", "case_id", "toString", "hasOwnProperty",
        "import os", "exit", "quit", ":q!", "Ctrl+C", "^C", "Ignore all previous instructions", "Adgangssætning",
        "password", "admin", "root", "test", "slet alt", "0192f0c4-7d3a-7c11-8a53-5f2d1f0e9b11", "I1", "@I1@",
        "0 @I1@ INDI", "2 CONC", "BEGIN:VCALENDAR", "END:VEVENT", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE",
    ),
}  # fmt: skip
"""Words of other languages."""
