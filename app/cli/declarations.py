"""What every command takes, as promised: names and meanings stay stable. No command is loaded for being named here."""

from app.cli.arguments import Commands, command, day, with_guard, with_passphrase, with_store
from app.cli.file_names import file_path, store_path

PAPERS = ("A4", "A3", "poster")
NEW, THEIRS, NONE = "new", "theirs", "none"
FOR_SCRIPTS = "til et script; det skjulte er null. En fri periode og en, der ikke er slut, er kun til skærmen"


def declare(commands: Commands) -> None:
    """Add all commands."""
    for each in (
        _demo, _case_commands, _paper_commands, _guide, _genogram, _care_commands, _rights_commands,
        _hand_over_commands, _it_commands, _table_commands, _figure_commands,
    ):  # fmt: skip
        each(commands)


def _demo(commands: Commands) -> None:
    demo = command(commands, "demo", "lav en øvelse med fire familier, deres papirer og billeder")
    demo.add_argument("--out", type=file_path, required=True, help="mappen, det skal ligge i")
    command(commands, "selftest", "afprøv programmet på en datafil, der smides væk bagefter")


def _case_commands(commands: Commands) -> None:
    bring = command(commands, "import", "læg en sag ind fra en sagsfil")
    bring.add_argument("file", type=file_path)
    bring.add_argument("--as-new", action="store_true", help="læg den ind som en ny sag")
    take = command(commands, "export", "skriv en sag til en sagsfil")
    take.add_argument("--case", required=True)
    take.add_argument("--out", type=file_path, required=True)
    cases = command(commands, "cases", "vis sagerne")
    due = command(commands, "due", "vis det, der skal ske")
    due.add_argument("--today", type=day, help="dagen, der regnes fra (ÅÅÅÅ-MM-DD)")
    for each in (cases, due):
        each.add_argument("--json", action="store_true")
    for each in (bring, take, cases, due):
        with_store(each)


def _figure_commands(commands: Commands) -> None:
    figures = command(commands, "figures", "vis nøgletal for en periode")
    figures.add_argument("--out", type=file_path, help="skriv dem i en fil: csv, xlsx eller pdf")
    figures.add_argument(
        "--rhythm", choices=("half_years", "quarters"), help="det, I giver ud: halvår, eller kvartaler og år"
    )
    own = command(commands, "period-file", "skriv dine tal for en periode til lederen, uden navne og små grupper")
    own.add_argument("--out", type=file_path, required=True)
    merged = command(commands, "merge-figures", "læg kollegers tal for en periode sammen")
    merged.add_argument("--file", type=file_path, nargs="+", action="extend", default=None,
                        help="kollegernes filer, eller en mappe med dem; alle bliver læst, eller ingen")  # fmt: skip
    merged.add_argument("--out", type=file_path, help="skriv afdelingens tal i en fil: csv, xlsx eller pdf")
    for each in (figures, own, merged):
        each.add_argument("--period", required=each is not merged, help="fx 2026H1")
    for each in (figures, merged):
        each.add_argument("--json", action="store_true", help=FOR_SCRIPTS if each is figures else None)
    for each in (figures, own, merged):
        with_store(each)


def _paper_commands(commands: Commands) -> None:
    plan = command(commands, "plan", "skriv planen som PDF")
    with_store(plan)
    plan.add_argument("--case", required=True)
    plan.add_argument("--child", help="kun for ét barn")
    plan.add_argument("--out", type=file_path, required=True)
    plan.add_argument("--copy", choices=("family", "child", "professional"), default="family")
    plan.add_argument("--to", help="kun til én person (navn)")
    plan.add_argument("--genogram", action="store_true", help="tag slægtstegningen med")
    with_guard(plan)


def _guide(commands: Commands) -> None:
    guide = command(commands, "guide", "skriv vejledningen som PDF")
    guide.add_argument("--out", type=file_path, required=True)


def _genogram(commands: Commands) -> None:
    genogram = command(commands, "genogram", "tegn en familie")
    source = genogram.add_mutually_exclusive_group(required=True)
    source.add_argument("--store", type=store_path, help="datafilen")
    source.add_argument("--gedcom", type=file_path, help="en GEDCOM-fil")
    genogram.add_argument("--case", help="sagen i datafilen")
    genogram.add_argument("--person", help="hovedpersonen i en GEDCOM-fil")
    genogram.add_argument("--out", type=file_path, required=True, help="pdf, svg, png eller json")
    genogram.add_argument("--previous", type=file_path, help="en tegning (json), hvis rækkefølge skal holdes")
    genogram.add_argument(
        "--paper", choices=PAPERS, default="A4", help="det mindste papir; større, hvis det er for lidt"
    )
    genogram.add_argument("--initials", action="store_true", help="kun initialer")
    genogram.add_argument("--no-relations", action="store_true", help="uden streger for, hvordan de har det sammen")
    genogram.add_argument("--no-households", action="store_true", help="uden ringe om dem, der bor sammen")
    genogram.add_argument("--losses", action="store_true", help="med tabte graviditeter (altid med fra GEDCOM)")
    genogram.add_argument("--as-of", type=day, help="familien, som den så ud på dagen (ÅÅÅÅ-MM-DD)")
    genogram.add_argument("--from", dest="seen_from", help="hvad de andre er for denne person (navn)")
    with_passphrase(genogram)
    with_guard(genogram)


def _care_commands(commands: Commands) -> None:
    backup = command(commands, "backup", "skriv en sikkerhedskopi")
    backup.add_argument("--to", type=file_path, required=True)
    check = command(commands, "check", "efterse datafilen")
    restore = command(commands, "restore", "hent en sikkerhedskopi frem")
    restore.add_argument("--from", type=file_path, required=True, dest="source")
    salvage = command(commands, "salvage", "læs det, der kan læses af en beskadiget datafil, over i en ny")
    salvage.add_argument("--to", type=file_path, required=True, help="den nye datafil")
    profile = command(commands, "profile", "gem eller hent kommunens egne regler og skabeloner")
    way = profile.add_mutually_exclusive_group(required=True)
    way.add_argument("--out", type=file_path, help="gem dem i en fil")
    way.add_argument("--file", type=file_path, help="vis, hvad en fil laver om")
    profile.add_argument("--take", action="store_true", help="tag filen i brug")
    for each in (backup, check, restore, salvage, profile):
        with_store(each)


def _rights_commands(commands: Commands) -> None:
    seen = command(commands, "audit", "skriv, hvem der har set en sag")
    seen.add_argument("--case", required=True)
    seen.add_argument("--person", help="til én person i sagen (navn)")
    seen.add_argument("--from", dest="first", help="fra og med (ÅÅÅÅ-MM-DD)")
    seen.add_argument("--to", dest="last", help="til og med (ÅÅÅÅ-MM-DD)")
    seen.add_argument("--names", action="store_true", help="med medarbejdernes navne")
    seen.add_argument("--out", type=file_path, required=True, help="pdf, csv eller json")
    access = command(commands, "access", "skriv svaret på en aktindsigt")
    access.add_argument("--case", required=True)
    access.add_argument("--person", required=True, help="den, der har bedt om det (navn)")
    access.add_argument("--out", type=file_path, required=True, help="pdf eller json")
    for each in (seen, access):
        with_store(each)


def _hand_over_commands(commands: Commands) -> None:
    give = command(commands, "hand-over", "læg sager i en låst pakke til en kollega")
    give.add_argument("--case", action="append", required=True, help="sagen; flere gange for flere sager")
    give.add_argument("--out", type=file_path, required=True)
    give.add_argument("--note", default="", help="et ord til den nye rådgiver")
    give.add_argument("--to", default="", help="den, der overtager sagerne (navn); uden er de lånt ud")
    lock = give.add_mutually_exclusive_group(required=True)
    lock.add_argument("--to-key", type=file_path, help="fil med kollegaens offentlige nøgle")
    lock.add_argument("--package-passphrase-file", type=file_path, help="fil med pakkens adgangssætning")
    get = command(commands, "receive", "tag sager ind fra en kollegas pakke")
    get.add_argument("file", type=file_path)
    get.add_argument("--package-passphrase-file", type=file_path, help="fil med pakkens adgangssætning")
    get.add_argument(
        "--take", choices=(NEW, THEIRS, NONE), default=NEW, help="det nye (som udgangspunkt), alt hos afsenderen, intet"
    )
    get.add_argument("--receipt", type=file_path, help="skriv en kvittering til afsenderen i en fil")
    back = command(commands, "receipt", "læs kvitteringen for en pakke, du har sendt")
    back.add_argument("file", type=file_path)
    key = command(commands, "public-key", "skriv din offentlige nøgle, så en kollega kan låse en pakke til dig")
    key.add_argument("--out", type=file_path, required=True)
    for each in (give, get, back, key):
        with_store(each)


def _it_commands(commands: Commands) -> None:
    pair = command(commands, "it-key", "lav kommunens nøglepar til politikfilen")
    pair.add_argument("--private", type=file_path, required=True, help="hvor den private nøgle skal ligge")
    pair.add_argument("--public", type=file_path, required=True, help="hvor den offentlige nøgle skal ligge")
    pair.add_argument("--passphrase-file", type=file_path, help="en fil med den private nøgles adgangssætning")
    opens = command(commands, "it-open", "giv en datafil en ny adgangssætning med kommunens private nøgle")
    opens.add_argument("--store", type=store_path, required=True, help="datafilen")
    opens.add_argument("--private", type=file_path, required=True, help="kommunens private nøgle")
    opens.add_argument("--passphrase-file", type=file_path, help="en fil med den private nøgles adgangssætning")
    opens.add_argument("--new-passphrase-file", type=file_path, required=True, help="en fil med den nye adgangssætning")


def _table_commands(commands: Commands) -> None:
    take = command(commands, "import-table", "hent sager fra en liste (regneark eller CSV) fra et andet system")
    take.add_argument("file", type=file_path)
    take.add_argument("--mapping", default="", help="navnet på kolonner, der er valgt før; med --columns gemmes de")
    take.add_argument("--columns", default="", help="fx »Sagsnr.=number;Navn=name« (ellers gættes der)")
    take.add_argument("--sheet", default="", help="arket i et regneark (ellers det første med rækker)")
    take.add_argument("--caseworker", default="", help="kun sager for én rådgiver (navn)")
    take.add_argument("--fill", action="store_true", help="udfyld tomme felter i sager, der er her i forvejen")
    take.add_argument("--without-faults", action="store_true", help="hent også sager med fejl, uden det, der er galt")
    take.add_argument("--untaken", type=file_path, help="skriv det, der ikke kom med, til en CSV-fil")
    take.add_argument("--dry-run", action="store_true", help="vis kun, hvad der ville ske")
    take.add_argument("--json", action="store_true")
    with_store(take)
