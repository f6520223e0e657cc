"""What the suites written in Python share: counting checks, running the program, reading N-Triples."""
import os, re, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("BUILD") or ROOT / "build").resolve()
ENTENTE = str(BUILD / "entente")
SHARED = Path(os.environ.get("ENTENTE_SHARED") or ROOT.parent / "shared")
SANITIZED = os.environ.get("SANITIZED") == "1"

_count = {"passed": 0, "failed": 0, "skipped": 0}


def check(name, ok, expected=None, got=None):
    """One check. A failing one says what was expected and what came."""
    _count["passed" if ok else "failed"] += 1
    if not ok:
        print(f"failed: {name}")
        if expected is not None: print(f"  expected: {expected}")
        if got is not None: print(f"  got:      {str(got)[:2000]}")
    return ok


def equal(name, expected, got):
    return check(name, expected == got, repr(expected), repr(got))


def skip(name, why):
    _count["skipped"] += 1
    print(f"skipped: {name}: {why}")


def end():
    print(f"{_count['passed']} passed, {_count['failed']} failed, {_count['skipped']} skipped")
    sys.exit(_count["failed"] > 0)


def run(*args, input=None, env=None, cwd=None, timeout=600, prefix=()):
    """Runs the program and returns (status, stdout, stderr) as text; bad UTF-8 comes back as surrogates."""
    full = dict(os.environ, **(env or {}))
    if isinstance(input, str): input = input.encode()
    p = subprocess.run([*prefix, ENTENTE, *map(str, args)], input=input if input is not None else b"", capture_output=True,
                       env=full, cwd=cwd, timeout=timeout)
    return p.returncode, p.stdout.decode("utf-8", "surrogateescape"), p.stderr.decode("utf-8", "surrogateescape")


def workspace():
    """A temporary folder below the build folder, gone at the end of the run."""
    return tempfile.TemporaryDirectory(dir=BUILD, prefix="test-")


def sample():
    """The sample documents as JSON Lines (text)."""
    return subprocess.run([ROOT / "tests/gold/sample"], check=True, capture_output=True).stdout.decode()


# ---------------------------------------------------------------- N-Triples
_TERM = re.compile(r'<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?|(_:\S+)')
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", '"': '"', "\\": "\\", "b": "\b", "f": "\f", "'": "'"}


def _unescape(s):
    if "\\" not in s: return s
    return re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\(.)",
                  lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else _ESCAPES.get(m[3], m[3]), s)


def ntriples(text):
    """-> list of (s, p, o); a term is ("iri", value), ("literal", value, lang, datatype) or ("blank", label)."""
    out = []
    # not splitlines(): a literal may hold U+2028 or U+0085 as they are
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"): continue
        terms = []
        for m in _TERM.finditer(line):
            iri, literal, lang, datatype, blank = m.groups()
            terms.append(("iri", _unescape(iri)) if iri is not None else
                         ("literal", _unescape(literal), lang or "", datatype or "") if literal is not None else ("blank", blank))
            if len(terms) == 3: break
        if len(terms) != 3: raise ValueError(f"line {number}: not N-Triples: {line[:200]}")
        out.append(tuple(terms))
    return out


def turtle(path):
    """The triples of a Turtle file, read by rapper."""
    p = subprocess.run(["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(path)], capture_output=True)
    if p.returncode: raise ValueError(f"rapper cannot read {path}: {p.stderr.decode()[:500]}")
    return ntriples(p.stdout.decode())
