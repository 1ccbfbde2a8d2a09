-- From 5 to 6: deadlines that were set going, dates put off, reviews with the leader, who took part in a follow-up. Never changed once shipped.
ALTER TABLE due_item ADD COLUMN law TEXT;
ALTER TABLE due_item ADD COLUMN uncertain BOOLEAN DEFAULT '0' NOT NULL;
ALTER TABLE due_item ADD COLUMN earliest_on DATE;
ALTER TABLE due_item ADD COLUMN snoozed_until DATE;
ALTER TABLE due_item ADD COLUMN snoozed_because TEXT;
DROP INDEX ix_due_item_due_on;
CREATE INDEX ix_due_item_window ON due_item (due_on, kind, recurrence, ends_on, source_table, earliest_on, snoozed_until, module);
ALTER TABLE contact ADD COLUMN at_time VARCHAR(5);
ALTER TABLE contact ADD COLUMN child_talked BOOLEAN;
ALTER TABLE contact ADD COLUMN in_course BOOLEAN;
ALTER TABLE follow_up ADD COLUMN not_talked_because TEXT;
ALTER TABLE follow_up ADD COLUMN heard_instead TEXT;
ALTER TABLE follow_up_decision ADD COLUMN to_rung INTEGER;
CREATE TABLE case_review (
    planned_on DATE,
    held_on DATE,
    leader TEXT,
    text TEXT,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_case_review PRIMARY KEY (id),
    CONSTRAINT fk_case_review_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_review_case_id ON case_review (case_id);
CREATE TABLE snooze (
    source_table TEXT NOT NULL,
    source_id BLOB NOT NULL,
    rule_id TEXT NOT NULL,
    due_on DATE,
    until DATE NOT NULL,
    reason TEXT NOT NULL,
    decided_on DATE,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_snooze PRIMARY KEY (id),
    CONSTRAINT fk_snooze_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_snooze_case_id ON snooze (case_id);
CREATE TABLE started_deadline (
    rule_id TEXT NOT NULL,
    child_id BLOB,
    "on" DATE NOT NULL,
    at_time VARCHAR(5),
    done_on DATE,
    note TEXT,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_started_deadline PRIMARY KEY (id),
    CONSTRAINT fk_started_deadline_child_id FOREIGN KEY(child_id) REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_started_deadline_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_started_deadline_case_id ON started_deadline (case_id);
CREATE INDEX ix_started_deadline_child_id ON started_deadline (child_id);
CREATE TABLE follow_up_person (
    follow_up_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_follow_up_person PRIMARY KEY (id),
    CONSTRAINT fk_follow_up_person_follow_up_id FOREIGN KEY(follow_up_id) REFERENCES follow_up (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_follow_up_person_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_follow_up_person_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_follow_up_person_case_id ON follow_up_person (case_id);
CREATE INDEX ix_follow_up_person_follow_up_id ON follow_up_person (follow_up_id);
CREATE INDEX ix_follow_up_person_person_id ON follow_up_person (person_id);
CREATE TABLE intervention_goal (
    intervention_id BLOB NOT NULL,
    goal_id BLOB NOT NULL,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_intervention_goal PRIMARY KEY (id),
    CONSTRAINT fk_intervention_goal_intervention_id FOREIGN KEY(intervention_id) REFERENCES intervention (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_intervention_goal_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_intervention_goal_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_intervention_goal_case_id ON intervention_goal (case_id);
CREATE INDEX ix_intervention_goal_goal_id ON intervention_goal (goal_id);
CREATE INDEX ix_intervention_goal_intervention_id ON intervention_goal (intervention_id);
