"""»Datoerne regnes ud igen«: shown when it takes more than a second, with a way to stop."""

from app.views.widgets.long_work import WAIT, LongWork

WORDS, STOP = "Datoerne i alle sager bliver regnet ud igen …", "Stop, og lad alt være som før"


class RedatingProgress(LongWork):
    """Told by the services how many cases of how many have new dates."""

    def __init__(self, wait: int = WAIT) -> None:
        super().__init__(WORDS, STOP, wait=wait)
