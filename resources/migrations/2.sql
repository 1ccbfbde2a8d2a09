-- From 1 to 2: pictures and files of a case, what a citizen may see, and a quicker history. Never changed once shipped.
CREATE TABLE attachment (
    name TEXT,
    kind VARCHAR(40),
    about_id BLOB,
    meeting_id BLOB,
    dated DATE,
    note TEXT,
    media_type TEXT,
    size INTEGER,
    sha256 TEXT,
    journalised_on DATE,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_attachment PRIMARY KEY (id),
    CONSTRAINT fk_attachment_about_id FOREIGN KEY(about_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_attachment_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_attachment_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_attachment_about_id ON attachment (about_id);
CREATE INDEX ix_attachment_case_id ON attachment (case_id);
CREATE INDEX ix_attachment_meeting_id ON attachment (meeting_id);
CREATE TABLE sealed_file (
    sha256 VARCHAR(64) NOT NULL,
    name VARCHAR(64) NOT NULL,
    "key" BLOB NOT NULL,
    size INTEGER NOT NULL,
    CONSTRAINT pk_sealed_file PRIMARY KEY (sha256)
);
CREATE TABLE access_decision (
    person_id BLOB NOT NULL,
    record_table TEXT,
    record_id BLOB,
    included BOOLEAN NOT NULL,
    ground TEXT,
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
    CONSTRAINT pk_access_decision PRIMARY KEY (id),
    CONSTRAINT fk_access_decision_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_access_decision_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_access_decision_case_id ON access_decision (case_id);
CREATE INDEX ix_access_decision_person_id ON access_decision (person_id);
CREATE INDEX ix_step_case_id_seq ON step (case_id, seq);
