"""The papers of the time before the plan: assessment, the child's voice, and what is told to whoever notified."""

from typing import Any

from app.documents.assessment_paper import assessment_pdf
from app.documents.concern_paper import concern_pdf
from app.documents.consent_form_paper import consent_form_pdf
from app.documents.notification_paper import notification_pdf
from app.documents.ruling_paper import ruling_pdf
from app.documents.voice_paper import voice_pdf
from app.services.assessment_paper import assessment_paper_for, finish_assessment_paper
from app.services.assessment_paper_rows import AssessmentDraft
from app.services.concern_paper import ConcernDraft, concern_paper_for, finish_concern_paper
from app.services.consent_form import consent_form_for, finish_consent_form
from app.services.consent_form_rows import ConsentFormDraft
from app.services.modules import ASSESSMENTS, NOTIFICATIONS, RULINGS
from app.services.notification_paper import NotificationDraft, finish_notification_paper, notification_paper_for
from app.services.ruling_paper import finish_ruling_paper, ruling_paper_for
from app.services.ruling_paper_rows import RulingDraft
from app.services.voice_paper import blank_sheets_for, finish_voice_paper, voice_paper_for
from app.services.voice_paper_rows import VoiceDraft
from app.views.papers.sort import Ask, PaperSort


def _assessment(key: str, name: str, copy: str) -> PaperSort[AssessmentDraft]:
    return PaperSort(
        key=key, name=name, read=assessment_paper_for, finish=finish_assessment_paper,
        draw=lambda draft: assessment_pdf(draft.paper), fixed={"copy": copy}, asks=(Ask.CHILD, Ask.RECIPIENT),
        plain=copy == "family", needs=ASSESSMENTS,
    )  # fmt: skip


def _voice(key: str, name: str, copy: str) -> PaperSort[VoiceDraft]:
    return PaperSort(
        key=key, name=name, read=voice_paper_for, finish=finish_voice_paper, draw=lambda draft: voice_pdf(draft.paper),
        fixed={"copy": copy}, asks=(Ask.CHILD,), plain=False,
    )  # fmt: skip


_CONCERN: PaperSort[ConcernDraft] = PaperSort(
    key="concern", name="Bekymringen, til fagpersonen", read=concern_paper_for, finish=finish_concern_paper,
    draw=lambda draft: concern_pdf(draft.paper), asks=(Ask.CHILD, Ask.RECIPIENT), plain=False,
)  # fmt: skip
_BLANK: PaperSort[VoiceDraft] = PaperSort(
    key="voice_blank", name="Ark til samtalen med barnet", read=blank_sheets_for, finish=finish_voice_paper,
    draw=lambda draft: voice_pdf(draft.paper), plain=False,
)  # fmt: skip
_NOTIFICATION: PaperSort[NotificationDraft] = PaperSort(
    key="notification", name="Det sker der nu, til den, der skrev", read=notification_paper_for,
    finish=finish_notification_paper, draw=lambda draft: notification_pdf(draft.paper),
    asks=(Ask.NOTIFICATION,), plain=False, needs=NOTIFICATIONS,
)  # fmt: skip

_CONSENT: PaperSort[ConsentFormDraft] = PaperSort(
    key="consent_form", name="Ark at skrive under på (tomme, når ingen er valgt)", read=consent_form_for,
    finish=finish_consent_form, draw=lambda draft: consent_form_pdf(draft.paper), asks=(Ask.RECIPIENT,),
)  # fmt: skip
_RULING: PaperSort[RulingDraft] = PaperSort(
    key="formal_decision", name="Afgørelse, notat til sagen", read=ruling_paper_for, finish=finish_ruling_paper,
    draw=lambda draft: ruling_pdf(draft.paper), asks=(Ask.CHILD,), plain=False, needs=RULINGS,
)  # fmt: skip

EARLY_SORTS: tuple[PaperSort[Any], ...] = (
    _CONCERN,
    _NOTIFICATION,
    _assessment("assessment", "Undersøgelsen", "family"),
    _assessment("assessment_professional", "Undersøgelsen, fagligt eksemplar", "professional"),
    _voice("voice_child", "{children} stemme, barnets eget", "child"),
    _voice("voice_case", "{children} stemme, fagligt eksemplar", "professional"),
    _BLANK,
    _CONSENT,
    _RULING,
)
"""In the order they are offered."""
