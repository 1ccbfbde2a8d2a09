"""Agreements as people say them, written by another hand than the reader's and read by it once they stood here.

Nothing may be wrong without a question: where the words can mean two things, the line asks.
"""

import datetime as dt

import pytest

from app.language.agreement_line import read_agreement
from app.language.table_people import PersonAtTable
from app.rules.holidays import is_working_day

TODAY = dt.date(2026, 11, 22)
ANY = "*"
TABLE = (
    PersonAtTable("mathias", "Mathias", "Mathias Holm Jensen", "barn", is_child=True),
    PersonAtTable("lone", "Lone", "Lone Holm", "mor"),
    PersonAtTable("torben", "Torben", "Torben Jensen", "far", here=False),
    PersonAtTable("inger", "Inger", "Inger Holm", "mormor"),
    PersonAtTable("henning", "Henning", "Henning Krogh", "nabo", here=False),
    PersonAtTable("kasper", "Kasper", "Kasper Juul", "fodboldtræner"),
    PersonAtTable("birgitte", "Birgitte", "Birgitte Lund", "klasselærer"),
    PersonAtTable("jo", "Jens-Ole", "Jens-Ole Bach", "skolepædagog"),
    PersonAtTable("camilla", "Camilla", "Camilla Friis", "familiebehandler"),
    PersonAtTable("sanne", "Sanne", "Sanne Vestergaard", "rådgiver"),
    PersonAtTable("minh", "Minh", "Nguyễn Minh", "mors kæreste", here=False),
)
Row = tuple[str, object, dt.date | None, str | None, str | None, object]
"""The line; who does it (None: nobody is certain); the day or first day; a part of the rhythm; the time; asks."""

SAID: tuple[Row, ...] = (
    ("Lone ringer til tandlægen i morgen", ("lone",), dt.date(2026, 11, 23), None, None, False),
    ("mormor tager Mathias med ud og fiske på søndag", ("inger",), dt.date(2026, 11, 29), None, None, ANY),
    ("Kasper henter hver tirsdag kl. 16.40", ("kasper",), None, "BYDAY=TU", "16:40", False),
    ("Birgitte sender ugeplanen hver fredag", ("birgitte",), None, "BYDAY=FR", None, False),
    ("klasselæreren taler med klassen inden 1. december", ("birgitte",), dt.date(2026, 12, 1), None, None, False),
    ("Sanne skriver til Torben senest d. 27/11", ("sanne",), dt.date(2026, 11, 27), None, None, False),
    ("Jens-Ole står ved døren kl 7.45 hver morgen", ("jo",), None, "FREQ=DAILY", "07:45", ANY),
    ("Lone og Inger snakker om julen", ("lone", "inger"), None, None, None, ANY),
    ("far henter Mathias hver anden fredag", ("torben",), None, "INTERVAL=2", ANY, ANY),
    ("Camilla taler med Mathias to gange inden jul", ("camilla",), None, None, None, False),
    ("naboen vækker Mathias når Lone har vagt", ("henning",), None, None, None, False),
    ("Sanne undersøger om der kan gives en kontaktperson", ("sanne",), None, None, None, ANY),
    ("Sanne indkalder til møde i uge 2", ("sanne",), dt.date(2027, 1, 15), None, None, ANY),
    ("Mathias siger til når han har ondt i maven", ("mathias",), None, None, None, False),
    ("træneren tager en snak med drengene på holdet på torsdag", ("kasper",), dt.date(2026, 11, 26), None, None, False),
    ("Lone laver en seddel til køleskabet", ("lone",), None, None, None, False),
    ("vi prøver det her i fire uger", None, None, None, None, True),
    ("hun ringer til lægen", None, None, None, None, True),
    ("nogen skal tale med skolen", None, None, None, None, True),
    ("Birgitte og Jens-Ole mødes mandag morgen kl. 8", ("birgitte", "jo"), dt.date(2026, 11, 23), None, "08:00", False),
    (
        "Lone snakker med sin leder om vagterne senest fredag den 4. december",
        ("lone",),
        dt.date(2026, 12, 4),
        None,
        None,
        False,
    ),
    ("Sanne ringer til Torben fredag den 5. december", ("sanne",), None, None, None, True),
    ("Inger henter i skolen om onsdagen", ("inger",), None, "BYDAY=WE", None, ANY),
    ("hver onsdag spiser Mathias hos mormor", ("mathias",), None, "BYDAY=WE", None, ANY),
    ("på mandag starter Mathias kl. 9.30", ("mathias",), dt.date(2026, 11, 23), None, "09:30", False),
    ("om 14 dage ringer Sanne til Lone", ("sanne",), dt.date(2026, 12, 6), None, None, False),
    ("Torben skal spørges om han vil være med", ANY, None, None, None, ANY),
    ("PPR kommer ud og ser på timen", ANY, None, None, None, ANY),
    ("Lone kontakter lægen om søvnen i næste uge", ("lone",), dt.date(2026, 11, 27), None, None, ANY),
    ("Kasper kører Mathias hjem efter træning", ("kasper",), None, None, None, False),
    ("Sanne søger om aflastning", ("sanne",), None, None, None, ANY),
    ("Mathias skal have samvær med far hver anden weekend", ANY, None, ANY, None, True),
    ("skolen skriver i kontaktbogen dagligt", ANY, None, ANY, None, ANY),
    ("Jens Ole følger Mathias i klassen", ("jo",), None, None, None, ANY),
    ("Ingr bager kage", ANY, None, None, None, True),
    ("Birgitte: holder en plads fri ved vinduet", ("birgitte",), None, None, None, False),
    ("Camilla kommer på hjemmebesøg d. 2/12 kl. 15", ("camilla",), dt.date(2026, 12, 2), None, "15:00", False),
    ("Camilla kommer hjemme hos Lone hver anden tirsdag fra 1/12", ("camilla",), None, "INTERVAL=2", None, False),
    ("Lone giver besked til Birgitte hvis Mathias er syg", ("lone",), None, None, None, False),
    ("Lone skriver en sms til Henning aftenen før", ("lone",), None, None, None, False),
    ("Henning låner Mathias en cykel indtil foråret", ("henning",), None, None, None, ANY),
    ("Kasper spørger bestyrelsen om kontingentet inden nytår", ("kasper",), None, None, None, False),
    ("Sanne sender referatet i dag", ("sanne",), dt.date(2026, 11, 22), None, None, False),
    ("rådgiveren sender referat til alle senest onsdag", ("sanne",), dt.date(2026, 11, 25), None, None, False),
    ("mor ringer til mormor hver søndag aften", ("lone",), None, "BYDAY=SU", None, ANY),
    ("Mathias vælger selv hvem der sidder ved siden af ham", ("mathias",), None, None, None, False),
    ("Mathias og Kasper aftaler et tegn", ("mathias", "kasper"), None, None, None, False),
    ("alle lægger telefonen væk ved aftensmaden", ANY, None, None, None, ANY),
    (
        "Birgitte laver en plan sammen med Jens-Ole inden tirsdag",
        ("birgitte",),
        dt.date(2026, 11, 24),
        None,
        None,
        False,
    ),
    ("til møderne tager Lone Inger med", ("lone",), None, None, None, ANY),
    ("Mathias følges i skole af Jens-Ole de næste tre uger", ("jo",), None, None, None, ANY),
    ("Sanne og Camilla holder møde den 10. i hver måned", ("sanne", "camilla"), None, "BYMONTHDAY=10", None, ANY),
    ("Lone stopper med at arbejde om natten fra 1. januar", ("lone",), dt.date(2027, 1, 1), None, None, ANY),
    ("Inger sover hos drengene når Lone har nattevagt", ("inger",), None, None, None, False),
    (
        "Lone og Torben snakker sammen om juleferien senest 1/12",
        ("lone", "torben"),
        dt.date(2026, 12, 1),
        None,
        None,
        False,
    ),
    ("Minh er hjemme hos børnene tirsdag og torsdag aften", ("minh",), None, ANY, None, ANY),
    ("lærerne holder øje i frikvarteret", ANY, None, None, None, ANY),
    ("Kasper d. 24/11 henter", ("kasper",), dt.date(2026, 11, 24), None, None, ANY),
    ("24/11 henter Kasper", ("kasper",), dt.date(2026, 11, 24), None, None, ANY),
    (
        "Sanne, Lone og Birgitte mødes 3. december kl. 14.30 på skolen",
        ("sanne", "lone", "birgitte"),
        dt.date(2026, 12, 3),
        None,
        "14:30",
        False,
    ),
    ("Sanne bestiller tolk", ("sanne",), None, None, None, False),
    ("Lone afleverer Alma i børnehaven kl. 7.15", ("lone",), None, None, "07:15", ANY),
    ("næste fredag kommer Camilla forbi", ("camilla",), None, None, None, True),
    ("Camilla ringer 31. november", ("camilla",), None, None, None, True),
    ("Lones mor henter Mathias", ANY, None, None, None, ANY),
    ("Mathias' mor ringer til skolen", ("lone",), None, None, None, ANY),
    ("Torben og Lone ringer til hinanden hver søndag kl. 19", ("torben", "lone"), None, "BYDAY=SU", "19:00", False),
)


@pytest.mark.parametrize("row", SAID, ids=lambda row: row[0])
def test_what_others_say_is_read_right_or_asked_about(row: Row) -> None:
    line, who, day, rhythm, at, asks = row
    read = read_agreement(line, TABLE, TODAY, is_working_day)
    assert who == ANY or read.owners == (who or ())
    assert day in (None, read.on, read.start)
    assert day is not None or read.on is None or read.recurrence
    assert rhythm in (None, ANY) or str(rhythm) in (read.recurrence or "")
    assert at in (None, ANY, read.time)
    assert asks == ANY or bool(read.questions) is asks
