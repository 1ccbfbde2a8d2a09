-- From 7 to 8: handing a case over, the weight of a case, aims of a plan, counts of colleagues. Never changed once shipped.
ALTER TABLE case_ ADD COLUMN caseworker TEXT;
ALTER TABLE child ADD COLUMN disability_only BOOLEAN;
ALTER TABLE child ADD COLUMN unaccompanied BOOLEAN;
ALTER TABLE goal ADD COLUMN status_on DATE;
ALTER TABLE intervention ADD COLUMN placement_kind TEXT;
CREATE TABLE period_file (
    period TEXT NOT NULL,
    mark TEXT NOT NULL,
    made_on DATE,
    read_on DATE,
    label TEXT,
    content TEXT NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_period_file PRIMARY KEY (id)
);
CREATE TABLE case_weight (
    criterion TEXT NOT NULL,
    level TEXT,
    points INTEGER,
    because TEXT,
    noted_on DATE,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_case_weight PRIMARY KEY (id),
    CONSTRAINT fk_case_weight_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_weight_case_id ON case_weight (case_id);
CREATE TABLE hand_over (
    from_name TEXT,
    to_name TEXT,
    begun_on DATE,
    planned_on DATE,
    meeting_id BLOB,
    no_meeting_because TEXT,
    family_told_on DATE,
    child_told_on DATE,
    child_wish TEXT,
    must_know TEXT,
    first_step TEXT,
    sent_on DATE,
    package TEXT,
    received_on DATE,
    received_by TEXT,
    remark TEXT,
    confirmed_on DATE,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_hand_over PRIMARY KEY (id),
    CONSTRAINT fk_hand_over_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_hand_over_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_hand_over_case_id ON hand_over (case_id);
CREATE INDEX ix_hand_over_meeting_id ON hand_over (meeting_id);
CREATE TABLE hand_over_point (
    hand_over_id BLOB NOT NULL,
    kind VARCHAR(40),
    person_id BLOB,
    record_id BLOB,
    text TEXT,
    seen_on DATE,
    question TEXT,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_hand_over_point PRIMARY KEY (id),
    CONSTRAINT fk_hand_over_point_hand_over_id FOREIGN KEY(hand_over_id) REFERENCES hand_over (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_hand_over_point_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_hand_over_point_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_hand_over_point_case_id ON hand_over_point (case_id);
CREATE INDEX ix_hand_over_point_hand_over_id ON hand_over_point (hand_over_id);
CREATE INDEX ix_hand_over_point_person_id ON hand_over_point (person_id);
CREATE TABLE plan_aim (
    plan_id BLOB NOT NULL,
    aim TEXT NOT NULL,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_plan_aim PRIMARY KEY (id),
    CONSTRAINT fk_plan_aim_plan_id FOREIGN KEY(plan_id) REFERENCES action_plan (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_plan_aim_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_plan_aim_case_id ON plan_aim (case_id);
CREATE INDEX ix_plan_aim_plan_id ON plan_aim (plan_id);
