"""People and how they belong together: partners, parents, homes, relations and the network."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.approx_date import ApproxDate
from app.models.approx_spans import Tense
from app.models.base import CaseRecord
from app.models.columns import APPROX, COUNT, DATE, FLAG, NUMBER, Id, fact
from app.models.enums import Floor, Topic
from app.models.enums_people import Gender, PersonKind, RelationKind, Sector, TieKind, TieQuality, UnionEventKind

FARTHEST_PIN = 10_000
"""Symbol sides from the main person; two thousand people side by side take a fifth of it."""


class Person(CaseRecord):
    """Person i sagen: belongs to one case; the same human in another case is another row with the same identity."""

    __tablename__ = "person"
    section: ClassVar[str] = "people"
    title: ClassVar[str] = "Person"

    name: Mapped[str | None] = fact(
        "Navn", help_text="Fulde navn, eller fx »farfar«, når navnet ikke er kendt.", floor=Floor.ROOM
    )
    called: Mapped[str | None] = fact("Kaldes", help_text="Det navn, der bruges ved bordet.", floor=Floor.ROOM)
    kind: Mapped[PersonKind] = fact("Slags", PersonKind, default=PersonKind.PERSON)
    gender: Mapped[Gender] = fact("Køn", Gender, default=Gender.UNKNOWN)
    role: Mapped[str | None] = fact("Hvem er det for barnet?", help_text="Fx mor, klasselærer, nabo.")
    organisation: Mapped[str | None] = fact("Arbejdssted eller forening")
    birth: Mapped[ApproxDate | None] = fact("Født", APPROX, "Dato, årstal eller fx »ca. 1975«.")
    birth_rank: Mapped[int | None] = fact("Nummer i søskendeflokken", COUNT, bounds=(1, 30))
    twin_group: Mapped[str | None] = fact("Tvilling med", help_text="Samme ord hos begge tvillinger.")
    identical_twin: Mapped[bool | None] = fact("Enægget", FLAG, "Skriv det hos begge, når det vides.")
    due_date: Mapped[ApproxDate | None] = fact(
        "Termin", APPROX, "For et barn, der ikke er født endnu.", topic=Topic.HEALTH
    )
    deceased: Mapped[bool | None] = fact("Død", FLAG)
    death: Mapped[ApproxDate | None] = fact("Død den", APPROX)
    cpr: Mapped[str | None] = fact("CPR-nummer", floor=Floor.CASEWORKER)
    other_id: Mapped[str | None] = fact("Andet id", floor=Floor.CASEWORKER)
    occupation: Mapped[str | None] = fact("Arbejde eller uddannelse")
    work_hours: Mapped[str | None] = fact("Arbejdstider", topic=Topic.HOME)
    town: Mapped[str | None] = fact("By", topic=Topic.WHEREABOUTS)
    address: Mapped[str | None] = fact("Adresse", topic=Topic.WHEREABOUTS, floor=Floor.CASEWORKER)
    residence: Mapped[str | None] = fact("Hvor og hvordan bor", topic=Topic.WHEREABOUTS, floor=Floor.PROFESSIONAL)
    phone: Mapped[str | None] = fact("Telefon", topic=Topic.WHEREABOUTS, floor=Floor.CASEWORKER)
    email: Mapped[str | None] = fact("E-mail", topic=Topic.WHEREABOUTS, floor=Floor.CASEWORKER)
    interpreter: Mapped[str | None] = fact("Tolk", help_text="Sprog og dialekt.", floor=Floor.PROFESSIONAL)
    health: Mapped[str | None] = fact("Helbred", topic=Topic.HEALTH, floor=Floor.PROFESSIONAL, long=True)
    note: Mapped[str | None] = fact("Andet om personen", floor=Floor.PROFESSIONAL, long=True)
    identity_id: Mapped[UUID | None] = fact("Samme menneske i andre sager", Id(), floor=Floor.CASEWORKER)


class Partnership(CaseRecord):
    """Par: none, one or two partners who are or may be parents together. None = søskende, hvis forældre er ukendte."""

    __tablename__ = "partnership"
    section: ClassVar[str] = "partnerships"
    title: ClassVar[str] = "Par"

    never_married: Mapped[bool | None] = fact("Har aldrig været gift", FLAG)
    note: Mapped[str | None] = fact("Om parret", topic=Topic.OTHER_PARENT, floor=Floor.PROFESSIONAL)


class PartnershipMember(CaseRecord):
    """En af parterne i et par."""

    __tablename__ = "partnership_member"
    section: ClassVar[str] = "members"
    nested_in = ("partnership", "partnership_id")
    title: ClassVar[str] = "Part"

    partnership_id: Mapped[UUID] = fact("Par", ref="partnership", required=True)
    person_id: Mapped[UUID] = fact("Person", ref="person", required=True)


class PartnershipEvent(CaseRecord):
    """Hændelse i et par: flyttet sammen, gift, skilt og så videre."""

    __tablename__ = "partnership_event"
    section: ClassVar[str] = "events"
    nested_in = ("partnership", "partnership_id")
    title: ClassVar[str] = "Hændelse"

    partnership_id: Mapped[UUID] = fact("Par", ref="partnership", required=True)
    kind: Mapped[UnionEventKind] = fact("Hvad skete der?", UnionEventKind, required=True)
    on: Mapped[ApproxDate | None] = fact("Hvornår", APPROX)


class ParentTie(CaseRecord):
    """Forældrebånd: a child and the pair it belongs to; several per child (birth, foster, adoptive, step)."""

    __tablename__ = "parent_tie"
    section: ClassVar[str] = "parent_ties"
    title: ClassVar[str] = "Forældre"

    child_id: Mapped[UUID] = fact("Barn", ref="person", required=True)
    partnership_id: Mapped[UUID] = fact("Forældrepar", ref="partnership", required=True)
    kind: Mapped[TieKind] = fact("Slags", TieKind, default=TieKind.BIOLOGICAL)
    since: Mapped[ApproxDate | None] = fact("Fra", APPROX)
    until: Mapped[ApproxDate | None] = fact("Til", APPROX)
    grew_up: Mapped[bool | None] = fact("Her er barnet vokset op", FLAG)
    called_by_child: Mapped[str | None] = fact("Barnet kalder dem")


class Household(CaseRecord):
    """Husstand: those who live together; a child may live in two."""

    __tablename__ = "household"
    section: ClassVar[str] = "households"
    title: ClassVar[str] = "Hjem"

    label: Mapped[str | None] = fact("Hjemmets navn", help_text="Fx byen eller »hos mor«.", topic=Topic.WHEREABOUTS)


class HouseholdMember(CaseRecord):
    """Beboer i et hjem."""

    __tablename__ = "household_member"
    section: ClassVar[str] = "members"
    nested_in = ("household", "household_id")
    title: ClassVar[str] = "Bor her"

    household_id: Mapped[UUID] = fact("Hjem", ref="household", required=True)
    person_id: Mapped[UUID] = fact("Person", ref="person", required=True, topic=Topic.WHEREABOUTS)
    since: Mapped[ApproxDate | None] = fact("Fra", APPROX, topic=Topic.WHEREABOUTS)
    until: Mapped[ApproxDate | None] = fact("Til", APPROX, topic=Topic.WHEREABOUTS)
    share: Mapped[str | None] = fact(
        "Hvor meget", help_text="Fx »på skift« eller »hver anden uge«.", topic=Topic.WHEREABOUTS
    )


class Relation(CaseRecord):
    """Relation: how two people get on, and who says so."""

    __tablename__ = "relation"
    section: ClassVar[str] = "relations"
    title: ClassVar[str] = "Relation"

    a_id: Mapped[UUID] = fact("Den ene", ref="person", required=True)
    b_id: Mapped[UUID] = fact("Den anden", ref="person", required=True)
    kind: Mapped[RelationKind] = fact(
        "Hvordan", RelationKind, required=True, topic=Topic.OTHER_PARENT, floor=Floor.PROFESSIONAL
    )
    text: Mapped[str | None] = fact("Med ord", topic=Topic.OTHER_PARENT)
    said_by_id: Mapped[UUID | None] = fact("Hvem siger det?", ref="person")
    since: Mapped[ApproxDate | None] = fact("Fra", APPROX, topic=Topic.OTHER_PARENT)
    until: Mapped[ApproxDate | None] = fact("Til", APPROX, topic=Topic.OTHER_PARENT)
    confidential: Mapped[bool | None] = fact("Kun for rådgiveren", FLAG, floor=Floor.CASEWORKER)


class NetworkTie(CaseRecord):
    """Plads i netværket: closeness as the child feels it, and what the person can contribute."""

    __tablename__ = "network_tie"
    section: ClassVar[str] = "network"
    title: ClassVar[str] = "I netværket"

    person_id: Mapped[UUID] = fact("Person", ref="person", required=True)
    child_id: Mapped[UUID | None] = fact("For hvilket barn", ref="child")
    sector: Mapped[Sector] = fact("Område", Sector, default=Sector.FAMILY)
    ring: Mapped[int | None] = fact("Ring", COUNT, "1 er nærmest, 3 er længst ude.", bounds=(1, 3))
    direction: Mapped[int | None] = fact(
        "Plads i området", COUNT, "Hvor langt henne i området, med uret: 0 til 100.", bounds=(0, 100)
    )
    placed_by_child: Mapped[bool | None] = fact("Barnet har selv sat den her", FLAG)
    quality: Mapped[TieQuality] = fact("Hvordan er kontakten?", TieQuality, default=TieQuality.ORDINARY)
    can_contribute: Mapped[str | None] = fact("Kan bidrage med", long=True)
    asked: Mapped[bool | None] = fact("Er spurgt", FLAG)
    only_professional: Mapped[bool | None] = fact("Kun i den faglige udgave", FLAG, floor=Floor.PROFESSIONAL)


class NetworkPicture(CaseRecord):
    """Netværksbillede: the network of one child as it was drawn on one day, kept so that two days can be compared."""

    __tablename__ = "network_picture"
    section: ClassVar[str] = "network_pictures"
    title: ClassVar[str] = "Netværksbillede"

    child_id: Mapped[UUID | None] = fact("For hvilket barn", ref="child")
    drawn_on: Mapped[dt.date | None] = fact("Tegnet den", DATE, tense=Tense.GONE)
    note: Mapped[str | None] = fact("Hvad barnet sagde om det", topic=Topic.OTHER_PARENT, long=True)


class NetworkPictureSpot(CaseRecord):
    """En plads på et netværksbillede, som den var den dag."""

    __tablename__ = "network_picture_spot"
    section: ClassVar[str] = "spots"
    nested_in = ("network_picture", "network_picture_id")
    title: ClassVar[str] = "Plads på netværksbilledet"

    network_picture_id: Mapped[UUID] = fact("Netværksbillede", ref="network_picture", required=True)
    person_id: Mapped[UUID] = fact("Person", ref="person", required=True)
    sector: Mapped[Sector] = fact("Område", Sector, default=Sector.FAMILY)
    ring: Mapped[int | None] = fact("Ring", COUNT, "1 er nærmest, 3 er længst ude.", bounds=(1, 3))
    direction: Mapped[int | None] = fact("Plads i området", COUNT, bounds=(0, 100))
    quality: Mapped[TieQuality] = fact("Hvordan er kontakten?", TieQuality, default=TieQuality.ORDINARY)


class DrawingPlace(CaseRecord):
    """Plads på slægtstegningen: who stands left of whom (`order_key`), so that nobody jumps when somebody is added."""

    __tablename__ = "drawing_place"
    section: ClassVar[str] = "drawing_places"
    title: ClassVar[str] = "Plads på slægtstegningen"

    person_id: Mapped[UUID] = fact("Person", ref="person", required=True)
    pinned_at: Mapped[float | None] = fact(
        "Sat fast",
        NUMBER,
        "Symbolbredder til højre for hovedpersonen; tomt: tegningen bestemmer.",
        bounds=(-FARTHEST_PIN, FARTHEST_PIN),
    )
