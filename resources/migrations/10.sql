-- From 9 to 10: that a meeting, a follow-up or a visit that was planned did not happen, why, and who wrote it when.
-- Never changed once shipped.
ALTER TABLE follow_up ADD COLUMN not_held VARCHAR(40);
ALTER TABLE follow_up ADD COLUMN not_held_because TEXT;
ALTER TABLE follow_up ADD COLUMN not_held_on DATE;
ALTER TABLE follow_up ADD COLUMN not_held_by TEXT;
ALTER TABLE meeting ADD COLUMN not_held VARCHAR(40);
ALTER TABLE meeting ADD COLUMN not_held_on DATE;
ALTER TABLE meeting ADD COLUMN not_held_by TEXT;
