"""What loaders refuse in Turtle, N-Triples and N-Quads, from their issue trackers: one function a point, each yields what is wrong.

Tokens are told apart by a grammar of its own, narrower than Turtle's: whatever it does not know is itself a fault.
"""
import datetime, re

XSD = "http://www.w3.org/2001/XMLSchema#"
IRI = r"<[^\x00-\x20<>\"{}|^`\\]*>"
STRING = r'"(?:[^"\\\x00-\x1f\x7f]|\\[tbnrf"\\]|\\u[0-9A-F]{4})*"'
NAME = r"[a-z]+:[A-Za-z0-9_](?:[A-Za-z0-9_-]*)"
TOKEN = re.compile(rf"(?P<iri>{IRI})|(?P<string>{STRING})(?:(?P<lang>@[a-z]+(?:-[a-z0-9]+)*)|\^\^(?P<type>{IRI}|{NAME}))?|(?P<a>a(?= ))|(?P<name>{NAME})|(?P<mark>[;,.])")
PREFIX = re.compile(rf"@prefix ([a-z]+): ({IRI}) \.")


def bytes_and_lines(raw):
    """No byte order mark (virtuoso-opensource#532), UTF-8, ended by a line feed, no carriage return."""
    if raw.startswith(b"\xef\xbb\xbf"): yield "a byte order mark"
    if not raw.endswith(b"\n"): yield "no line feed at the end"
    if b"\r" in raw: yield "a carriage return"
    try: raw.decode("utf-8")
    except UnicodeDecodeError as trouble: yield str(trouble)


def prefixes(text):
    """All in one block on top, none twice (qlever#2113, #1794), every one that is used declared (kuzu#2771)."""
    head, _, body = text.partition("\n\n")
    found = [PREFIX.fullmatch(line) for line in head.split("\n")]
    if not all(found): yield f"not a line of prefixes: {head[:100]}"
    names = [m[1] for m in found if m]
    if len(set(names)) != len(names): yield f"a prefix twice: {names}"
    if re.search(r"^\s*@?(prefix|base)\b", body, re.I | re.M): yield "a prefix or base below the top"


def tokens(text):
    """-> (kind, match) of all, checking that nothing stands between but white space: no comment (qlever PR#3416), no blank node
    (virtuoso-opensource#1019), no long string (qlever#1888), no bare number, no escape in a name (virtuoso-opensource#926)."""
    at, faults, out = 0, [], []
    for m in TOKEN.finditer(text):
        between = text[at:m.start()]
        if between.strip(" \n") or (at and not between): faults.append(f"unknown: {between.strip()[:80]!r}")
        out.append((m.lastgroup if m.lastgroup not in ("lang", "type") else "string", m))
        at = m.end()
    if text[at:].strip(): faults.append(f"unknown: {text[at:][:80]!r}")
    return out, faults


def ends(text):
    """A statement ends with a space, a dot and a line feed (virtuoso-opensource#725, #540; qlever#3288)."""
    for line in text.split("\n"):
        if line.endswith(".") and not line.endswith(" ."): yield f"no space before the dot: {line[-60:]}"
        if line.endswith((";", ",")) and not line.endswith((" ;", " ,")): yield f"no space before: {line[-60:]}"


def iri(text):
    """Absolute, one '#' (lightrdf#9), no \\u (homermultitext#375, neosemantics#197), whole percent codes, no [ ] outside a host."""
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text): yield f"not absolute: {text}"
    if text.count("#") > 1: yield f"two #: {text}"
    if re.search(r"%(?![0-9A-Fa-f]{2})", text): yield f"half a percent code: {text}"
    if re.search(r"[\[\]]", re.sub(r"^[a-z]+://\[[0-9A-Fa-f:.]+\]", "", text)): yield f"brackets: {text}"
    if re.search("[\ue000-\uf8ff\u0080-\u009f\u202a-\u202e\u200e\u200f\ufffe\uffff]", text): yield f"a character no IRI has: {text!r}"


def literal(value, type):
    """Days that are in the calendar (Sparnatural#190, comunica#1098), integers of 64 bits, decimals in canonical form."""
    local = type.replace(XSD, "").replace("xsd:", "")
    if local == "integer":
        if not re.fullmatch(r"0|-?[1-9][0-9]*", value) or abs(int(value)) >= 2 ** 63: yield f"integer {value}"
    elif local == "decimal":
        if not re.fullmatch(r"-?(0|[1-9][0-9]*)\.([0-9]*[1-9]|0)", value): yield f"decimal {value}"
    elif local == "date":
        try: datetime.date.fromisoformat(value)
        except ValueError: yield f"date {value}"
    elif local == "gYearMonth":
        if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", value): yield f"month {value}"
    elif local == "gYear":
        if not re.fullmatch(r"[0-9]{4}", value): yield f"year {value}"
    elif local == "gMonthDay":
        if not re.fullmatch(r"--(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", value): yield f"day of a year {value}"
    else: yield f"a type that nobody writes: {type}"


def faults(raw, kind):
    """All of them, for a file of kind ttl, nt or nq."""
    yield from bytes_and_lines(raw)
    text = raw.decode("utf-8", "replace")
    declared = {}
    if kind == "ttl":
        yield from prefixes(text)
        declared = dict(PREFIX.findall(text))
        text = text.partition("\n\n")[2]
    found, unknown = tokens(text)
    yield from unknown
    yield from ends(text)
    for _, m in found:
        for name in filter(None, (m["iri"], m["type"], m["name"])):
            if name.startswith("<"): yield from iri(name[1:-1])
            elif kind != "ttl": yield f"a prefixed name: {name}"
            elif name.split(":")[0] not in declared: yield f"a prefix that is not declared: {name}"
        if m["type"]: yield from literal(m["string"][1:-1], m["type"].strip("<>"))
