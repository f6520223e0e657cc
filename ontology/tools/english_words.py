#!/usr/bin/env python3
"""Draw ontology/lexicon/en/words.ttl from english_words.txt.

usage: english_words.py [--check] [--report] [-o FILE]

The table says which words there are, what they mean and how they are told apart, and names the irregular verbs; regular
inflection is here. The result is sorted and has no clock in it, so the same table gives the same bytes. Exit status 1 when
an entry stands twice, when two entries share a form without a decision, when a decision names no shared form, or when an
example of a trigger, instrument, event noun or office holds none of its forms.
"""
import argparse
import itertools
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
TABLE = os.path.join(HERE, "english_words.txt")
OUTPUT = os.path.join(HERE, "..", "lexicon", "en", "words.ttl")
DATE = "2026-11-21"

# one-letter keys of the table -> properties
KEYS = {"f": "form", "s": "singular", "P": "plural", "a": "acronym", "i": "infinitive", "r": "present", "t": "past",
        "u": "future", "o": "conditional", "q": "participle", "g": "gerund", "N": "noun"}
# The order in which properties are written: "signed" is read as a participle first, "sign" as an infinitive first.
VERBAL = ["participle", "infinitive", "present", "past", "future", "conditional", "gerund"]
FORMS = ["form", "singular", "plural", "acronym"] + VERBAL[:-1] + ["noun", "gerund"]
NOMINAL = ("form", "singular", "plural", "acronym")
MUST_HAVE_EXAMPLE = {"Trigger", "Instrument", "EventNoun", "Office"}
FREE = {"Common", "Furniture", "FirstName", "NameParticle", "Abbreviation", "Dateline"}
ACTS = set("Sign Initial Agree Negotiate Conclude Adopt EnterForce Apply Ratify Suspend End Refuse Renew Commit Bind "
           "Cooperate Announce Plan Prepare Call Wish Discuss Meet Receive Visit Host Chair Participate Say Launch Name Lead Perform".split())
KINDS = set("treaty agreement memorandum joint-declaration partnership deal letter-of-intent framework roadmap contract "
            "understanding summit meeting dialogue council forum visit conference ceremony negotiation".split())


def fail(message):
    sys.exit("english_words.py: " + message)


# ---------------------------------------------------------------- inflection
BE = {"participle": ["been"], "infinitive": ["be"], "present": ["is", "are"], "past": ["was", "were"],
      "future": ["will be", "shall be"], "conditional": ["would be"], "gerund": ["being"]}


class Verbs:
    """Regular inflection, and what the section « irregular » of the table says otherwise."""

    def __init__(self):
        self.irregular = {}  # verb -> (pasts, participles)
        self.doubling = set()
        self.american = set()  # those that double in British spelling only

    def take(self, line):
        """« give gave given », « spell spelt/spelled spelt/spelled », « refer + » (doubles its consonant), « travel * » (in Britain)"""
        word = line.split()
        if len(word) == 2 and word[1] in "+*":
            self.doubling.add(word[0])
            if word[1] == "*":
                self.american.add(word[0])
        elif len(word) == 3:
            self.irregular[word[0]] = (word[1].split("/"), word[2].split("/"))
        else:
            fail("no such irregular verb: " + line)

    def third(self, verb):
        if verb in ("have", "do", "go"):
            return {"have": "has", "do": "does", "go": "goes"}[verb]
        if re.search(r"(s|x|z|ch|sh)$", verb):
            return verb + "es"
        return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"

    def stem(self, verb):
        """what -ed and -ing hang on"""
        short = re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprtvz]", verb)
        return verb + verb[-1] if short or verb in self.doubling else verb

    def past(self, verb):
        if verb.endswith("e"):
            return verb + "d"
        return verb[:-1] + "ied" if re.search(r"[^aeiou]y$", verb) else self.stem(verb) + "ed"

    def gerund(self, verb):
        if verb.endswith("ie"):
            return verb[:-2] + "ying"
        if verb.endswith("e") and not re.search(r"(ee|oe|ye)$", verb):
            return verb[:-1] + "ing"
        return self.stem(verb) + "ing"

    def forms(self, phrase):
        """feature -> forms of a verb phrase, whose first word is the verb"""
        verb, _, rest = phrase.partition(" ")
        rest = " " + rest if rest else ""
        if verb == "be":
            return {feature: [form + rest for form in forms] for feature, forms in BE.items()}
        pasts, participles = self.irregular.get(verb) or ([self.past(verb)], [self.past(verb)])
        gerunds = [self.gerund(verb)]
        if verb in self.american:
            pasts = participles = [self.past(verb), verb + "ed"]
            gerunds.append(verb + "ing")
        found = {"participle": participles, "infinitive": [verb], "present": [self.third(verb), verb], "past": pasts,
                 "future": ["will " + verb, "shall " + verb], "conditional": ["would " + verb], "gerund": gerunds}
        return {feature: [form + rest for form in forms] for feature, forms in found.items()}


# ---------------------------------------------------------------- the table
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


def ascii_slug(text):
    text = unicodedata.normalize("NFD", text)
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


class Entry:
    def __init__(self, cls, slug, value, comment, line):
        self.cls, self.slug, self.comment, self.line = cls, slug, comment, line
        self.values = value.split()
        self.forms = {key: [] for key in FORMS}
        self.examples, self.counters, self.over, self.beside = [], [], [], []
        self.weak = False
        self.number, self.offset = None, None

    def add(self, key, forms):
        for form in forms:
            if form and not any(form in self.forms[k] for k in (NOMINAL if key in NOMINAL else (key,))):
                self.forms[key].append(form)

    def all_forms(self):
        return [form for key in FORMS for form in self.forms[key]]


def read_table(path):
    entries, cls, entry, verbs, macros = [], None, None, Verbs(), {}
    with open(path, encoding="utf-8") as source:
        lines = source.read().split("\n")
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip()
        where = "%s:%d: " % (path, number)
        if not line or line.startswith("#"):
            continue
        if line.startswith("== "):
            cls = line[3:].strip()
            continue
        if cls == "irregular":
            for item in line.split(";"):
                if item.strip():
                    verbs.take(item.strip())
            continue
        if cls == "macros":
            name, _, rest = line.partition(" ")
            macros[name] = rest.strip()
            continue
        if not line.startswith(" "):
            field = [part.strip() for part in line.split(" : ")]
            if len(field) != 3 or cls is None:
                fail(where + "an entry is « slug : value : comment »")
            entry = Entry(cls, ascii_slug(field[0]), "" if field[1] == "-" else field[1], field[2], number)
            entries.append(entry)
            continue
        key, _, rest = line.strip().partition(" ")
        if key in ("x", "c"):
            (entry.examples if key == "x" else entry.counters).append(rest)
            continue
        items = [form for item in rest.split(";") for form in braces(item.strip(), macros)]
        if key in ("v", "vf", "vt", "vb"):
            for phrase in items:
                for feature, forms in verbs.forms(phrase).items():
                    if key == "vf" and feature not in ("present", "past"):
                        continue
                    if key == "vf" and feature == "present":
                        forms = forms[:1]
                    if key == "vt" and feature != "past":
                        continue
                    if key == "vb" and feature not in ("participle", "past", "gerund"):
                        continue
                    entry.add(feature, forms)
        elif key == "n":
            for item in items:
                singular, plural = numbers(item)
                if entry.cls == "Trigger":
                    entry.add("noun", [singular] if singular == plural else [singular, plural])
                elif singular == plural:
                    entry.add("form", [singular])
                else:
                    entry.add("singular", [singular])
                    entry.add("plural", [plural])
        elif key == "-":
            for feature in FORMS:
                entry.forms[feature] = [f for f in entry.forms[feature] if f not in items]
        elif key in KEYS:
            entry.add(KEYS[key], items)
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
            fail(where + "no such key: " + key)
    return entries


OFFICE_EXAMPLE = {"StateOffice": "The {} of Japan signed the memorandum.", "BodyOffice": "The {} of the agency signed the memorandum.",
                  "AnyOffice": "The {} signed the memorandum."}


def office_example(entry):
    return OFFICE_EXAMPLE[entry.values[0]].format((entry.forms["singular"] + entry.forms["form"] + entry.forms["plural"])[0])


# ---------------------------------------------------------------- checks
def folded(form):
    return form.replace("’", "'").lower()


def holds(text, forms):
    text = " " + text.replace("’", "'").lower() + " "
    return any(re.search(r"(?<![\w-])" + re.escape(folded(form)) + r"(?![\w-])", text) for form in forms)


def check(entries):
    bad = []
    by_slug, by_form = {}, {}
    for entry in entries:
        if entry.slug in by_slug:
            bad.append("%s (line %d) stands already in line %d" % (entry.slug, entry.line, by_slug[entry.slug].line))
        by_slug[entry.slug] = entry
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
        if entry.cls not in FREE:
            for form in {folded(f) for f in entry.all_forms()}:
                by_form.setdefault(form, []).append(entry)
    used, decisions, undecided = set(), {}, {}
    for form, owners in sorted(by_form.items()):
        for a, b in itertools.combinations(owners, 2):
            pair = None
            for left, right in ((a, b), (b, a)):
                if right.slug in left.over:
                    pair = (left.slug, "over", right.slug)
                elif right.slug in left.beside:
                    pair = (left.slug, "beside", right.slug)
                if pair:
                    used.add((pair[0], pair[2]))
                    decisions.setdefault(pair, []).append(form)
                    break
            if not pair:
                undecided.setdefault((a.line, b.line), (a, b, []))[2].append(form)
    for _, (a, b, forms) in sorted(undecided.items()):
        bad.append("%s (%s, line %d) and %s (%s, line %d) share without a decision: %s"
                   % (a.slug, a.cls, a.line, b.slug, b.cls, b.line, ", ".join(forms)))
    for entry in entries:
        for other in entry.over + entry.beside:
            if other not in by_slug:
                bad.append("line %d: %s decides about %s, which is not there" % (entry.line, entry.slug, other))
            elif (entry.slug, other) not in used:
                bad.append("line %d: %s decides about %s, but they share no form" % (entry.line, entry.slug, other))
    return bad, decisions


# ---------------------------------------------------------------- Turtle
def literal(text, language="en"):
    return '"%s"%s' % (text.replace("\\", "\\\\").replace('"', '\\"'), "@" + language if language else "")


def wrapped(name, items):
    """a property and its objects, broken at about 120 columns"""
    lines, current = [], "    %s " % name
    for i, item in enumerate(items):
        piece = item + (" , " if i + 1 < len(items) else "")
        if len(current) + len(piece) > 124 and current.strip() != name:
            lines.append(current.rstrip())
            current = "        "
        current += piece
    lines.append(current.rstrip())
    return "\n".join(lines)


VALUE_PREFIX = {"Instrument": "kind:", "EventNoun": "kind:"}


def turtle(entry):
    lines = ["    rdfs:comment " + literal(entry.comment)]
    prefix = VALUE_PREFIX.get(entry.cls, "lex:")
    if entry.values:
        lines.append("    %s %s" % ("lex:act" if entry.cls == "Trigger" else "lex:value",
                                    " , ".join(v if ":" in v else prefix + v for v in entry.values)))
    for key in FORMS:
        if entry.forms[key]:
            lines.append(wrapped("lex:" + key, [literal(form) for form in entry.forms[key]]))
    if entry.number is not None:
        lines.append("    lex:number " + entry.number)
    if entry.offset is not None:
        lines.append("    lex:offset " + literal(entry.offset, ""))
    if entry.weak:
        lines.append("    lex:weak true")
    for name, others in (("over", entry.over), ("beside", entry.beside)):
        if others:
            lines.append(wrapped("lex:" + name, ["en:" + other for other in sorted(set(others))]))
    for name, texts in (("example", entry.examples), ("counterExample", entry.counters)):
        if texts:
            lines.append(wrapped("lex:" + name, [literal(text) for text in texts]))
    return "en:%s a lex:%s ;\n%s .\n" % (entry.slug, entry.cls, " ;\n".join(lines))


HEAD = """# The words of English: agreement and event nouns, trigger verbs, offices, bodies, role openers, dates, page furniture.
#
# Generated by ontology/tools/english_words.py from ontology/tools/english_words.txt; do not edit, edit the table.
# Whence: choice, meaning, decisions and inflection are the project's own, by hand.
# Date: %s.
#
# How to read it, beyond ontology/README.md:
# * lex:weak true on a noun: often no instrument or event; it counts only with a party, a trigger or a name beside it.
#   lex:weak true on a trigger: counts only when its object (or passive subject) is an instrument or event noun.
# * A bare form ("sign") stands under lex:infinitive and lex:present, since the plural of the present is the same. Properties
#   stand in the order participle, infinitive, present, past, future, conditional, noun, gerund: where only the first reading
#   of "signed", "visit" or "signing" is asked for, it is the participle, the infinitive, the noun. A noun like its verb ("visit") is under
#   lex:noun too.
# * lex:future and lex:conditional hold "will sign", "shall sign", "would sign"; "will" and "would" stand also alone among the
#   auxiliaries, for "will also sign". "would be" is lex:future: in reported speech it looks ahead.
# * Modals that govern with "to" carry it ("expected to", "is expected to"), so that "plan" and "plan to" are two words.
# * lex:Anaphor: noun that with a definite or demonstrative determiner means an instrument or event already named.
# * lex:over says which entry wins a shared form; lex:beside keeps both and leaves it to the context.
# * lex:Furniture knows a fourth value: lex:Only, a line made of nothing but such forms, figures and signs.
# * lex:Common lists only forms that no other entry but furniture has; a word of another class is no part of a name either.
# * lex:Verb: third person singular and past of other verbs, unless the form is a noun or adjective as well.
#
# What it lacks: first and second persons but for "we"; spoken contractions beyond the most frequent; adverbs inside a verb phrase
#   ("came formally into force"); given names are the frequent ones only, and none that is also a frequent word, a state or a
#   capital ("Will", "Grant", "Jordan"); "US" and "us", "May" and "may" are told apart by their capitals alone; "that" is
#   relative, demonstrative and conjunction at once.

@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix ent: <https://w3id.org/entente#> .
@prefix lex: <https://w3id.org/entente/lexicon#> .
@prefix kind: <https://w3id.org/entente/kind/> .
@prefix en: <https://w3id.org/entente/lexicon/en#> .
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the committed file differs")
    parser.add_argument("--report", action="store_true", help="print counts a class and all decisions")
    parser.add_argument("-o", dest="output", default=OUTPUT)
    options = parser.parse_args()

    entries = read_table(TABLE)
    # Common keeps only what nobody else has, but for furniture; Verb what no word but Common has
    taken = {folded(f) for e in entries if e.cls not in ("Common", "Furniture", "Verb") for f in e.all_forms()}
    for entry in entries:
        if entry.cls == "Verb":
            for key in FORMS:
                entry.forms[key] = sorted({f for f in entry.forms[key] if folded(f) not in taken})
    taken |= {folded(f) for e in entries if e.cls == "Verb" for f in e.all_forms()}
    for entry in entries:
        if entry.cls == "Common":
            kept = []
            for form in entry.forms["form"]:
                if folded(form) not in taken:
                    taken.add(folded(form))
                    kept.append(form)
            entry.forms["form"] = kept
        elif entry.cls == "Office" and not entry.examples:
            entry.examples.append(office_example(entry))

    bad, decisions = check(entries)
    for message in bad:
        print(message, file=sys.stderr)
    entries.sort(key=lambda e: (e.cls, e.slug))
    text = HEAD % DATE
    cls = None
    for entry in entries:
        if entry.cls != cls:
            cls = entry.cls
            text += "\n# ---- %s\n" % cls
        text += "\n" + turtle(entry)
    if options.report:
        for cls, group in itertools.groupby(entries, key=lambda e: e.cls):
            group = list(group)
            print("%-14s %4d entries %5d forms" % (cls, len(group), sum(len(e.all_forms()) for e in group)))
        for (left, how, right), forms in sorted(decisions.items()):
            print("%s %s %s: %s" % (left, how, right, ", ".join(sorted(set(forms)))))
    if bad:
        sys.exit(1)
    if options.check:
        with open(options.output, encoding="utf-8") as old:
            if old.read() != text:
                fail(options.output + " is not what the table gives; run ontology/tools/english_words.py")
    else:
        os.makedirs(os.path.dirname(options.output), exist_ok=True)
        with open(options.output + ".tmp", "w", encoding="utf-8") as new:
            new.write(text)
        os.replace(options.output + ".tmp", options.output)


if __name__ == "__main__":
    main()
