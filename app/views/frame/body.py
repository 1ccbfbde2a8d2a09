"""The body of the main window: the rail on the left; the training banner, notices, pages and keys beside it."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.views.frame.training_banner import TrainingBanner
from app.views.widgets.keys import KeyBar
from app.views.widgets.notice import NoticeBar
from app.views.widgets.rail import Rail


def body_of(rail: Rail, notice: NoticeBar, pages: QStackedWidget, keys: KeyBar, *, training: bool) -> QWidget:
    """Return the parts laid out beside each other; `training` puts the banner on top of the pages."""
    right = QVBoxLayout()
    right.setSpacing(0)
    if training:
        right.addWidget(TrainingBanner())
    told = QVBoxLayout()
    told.setContentsMargins(32, 0, 32, 0)
    told.addWidget(notice)
    right.addLayout(told)
    right.addWidget(pages, 1)
    right.addWidget(keys)
    frame = QWidget()
    both = QHBoxLayout(frame)
    both.setContentsMargins(0, 0, 0, 0)
    both.setSpacing(0)
    both.addWidget(rail)
    both.addLayout(right, 1)
    return frame
