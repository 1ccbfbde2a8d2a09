"""Lines at another table: two children with each their father, two called Mette, names of two and three words."""

from datetime import date

import pytest

from app.language.agreement_line import AgreementLine, read_agreement
from app.language.table_people import PersonAtTable
from app.rules.holidays import is_working_day

TABLE = (
    PersonAtTable("liv", "Liv", "Liv Holm Petersen", is_child=True), PersonAtTable("bertil", "Bertil", is_child=True),
    PersonAtTable("ag", "Anne-Grethe", "Anne-Grethe Toft", "plejemor"), PersonAtTable("bo", "Bo", "Bo Friis",
    "SFO-pædagog", ("SFO",)), PersonAtTable("sa", "Svend Åge", "Svend Åge Toft", "plejefar"),
    PersonAtTable("tanja", "Tanja", "Tanja Holm", "mor", here=False), PersonAtTable("lars", "Lars", role="Livs far"),
    PersonAtTable("kirsten", "Kirsten", role="mormor"), PersonAtTable("ejvind", "Ejvind", role="morfar"),
    PersonAtTable("niels", "Niels", role="Bertils lærer"), PersonAtTable("pia", "Pia", role="UU-vejleder"),
    PersonAtTable("rune", "Rune", role="kontaktperson"),
    PersonAtTable("skov", "Mette", "Mette Skov", "Livs klasselærer"),
    PersonAtTable("bang", "Mette", "Mette Bang", "familieplejekonsulent"), PersonAtTable("lan", "Lan", "Nguyễn Thị Lan",
    "tolk"), PersonAtTable("sanne", "Sanne", "Sanne Vestergaard", "rådgiver", ("jeg",)),
)  # fmt: skip


def read(line: str) -> AgreementLine:
    return read_agreement(line, TABLE, date(2026, 11, 22), is_working_day)


@pytest.mark.parametrize(("typed", "who", "what"), [
    ("plejeforældrene følger Liv til psykolog hver torsdag kl. 15", "ag sa", "følger Liv til psykolog"),
    ("plejemor og plejefar taler med Liv om besøget", "ag sa", "taler med Liv om besøget"),
    ("Anne Grethe kører Liv til ridning onsdage 16.30", "ag", "kører Liv til ridning"),
    ("svend aage henter bertil i sfo man-tors", "sa", "henter bertil i sfo"),
    ("Bertils lærer skriver i kontaktbogen hver dag", "niels", "skriver i kontaktbogen"),
    ("Mette B ringer til Anne-Grethe på fredag", "bang", "ringer til Anne-Grethe"),
    ("Mette Skov ringer til Anne-Grethe på fredag", "skov", "ringer til Anne-Grethe"),
    ("konsulenten kommer på besøg d. 9/12 kl. 13", "bang", "kommer på besøg"),
    ("bedsteforældrene besøger Liv i december", "kirsten ejvind", "besøger Liv"),
    ("børnene bestemmer aftensmad om fredagen", "liv bertil", "bestemmer aftensmad"),
    ("Livs far kontaktes af Sanne", "sanne", "kontakter Livs far"), ("faren kontaktes af Sanne", "sanne",
     "kontakter faren"), ("tolken bestilles af Sanne", "sanne", "bestiller tolken"),
    ("kontaktpersonen tager Bertil med ud torsdage", "rune", "tager Bertil med ud"),
    ("Nguyễn Thị Lan oversætter brevet", "lan", "oversætter brevet"), ("bo hjælper Bertil", "bo", "hjælper Bertil"),
    ("SFO giver besked til Anne-Grethe samme dag", "bo", "giver besked til Anne-Grethe samme dag"),
    ("Liv og Bertil får hver deres aften med Anne-Grethe", "liv bertil", "får hver deres aften med Anne-Grethe"),
    ("Sanne taler med begge børn hver for sig inden 15/12", "sanne", "taler med begge børn hver for sig"),
])  # fmt: skip
def test_they_are_known_by_what_they_are_called(typed: str, who: str, what: str) -> None:
    line = read(typed)
    assert (" ".join(map(str, line.owners)), line.what, line.questions) == (who, what, ())


@pytest.mark.parametrize(("typed", "asked"), [
    ("Mette ringer til Anne-Grethe på fredag", "Mette Skov eller Mette Bang"),
    ("læreren skriver hver dag", "Mette Skov"),
    ("Livs bedsteforældre kommer til jul", "Hvem er"), ("Tanja ser børnene hver anden lørdag kl. 10-14", "samvær"),
    ("Støttet samvær hver 14. dag hos Familiehuset", "Familieretshuset"), ("Bertils mor ringer", "Hvem er"),
    ("Sanne bestiller tid i uge 49 eller 50", "eller 50"), ("der holdes opfølgning om 3 måneder", "Hvem gør det"),
])  # fmt: skip
def test_what_is_not_certain_here_is_asked(typed: str, asked: str) -> None:
    assert any(asked in question for question in read(typed).questions), read(typed).questions
