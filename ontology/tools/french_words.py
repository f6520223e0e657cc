#!/usr/bin/env python3
"""Draw ontology/lexicon/fr/words.ttl from french_words.txt and Debian's hunspell-fr.

usage: french_words.py [--check] [--report] [-o FILE]

The table says which words there are, what they mean and how they are told apart; hunspell-fr (fr.dic, fr.aff)
conjugates the verbs. The result is sorted and has no clock in it, so the same table and the same dictionary give the
same bytes. Exit status 1 when a form stands twice in a class, when two entries share a form without a decision, when
a decision names no shared form, or when an example of a trigger, instrument, event noun or office holds none of its forms.
"""
import argparse
import itertools
import os
import re
import subprocess
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
TABLE = os.path.join(HERE, "french_words.txt")
OUTPUT = os.path.join(HERE, "..", "lexicon", "fr", "words.ttl")
DICTIONARY = "/usr/share/hunspell/fr"
DATE = "2026-11-21"

# one-letter keys of the table -> properties, in the order in which they are written
VERBAL = ["infinitive", "present", "past", "future", "conditional", "subjunctive", "participle", "gerund"]
KEYS = {"f": "form", "s": "singular", "P": "plural", "a": "acronym", "i": "infinitive", "r": "present", "t": "past",
        "u": "future", "o": "conditional", "j": "subjunctive", "q": "participle", "g": "gerund", "N": "noun"}
FORMS = ["form", "singular", "plural", "acronym"] + VERBAL + ["noun"]
MUST_HAVE_EXAMPLE = {"Trigger", "Instrument", "EventNoun", "Office"}
ACTS = set("Sign Initial Agree Negotiate Conclude Adopt EnterForce Apply Ratify Suspend End Refuse Renew Commit Bind "
           "Cooperate Announce Plan Prepare Call Wish Discuss Meet Receive Visit Host Chair Participate Say Launch Name Lead Perform".split())
KINDS = set("treaty agreement memorandum joint-declaration partnership deal letter-of-intent framework roadmap contract "
            "understanding summit meeting dialogue council forum visit conference ceremony negotiation".split())
VOWEL = "aeiouyàâéèêëîïôœùûüh"


def fail(message):
    sys.exit("french_words.py: " + message)


# ---------------------------------------------------------------- hunspell
class Hunspell:
    """The conjugations of fr.dic; knows just what fr.aff needs: long flags, one level of suffixes, conditions."""

    def __init__(self, base):
        self.rules = {}
        with open(base + ".aff", encoding="utf-8") as source:
            for line in source:
                part = line.split()
                if len(part) >= 5 and part[0] == "SFX":
                    tags = set(part[5:])
                    self.rules.setdefault(part[1], []).append(
                        ("" if part[2] == "0" else part[2], part[3].split("/")[0].replace("0", ""),
                         re.compile("(?:" + part[4] + ")$"), tags))
        self.verbs = {}
        with open(base + ".dic", encoding="utf-8") as source:
            for line in source:
                part = line.split()
                if part and any(tag.startswith("po:v") for tag in part[1:]):
                    word, _, flags = part[0].partition("/")
                    flags = re.sub(r"\(\)$", "", flags)
                    self.verbs.setdefault(word, []).append([flags[i:i + 2] for i in range(0, len(flags), 2)])

    def forms(self, verb):
        """feature -> list of (form, third person number or participle gender and number)"""
        found = {feature: [] for feature in VERBAL}
        first = []
        if verb not in self.verbs:
            fail("hunspell-fr has no verb " + verb)

        def put(feature, form, number):
            if (form, number) not in found[feature]:
                found[feature].append((form, number))

        put("infinitive", verb, "")
        for flag in (flag for flags in self.verbs[verb] for flag in flags):
            for strip, add, condition, tags in self.rules.get(flag, []):
                if not verb.endswith(strip) or not condition.search(verb):
                    continue
                form = verb[:len(verb) - len(strip)] + add
                person = [n for n, t in (("sg", "po:3sg"), ("pl", "po:3pl"), ("pl", "po:3pl!")) if t in tags]
                number = person[0] if person else ""
                if "po:ppas" in tags:
                    gender = "f" if "is:fem" in tags else "m"
                    put("participle", form, gender + ("pl" if "is:pl" in tags else "sg"))
                elif "po:ppre" in tags:
                    put("gerund", form, "")
                elif "po:1pl" in tags and "po:ipre" in tags:
                    first.append(form)
                if not number:
                    continue
                if "po:ipre" in tags:
                    put("present", form, number)
                if "po:iimp" in tags or "po:ipsi" in tags:
                    put("past", form, number)
                if "po:ifut" in tags:
                    put("future", form, number)
                if "po:cond" in tags:
                    put("conditional", form, number)
                if "po:spre" in tags or ("po:simp" in tags and number == "sg"):
                    put("subjunctive", form, number)
        present = {form for form, _ in found["present"]}
        past = {form for form, _ in found["past"]}
        found["subjunctive"] = [f for f in found["subjunctive"] if f[0] not in present and f[0] not in past]
        order = {"msg": 0, "fsg": 1, "mpl": 2, "fpl": 3}
        found["participle"].sort(key=lambda f: order[f[1]])
        if len(found["participle"]) == 2 and len({f[1] for f in found["participle"]}) == 1:
            found["participle"] = found["participle"][:1]
        found["first"] = [(f, "pl") for f in first[:1]]
        return found


AVOIR_ETRE = {"present": ("est", "sont"), "past": ("était", "étaient"), "future": ("sera", "seront"),
              "conditional": ("serait", "seraient"), "subjunctive": ("soit", "soient")}


def conjugate(hunspell, phrase, first=False, keep_participle=False):
    """feature -> forms of a verb phrase; « se retirer » gets its compound past too"""
    reflexive = re.match(r"(?:se |s')(.*)", phrase)
    words = (reflexive.group(1) if reflexive else phrase).split(" ", 1)
    verb, rest = words[0], (" " + words[1] if len(words) > 1 else "")
    base = hunspell.forms(verb)
    result = {feature: [] for feature in VERBAL}

    def rests(number):
        agreeing = re.search(r"<([^>]*)>", rest)
        if not agreeing:
            return [rest]
        choices = agreeing.group(1).split("/")
        half = len(choices) // 2
        if number not in ("", "msg"):   # « ont apposé leur signature »: with avoir the participle stays masculine singular
            choices = choices[:half] if number.endswith("sg") else choices[half:]
        return [rest[:agreeing.start()] + c + rest[agreeing.end():] for c in dict.fromkeys(choices)]

    if not reflexive:
        for feature in VERBAL:
            result[feature] = [form + r for form, number in base[feature] for r in rests(number)]
        if first:
            result["present"] += [form + r for form, _ in base["first"] for r in rests("pl")]
        return result

    def with_pronoun(form):
        return ("s'" if form[0].lower() in VOWEL and not form.startswith("héberg") else "se ") + form

    for feature in VERBAL:
        if feature != "participle":
            result[feature] = [with_pronoun(form) + r for form, number in base[feature] for r in rests(number)]
    if first:
        result["present"] += ["nous " + form + rest for form, _ in base["first"]]
    by_number = {"sg": [f for f, n in base["participle"] if n.endswith("sg")],
                 "pl": [f for f, n in base["participle"] if n.endswith("pl")] or [f for f, _ in base["participle"]]}
    for feature, (singular, plural) in AVOIR_ETRE.items():
        target = "past" if feature == "present" else feature
        for auxiliary, number in ((singular, "sg"), (plural, "pl")):
            result[target] += [with_pronoun(auxiliary) + " " + p + r for p in by_number[number] for r in rests(number)]
    result["infinitive"] += ["s'être " + f + r for f, n in base["participle"] for r in rests(n)]
    result["gerund"] += ["s'étant " + f + r for f, n in base["participle"] for r in rests(n)]
    if keep_participle:
        result["participle"] = [f + r for f, n in base["participle"] for r in rests(n)]
    return result


# ---------------------------------------------------------------- the table
def braces(text):
    """all readings of {a|b} and of the macros @DE, @A"""
    text = text.replace("@DE", "{de|d'|du|de la|de l'|des}").replace("@A", "{à|au|à la|à l'|aux}")
    parts = re.split(r"\{([^{}]*)\}", text)
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    return [re.sub(r"' ", "'", re.sub(r"  +", " ", "".join(c))).strip() for c in itertools.product(*choices)]


def numbers(text):
    """singular and plural of a text with endings in (s) or [one/many]"""
    text = re.sub(r"\(([^()]*)\)", r"[/\1]", text)
    return re.sub(r"\[([^/\]]*)/([^\]]*)\]", r"\1", text), re.sub(r"\[([^/\]]*)/([^\]]*)\]", r"\2", text)


def ascii_slug(text):
    text = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "OE"))
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


class Entry:
    def __init__(self, cls, slug, value, comment, line):
        self.cls, self.slug, self.comment, self.line = cls, slug, comment, line
        self.values = value.split()
        self.forms = {key: [] for key in FORMS}
        self.examples, self.counters, self.over, self.beside = [], [], [], []
        self.weak, self.verbal = False, False
        self.number, self.offset = None, None

    def add(self, key, forms):
        for form in forms:
            nominal = ("form", "singular", "plural", "acronym")
            if form and not any(form in self.forms[k] for k in (nominal if key in nominal else (key,))):
                self.forms[key].append(form)

    def all_forms(self):
        return [form for key in FORMS for form in self.forms[key]]


def read_table(path, hunspell):
    entries, cls = [], None
    entry = None
    with open(path, encoding="utf-8") as source:
        for number, raw in enumerate(source, 1):
            line = raw.rstrip()
            if not line or line.startswith("#"):
                continue
            where = "%s:%d: " % (path, number)
            if line.startswith("== "):
                cls = line[3:].strip()
                continue
            if not line.startswith(" "):
                field = [part.strip() for part in line.split(" : ")]
                if len(field) != 3 or cls is None:
                    fail(where + "an entry is « slug : value : comment »")
                entry = Entry(cls, ascii_slug(field[0]), "" if field[1] == "-" else field[1], field[2], number)
                entries.append(entry)
                continue
            key, _, rest = line.strip().partition(" ")
            items = [form for item in rest.split(";") for form in braces(item.strip())]
            if key in ("v", "v1", "vp", "v1p"):
                entry.verbal = True
                for phrase in items:
                    for feature, forms in conjugate(hunspell, phrase, "1" in key, "p" in key).items():
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
            elif key == "x":
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
                fail(where + "no such key: " + key)
    return entries


OFFICE_EXAMPLE = {"StateOffice": "{} du Japon a signé le mémorandum.", "BodyOffice": "{} de l'agence a signé le mémorandum.",
                  "AnyOffice": "{} a signé le mémorandum."}


def office_example(entry):
    form = (entry.forms["singular"] + entry.forms["form"] + entry.forms["plural"])[0]
    article = "L'" if form[0].lower() in VOWEL and not form.startswith("haut") else "Le "
    if article == "Le " and form.split()[0] in ("reine", "princesse", "garde", "première"):
        article = "La "
    return OFFICE_EXAMPLE[entry.values[0]].format(article + form)


# ---------------------------------------------------------------- checks
def folded(form):
    return form.replace("’", "'").lower()


def clash(a, b):
    """can the same text be read as form a of one entry and as form b of the other? acronyms match exact case only"""
    return folded(a) == folded(b)


def holds(text, forms):
    text = " " + re.sub(r"[’]", "'", text).lower() + " "
    for form in forms:
        if re.search(r"(?<![\w-])" + re.escape(folded(form)) + (r"(?![\w-])" if form[-1] != "'" else ""), text):
            return True
    return False


def check(entries):
    bad = []
    by_slug, by_form = {}, {}
    for entry in entries:
        if entry.slug in by_slug:
            bad.append("%s (line %d) stands already in line %d" % (entry.slug, entry.line, by_slug[entry.slug].line))
        by_slug[entry.slug] = entry
        if not entry.all_forms():
            bad.append("line %d: %s has no form" % (entry.line, entry.slug))
        if entry.cls == "Trigger" and not set(entry.values) <= ACTS or entry.cls == "Trigger" and not entry.values:
            bad.append("line %d: %s has no such act %s" % (entry.line, entry.slug, entry.values))
        if entry.cls in ("Instrument", "EventNoun") and not set(entry.values) <= KINDS:
            bad.append("line %d: no such kind %s" % (entry.line, entry.values))
        if entry.cls in MUST_HAVE_EXAMPLE:
            if not entry.examples:
                bad.append("line %d: %s has no example" % (entry.line, entry.slug))
            for example in entry.examples:
                if not holds(example, entry.all_forms()):
                    bad.append("line %d: the example of %s holds none of its forms" % (entry.line, entry.slug))
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
def literal(text, language="fr"):
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
    lines = ["    rdfs:comment " + literal(entry.comment, "en")]
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
            lines.append(wrapped("lex:" + name, ["fr:" + other for other in sorted(others)]))
    for name, texts in (("example", entry.examples), ("counterExample", entry.counters)):
        if texts:
            lines.append(wrapped("lex:" + name, [literal(text) for text in texts]))
    if entry.verbal:
        lines.append('    dcterms:source "hunspell-fr"')
    return "fr:%s a lex:%s ;\n%s .\n" % (entry.slug, entry.cls, " ;\n".join(lines))


def hunspell_version():
    try:
        out = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", "hunspell-fr-classical"], capture_output=True, text=True, check=True)
        return out.stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


HEAD = """# The words of French: agreement and event nouns, trigger verbs, offices, bodies, role openers, dates, page furniture.
#
# Generated by ontology/tools/french_words.py from ontology/tools/french_words.txt; do not edit, edit the table.
# Whence: the choice, meaning and decisions are the project's own, by hand; conjugations are drawn from Debian's
#   hunspell-fr-classical %s (Dicollecte, "Classique" v7.0, MPL-2.0). Each entry drawn so has dcterms:source "hunspell-fr".
# Date: %s.
#
# How to read it, beyond ontology/README.md:
# * lex:weak true on a noun: often no instrument or event; it counts only with a party, a trigger or a name beside it.
#   lex:weak true on a trigger: counts only when its object (or passive subject) is an instrument or event noun.
# * A reflexive trigger carries its compound tenses as whole forms ("s'est retiré" under lex:past); a plain verb does not,
#   auxiliary and participle stand apart in the text ("a récemment signé").
# * lex:past holds simple past and imperfect; lex:subjunctive only what differs from the present.
# * lex:Anaphor: noun that with a definite or demonstrative determiner means an instrument or event already named.
# * lex:value may have two values where a preposition does two jobs (à: lex:At, lex:To; de: lex:Of, lex:From), lex:act likewise.
# * lex:over says which entry wins a shared form; lex:beside keeps both and leaves it to the context.
# * lex:Furniture knows a fourth value: lex:Only, a line made of nothing but such forms, figures and signs.
# * lex:Common lists only forms that no other entry but furniture has; a word of another class is no part of a name either.
# * A case-blind form also reads inside a capitalised name ("Centre" in « Centre national »): longest match first.
#
# What it lacks: first and second persons but for the first person plural of declarations; adverbs inside a verb
#   phrase ("met ainsi fin"); spelling of 1990 beyond what hunspell's classical list has; Belgian and Canadian press words
#   beyond the most frequent; given names are the frequent ones only, and none that is also the name of a state or capital;
#   "est" (east), "a" (letter) and "été" (summer) are not told apart from the auxiliaries.

@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ent: <https://w3id.org/entente#> .
@prefix lex: <https://w3id.org/entente/lexicon#> .
@prefix kind: <https://w3id.org/entente/kind/> .
@prefix fr: <https://w3id.org/entente/lexicon/fr#> .
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the committed file differs")
    parser.add_argument("--report", action="store_true", help="print counts a class and all decisions")
    parser.add_argument("-o", dest="output", default=OUTPUT)
    options = parser.parse_args()

    entries = read_table(TABLE, Hunspell(DICTIONARY))
    # Common keeps only what nobody else has, but for furniture
    taken = {folded(f) for e in entries if e.cls not in ("Common", "Furniture") for f in e.all_forms()}
    seen = set()
    for entry in entries:
        if entry.cls == "Common":
            kept = []
            for form in entry.forms["form"]:
                if folded(form) not in taken and folded(form) not in seen:
                    seen.add(folded(form))
                    kept.append(form)
            entry.forms["form"] = kept
        elif entry.cls == "Office" and not entry.examples:
            entry.examples.append(office_example(entry))

    bad, decisions = check(entries)
    for message in bad:
        print(message, file=sys.stderr)
    entries.sort(key=lambda e: (e.cls, e.slug))
    text = HEAD % (hunspell_version(), DATE)
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
                fail(options.output + " is not what the table gives; run ontology/tools/french_words.py")
    else:
        with open(options.output + ".tmp", "w", encoding="utf-8") as new:
            new.write(text)
        os.replace(options.output + ".tmp", options.output)


if __name__ == "__main__":
    main()
