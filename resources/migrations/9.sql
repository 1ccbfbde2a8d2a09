-- From 8 to 9: the day from which a case that came from another system is written here, and a search index where names
-- lie apart and every word is listed with how it sounds. It is filled again when the store opens. Never changed once
-- shipped.
ALTER TABLE case_ ADD COLUMN here_since DATE;
DROP TABLE IF EXISTS search_text;
DROP TABLE IF EXISTS search_text_names;
DROP TABLE IF EXISTS search_text_words;
DELETE FROM search_doc;
CREATE VIRTUAL TABLE search_text USING fts5(words, detail=none, prefix='1 2 3', tokenize='ascii');
INSERT INTO search_text(search_text, rank) VALUES('secure-delete', 1);
CREATE VIRTUAL TABLE search_text_names USING fts5(words, detail=none, prefix='1 2 3', tokenize='ascii');
INSERT INTO search_text_names(search_text_names, rank) VALUES('secure-delete', 1);
CREATE TABLE search_text_words (word TEXT PRIMARY KEY, back TEXT NOT NULL, sound TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX search_text_words_back ON search_text_words (back);
CREATE INDEX search_text_words_sound ON search_text_words (sound);
