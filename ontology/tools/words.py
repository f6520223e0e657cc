"""What the generators of words share: the table of entries, the decisions between them, and their Turtle.

A generator runs by itself (french_words.py, french_verbs.py, english_words.py); this module is not run. A table becomes a
file of words so, with a Language that knows the morphology:

    class French(words.Language): ...
    words.generate(__doc__, French)

A fault of a table's lines, keys or irregular verbs ends the run at once; those of its entries (no form, no such act, no
example, forms shared without a decision) are all printed before it ends with exit status 1. Nothing is written then.
"""
import itertools
import os
import re
import unicodedata

from generator import HERE, fail, literal, literals, option_parser, publish, subject, wrapped

# one-letter keys of the table -> properties
KEYS = {"f": "form", "s": "singular", "P": "plural", "a": "acronym", "i": "infinitive", "r": "present", "t": "past",
        "u": "future", "o": "conditional", "j": "subjunctive", "q": "participle", "g": "gerund", "N": "noun"}
NOMINAL = ["form", "definite", "singular", "plural", "acronym"]
MUST_HAVE_EXAMPLE = {"Trigger", "Instrument", "EventNoun", "Office"}
ACTS = set("Sign Initial Agree Negotiate Conclude Adopt EnterForce Apply Ratify Suspend End Refuse Renew Commit Bind "
           "Cooperate Announce Plan Prepare Call Wish Discuss Meet Receive Visit Host Chair Participate Say Launch Name Lead Perform Transfer".split())
KINDS = set("treaty agreement memorandum joint-declaration partnership deal letter-of-intent framework roadmap contract "
            "understanding summit meeting dialogue council forum visit conference ceremony negotiation".split())
VALUE_PREFIX = {"Instrument": "kind:", "EventNoun": "kind:"}


class Language:
    """What a language says for itself; a subclass fills in what is empty here."""

    name = ""             # of its table: NAME_words.txt
    tag = ""              # of its literals and its folder, and the prefix of its entries
    forms = []            # the properties of forms, in the order in which they are written
    verb_keys = ()        # the keys of the table whose phrases it conjugates
    free = frozenset()    # classes whose forms may be shared without a decision
    source = None         # whence conjugated forms come, for dcterms:source
    articles = frozenset()  # definite articles, contracted ones too, with which an opener may end
    last = frozenset()    # classes of nouns behind which no adjective stands
    office_examples = {}  # value of an office -> sentence with {} for the office and its article

    def __init__(self):
        self.sections = {}  # sections of the table that hold no entries -> what takes their lines

    @classmethod
    def table(cls):
        return os.path.join(HERE, cls.name + "_words.txt")

    @classmethod
    def output(cls):
        return os.path.join(HERE, "..", "lexicon", cls.tag, "words.ttl")

    def holds_article(self, form):
        """does the form end with a definite article: « lors du »?"""
        return form.replace("'", "' ").split()[-1] in self.articles

    def readings(self, text):
        """all readings of {a|b} and of the language's macros"""
        raise NotImplementedError

    def conjugate(self, key, phrase):
        """property -> forms of a verb phrase under one of the verb_keys"""
        raise NotImplementedError

    def with_article(self, form):
        """the name of an office as the subject of a sentence"""
        raise NotImplementedError

    def head(self):
        """the comments and prefixes with which the file opens"""
        raise NotImplementedError


# ---------------------------------------------------------------- forms
def braces(text, macros):
    """all readings of {a|b} and of the macros @NAME"""
    for name, choices in macros.items():
        text = text.replace("@" + name, "{" + choices + "}")
    parts = re.split(r"\{([^{}]*)\}", text)
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    return [re.sub(r"  +", " ", "".join(c)).strip() for c in itertools.product(*choices)]


def numbers(text):
    """singular and plural of a text with endings in (s) or [one/many]"""
    text = re.sub(r"\(([^()]*)\)", r"[/\1]", text)
    return re.sub(r"\[([^/\]]*)/([^\]]*)\]", r"\1", text), re.sub(r"\[([^/\]]*)/([^\]]*)\]", r"\2", text)


def plain(text):
    """a text without accents and ligatures"""
    text = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(c for c in text if not unicodedata.combining(c))


def folded(form):
    return form.replace("’", "'").lower()


def folded_forms(entries):
    return {folded(form) for entry in entries for form in entry.all_forms()}


def holds(text, forms):
    """does one of the forms stand in the text as words of its own?"""
    text = " " + folded(text) + " "
    return any(re.search(r"(?<![\w-])" + re.escape(folded(form)) + (r"(?![\w-])" if form[-1] != "'" else ""), text)
               for form in forms)


# ---------------------------------------------------------------- the table
class Entry:
    def __init__(self, cls, slug, value, comment, line, properties):
        self.cls, self.slug, self.comment, self.line = cls, slug, comment, line
        self.values = value.split()
        self.forms = {key: [] for key in properties}
        self.examples, self.counters, self.over, self.beside = [], [], [], []
        self.weak, self.verbal = False, False
        self.number, self.offset = None, None

    def add(self, key, forms):
        for form in forms:
            if form and not any(form in self.forms[k] for k in (NOMINAL if key in NOMINAL else (key,))):
                self.forms[key].append(form)

    def add_noun(self, text):
        singular, plural = numbers(text)
        if self.cls == "Trigger":
            self.add("noun", [singular, plural])
        elif singular == plural:
            self.add("form", [singular])
        else:
            self.add("singular", [singular])
            self.add("plural", [plural])

    def remove(self, forms):
        for key, kept in self.forms.items():
            self.forms[key] = [form for form in kept if form not in forms]

    def all_forms(self):
        return [form for forms in self.forms.values() for form in forms]


def new_entry(cls, line, number, language, where):
    field = [part.strip() for part in line.split(" : ")]
    if len(field) != 3 or cls is None:
        fail(where + "an entry is « slug : value : comment »")
    slug = re.sub(r"[^a-z0-9]+", "-", plain(field[0]).lower()).strip("-")
    return Entry(cls, slug, "" if field[1] == "-" else field[1], field[2], number, language.forms)


def read_forms(entry, key, rest, language):
    """take a line of forms; false when the key is none of forms"""
    if key not in language.verb_keys and key not in ("n", "-") and KEYS.get(key) not in language.forms:
        return False
    items = [form for item in rest.split(";") for form in language.readings(item.strip())]
    if key in language.verb_keys:
        entry.verbal = True
        for phrase in items:
            for feature, forms in language.conjugate(key, phrase).items():
                entry.add(feature, forms)
    elif key == "n":
        for item in items:
            entry.add_noun(item)
    elif key == "-":
        entry.remove(items)
    else:
        entry.add(KEYS[key], items)
    return True


def read_rest(entry, key, rest):
    """take a line of anything but forms; false when there is no such key"""
    if key == "x":
        entry.examples.append(rest)
    elif key == "c":
        entry.counters.append(rest)
    elif key == ">":
        entry.over += rest.split()
    elif key == "&":
        entry.beside += rest.split()
    elif key == "w":
        entry.weak = True
    elif key == "#":
        entry.number = rest
    elif key == "~":
        entry.offset = rest
    else:
        return False
    return True


def read_table(language):
    """the entries of a language's table, in its order"""
    entries, cls, path = [], None, language.table()
    with open(path, encoding="utf-8") as source:
        for number, raw in enumerate(source, 1):
            line = raw.rstrip()
            where = "%s:%d: " % (path, number)
            if not line or line.startswith("#"):
                continue
            if line.startswith("== "):
                cls = line[3:].strip()
            elif cls in language.sections:
                language.sections[cls](line)
            elif not line.startswith(" "):
                entries.append(new_entry(cls, line, number, language, where))
            elif not entries:
                fail(where + "a line of an entry, but no entry before it")
            else:
                key, _, rest = line.strip().partition(" ")
                if not read_forms(entries[-1], key, rest, language) and not read_rest(entries[-1], key, rest):
                    fail(where + "no such key: " + key)
    return entries


def settle(entries, language):
    """Verb keeps only what no word but Common and Furniture has, Common what nobody but Furniture has; openers are parted by the
    article in them; offices get examples"""
    taken = folded_forms(e for e in entries if e.cls not in ("Common", "Furniture", "Verb"))
    verbs = [e for e in entries if e.cls == "Verb"]
    for entry in verbs:
        for key, forms in entry.forms.items():
            entry.forms[key] = sorted({form for form in forms if folded(form) not in taken})
    taken |= folded_forms(verbs)
    for entry in entries:
        if entry.cls == "Opener":
            entry.forms["definite"] = [form for form in entry.forms["form"] if language.holds_article(form)]
            entry.forms["form"] = [form for form in entry.forms["form"] if not language.holds_article(form)]
        elif entry.cls == "Common":
            kept = []
            for form in entry.forms["form"]:
                if folded(form) not in taken:
                    taken.add(folded(form))
                    kept.append(form)
            entry.forms["form"] = kept
        elif entry.cls == "Office" and not entry.examples:
            form = (entry.forms["singular"] + entry.forms["form"] + entry.forms["plural"])[0]
            entry.examples.append(language.office_examples[entry.values[0]].format(language.with_article(form)))


# ---------------------------------------------------------------- checks
def entry_faults(entry):
    """what is wrong with an entry by itself"""
    bad = []
    if not entry.all_forms():
        bad.append("line %d: %s has no form" % (entry.line, entry.slug))
    if entry.cls == "Trigger" and not (entry.values and set(entry.values) <= ACTS):
        bad.append("line %d: %s has no such act %s" % (entry.line, entry.slug, entry.values))
    if entry.cls in ("Instrument", "EventNoun") and not set(entry.values) <= KINDS:
        bad.append("line %d: no such kind %s" % (entry.line, entry.values))
    if entry.cls in MUST_HAVE_EXAMPLE:
        if not entry.examples:
            bad.append("line %d: %s has no example" % (entry.line, entry.slug))
        for example in entry.examples:
            if not holds(example, entry.all_forms()):
                bad.append("line %d: the example of %s holds none of its forms" % (entry.line, entry.slug))
    return bad


def decision(a, b):
    """(slug, "over" or "beside", other slug) as one of two entries decides about the other, or None"""
    for left, right in ((a, b), (b, a)):
        if right.slug in left.over:
            return left.slug, "over", right.slug
        if right.slug in left.beside:
            return left.slug, "beside", right.slug
    return None


def decide(entries, free):
    """the decisions with the forms they are about, and the faults: forms shared without a decision"""
    by_form, decisions, undecided = {}, {}, {}
    for entry in entries:
        if entry.cls not in free:
            for form in folded_forms([entry]):
                by_form.setdefault(form, []).append(entry)
    for form, owners in sorted(by_form.items()):
        for a, b in itertools.combinations(owners, 2):
            pair = decision(a, b)
            if pair:
                decisions.setdefault(pair, []).append(form)
            else:
                undecided.setdefault((a.line, b.line), (a, b, []))[2].append(form)
    return decisions, ["%s (%s, line %d) and %s (%s, line %d) share without a decision: %s"
                       % (a.slug, a.cls, a.line, b.slug, b.cls, b.line, ", ".join(forms))
                       for _, (a, b, forms) in sorted(undecided.items())]


def check(entries, free):
    """the faults of a table's entries, and its decisions"""
    bad, by_slug = [], {}
    for entry in entries:
        if entry.slug in by_slug:
            bad.append("%s (line %d) stands already in line %d" % (entry.slug, entry.line, by_slug[entry.slug].line))
        by_slug[entry.slug] = entry
        bad += entry_faults(entry)
    decisions, undecided = decide(entries, free)
    bad += undecided
    used = {(left, right) for left, _, right in decisions}
    for entry in entries:
        for other in entry.over + entry.beside:
            if other not in by_slug:
                bad.append("line %d: %s decides about %s, which is not there" % (entry.line, entry.slug, other))
            elif (entry.slug, other) not in used:
                bad.append("line %d: %s decides about %s, but they share no form" % (entry.line, entry.slug, other))
    return bad, decisions


# ---------------------------------------------------------------- Turtle
def turtle(entry, language):
    lines = ["    rdfs:comment " + literal(entry.comment, "en")]
    prefix = VALUE_PREFIX.get(entry.cls, "lex:")
    if entry.values:
        lines.append("    %s %s" % ("lex:act" if entry.cls == "Trigger" else "lex:value",
                                    " , ".join(v if ":" in v else prefix + v for v in entry.values)))
    for key, forms in entry.forms.items():
        lines += literals("lex:" + key, forms, language.tag)
    if entry.number is not None:
        lines.append("    lex:number " + entry.number)
    if entry.offset is not None:
        lines.append("    lex:offset " + literal(entry.offset))
    if entry.weak:
        lines.append("    lex:weak true")
    if entry.cls in language.last:
        lines.append("    lex:last true")
    for name, others in (("over", entry.over), ("beside", entry.beside)):
        if others:
            lines.append(wrapped("lex:" + name, [language.tag + ":" + other for other in sorted(set(others))]))
    lines += literals("lex:example", entry.examples, language.tag)
    lines += literals("lex:counterExample", entry.counters, language.tag)
    if entry.verbal and language.source:
        lines.append("    dcterms:source " + literal(language.source))
    return subject(language.tag, entry.slug, entry.cls, lines)


# ---------------------------------------------------------------- the file
def report(entries, decisions):
    for cls, group in itertools.groupby(entries, key=lambda e: e.cls):
        group = list(group)
        print("%-14s %4d entries %5d forms" % (cls, len(group), sum(len(e.all_forms()) for e in group)))
    for (left, how, right), forms in sorted(decisions.items()):
        print("%s %s %s: %s" % (left, how, right, ", ".join(sorted(set(forms)))))


def generate(doc, make_language):
    """the main function of a generator that turns a table of entries into a file of words"""
    options = option_parser(doc, make_language.output(), "counts a class and all decisions").parse_args()
    language = make_language()
    entries = read_table(language)
    settle(entries, language)
    bad, decisions = check(entries, language.free)
    entries.sort(key=lambda e: (e.cls, e.slug))
    if options.report:
        report(entries, decisions)
    text = language.head()
    for cls, group in itertools.groupby(entries, key=lambda e: e.cls):
        text += "\n# ---- %s\n" % cls + "".join(turtle(entry, language) for entry in group)
    publish(options, text, bad)
