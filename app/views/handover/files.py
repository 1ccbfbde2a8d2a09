"""What the pages of hand-over share: the kinds of files they ask for, and what the IT department allows."""

KIND = "Pakke fra Rundbord (*.rundbord)"
KIND_IN = "Pakke, kvittering eller sag fra Rundbord (*.rundbord *.kvittering *.json)"
KEY_KIND = "Nøgle fra Rundbord (*.txt)"
KEY_NAME = "rundbord-noegle.txt"
EXPORT = "hand_over"
"""What hand-over is called in the policy file."""
NOT_ALLOWED = "Jeres it-afdeling har slået overdragelse fra på denne computer."
