"""What a GEDCOM file says that no case has room for: every line of it is told, with its tag in Danish."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.exchange.gedcom_lines import Node
from app.language.safe_text import clean

HOUSEKEEPING = frozenset(
    {
        "SUBM", "SUBN", "CHAN", "CREA", "RIN", "RFN", "AFN", "REFN", "UID", "_UID", "EXID", "_UPD",
        "_ID", "_RIN", "_NEW", "_FSFTID", "_FID", "_APID", "_COLOR", "_UUID", "_SUBMITTER", "_GRAMPS_ID", "_OID",
        "ANCI", "DESI", "_CREAT", "_LMD", "_PRIM", "_ROOT",
    }
)  # fmt: skip
"""What programs note for themselves. Counted in one line, for nobody can use it."""
OWN_MARKS = "det andet programs egne mærker"
_TAGS = {
    "ABBR": "kort titel", "ADDR": "adresse", "ADOP": "adoption", "AGE": "alder", "ALIA": "kaldes også",
    "ANUL": "ægteskab omstødt", "ASSO": "en, der hører til", "BAPL": "dåb, SDH", "BAPM": "dåb",
    "BARM": "bar mitzva", "BASM": "bat mitzva", "BIRT": "en fødsel mere", "BLES": "velsignelse",
    "BURI": "begravelse", "CAST": "kaste", "CAUS": "årsag", "CENS": "folketælling", "CHR": "barnedåb",
    "CHRA": "voksendåb", "CONF": "konfirmation", "CONL": "konfirmation, SDH", "CREM": "kremering",
    "DATE": "dato", "DEAT": "et dødsfald mere", "DSCR": "udseende", "EDUC": "uddannelse", "EMAIL": "e-mail",
    "EMIG": "udvandring", "ENDL": "tempel, SDH", "EVEN": "hændelse", "FACT": "oplysning", "FAM": "familie",
    "FAMC": "barn i familie", "FAMS": "partner i familie", "FCOM": "første altergang", "GRAD": "eksamen",
    "HUSB": "en partner mere", "IDNO": "id-nummer", "IMMI": "indvandring", "INDI": "person",
    "INIL": "tempel, SDH", "MAP": "sted på kort", "MARB": "lysning", "MARC": "ægtepagt", "MARL": "vielsesbrev",
    "MARR": "en vielse mere", "MARS": "ægtepagt", "NAME": "et navn mere", "NATI": "folk eller nationalitet",
    "NATU": "statsborgerskab", "NCHI": "antal børn", "NMR": "antal ægteskaber", "NO": "noget, der ikke skete",
    "NOTE": "note", "NPFX": "titel før navnet", "NSFX": "tilføjelse efter navnet", "OBJE": "billede eller fil",
    "OCCU": "et arbejde mere", "ORDN": "præstevielse", "PEDI": "hvordan barnet hører til", "PHON": "telefon",
    "PHRASE": "forklaring", "PLAC": "sted", "PROB": "skifte", "PROP": "ejendom", "QUAY": "hvor sikkert",
    "RELI": "tro", "REPO": "arkiv", "RESI": "bopæl", "RESN": "må ikke vises", "RETI": "pension", "ROLE": "rolle",
    "SEX": "køn", "SLGC": "besegling, SDH", "SLGS": "besegling, SDH", "SNOTE": "fælles note", "SOUR": "kilde",
    "SSN": "personnummer", "STAT": "hvor sikkert båndet er", "TIME": "klokkeslæt", "TITL": "titel",
    "TYPE": "slags", "WIFE": "en partner mere", "WILL": "testamente", "WWW": "hjemmeside",
    "_MILT": "militær", "_MARNM": "navn som gift", "_PHOTO": "billede", "CHIL": "barn", "DIVF": "ansøgt om skilsmisse",
    "CONT": "mere tekst", "CONC": "mere tekst", "GIVN": "fornavn", "SURN": "efternavn", "LANG": "sprog",
    "_WT_USER": "bruger hos det andet program", "_PUBLISH": "vist på nettet", "_LIVING": "lever",
}  # fmt: skip
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Untaken:
    """One kind of line that is not taken in: where first, how many, its tag, and what that is in Danish.

    `inside` is the tag it stands under, `sample` a piece of the first text, for the eyes of the user only.
    """

    line: int
    count: int
    tag: str
    word: str
    inside: str = ""
    sample: str = ""

    @property
    def sentence(self) -> str:
        """Return »Linje 120: CENS (folketælling) er ikke taget med.«."""
        if not self.tag:
            lines = "1 linje" if self.count == 1 else f"{self.count} linjer"
            return f"{lines} med {self.word} (fx {self.sample} i linje {self.line}) er ikke taget med."
        what = f"{self.tag} ({self.word})" if self.word else self.tag
        if self.inside:
            what += f" under {self.inside}"
        more = self.count - 1
        also = f" og {more} {'sted' if more == 1 else 'steder'} til" if more else ""
        return f"Linje {self.line}{also}: {what} er ikke taget med."


def untaken(records: Iterable[Node]) -> tuple[Untaken, ...]:
    """Return what was not read from the records, in the order of the file; the other program's own notes last."""
    found: dict[tuple[str, str], Untaken] = {}
    own: list[Node] = []
    for node, inside in _unread(records):
        if node.tag in HOUSEKEEPING:
            own.append(node)
            continue
        key = (inside, node.tag)
        known = found.get(key)
        tag, sample = node.tag[:_LONGEST], clean(node.value[:_LONGEST], keep_newlines=False)
        found[key] = (
            Untaken(known.line, known.count + 1, known.tag, known.word, known.inside, known.sample)
            if known
            else Untaken(node.line, 1, tag, _TAGS.get(tag, ""), inside[:_LONGEST], sample)
        )
    listed = list(found.values())
    if own:
        listed.append(Untaken(own[0].line, len(own), "", OWN_MARKS, sample=own[0].tag[:_LONGEST]))
    return tuple(listed)


def _unread(records: Iterable[Node]) -> Iterator[tuple[Node, str]]:
    """Yield the topmost lines nobody read, with the tag they stand under (nothing for records and their facts)."""
    for record in records:
        if not record.used:
            yield record, ""
            continue
        waiting = [(each, "") for each in reversed(record.children)]
        while waiting:
            node, inside = waiting.pop()
            if not node.used:
                yield node, inside
            else:
                waiting += [(each, node.tag) for each in reversed(node.children)]
