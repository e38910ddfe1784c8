"""Names in the order of the Unicode Collation Algorithm, and texts folded for searching.

Why PostgreSQL computes both, and from which data, is in docs/decisions/words.md. The weights lie in a schema of their
own, since they are data of the standard and not of the product. The triggers fire for replicas too (`ENABLE ALWAYS`):
whoever writes a name, its key is there.
"""

import unicodedata

from pyuca.collator import Collator_10_0_0
from tortoise import migrations
from tortoise.migrations import operations as ops

# Combining marks that are dropped: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels and tatweel.
MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    r"\u0610-\u061a\u0640\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
# Letters that Unicode does not decompose, and the many forms of apostrophes and hyphens.
SINGLE = {
    "ø": "o", "ı": "i", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ŋ": "n", "ƶ": "z", "ɨ": "i", "ʉ": "u",
    "ς": "σ", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "′": "'", "`": "'", "´": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
}
SEVERAL = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}


def fold():
    """SQL that folds `$1`: compatibility forms, case, letters with strokes, accents."""
    found = 'lower(normalize($1, NFKD) COLLATE "pg_c_utf8")'
    for one, other in SEVERAL.items():
        found = f"replace({found}, '{one}', '{other}')"
    after = "".join(SINGLE.values()).replace("'", "''")
    found = f"translate({found}, '{''.join(SINGLE)}', '{after}')"
    return f"normalize(regexp_replace({found}, '[{MARKS}]', '', 'g'), NFC)"


FUNCTIONS = [
    f"CREATE FUNCTION search_fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN {fold()}",
    # What LIKE finds the folded text by, as it stands.
    r"""
    CREATE FUNCTION search_pattern(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN regexp_replace(search_fold($1), '([\\%_])', '\\\1', 'g')
    """,
    # UTS 10, "Derived Collation Elements": the primary weights of a character that has no element, in hexadecimal.
    """
    CREATE FUNCTION unicode.derived_primary(one text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $body$
    DECLARE
        point int := ascii(one);
        base int;
    BEGIN
        IF point BETWEEN 94208 AND 101119 THEN
            RETURN lpad(to_hex(64256), 4, '0') || lpad(to_hex((point - 94208) | 32768), 4, '0');
        ELSIF point BETWEEN 110960 AND 111359 THEN
            RETURN lpad(to_hex(64257), 4, '0') || lpad(to_hex((point - 110960) | 32768), 4, '0');
        ELSIF point BETWEEN x'4E00'::int AND x'9FEA'::int OR point IN (
            64014, 64015, 64017, 64019, 64020, 64031, 64033, 64035, 64036, 64039, 64040, 64041
        ) THEN
            base := 64320;
        ELSIF point BETWEEN x'3400'::int AND x'4DB5'::int OR point BETWEEN x'20000'::int AND x'2A6D6'::int
            OR point BETWEEN x'2A700'::int AND x'2B734'::int OR point BETWEEN x'2B740'::int AND x'2B81D'::int
            OR point BETWEEN x'2B820'::int AND x'2CEA1'::int OR point BETWEEN x'2CEB0'::int AND x'2EBE0'::int THEN
            base := 64384;
        ELSE
            base := 64448;
        END IF;
        RETURN lpad(to_hex(base + (point >> 15)), 4, '0') || lpad(to_hex((point & 32767) | 32768), 4, '0');
    END;
    $body$
    """,
    # UTS 10, S2: with contractions, those over marks in between too; for the few texts that may hold one.
    """
    CREATE FUNCTION unicode.contracted(characters text[]) RETURNS text[] LANGUAGE plpgsql STABLE AS $body$
    DECLARE
        rest text[] := characters;
        element unicode.collation_element;
        longer unicode.collation_element;
        width int;
        position int;
        class int;
        last_class int;
        weights text[] := ARRAY['', '', ''];
    BEGIN
        WHILE cardinality(rest) > 0 LOOP
            width := 1;
            SELECT * INTO element FROM unicode.collation_element e WHERE e.characters = rest[1];
            IF element.followers && rest THEN
                FOR wide IN REVERSE least(3, cardinality(rest)) .. 2 LOOP
                    SELECT * INTO longer FROM unicode.collation_element e
                    WHERE e.characters = array_to_string(rest[1 : wide], '');
                    IF FOUND THEN
                        element := longer;
                        width := wide;
                        EXIT;
                    END IF;
                END LOOP;
                last_class := NULL;
                position := width + 1;
                WHILE position <= cardinality(rest) LOOP
                    class := coalesce(
                        (SELECT e.combining FROM unicode.collation_element e WHERE e.characters = rest[position]), 0);
                    EXIT WHEN class = 0 OR class IS NOT DISTINCT FROM last_class;
                    last_class := class;
                    SELECT * INTO longer FROM unicode.collation_element e
                    WHERE e.characters = array_to_string(rest[1 : width] || rest[position], '');
                    IF FOUND THEN
                        element := longer;
                        rest := rest[1 : position - 1] || rest[position + 1 :];
                        EXIT;
                    END IF;
                    position := position + 1;
                END LOOP;
            END IF;
            weights[1] := weights[1] || coalesce(element.primaries, unicode.derived_primary(rest[1]));
            weights[2] := weights[2] || coalesce(element.secondaries, '0020');
            weights[3] := weights[3] || coalesce(element.tertiaries, '0002');
            rest := rest[width + 1 :];
        END LOOP;
        RETURN weights;
    END;
    $body$
    """,
    # The key of UTS 10 of three levels, none ignored, without the commonest weights at the end of the second and the
    # third level, and cut at 1,024 bytes; then the name itself, so that only equal names have equal keys.
    r"""
    CREATE FUNCTION name_sort_key(name text) RETURNS bytea LANGUAGE plpgsql STABLE STRICT AS $body$
    DECLARE
        split text[] := string_to_array(normalize(name, NFD), NULL);
        contracts boolean;
        weights text[];
    BEGIN
        SELECT
            bool_or(e.followers && split),
            ARRAY[
                string_agg(coalesce(e.primaries, unicode.derived_primary(c.one)), '' ORDER BY c.n),
                string_agg(coalesce(e.secondaries, '0020'), '' ORDER BY c.n),
                string_agg(coalesce(e.tertiaries, '0002'), '' ORDER BY c.n)
            ]
        INTO contracts, weights
        FROM unnest(split) WITH ORDINALITY c (one, n) LEFT JOIN unicode.collation_element e ON e.characters = c.one;
        IF contracts THEN
            weights := unicode.contracted(split);
        END IF;
        RETURN substr(decode(
            coalesce(weights[1], '') || '0000' || regexp_replace(coalesce(weights[2], ''), '(0020)+$', '')
                || '0000' || regexp_replace(coalesce(weights[3], ''), '(0002)+$', ''),
            'hex'
        ), 1, 1024) || '\x0000' || convert_to(name, 'UTF8');
    END;
    $body$
    """,
]

SORTED = {"learner": "name", "organization": "name", "team": "name", "certificate": "holder_name"}
FOLDED = {"learner": "name", "organization": "name"}

INDEXES = {
    "learner_by_name": "learner (name_sort, id)",
    "organization_by_name": "organization (name_sort, id)",
    "learner_name_folded": "learner USING gin (name_folded gin_trgm_ops)",
    "organization_name_folded": "organization USING gin (name_folded gin_trgm_ops)",
}


def words_of(table):
    """Columns of a table that a trigger keeps, and what fills them where there are rows already."""
    column = SORTED[table]
    kept = {f"{column}_sort": f"name_sort_key(NEW.{column})"}
    if table in FOLDED:
        kept[f"{column}_folded"] = f"search_fold(NEW.{column})"
    yield f"ALTER TABLE {table} ADD COLUMN {column}_sort bytea"
    if table in FOLDED:
        yield f"ALTER TABLE {table} ADD COLUMN {column}_folded text"
    name = f"{table}_has_words"
    body = " ".join(f"NEW.{column} := {value};" for column, value in kept.items())
    yield f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN {body} RETURN NEW; END; $body$"
    # What already is there keeps its other rules out: certificates are not changed otherwise.
    yield f"ALTER TABLE {table} DISABLE TRIGGER USER"
    filled = ", ".join(f"{column} = {value.replace('NEW.', '')}" for column, value in kept.items())
    yield f"UPDATE {table} SET {filled}"
    yield f"ALTER TABLE {table} ENABLE TRIGGER USER"
    for column in kept:
        yield f"ALTER TABLE {table} ALTER COLUMN {column} SET NOT NULL"
    changed = ", ".join((SORTED[table], *kept))
    yield (
        f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OF {changed} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    )
    yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"


def elements():
    """Every collation element of the library: characters, three levels, what may follow, the combining class."""
    found = {}
    _collect(Collator_10_0_0().table.root, "", found)
    # A text is decomposed before it is looked up, and PostgreSQL keeps no NUL.
    found = {one: weights for one, weights in found.items() if one != "\0" and unicodedata.normalize("NFD", one) == one}
    followers = {}
    for one in found:
        if len(one) > 1:
            followers.setdefault(one[0], set()).update(one[1:])
    for one, weights in found.items():
        levels = ["".join(f"{weight[level]:04x}" for weight in weights if weight[level]) for level in range(3)]
        yield one, *levels, "".join(sorted(followers.get(one, ()))), unicodedata.combining(one) if len(one) == 1 else 0


def _collect(node, characters, found):
    if node.value:
        found[characters] = node.value
    for point, child in (node.children or {}).items():
        _collect(child, characters + chr(point), found)


async def fill(_apps, editor):
    """Weights of the Default Unicode Collation Element Table, as the library `pyuca` brings it."""
    columns = [list(column) for column in zip(*elements(), strict=True)]
    await editor.client.execute_query(
        "INSERT INTO unicode.collation_element SELECT one, first, second, third,"
        " CASE WHEN follow <> '' THEN string_to_array(follow, NULL) END, combining"
        " FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::smallint[])"
        " AS every (one, first, second, third, follow, combining)",
        columns,
    )
    await editor.client.execute_script("ANALYZE unicode.collation_element")


async def nothing(_apps, _editor):
    """The schema goes with its table."""


class Migration(migrations.Migration):
    dependencies = [("tessera", "0006_paused_invitations")]

    operations = [
        ops.RunSQL(
            'CREATE SCHEMA unicode; CREATE TABLE unicode.collation_element (characters text COLLATE "C" PRIMARY KEY,'
            " primaries text NOT NULL, secondaries text NOT NULL, tertiaries text NOT NULL,"
            " followers text[], combining smallint NOT NULL);" + ";\n".join(FUNCTIONS)
        ),
        ops.RunPython(fill, nothing),
        ops.RunSQL(
            ";\n".join(
                [
                    *(statement for table in SORTED for statement in words_of(table)),
                    "DROP INDEX learner_name_search, organization_name_search",
                    *(f"CREATE INDEX {name} ON {target}" for name, target in INDEXES.items()),
                ]
            )
        ),
    ]
