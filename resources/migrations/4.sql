-- From 3 to 4: the network meeting from invitation to next time. Never changed once shipped.
ALTER TABLE consent ADD COLUMN topic VARCHAR(40);
ALTER TABLE consent ADD COLUMN basis VARCHAR(40);
ALTER TABLE consent ADD COLUMN law TEXT;
ALTER TABLE meeting ADD COLUMN lead_id BLOB CONSTRAINT fk_meeting_lead_id REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX ix_meeting_lead_id ON meeting (lead_id);
ALTER TABLE meeting ADD COLUMN follows_id BLOB CONSTRAINT fk_meeting_follows_id REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX ix_meeting_follows_id ON meeting (follows_id);
ALTER TABLE meeting ADD COLUMN other_part_id BLOB CONSTRAINT fk_meeting_other_part_id REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX ix_meeting_other_part_id ON meeting (other_part_id);
ALTER TABLE meeting ADD COLUMN interpreter TEXT;
ALTER TABLE meeting ADD COLUMN practical TEXT;
ALTER TABLE meeting ADD COLUMN companion_told BOOLEAN;
ALTER TABLE meeting ADD COLUMN not_repeated TEXT;
ALTER TABLE meeting ADD COLUMN closed_on DATE;
ALTER TABLE meeting ADD COLUMN closed_at VARCHAR(5);
ALTER TABLE child_talk ADD COLUMN meeting_id BLOB CONSTRAINT fk_child_talk_meeting_id REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX ix_child_talk_meeting_id ON child_talk (meeting_id);
ALTER TABLE contribution ADD COLUMN on_behalf_of_id BLOB CONSTRAINT fk_contribution_on_behalf_of_id REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX ix_contribution_on_behalf_of_id ON contribution (on_behalf_of_id);
ALTER TABLE paper ADD COLUMN meeting_id BLOB CONSTRAINT fk_paper_meeting_id REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX ix_paper_meeting_id ON paper (meeting_id);
ALTER TABLE participant ADD COLUMN invited_on DATE;
ALTER TABLE participant ADD COLUMN invited_how TEXT;
ALTER TABLE participant ADD COLUMN own_language TEXT;
ALTER TABLE participant ADD COLUMN turns INTEGER;
ALTER TABLE participant ADD COLUMN may_be_told TEXT;
ALTER TABLE participant ADD COLUMN called_back_by_id BLOB CONSTRAINT fk_participant_called_back_by_id REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX ix_participant_called_back_by_id ON participant (called_back_by_id);
ALTER TABLE participant ADD COLUMN called_back_on DATE;
ALTER TABLE scale ADD COLUMN revealed BOOLEAN;
ALTER TABLE agreement ADD COLUMN proposed_by_id BLOB CONSTRAINT fk_agreement_proposed_by_id REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX ix_agreement_proposed_by_id ON agreement (proposed_by_id);
ALTER TABLE agreement ADD COLUMN family_answer VARCHAR(40);
ALTER TABLE agreement ADD COLUMN continues_id BLOB CONSTRAINT fk_agreement_continues_id REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX ix_agreement_continues_id ON agreement (continues_id);
ALTER TABLE agreement ADD COLUMN typed TEXT;
ALTER TABLE agreement ADD COLUMN to_check TEXT;
CREATE TABLE hard_stop (
    kind VARCHAR(40) NOT NULL,
    subject_id BLOB,
    against_id BLOB,
    noted_on DATE,
    reason TEXT,
    assessed_on DATE,
    assessed_by TEXT,
    decision TEXT,
    decided_by TEXT,
    decided_on DATE,
    ended_on DATE,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_hard_stop PRIMARY KEY (id),
    CONSTRAINT fk_hard_stop_subject_id FOREIGN KEY(subject_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_hard_stop_against_id FOREIGN KEY(against_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_hard_stop_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_hard_stop_against_id ON hard_stop (against_id);
CREATE INDEX ix_hard_stop_case_id ON hard_stop (case_id);
CREATE INDEX ix_hard_stop_subject_id ON hard_stop (subject_id);
CREATE TABLE agenda_point (
    meeting_id BLOB NOT NULL,
    wished_by_id BLOB,
    text TEXT,
    done BOOLEAN,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_agenda_point PRIMARY KEY (id),
    CONSTRAINT fk_agenda_point_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_agenda_point_wished_by_id FOREIGN KEY(wished_by_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_agenda_point_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_agenda_point_case_id ON agenda_point (case_id);
CREATE INDEX ix_agenda_point_meeting_id ON agenda_point (meeting_id);
CREATE INDEX ix_agenda_point_wished_by_id ON agenda_point (wished_by_id);
CREATE TABLE feedback (
    meeting_id BLOB NOT NULL,
    person_id BLOB,
    question TEXT,
    face INTEGER,
    value INTEGER,
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
    CONSTRAINT pk_feedback PRIMARY KEY (id),
    CONSTRAINT fk_feedback_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_feedback_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_feedback_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_feedback_case_id ON feedback (case_id);
CREATE INDEX ix_feedback_meeting_id ON feedback (meeting_id);
CREATE INDEX ix_feedback_person_id ON feedback (person_id);
CREATE TABLE safety_check (
    meeting_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    answer VARCHAR(40),
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
    CONSTRAINT pk_safety_check PRIMARY KEY (id),
    CONSTRAINT fk_safety_check_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_safety_check_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_safety_check_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_safety_check_case_id ON safety_check (case_id);
CREATE INDEX ix_safety_check_meeting_id ON safety_check (meeting_id);
CREATE INDEX ix_safety_check_person_id ON safety_check (person_id);
CREATE TABLE agreement_review (
    agreement_id BLOB NOT NULL,
    meeting_id BLOB,
    outcome VARCHAR(40) NOT NULL,
    note TEXT,
    judged_on DATE,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_agreement_review PRIMARY KEY (id),
    CONSTRAINT fk_agreement_review_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_agreement_review_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_agreement_review_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_agreement_review_agreement_id ON agreement_review (agreement_id);
CREATE INDEX ix_agreement_review_case_id ON agreement_review (case_id);
CREATE INDEX ix_agreement_review_meeting_id ON agreement_review (meeting_id);
