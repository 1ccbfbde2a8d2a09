"""»Mere«: what is done to a case now and then – pictures, who sees what, its history, giving it on, letting it go."""

from uuid import UUID

from app.views.case.parts_tab import PartsTab, TabPart
from app.views.workspace import Workspace

JOURNAL = "journal"
PARTS = (
    TabPart("files", "Billeder og filer", "case.files_tab", "FilesTab"),
    TabPart(JOURNAL, "Til fagsystemet", "journal.tab", "JournalTab"),
    TabPart("shown_as", "Vis som …", "case.shown_as", "ShownAsTab"),
    TabPart("history", "Hvad er sket", "case.history_tab", "HistoryTab"),
    TabPart("access", "Aktindsigt", "case.access_tab", "AccessTab"),
    TabPart("hand_over", "Giv sagen videre", "case.hand_over_tab", "HandOverTab"),
    TabPart("gedcom", "Slægt fra fil", "gedcom.tab", "GedcomTab"),
    TabPart("before", "Før sagen kom hertil", "case.before_tab", "BeforeTab"),
    TabPart("weight", "Sagens vægt", "case_load.weight_tab", "WeightTab", "case_weight"),
    TabPart("keeping", "Gem eller slet", "case.keeping_tab", "KeepingTab"),
)

KEYS = tuple(each.key for each in PARTS)


class MoreTab(PartsTab):
    """A list of parts, each a tab of its own with its own buttons in the header."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Mere om sagen", PARTS)
