-- From 4 to 5: the plan as the law asks for it, interventions from wish to result, and what stands in the other system. Never changed once shipped.
ALTER TABLE meeting ADD COLUMN enough VARCHAR(40);
ALTER TABLE meeting ADD COLUMN enough_because TEXT;
ALTER TABLE absence ADD COLUMN school_days FLOAT;
ALTER TABLE action_plan ADD COLUMN call_then TEXT;
ALTER TABLE action_plan ADD COLUMN template_version TEXT;
ALTER TABLE goal ADD COLUMN area VARCHAR(40);
ALTER TABLE goal ADD COLUMN seen_by TEXT;
ALTER TABLE goal ADD COLUMN status_because TEXT;
ALTER TABLE intervention ADD COLUMN amount TEXT;
ALTER TABLE intervention ADD COLUMN wished_on TEXT;
ALTER TABLE intervention ADD COLUMN expected_until TEXT;
ALTER TABLE intervention ADD COLUMN worked VARCHAR(40);
ALTER TABLE intervention ADD COLUMN family_view TEXT;
ALTER TABLE intervention ADD COLUMN plan_choice VARCHAR(40);
ALTER TABLE intervention ADD COLUMN plan_choice_because TEXT;
ALTER TABLE intervention ADD COLUMN programme_id TEXT;
ALTER TABLE intervention ADD COLUMN programme_version TEXT;
ALTER TABLE paper ADD COLUMN bytes_gone_on DATE;
ALTER TABLE participant ADD COLUMN call_planned_on DATE;
CREATE TABLE goal_responsible (
    goal_id BLOB NOT NULL,
    person_id BLOB,
    body TEXT,
    does TEXT,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_goal_responsible PRIMARY KEY (id),
    CONSTRAINT fk_goal_responsible_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_goal_responsible_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_goal_responsible_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_goal_responsible_case_id ON goal_responsible (case_id);
CREATE INDEX ix_goal_responsible_goal_id ON goal_responsible (goal_id);
CREATE INDEX ix_goal_responsible_person_id ON goal_responsible (person_id);
CREATE TABLE goal_step (
    goal_id BLOB NOT NULL,
    text TEXT,
    due TEXT,
    status VARCHAR(40),
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_goal_step PRIMARY KEY (id),
    CONSTRAINT fk_goal_step_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_goal_step_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_goal_step_case_id ON goal_step (case_id);
CREATE INDEX ix_goal_step_goal_id ON goal_step (goal_id);
CREATE TABLE intervention_arena (
    intervention_id BLOB NOT NULL,
    arena VARCHAR(40) NOT NULL,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_intervention_arena PRIMARY KEY (id),
    CONSTRAINT fk_intervention_arena_intervention_id FOREIGN KEY(intervention_id) REFERENCES intervention (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_intervention_arena_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_intervention_arena_case_id ON intervention_arena (case_id);
CREATE INDEX ix_intervention_arena_intervention_id ON intervention_arena (intervention_id);
CREATE TABLE journal_entry (
    box TEXT NOT NULL,
    meeting_id BLOB,
    follow_up_id BLOB,
    talk_id BLOB,
    goal_id BLOB,
    note_id BLOB,
    paper_id BLOB,
    text_sha256 TEXT,
    "on" DATE,
    "by" TEXT,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_journal_entry PRIMARY KEY (id),
    CONSTRAINT fk_journal_entry_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_journal_entry_follow_up_id FOREIGN KEY(follow_up_id) REFERENCES follow_up (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_journal_entry_talk_id FOREIGN KEY(talk_id) REFERENCES child_talk (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_journal_entry_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_journal_entry_note_id FOREIGN KEY(note_id) REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_journal_entry_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_journal_entry_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_journal_entry_case_id ON journal_entry (case_id);
CREATE INDEX ix_journal_entry_follow_up_id ON journal_entry (follow_up_id);
CREATE INDEX ix_journal_entry_goal_id ON journal_entry (goal_id);
CREATE INDEX ix_journal_entry_meeting_id ON journal_entry (meeting_id);
CREATE INDEX ix_journal_entry_note_id ON journal_entry (note_id);
CREATE INDEX ix_journal_entry_paper_id ON journal_entry (paper_id);
CREATE INDEX ix_journal_entry_talk_id ON journal_entry (talk_id);
CREATE TABLE plan_answer (
    plan_id BLOB NOT NULL,
    child_id BLOB,
    "key" TEXT NOT NULL,
    heading TEXT,
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
    CONSTRAINT pk_plan_answer PRIMARY KEY (id),
    CONSTRAINT fk_plan_answer_plan_id FOREIGN KEY(plan_id) REFERENCES action_plan (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_plan_answer_child_id FOREIGN KEY(child_id) REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_plan_answer_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_plan_answer_case_id ON plan_answer (case_id);
CREATE INDEX ix_plan_answer_child_id ON plan_answer (child_id);
CREATE INDEX ix_plan_answer_plan_id ON plan_answer (plan_id);
