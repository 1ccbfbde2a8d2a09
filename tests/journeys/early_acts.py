"""Story D, act by act, as somebody types it: worry, early course, notification, assessment, decision, help, the end."""

from tests.journeys.early_hands import EarlyHands, Key


def a_worry_is_written(hands: EarlyHands) -> None:
    """From the list of what is no case yet, with N."""
    hands.press("Sager")
    hands.press("Bekymringer")
    hands.key(Key.Key_N)
    hands.write("Bekymringen", "Karla er træt og bliver hurtigt ked af det.")
    hands.write("Barnet", "Karla Vinther Brogaard")
    hands.write("Født", "17. april 2020")
    hands.write("Fra hvem", "Line Mose, Børnehaven Mælkevejen")
    hands.write("Faggruppe", "Pædagog")
    hands.write("Slags bekymring", "Mistrivsel i dagtilbud")
    hands.press("Skriv bekymringen")


def an_early_course_begins(hands: EarlyHands) -> None:
    """At once, without anything else, when it is concrete and limited."""
    hands.key(Key.Key_Return)
    hands.press("Begynd et tidligt forløb")
    hands.write("Til hvem", "Karla")
    hands.write("Hvad skal det hjælpe med?", "Rolige morgener")
    hands.write("Er det konkret og afgrænset?", "Ja")
    hands.write("Hvorfor er det konkret og afgrænset?", "Det handler om morgenerne.")
    hands.write("Hvornår ser I, om det hjælper?", "12. maj 2025")
    hands.press("Begynd nu")


def a_notification_comes(hands: EarlyHands) -> None:
    """About Karla and a brother on the way; so the worry has led to something, and it is a case."""
    hands.part("early", "Underretninger")
    hands.press("Ny underretning")
    hands.write("Klokken", "13.40")
    hands.write("Hvordan kom den?", "mail")
    hands.write("Afsender", "dagpleje")
    hands.write("Hvem skrev eller ringede?", "Line Mose, Børnehaven Mælkevejen")
    hands.press("Handler om Karla")
    hands.write("Et barn, der ikke er i sagen endnu", "ufødt")
    hands.press("Slags, ordene og flere")
    hands.write("Hvad står der i den?", "Karla græder, når hun skal hjem.")
    hands.press("Notér underretningen")
    hands.part("early", "Bekymringer")
    hands.press("Hvad førte bekymring 1 til?")
    hands.write("Det førte til", "en underretning")
    hands.write("Fordi", "Børnehaven skrev sammen med familien.")
    hands.press("Skriv det")
    hands.press("Gør det til en sag")


def it_is_assessed(hands: EarlyHands) -> None:
    """Within the day, with a receipt and a visit."""
    hands.part("early", "Underretninger")
    hands.press("Vurderet nu af mig")
    hands.write("Akut?", "ikke akut")
    hands.write("Vurdering", "Karla er ikke i fare nu.")
    hands.write("Hurtig hjælp", "hjælp ved siden")
    hands.write("Første kontakt med familien", "i dag")
    hands.write("Første kontakt med barnet", "i dag")
    hands.leave()
    hands.press("Kvittering givet i dag")


def it_is_screened(hands: EarlyHands) -> None:
    """Both children at once; it leads on to the whole assessment."""
    hands.part("early", "Undersøgelse")
    hands.press("Begynd en undersøgelse")
    hands.press("Om: Karla")
    hands.press("Om: Barn på vej")
    hands.write("Hvornår blev behovet set?", "20. maj 2025")
    hands.write("Derfor begynder vi", "Børnehaven og familien er bekymrede for Karla.")
    hands.press("Begynd nu")
    hands.press("Del af undersøgelsen: Afslut")
    hands.press("Gå videre med en børnefaglig undersøgelse")


def her_mother_is_drawn(hands: EarlyHands) -> None:
    """Whoever is asked must be known."""
    hands.part("people")
    hands.key(Key.Key_F)
    hands.write("Mor til", "Signe Vinther")
    hands.leave()
    hands.key(Key.Key_Return)


def it_is_looked_into(hands: EarlyHands) -> None:
    """What the child says, and what is asked for elsewhere."""
    hands.part("early", "Undersøgelse")
    hands.press("Del af undersøgelsen: Hvem siger hvad")
    hands.write("Hvad er der at vide?", "Jeg bliver sur i maven.")
    hands.write("Under overskriften", "Udvikling og adfærd")
    hands.write("Hvis viden er det?", "barnet")
    hands.write("Om", "Karla")
    hands.press("Skriv det")
    hands.press("Del af undersøgelsen: Fra andre")
    hands.write("Hvad mangler vi at vide?", "Karlas dage i børnehaven")
    hands.write("Hvor findes det?", "Børnehaven Mælkevejen")
    hands.press("Skriv det på")
    hands.press("Bedt om i dag")


def karla_tells_by_playing(hands: EarlyHands) -> None:
    """A talk with a child of five."""
    hands.part("early", "Barnets stemme")
    hands.press("Ny samtale")
    hands.write("Hvor, ny samtale", "det lille rum i børnehaven")
    hands.write("Hvordan, ny samtale", "leg med dukkehus")
    hands.write("Karlas egne ord", "Mor sover. Så laver jeg mad til bamse.")
    hands.press("Gem samtalen")


def her_mother_says_yes(hands: EarlyHands) -> None:
    """To having it fetched."""
    hands.part("early", "Samtykke")
    hands.press("Spørg 2: Hente")
    hands.press("Hvem spørger vi? Signe Vinther")
    hands.write("Hvad handler det om?", "Karlas dage i børnehaven")
    hands.press("Skriv det på")
    hands.press("Ja: Hente oplysninger")


def it_comes_to_something(hands: EarlyHands) -> None:
    """The assessment ends, and help is wished."""
    hands.part("early", "Undersøgelse")
    hands.press("Del af undersøgelsen: Vurdering")
    hands.write("Analyse", "Karla bruger kræfter på at holde øje med de voksne.")
    hands.write("Vurdering for barnet, Karla", "Karla er nysgerrig og god til at trøste andre.")
    hands.press("Del af undersøgelsen: Afslut")
    hands.write("Konklusion", "Familien har brug for hjælp hjemme i et år.")
    hands.write("Formål", "Karla har en rolig og forudsigelig hverdag.")
    hands.write("Hvad fører det til", "støtte")
    hands.write("Fordi", "Et tidligt forløb var ikke nok.")
    hands.leave()
    hands.press("Afslut")
    hands.write("Ønsk en indsats", "Familiebehandling")
    hands.press("Ønsk den")


def it_is_decided(hands: EarlyHands) -> None:
    """Heard, with the talk before it and the purpose from the assessment, and given the same day."""
    hands.part("early", "Afgørelser")
    hands.press("Ny afgørelse")
    hands.write("Hvad bliver der besluttet?", "Støtte til barnet")
    hands.write("Om barnet", "Karla")
    hands.write("Om indsatsen", "Familiebehandling")
    hands.write("Efter undersøgelsen", "børnefaglig")
    hands.write("Besluttet", "i dag")
    hands.press("Begynd nu")
    hands.write("Lovgrundlag", "barnets lov § 32, stk. 1, nr. 5")
    hands.write("Begrundelse", "Et tidligt forløb var ikke nok.")
    hands.write("Barnets holdning", "Karla siger, at der godt må komme en dame.")
    hands.leave()
    hands.press("Var før afgørelsen 1: Karla")
    hands.press("Signe er hørt i dag")
    hands.press("Signe har svaret i dag")
    hands.press("Hent formålet fra undersøgelsen")
    hands.press("Givet i dag")


def help_begins(hands: EarlyHands) -> None:
    """What was wished is begun, and one goal is set."""
    hands.part("plan")
    hands.press("Start, indsats 2")
    hands.write("Hvornår, indsats 2", "i dag")
    hands.press("Skriv ind, indsats 2")
    hands.press("Tilføj mål")
    hands.write("Mål, ny", "Karla har rolige morgener")
    hands.leave()


def it_is_followed_up(hands: EarlyHands) -> None:
    """Karla is asked, the first help ends, and the other goes on."""
    hands.part("follow_ups")
    hands.press("Hold opfølgning")
    hands.press("Talt med Karla: ja")
    hands.press("Mål 1: næsten")
    hands.press("Indsats 1: afslut")
    hands.press("Indsats 2: fortsæt")
    hands.press("Opfølgningen er holdt")


def it_is_looked_at_for_the_last_time(hands: EarlyHands) -> None:
    """The goal is reached, and the help ends."""
    hands.part("follow_ups")
    hands.press("Hold opfølgning")
    hands.press("Talt med Karla: ja")
    hands.press("Mål 1: nået")
    hands.press("Indsats 1: afslut")
    hands.press("Opfølgningen er holdt")


def it_is_closed(hands: EarlyHands) -> None:
    """The end, with why."""
    hands.part("more")
    hands.press("Gem eller slet")
    hands.write("Hvorfor afsluttes sagen?", "Formålet er nået.")
    hands.press("Afslut")
