-- The two books. Nobody but the owner's functions can write here, and nobody can change or remove.
CREATE SCHEMA permanent AUTHORIZATION heed_owner;
CREATE SCHEMA keys AUTHORIZATION heed_owner;
SET ROLE heed_owner;
GRANT USAGE ON SCHEMA permanent, keys TO heed_app;

CREATE TABLE permanent.head (
    book text PRIMARY KEY CHECK (book IN ('record', 'reads')),
    size bigint NOT NULL DEFAULT 0 CHECK (size >= 0)
) WITH (fillfactor = 10);
INSERT INTO permanent.head (book) VALUES ('record'), ('reads');

CREATE TABLE permanent.entry (
    book text COLLATE "C" NOT NULL,
    index bigint NOT NULL CHECK (index >= 0),
    file text COLLATE "C" NOT NULL,
    seq integer NOT NULL CHECK (seq >= 0),
    idem text COLLATE "C" NOT NULL,
    header bytea NOT NULL,
    blind bytea NOT NULL CHECK (length(blind) = 32),
    leaf_hash bytea NOT NULL CHECK (length(leaf_hash) = 32),
    PRIMARY KEY (book, index),
    UNIQUE (book, file, seq),
    UNIQUE (book, idem)
);

CREATE TABLE permanent.part (
    book text COLLATE "C" NOT NULL,
    index bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    key_id text NOT NULL,
    sealed bytea NOT NULL,
    PRIMARY KEY (book, index, name)
);

CREATE TABLE permanent.checkpoint (
    book text COLLATE "C" NOT NULL,
    size bigint NOT NULL CHECK (size >= 0),
    note text NOT NULL,
    signed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (book, size)
);

CREATE TABLE keys.file_key (
    file text PRIMARY KEY,
    root text NOT NULL,
    wrapped bytea NOT NULL
);

-- `root` names the root that wraps this key where it is not the file's own key.
CREATE TABLE keys.part_key (
    id text PRIMARY KEY,
    file text NOT NULL REFERENCES keys.file_key ON DELETE CASCADE,
    part text NOT NULL,
    root text,
    wrapped bytea NOT NULL
);
CREATE UNIQUE INDEX part_key_content ON keys.part_key (file) WHERE part = 'content';
CREATE INDEX part_key_file ON keys.part_key (file);

-- What a rotation replaced: the name is that of the file or of the part's key. Nothing is lost while the old root is.
CREATE TABLE keys.replaced (
    name text NOT NULL,
    root text NOT NULL,
    wrapped bytea NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE FUNCTION permanent.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on %.% is refused: the record is only ever added to',
        TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['entry', 'part', 'checkpoint'] LOOP
        EXECUTE format('CREATE TRIGGER no_change BEFORE UPDATE OR DELETE ON permanent.%I '
            'FOR EACH ROW EXECUTE FUNCTION permanent.refuse()', t);
        EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON permanent.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION permanent.refuse()', t);
        EXECUTE format('ALTER TABLE permanent.%I ENABLE ALWAYS TRIGGER no_change', t);
        EXECUTE format('ALTER TABLE permanent.%I ENABLE ALWAYS TRIGGER no_truncate', t);
    END LOOP;
END $$;

-- Appends entries that were sealed outside, all or none, and returns the index of the first. Files named beyond the
-- entries are only looked at: they must end where the caller saw them end.
-- HD001: the end of a file is not where the caller believed it to be. HD002: the command was recorded before.
CREATE FUNCTION permanent.append(
    p_book text, p_file text[], p_seq integer[], p_prev bytea[], p_idem text[],
    p_header bytea[], p_blind bytea[], p_leaf_hash bytea[],
    p_part_of integer[], p_part_name text[], p_part_key text[], p_part_sealed bytea[]
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    first bigint;
    stale record;
BEGIN
    -- Lock and read are two statements: a lock taken inside the reading statement reads the past.
    SELECT size INTO STRICT first FROM permanent.head WHERE book = p_book FOR UPDATE;

    IF EXISTS (SELECT FROM permanent.entry WHERE book = p_book AND idem = ANY (p_idem)) THEN
        RAISE EXCEPTION 'recorded before' USING ERRCODE = 'HD002';
    END IF;

    IF EXISTS (SELECT FROM unnest(p_part_of) AS n WHERE (n BETWEEN 0 AND cardinality(p_header) - 1) IS NOT TRUE) THEN
        RAISE EXCEPTION 'a part of no entry' USING ERRCODE = 'invalid_parameter_value';
    END IF;

    SELECT b.file, coalesce(last.seq + 1, 0) AS actual INTO stale
    FROM (
        SELECT u.*, lag(u.seq) OVER w AS earlier_seq, lag(u.leaf_hash) OVER w AS earlier_leaf
        FROM unnest(p_file, p_seq, p_prev, p_leaf_hash)
            WITH ORDINALITY AS u (file, seq, prev, leaf_hash, place)
        WINDOW w AS (PARTITION BY u.file ORDER BY u.place)
    ) b
    LEFT JOIN LATERAL (
        SELECT e.seq, e.leaf_hash FROM permanent.entry e
        WHERE b.earlier_seq IS NULL AND e.book = p_book AND e.file = b.file
        ORDER BY e.seq DESC LIMIT 1
    ) last ON true
    WHERE b.seq IS DISTINCT FROM coalesce(b.earlier_seq, last.seq, -1) + 1
       OR b.prev IS DISTINCT FROM coalesce(b.earlier_leaf, last.leaf_hash, decode(repeat('00', 32), 'hex'))
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'stale' USING ERRCODE = 'HD001', DETAIL = stale.file || ' ' || stale.actual;
    END IF;

    INSERT INTO permanent.entry (book, index, file, seq, idem, header, blind, leaf_hash)
    SELECT p_book, first + u.place - 1, u.file, u.seq, u.idem, u.header, u.blind, u.leaf_hash
    FROM unnest(p_file, p_seq, p_idem, p_header, p_blind, p_leaf_hash)
        WITH ORDINALITY AS u (file, seq, idem, header, blind, leaf_hash, place)
    WHERE u.place <= cardinality(p_header);

    INSERT INTO permanent.part (book, index, name, key_id, sealed)
    SELECT p_book, first + u.part_of, u.name, u.key_id, u.sealed
    FROM unnest(p_part_of, p_part_name, p_part_key, p_part_sealed) AS u (part_of, name, key_id, sealed);

    UPDATE permanent.head SET size = first + cardinality(p_header) WHERE book = p_book;
    RETURN first;
END $$;

-- HD003: the book is not that long.
CREATE FUNCTION permanent.add_checkpoint(p_book text, p_size bigint, p_note text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM permanent.head WHERE book = p_book AND size >= p_size) THEN
        RAISE EXCEPTION 'beyond the book' USING ERRCODE = 'HD003';
    END IF;
    INSERT INTO permanent.checkpoint (book, size, note) VALUES (p_book, p_size, p_note) ON CONFLICT DO NOTHING;
END $$;

-- Rotation: the same key under another root. What was sealed with it never changes, and what is replaced is kept:
-- nobody here can tell whether the new bytes are the same key.
CREATE FUNCTION keys.rewrap(p_file text, p_from text, p_root text, p_wrapped bytea) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH old AS (
        SELECT file, root, wrapped FROM keys.file_key
        WHERE file = p_file AND root = p_from AND p_from <> p_root FOR UPDATE
    ), kept AS (
        INSERT INTO keys.replaced (name, root, wrapped) SELECT file, root, wrapped FROM old
    )
    UPDATE keys.file_key k SET root = p_root, wrapped = p_wrapped FROM old WHERE k.file = old.file
    RETURNING true;
$$;

CREATE FUNCTION keys.rewrap_part(p_id text, p_from text, p_root text, p_wrapped bytea) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH old AS (
        SELECT id, root, wrapped FROM keys.part_key
        WHERE id = p_id AND root = p_from AND p_from <> p_root FOR UPDATE
    ), kept AS (
        INSERT INTO keys.replaced (name, root, wrapped) SELECT id, root, wrapped FROM old
    )
    UPDATE keys.part_key k SET root = p_root, wrapped = p_wrapped FROM old WHERE k.id = old.id
    RETURNING true;
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA permanent, keys FROM PUBLIC;
GRANT SELECT ON ALL TABLES IN SCHEMA permanent TO heed_app;
GRANT SELECT ON ALL TABLES IN SCHEMA keys TO heed_app;
GRANT INSERT ON keys.file_key, keys.part_key TO heed_app;
GRANT EXECUTE ON FUNCTION permanent.append, permanent.add_checkpoint, keys.rewrap, keys.rewrap_part TO heed_app;
RESET ROLE;
