-- From 2 to 3: the genogram remembers who stands where, and the network as the child draws it. Never changed once shipped.
ALTER TABLE person ADD COLUMN identical_twin BOOLEAN;
ALTER TABLE relation ADD COLUMN since TEXT;
ALTER TABLE relation ADD COLUMN until TEXT;
ALTER TABLE network_tie ADD COLUMN direction INTEGER;
ALTER TABLE network_tie ADD COLUMN placed_by_child BOOLEAN;
ALTER TABLE network_tie ADD COLUMN quality VARCHAR(40);
UPDATE network_tie SET quality = 'ordinary';
CREATE TABLE network_picture (
    child_id BLOB,
    drawn_on DATE,
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
    CONSTRAINT pk_network_picture PRIMARY KEY (id),
    CONSTRAINT fk_network_picture_child_id FOREIGN KEY(child_id) REFERENCES child (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_network_picture_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_network_picture_case_id ON network_picture (case_id);
CREATE INDEX ix_network_picture_child_id ON network_picture (child_id);
CREATE TABLE network_picture_spot (
    network_picture_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    sector VARCHAR(40),
    ring INTEGER,
    direction INTEGER,
    quality VARCHAR(40),
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_network_picture_spot PRIMARY KEY (id),
    CONSTRAINT fk_network_picture_spot_network_picture_id FOREIGN KEY(network_picture_id) REFERENCES network_picture (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_network_picture_spot_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_network_picture_spot_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_network_picture_spot_case_id ON network_picture_spot (case_id);
CREATE INDEX ix_network_picture_spot_network_picture_id ON network_picture_spot (network_picture_id);
CREATE INDEX ix_network_picture_spot_person_id ON network_picture_spot (person_id);
CREATE TABLE drawing_place (
    person_id BLOB NOT NULL,
    pinned_at FLOAT,
    order_key VARCHAR(60),
    case_id BLOB NOT NULL,
    id BLOB NOT NULL,
    created_at DATETIME,
    created_by VARCHAR(80),
    changed_at DATETIME,
    changed_by VARCHAR(80),
    hlc VARCHAR(60),
    deleted_at DATETIME,
    CONSTRAINT pk_drawing_place PRIMARY KEY (id),
    CONSTRAINT fk_drawing_place_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_drawing_place_case_id FOREIGN KEY(case_id) REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_drawing_place_case_id ON drawing_place (case_id);
CREATE INDEX ix_drawing_place_person_id ON drawing_place (person_id);
