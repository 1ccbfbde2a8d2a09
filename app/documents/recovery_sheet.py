"""The sheet that opens the store when the passphrase is forgotten: printed once, kept under lock and key."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.documents import parts, styles
from app.documents.day_words import long_day
from app.documents.panel import Panel, box, para
from app.documents.sheet import WIDTH, Furniture, build
from app.documents.typesetting import Style

COUNTED = "Grupperne tælles fra venstre: 1, 2 og 3 øverst, 4, 5 og 6 nederst."
_CODE = Style(24, 36, 600, align="center")


def recovery_sheet_pdf(code: str, store_name: str, made_on: date) -> bytes:
    """Return the recovery sheet as PDF. `code` is printed in its groups, which never part inside."""
    furniture = Furniture(title="Genoprettelsesark", made_on=made_on, header=False)

    def story() -> list[Panel]:
        field = replace(box(0, WIDTH, [para(_grouped(code), _CODE)], padding=22), fill="accent_soft")
        return [
            parts.heading("Genoprettelsesark", styles.TITLE, before=0, after=6),
            *parts.text(f"For {store_name}, lavet {long_day(made_on)}.", styles.LEAD, after=14),
            Panel([field], after=6),
            *parts.text(COUNTED, styles.SOFT, after=12),
            parts.heading("Hvad arket er til"),
            *parts.text("Med koden kan du åbne Rundbord, hvis du har glemt din adgangssætning. "
                        "Vælg »Brug genoprettelsesarket«, når Rundbord spørger."),
            parts.heading("Pas på arket"),
            *parts.bullets((
                "Læg det et låst sted, gerne i en forseglet kuvert.",
                "Læg det ikke sammen med computeren, og tag ikke et billede af det.",
                "Den, der har arket og computeren, kan læse alt.",
                "Er både adgangssætning og ark væk, kan ingen åbne sagerne igen.",
            )),
            parts.heading("Skriv selv", before=26),
            *parts.text("Arket ligger: ______________________________", after=10),
            *parts.text("Lagt der af: ______________________________"),
        ]  # fmt: skip

    return build(story, furniture)


def _grouped(code: str) -> str:
    """Set three groups on a line, as they are written: lines of one length are the easiest to copy and read aloud."""
    between = "-" if "-" in code else "\u00a0\u00a0"
    groups = code.replace("-", " ").split()
    return "\n".join(between.join(groups[start : start + 3]) for start in range(0, len(groups), 3))
