"""The three example families as papers, and a monster: what the paper tests print."""

from dataclasses import replace
from datetime import date, time

from full_rows import ABSENCE, DECISION, DOERS, FACTS, FOLLOW_UPS, HELP, LAWS, POINTS, SECTIONS, STEPS, TALKS

from app.services.plan_rows import (
    AgreementLine,
    ChildPart,
    ContactBox,
    Ending,
    GoalLine,
    MeetingLine,
    NextMeeting,
    OwnScale,
    PersonLine,
    PlanPaper,
    Quote,
    ScoreLine,
)

SANNE = ContactBox(
    name="Sanne Vestergaard",
    title="rådgiver",
    phone="12 34 56 78",
    hours="mandag til fredag kl. 9-14",
    substitute="Mia Lund",
    substitute_phone="12 34 56 79",
    out_of_hours_name="døgnvagten",
    out_of_hours_phone="12 34 56 70",
)

MATHIAS = ChildPart(
    name="Mathias Kjærgaard Østergård",
    first_name="Mathias",
    age=11,
    own_words=(
        Quote(
            text="Jeg får ondt i maven, når jeg skal ind ad døren. Det er bedst, når jeg må komme ind før de andre.",
            said_on=date(2026, 11, 12),
            situation="hos Sanne",
        ),
    ),
    wish="Han vil gerne blive ved med at gå til fodbold",
    why="Mathias har været meget væk fra skolen siden sommerferien. Derfor er vi gået sammen om en plan",
    works=("fodbold", "matematik", "onsdage med mormor", "Elias"),
    goals=(
        GoalLine(
            number=1,
            text="Mathias er i skole mindst fire dage om ugen.",
            reached_when="det er lykkedes fire uger i træk",
            professional_text="Fremmøde mindst 80 % i fire sammenhængende uger.",
            baseline="godt tre dage i snit siden august, én dag i uge 45",
            target="fire dage om ugen",
            by=date(2027, 3, 1),
            status="På vej",
        ),
        GoalLine(number=2, text="Der er voksne hos Mathias om morgenen."),
    ),
    hopes=("Han sover før kl. 22.", "Han kommer ud at fiske igen"),
    agreements=(
        AgreementLine(number=1, area="school", owners=("Jens-Ole Brask",), text="Jens-Ole åbner døren og går med ind.",
                      when_text="hver dag kl. 7.45 fra mandag den 23. november"),
        AgreementLine(number=2, area="home", owners=("Henning",), awaiting=("Henning",),
                      text="Henning vækker Mathias, når Lone har haft aftenvagt. Lone skriver til ham aftenen før."),
        AgreementLine(number=3, area="leisure", owners=("Kasper Lind",), text="Kasper henter Mathias til træning.",
                      when_text="tirsdag og torsdag kl. 16.40"),
        AgreementLine(number=4, area="home", owners=("Inger", "Mathias"), text="Inger og Mathias tager ud at fiske.",
                      when_text="første gang søndag den 29. november"),
        AgreementLine(number=5, area="home", owners=("Lone",), text="Lone taler med sin leder om vagterne.",
                      when_text="senest fredag den 4. december"),
        AgreementLine(number=6, area="school", owners=("Birgitte",), when_text="hver fredag",
                      text="Birgitte skriver til Lone og Sanne, hvilke dage Mathias har været i skole."),
        AgreementLine(number=7, area="municipality", owners=("Sanne",), when_text="senest fredag den 20. november",
                      text="Sanne ringer til Torben og fortæller, hvad vi har aftalt."),
        AgreementLine(number=8, area="municipality", owners=("Camilla",), when_text="inden jul",
                      text="Camilla taler med Mathias to gange."),
    ),
    scores=(ScoreLine(who="Lone", value=4, question="Hvor godt går det i skolen?", said_on=date(2026, 11, 18)),),
    trusted=("mor", "mormor", "Jens-Ole"),
)  # fmt: skip

STORY_A = PlanPaper(
    title="Vores aftaler",
    copy="family",
    made_on=date(2026, 11, 18),
    version="1",
    children=(MATHIAS,),
    recipients="Til Mathias og Lone",
    meeting=MeetingLine(
        place="på Skovbakkeskolen",
        held_on=date(2026, 11, 18),
        present=("Mathias", "Lone", "mormor Inger", "Kasper", "Birgitte", "Jens-Ole", "Camilla", "Sanne"),
    ),
    next_meeting=NextMeeting(on=date(2027, 1, 6), at=time(15), place="Skovbakkeskolen"),
    rhythm_text="Derefter mødes vi hver 3. måned, så længe I har brug for det.",
    caseworker=SANNE,
    municipality="Eksempel Kommune",
)

CHILD_A = replace(
    STORY_A,
    copy="child",
    children=(
        replace(
            MATHIAS,
            own_words=(Quote(text="Det er bedst, når jeg må komme ind før de andre."),),
            agreements=(
                AgreementLine(number=1, owners=("Jens-Ole",), text="Jens-Ole åbner døren for dig kl. 7.45. "
                              "Han går med dig ind. Første gang er mandag den 23. november."),
                AgreementLine(number=3, owners=("Kasper",), text="Kasper henter dig til fodbold tirsdag og torsdag."),
                AgreementLine(number=4, owners=("Mormor",), text="Du og mormor skal fiske søndag den 29. november."),
                AgreementLine(number=8, owners=("Camilla",), text="Camilla vil gerne tale med dig to gange før jul."),
                AgreementLine(number=7, owners=("Sanne",), text="Sanne ringer til far, så han også ved det."),
                AgreementLine(number=2, owners=("Henning",), awaiting=("Henning",),
                              text="Henning vækker dig, når mor har haft aftenvagt."),
            ),
            scale=OwnScale(value=3, question="Hvor godt går det i skolen?"),
            joining="Du vælger selv: med hele tiden, lidt af tiden, eller sig det til Sanne først. "
            "Du må tage en med, du er tryg ved.",
        ),
    ),
)  # fmt: skip

NOAH = ChildPart(
    name="Noah Bækgaard Sørensen",
    first_name="Noah",
    age=17,
    own_words=(Quote(text="I skal ikke tale om Lindely foran min mester.", situation="på mødet"),),
    purpose="Noah fastholder hverdag, uddannelse og bolig",
    works=("Lars", "køkkenet på UCH"),
    worries=("møder for sent mandag og fredag",),
    decision=DECISION,
    help=HELP,
    absence=ABSENCE,
    sections=SECTIONS,
    talks=TALKS,
    ending=Ending(when="Noah har sin læreplads", call_then="Lars"),
    goals=(
        GoalLine(number=1, text="Noah er på skolen til tiden.", scores=tuple(
            ScoreLine(who="Noah", value=value, question="Til tiden", said_on=day)
            for value, day in ((4, date(2026, 8, 12)), (5, date(2026, 9, 23)), (6, date(2026, 11, 4)))),
            points=POINTS, curve_words="Noah sagde 4, 5 og 6.", steps=STEPS, doers=DOERS, seen_by="Pia følger fraværet",
            area="dagtilbud og skole"),
        GoalLine(number=2, text="Noah har sin egen læreplads.", by=date(2027, 3, 1)),
        GoalLine(number=3, text="Der er en plan for egen bolig."),
    ),
    agreements=(
        AgreementLine(number=1, area="school", owners=("Rune",), text="Rune kører Noah i skole mandag morgen.",
                      when_text="de næste fire mandage"),
        AgreementLine(number=2, area="home", owners=("Lars", "Noah"), text="Lars og Noah skriver en ansøgning.",
                      when_text="søndag den 22. november"),
        AgreementLine(number=3, area="school", owners=("Pia",), text="Pia følger fremmødet.", when_text="hver uge"),
        AgreementLine(number=4, area="hard_times", owners=("Noah",),
                      text="Noah sover hos Gerda, hvis I bliver uvenner"),
    ),
    participants=(PersonLine(name="Rune Aagaard", role="kontaktperson"), PersonLine(name="Jan Sørensen", role="far")),
    network=(PersonLine(name="Lars Bækgaard", role="mors bror", contribution="den voksne, Noah ringer til"),),
)  # fmt: skip

STORY_B = replace(
    STORY_A,
    title="Ungeplan",
    recipients="Til Noah",
    children=(NOAH,),
    meeting=MeetingLine(held_on=date(2026, 11, 4), present=("Noah", "Jan", "Rune")),
    next_meeting=NextMeeting(on=date(2026, 12, 16)),
    rhythm_text="Derefter mødes vi hver sjette uge.",
    caseworker=ContactBox(name="Sanne Vestergaard"),
    cadence_reason="Hjemgivelse og begyndende fravær.",
    facts=FACTS,
    laws=LAWS,
    follow_ups=FOLLOW_UPS,
)

STORY_C = replace(
    STORY_A,
    title="Barnets plan",
    recipients="Til Liv, Bertil, Anne-Grethe og Svend Åge",
    meeting=MeetingLine(place="hjemme i Sunds", held_on=date(2026, 11, 17), present=("Liv", "Anne-Grethe", "Sanne")),
    children=(
        ChildPart(
            name="Liv Holm Petersen", first_name="Liv", age=10, own_words=(Quote(text="Jeg vil gerne møde dem."),),
            works=("svømning", "at læse højt for Bertil"),
            goals=(GoalLine(number=1, text="Liv og bedsteforældrene ses på en god måde."),),
            agreements=(
                AgreementLine(number=1, area="home", owners=("Anne-Grethe",),
                              text="Anne-Grethe og Liv laver et album."),
                AgreementLine(number=2, to_be_decided=True, answer_by=date(2026, 12, 15),
                              text="Hvordan Liv kan se sine bedsteforældre"),
            ),
        ),
        ChildPart(
            name="Bertil Holm Petersen", first_name="Bertil", age=8, works=("ro, når noget skifter",),
            goals=(GoalLine(number=1, text="Bertil får læsehjælp."),),
            agreements=(AgreementLine(number=3, area="school", owners=("Niels Juul Madsen",),
                                      when_text="inden påske 2027", text="Niels Juul Madsen tester Bertil."),),
        ),
    ),
    agreements=(AgreementLine(number=4, area="municipality", owners=("Sanne",), when_text="senest den 1. december",
                              text="Sanne taler med Kirsten og Ejvind."),),
    rhythm_text="Vi mødes hvert halve år, fordi I har brug for ro.",
)  # fmt: skip

_LONG_NAME = "Wilhelmine-Margrethe Kjærsgaard-Østergård-Ahlmann-Ohlsen von Bülow"

HOSTILE = '<b>Nej</b> & "ja" محمد علي حسن sagde שלום \U0001f388 Nguyễn Київ '

MONSTER = replace(
    STORY_A,
    version="kladde",
    example=True,
    recipients=f"Til {_LONG_NAME} og {_LONG_NAME}",
    children=tuple(
        replace(
            MATHIAS,
            name=f"{_LONG_NAME} {index}",
            first_name="Wilhelmine-Margrethe",
            own_words=(Quote(text=HOSTILE + "ord " * 300 * (index == 0)),),
            agreements=tuple(
                replace(row, number=10 * index + row.number, owners=(_LONG_NAME,), text=f"{_LONG_NAME} {row.text}")
                for row in (*MATHIAS.agreements, *MATHIAS.agreements[:2])
            ),
            works=("x" * 10_000, "kort") if index == 1 else MATHIAS.works,
        )
        for index in range(5)
    ),
)
