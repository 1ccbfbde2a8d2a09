-- From 6 to 7: worries, notifications, assessments, the voice of the child, consents and decisions. Never changed once shipped.
ALTER TABLE case_ ADD COLUMN stage VARCHAR(40) DEFAULT 'case';
ALTER TABLE due_item ADD COLUMN by_hour BOOLEAN DEFAULT '0' NOT NULL;
ALTER TABLE concern ADD COLUMN noted_on DATE;
ALTER TABLE concern ADD COLUMN told_by TEXT;
ALTER TABLE concern ADD COLUMN profession TEXT;
ALTER TABLE concern ADD COLUMN kind TEXT;
ALTER TABLE concern ADD COLUMN signs TEXT;
ALTER TABLE concern ADD COLUMN in_school TEXT;
ALTER TABLE concern ADD COLUMN in_daycare TEXT;
ALTER TABLE concern ADD COLUMN in_family TEXT;
ALTER TABLE concern ADD COLUMN can_change TEXT;
ALTER TABLE concern ADD COLUMN tried TEXT;
ALTER TABLE concern ADD COLUMN sparring_on DATE;
ALTER TABLE concern ADD COLUMN sparring TEXT;
ALTER TABLE concern ADD COLUMN limited BOOLEAN;
ALTER TABLE concern ADD COLUMN limited_because TEXT;
ALTER TABLE concern ADD COLUMN outcome VARCHAR(40) DEFAULT 'open';
ALTER TABLE concern ADD COLUMN closed_on DATE;
ALTER TABLE concern ADD COLUMN closed_because TEXT;
ALTER TABLE started_deadline ADD COLUMN source_id BLOB;
ALTER TABLE consent ADD COLUMN capacity VARCHAR(40);
ALTER TABLE consent ADD COLUMN withdrawn_on DATE;
ALTER TABLE consent ADD COLUMN from_whom TEXT;
ALTER TABLE consent ADD COLUMN intervention_id BLOB CONSTRAINT fk_consent_intervention_id REFERENCES intervention (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX ix_consent_intervention_id ON consent (intervention_id);
ALTER TABLE consent ADD COLUMN form_printed_on DATE;
ALTER TABLE child_talk ADD COLUMN alone BOOLEAN;
ALTER TABLE child_talk ADD COLUMN others TEXT;
ALTER TABLE child_talk ADD COLUMN companion TEXT;
ALTER TABLE child_talk ADD COLUMN decision_id BLOB CONSTRAINT fk_child_talk_decision_id REFERENCES formal_decision (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX ix_child_talk_decision_id ON child_talk (decision_id);
ALTER TABLE child_talk ADD COLUMN assessment_id BLOB CONSTRAINT fk_child_talk_assessment_id REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX ix_child_talk_assessment_id ON child_talk (assessment_id);
ALTER TABLE child_talk ADD COLUMN not_held_because TEXT;
ALTER TABLE child_talk ADD COLUMN done_instead TEXT;
ALTER TABLE attachment ADD COLUMN child_talk_id BLOB CONSTRAINT fk_attachment_child_talk_id REFERENCES child_talk (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX ix_attachment_child_talk_id ON attachment (child_talk_id);
ALTER TABLE journal_entry ADD COLUMN record_id BLOB;
CREATE TABLE advice_talk (
    "on" DATE NOT NULL,
    profession TEXT NOT NULL,
    kind TEXT,
    way VARCHAR(40),
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_advice_talk PRIMARY KEY (id)
);
CREATE TABLE orientation (
    person_id BLOB NOT NULL,
    child_id BLOB,
    asked_on DATE,
    told_on DATE,
    told TEXT,
    refused_because TEXT,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_orientation PRIMARY KEY (id),
    CONSTRAINT fk_orientation_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_orientation_child_id FOREIGN KEY(child_id) REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_orientation_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_orientation_case_id ON orientation (case_id);
CREATE INDEX ix_orientation_child_id ON orientation (child_id);
CREATE INDEX ix_orientation_person_id ON orientation (person_id);
CREATE TABLE fit_score (
    child_id BLOB,
    person_id BLOB,
    form TEXT NOT NULL,
    "on" DATE,
    first FLOAT,
    second FLOAT,
    third FLOAT,
    fourth FLOAT,
    intervention_id BLOB,
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
    CONSTRAINT pk_fit_score PRIMARY KEY (id),
    CONSTRAINT fk_fit_score_child_id FOREIGN KEY(child_id) REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_fit_score_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_fit_score_intervention_id FOREIGN KEY(intervention_id) REFERENCES intervention (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_fit_score_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_fit_score_case_id ON fit_score (case_id);
CREATE INDEX ix_fit_score_child_id ON fit_score (child_id);
CREATE INDEX ix_fit_score_intervention_id ON fit_score (intervention_id);
CREATE INDEX ix_fit_score_person_id ON fit_score (person_id);
CREATE TABLE notification (
    kind VARCHAR(40),
    received_on DATE,
    received_at VARCHAR(5),
    way VARCHAR(40),
    in_writing BOOLEAN,
    sender TEXT,
    anonymous BOOLEAN,
    sender_person_id BLOB,
    sender_name TEXT,
    professional BOOLEAN,
    dialogue BOOLEAN,
    qualified_on DATE,
    meeting_id BLOB,
    concern_id BLOB,
    text TEXT,
    parents_view TEXT,
    assessed_on DATE,
    assessed_at VARCHAR(5),
    assessed_by TEXT,
    urgency VARCHAR(40),
    judgement TEXT,
    reassessed_on DATE,
    reassessed_by TEXT,
    reassessment TEXT,
    receipt_on DATE,
    feedback_on DATE,
    feedback TEXT,
    family_contact_on DATE,
    quick_help VARCHAR(40),
    quick_help_because TEXT,
    quality TEXT,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_notification PRIMARY KEY (id),
    CONSTRAINT fk_notification_sender_person_id FOREIGN KEY(sender_person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_notification_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_notification_concern_id FOREIGN KEY(concern_id) REFERENCES concern (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_notification_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_notification_case_id ON notification (case_id);
CREATE INDEX ix_notification_concern_id ON notification (concern_id);
CREATE INDEX ix_notification_meeting_id ON notification (meeting_id);
CREATE INDEX ix_notification_sender_person_id ON notification (sender_person_id);
CREATE TABLE assessment (
    kind VARCHAR(40),
    noticed_on DATE,
    begun_on DATE,
    preliminary_on DATE,
    preliminary TEXT,
    finished_on DATE,
    template TEXT,
    template_version TEXT,
    notification_id BLOB,
    reason TEXT,
    limited_to TEXT,
    basis VARCHAR(40),
    child_part TEXT,
    siblings TEXT,
    second_caseworker TEXT,
    analysis TEXT,
    judgement TEXT,
    parents_comment TEXT,
    conclusion TEXT,
    purpose TEXT,
    can_help TEXT,
    outcome VARCHAR(40),
    outcome_because TEXT,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_assessment PRIMARY KEY (id),
    CONSTRAINT fk_assessment_notification_id FOREIGN KEY(notification_id) REFERENCES notification (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_assessment_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_assessment_case_id ON assessment (case_id);
CREATE INDEX ix_assessment_notification_id ON assessment (notification_id);
CREATE TABLE notification_child (
    notification_id BLOB NOT NULL,
    child_id BLOB NOT NULL,
    contact_on DATE,
    child_view TEXT,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_notification_child PRIMARY KEY (id),
    CONSTRAINT fk_notification_child_notification_id FOREIGN KEY(notification_id) REFERENCES notification (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_notification_child_child_id FOREIGN KEY(child_id) REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_notification_child_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_notification_child_case_id ON notification_child (case_id);
CREATE INDEX ix_notification_child_child_id ON notification_child (child_id);
CREATE INDEX ix_notification_child_notification_id ON notification_child (notification_id);
CREATE TABLE assessment_child (
    assessment_id BLOB NOT NULL,
    child_id BLOB NOT NULL,
    judgement TEXT,
    child_comment TEXT,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_assessment_child PRIMARY KEY (id),
    CONSTRAINT fk_assessment_child_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_assessment_child_child_id FOREIGN KEY(child_id) REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_assessment_child_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_assessment_child_assessment_id ON assessment_child (assessment_id);
CREATE INDEX ix_assessment_child_case_id ON assessment_child (case_id);
CREATE INDEX ix_assessment_child_child_id ON assessment_child (child_id);
CREATE TABLE assessment_view (
    assessment_id BLOB NOT NULL,
    heading TEXT NOT NULL,
    wording TEXT,
    aspect VARCHAR(40) NOT NULL,
    source VARCHAR(40) NOT NULL,
    person_id BLOB,
    child_id BLOB,
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
    CONSTRAINT pk_assessment_view PRIMARY KEY (id),
    CONSTRAINT fk_assessment_view_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_assessment_view_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_assessment_view_child_id FOREIGN KEY(child_id) REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_assessment_view_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_assessment_view_assessment_id ON assessment_view (assessment_id);
CREATE INDEX ix_assessment_view_case_id ON assessment_view (case_id);
CREATE INDEX ix_assessment_view_child_id ON assessment_view (child_id);
CREATE INDEX ix_assessment_view_person_id ON assessment_view (person_id);
CREATE TABLE fetched_information (
    assessment_id BLOB NOT NULL,
    what TEXT,
    whose TEXT,
    person_id BLOB,
    state VARCHAR(40),
    because TEXT,
    asked_on DATE,
    fetched_on DATE,
    basis VARCHAR(40),
    consent_id BLOB,
    law TEXT,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_fetched_information PRIMARY KEY (id),
    CONSTRAINT fk_fetched_information_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_fetched_information_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_fetched_information_consent_id FOREIGN KEY(consent_id) REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_fetched_information_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_fetched_information_assessment_id ON fetched_information (assessment_id);
CREATE INDEX ix_fetched_information_case_id ON fetched_information (case_id);
CREATE INDEX ix_fetched_information_consent_id ON fetched_information (consent_id);
CREATE INDEX ix_fetched_information_person_id ON fetched_information (person_id);
CREATE TABLE formal_decision (
    child_id BLOB,
    template TEXT,
    template_version TEXT,
    name TEXT,
    "on" DATE,
    legal_basis TEXT,
    purpose TEXT,
    expected_duration TEXT,
    expected_until TEXT,
    reasons TEXT,
    with_consent BOOLEAN,
    consent_note TEXT,
    child_view TEXT,
    parents_view TEXT,
    complaint_told BOOLEAN,
    complaint TEXT,
    decided_by TEXT,
    sent_on DATE,
    intervention_id BLOB,
    assessment_id BLOB,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_formal_decision PRIMARY KEY (id),
    CONSTRAINT fk_formal_decision_child_id FOREIGN KEY(child_id) REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_formal_decision_intervention_id FOREIGN KEY(intervention_id) REFERENCES intervention (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_formal_decision_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_formal_decision_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_formal_decision_assessment_id ON formal_decision (assessment_id);
CREATE INDEX ix_formal_decision_case_id ON formal_decision (case_id);
CREATE INDEX ix_formal_decision_child_id ON formal_decision (child_id);
CREATE INDEX ix_formal_decision_intervention_id ON formal_decision (intervention_id);
CREATE TABLE guide_tick (
    guide TEXT NOT NULL,
    version TEXT,
    step TEXT NOT NULL,
    wording TEXT,
    done_on DATE,
    initials TEXT,
    note TEXT,
    concern_id BLOB,
    notification_id BLOB,
    assessment_id BLOB,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_guide_tick PRIMARY KEY (id),
    CONSTRAINT fk_guide_tick_concern_id FOREIGN KEY(concern_id) REFERENCES concern (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_guide_tick_notification_id FOREIGN KEY(notification_id) REFERENCES notification (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_guide_tick_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_guide_tick_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_guide_tick_assessment_id ON guide_tick (assessment_id);
CREATE INDEX ix_guide_tick_case_id ON guide_tick (case_id);
CREATE INDEX ix_guide_tick_concern_id ON guide_tick (concern_id);
CREATE INDEX ix_guide_tick_notification_id ON guide_tick (notification_id);
CREATE TABLE professional_view (
    assessment_id BLOB NOT NULL,
    profession TEXT,
    person_id BLOB,
    "on" DATE,
    text TEXT,
    agreed BOOLEAN,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_professional_view PRIMARY KEY (id),
    CONSTRAINT fk_professional_view_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_professional_view_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_professional_view_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_professional_view_assessment_id ON professional_view (assessment_id);
CREATE INDEX ix_professional_view_case_id ON professional_view (case_id);
CREATE INDEX ix_professional_view_person_id ON professional_view (person_id);
CREATE TABLE party_hearing (
    person_id BLOB NOT NULL,
    decision_id BLOB,
    about TEXT,
    sent_on DATE,
    answer_by DATE,
    answered_on DATE,
    answer TEXT,
    companion_told BOOLEAN,
    companion TEXT,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_party_hearing PRIMARY KEY (id),
    CONSTRAINT fk_party_hearing_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_party_hearing_decision_id FOREIGN KEY(decision_id) REFERENCES formal_decision (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_party_hearing_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_party_hearing_case_id ON party_hearing (case_id);
CREATE INDEX ix_party_hearing_decision_id ON party_hearing (decision_id);
CREATE INDEX ix_party_hearing_person_id ON party_hearing (person_id);
CREATE TABLE house_word (
    child_talk_id BLOB NOT NULL,
    house VARCHAR(40) NOT NULL,
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
    CONSTRAINT pk_house_word PRIMARY KEY (id),
    CONSTRAINT fk_house_word_child_talk_id FOREIGN KEY(child_talk_id) REFERENCES child_talk (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_house_word_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_house_word_case_id ON house_word (case_id);
CREATE INDEX ix_house_word_child_talk_id ON house_word (child_talk_id);
CREATE TABLE wellbeing_mark (
    child_id BLOB NOT NULL,
    "on" DATE,
    ruler TEXT NOT NULL,
    ruler_version TEXT,
    question TEXT,
    wording TEXT,
    value INTEGER,
    rater VARCHAR(40),
    rated_by_id BLOB,
    because TEXT,
    child_talk_id BLOB,
    intervention_id BLOB,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_wellbeing_mark PRIMARY KEY (id),
    CONSTRAINT fk_wellbeing_mark_child_id FOREIGN KEY(child_id) REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_wellbeing_mark_rated_by_id FOREIGN KEY(rated_by_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_wellbeing_mark_child_talk_id FOREIGN KEY(child_talk_id) REFERENCES child_talk (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_wellbeing_mark_intervention_id FOREIGN KEY(intervention_id) REFERENCES intervention (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_wellbeing_mark_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_wellbeing_mark_case_id ON wellbeing_mark (case_id);
CREATE INDEX ix_wellbeing_mark_child_id ON wellbeing_mark (child_id);
CREATE INDEX ix_wellbeing_mark_child_talk_id ON wellbeing_mark (child_talk_id);
CREATE INDEX ix_wellbeing_mark_intervention_id ON wellbeing_mark (intervention_id);
CREATE INDEX ix_wellbeing_mark_rated_by_id ON wellbeing_mark (rated_by_id);
