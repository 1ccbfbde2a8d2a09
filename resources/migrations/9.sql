-- From 8 to 9: the day from which a case that came from another system is written here. Never changed once shipped.
ALTER TABLE case_ ADD COLUMN here_since DATE;
