"""»Før planen«: what was known before there was a plan – worries, the child's voice, consents and what follows."""

from uuid import UUID

from app.services.modules import ASSESSMENTS, GUIDES, NOTIFICATIONS, RULINGS
from app.views.case.parts_tab import PartsTab, TabPart
from app.views.workspace import Workspace

PARTS = (
    TabPart("concerns", "Bekymringer", "early.concerns_tab", "ConcernsTab"),
    TabPart("notifications", "Underretninger", "notifications.tab", "NotificationsTab", NOTIFICATIONS),
    TabPart("assessments", "Undersøgelse", "assessment.tab", "AssessmentTab", ASSESSMENTS),
    TabPart("voice", "Barnets stemme", "voice.tab", "VoiceTab"),
    TabPart("consents", "Samtykke", "consents.tab", "ConsentsTab"),
    TabPart("rulings", "Afgørelser", "rulings.tab", "RulingsTab", RULINGS),
    TabPart("guides", "Handleguides", "guides.tab", "GuidesTab", GUIDES),
)

KEYS = tuple(each.key for each in PARTS)


class EarlyTab(PartsTab):
    """Everything before the plan; the register, the assessment, the decisions and the guides only when they are on."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Før planen", PARTS)
