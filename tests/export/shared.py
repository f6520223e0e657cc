"""What the parts of the suite share: an export that must work, and stores of awkward names."""
import itertools, sqlite3
from check import *


def exported(store, *args):
    """What the command writes; it must say nothing."""
    status, out, said = run("export", "--store", store, *args)
    equal(f"export {' '.join(map(str, args))}", (0, ""), (status, said))
    return out


def same(name, expected, got):
    """As equal, but of long texts only the first line that differs is shown."""
    for e, g in itertools.zip_longest(expected.split("\n"), got.split("\n")):
        if e != g: return check(name, False, e, g)
    return check(name, True)


# Names that other formats would take for something else. Each replaces a name in the store; the first one is of a state with many agreements.
NASTY = ["=HYPERLINK(\"http://e/\")", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1+1", 'a "quote", a comma', "two\nlines\r\nand more", "one; two",
         "<b>&amp;</b>", "\u202eabc\u2028", "back\\slash \\u0041", "'apostrophe", "\x01\x7f\x85", "  ", "\U0001F600 é"]


def escaped(text):
    """As canonical N-Triples (RDF 1.1 N-Triples §4, RDFC-1.0 §5) have it."""
    return "".join({"\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\"}.get(
        c, f"\\u{ord(c):04X}" if ord(c) < 0x20 or ord(c) in (0x7f, 0xfffe, 0xffff) else c) for c in text)


def make_nasty(store):
    """A copy of the store in which the names of states and agreements are NASTY."""
    nasty = store.with_name("nasty.db")
    with sqlite3.connect(store) as source, sqlite3.connect(nasty) as db:
        source.backup(db)
        rows = db.execute("""SELECT DISTINCT o.id FROM triple t JOIN term s ON s.id = t.subject JOIN term p ON p.id = t.predicate JOIN term o ON o.id = t.object
            WHERE p.text LIKE '%#label>' AND o.text LIKE '%"@fr' AND (s.text LIKE '%/id/agreement/%' OR s.text LIKE '%/id/state/%') ORDER BY s.text DESC""").fetchall()
        for n, (id,) in enumerate(rows):
            db.execute("UPDATE term SET text = ? WHERE id = ?", (f'"{escaped(NASTY[n % len(NASTY)] + " " * (n // len(NASTY)))}"@fr', id))
    sqlite3.connect(nasty).close()
    return nasty
