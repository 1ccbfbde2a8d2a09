"""»Til fagsystemet«: what waits, the strip that stays on top while it is pasted, and the boxes' names."""
