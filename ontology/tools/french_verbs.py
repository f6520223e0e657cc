#!/usr/bin/env python3
"""Draw ontology/lexicon/fr/verbs.ttl, the verbs that are no trigger, from french_verbs.txt and Debian's hunspell-fr.

usage: french_verbs.py [--check] [--report] [-o FILE]
       french_verbs.py --count DIR       write the section « seen » of french_verbs.txt anew from the .txt files under DIR

Left out: verbs that french_words.txt has; forms that are also another word (hunspell-fr, french_words.txt), a participle,
or a name or cue of the ontology. The result is sorted and has no clock in it. Exit status 1 when the table names a verb
that hunspell-fr lacks, a verb twice, or a decision that decides nothing.
"""
import collections
import glob
import os
import re

import french_words as french
import generator
import words

TABLE = os.path.join(generator.HERE, "french_verbs.txt")
OUTPUT = os.path.join(generator.HERE, "..", "lexicon", "fr", "verbs.ttl")
TENSES = ["present", "past", "future", "conditional"]
NAMED = ["states.ttl", "organizations.ttl", "places.ttl", "domains.ttl"]
WORD = r"[^\W\d_]+"
SECTIONS = ["hand", "keep", "leave", "drop", "seen"]


def collation(word):
    return words.plain(word), word


def read_sections(path):
    sections, current = {name: [] for name in SECTIONS}, None
    with open(path, encoding="utf-8") as source:
        for line in source:
            if line.startswith("== "):
                current = line[3:].strip()
                if current not in sections:
                    generator.fail("no such section: " + current)
            elif not line.startswith("#"):
                sections[current or "hand"] += line.split()
    return sections


def other_words(hunspell, base):
    """folded forms of all that is no verb in fr.dic: nouns, adjectives, function words, given and place names"""
    found = set()
    with open(base + ".dic", encoding="utf-8") as source:
        for line in source:
            part = line.split()
            tags = [tag for tag in part[1:] if tag.startswith("po:")]
            if not tags or any(tag.startswith("po:v") for tag in tags) or tags == ["po:patr"]:
                continue
            word, _, flags = part[0].partition("/")
            flags = re.sub(r"\(\)$", "", flags)
            found.add(words.folded(word))
            for flag in (flags[i:i + 2] for i in range(0, len(flags), 2)):
                for strip, add, condition, _ in hunspell.rules.get(flag, []):
                    if word.endswith(strip) and condition.search(word):
                        found.add(words.folded(word[:len(word) - len(strip)] + add))
    return found


def named():
    """folded one-word literals of the actors, places and sectors, French or of no language"""
    found = set()
    for name in NAMED:
        path = os.path.join(generator.HERE, "..", name)
        with open(path, encoding="utf-8") as source:
            for line in source:
                for form, language in re.findall(r'"((?:[^"\\]|\\.)*)"(@[A-Za-z-]+|\^\^)?', line):
                    if language in ("", "@fr") and re.fullmatch(WORD, form):
                        found.add(words.folded(form))
    return found


class Stock:
    """what the dictionary, the table of words and the ontology say about forms"""

    def __init__(self):
        self.hunspell = french.Hunspell(french.DICTIONARY)
        self.forms = {verb: self.hunspell.forms(verb) for verb in self.hunspell.verbs}
        entries = words.read_table(french.French(self.hunspell))
        # the spelling of 1990, which the classical list lacks: connait, connaitra
        for verb, forms in self.forms.items():
            if verb.endswith("aître"):
                for tense in TENSES:
                    forms[tense] += [(f.replace("aît", "ait"), n) for f, n in forms[tense] if "aît" in f]
        self.listed = {f for e in entries for f in e.forms["infinitive"] if f in self.hunspell.verbs}
        self.listed |= {f for e in entries if e.cls == "Auxiliary" for f in e.all_forms() if f in self.hunspell.verbs}
        self.taken = words.folded_forms(entries)
        self.others = other_words(self.hunspell, french.DICTIONARY)
        self.participles = {f for forms in self.forms.values() for key in ("participle", "infinitive", "gerund")
                            for f, _ in forms[key]}
        self.named = named()


def count(stock, directory, table):
    """verbs of which an unmistakable form stands in the texts under a folder"""
    text = collections.Counter()
    for path in sorted(glob.glob(os.path.join(directory, "**", "*.txt"), recursive=True)):
        if not re.search(r"(urls|license)\.txt$", path):
            with open(path, encoding="utf-8") as source:
                text.update(re.findall(WORD, source.read()))
    owners = collections.defaultdict(set)
    for verb, forms in stock.forms.items():
        for key in TENSES + ["infinitive", "gerund"]:
            for form, _ in forms[key]:
                owners[form].add(verb)
    past = {f for forms in stock.forms.values() for f, _ in forms["participle"]}
    seen = {next(iter(verbs)) for form, verbs in owners.items()
            if len(verbs) == 1 and text[form] and form not in stock.others and form not in past}
    return sorted(seen - stock.listed - set(table["hand"]) - set(table["drop"]), key=collation)


def wrapped(items, width=124):
    lines = [""]
    for item in items:
        if lines[-1] and len(lines[-1]) + 1 + len(item) > width:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + item
    return "\n".join(lines) + "\n"


HEAD = """# The other verbs of French: third persons of the indicative and conditional of verbs that are no trigger, modal or auxiliary.
# What they are good for: such a word is no part of a name, and ends a noun phrase and a clause.
#
# Generated by ontology/tools/french_verbs.py from ontology/tools/french_verbs.txt; do not edit, edit the table.
# Whence: conjugations are drawn from Debian's hunspell-fr-classical %s (Dicollecte, "Classique" v7.0, MPL-2.0). The choice of
#   verbs is the project's own, by hand, and verbs seen in the WiNER texts (583 articles of French Wikinews of 2016), of which
#   nothing but the bare infinitives is used.
# Date: %s. It holds %d forms of %d verbs.
#
# Left out: every form that is also a noun, an adjective, a function word, a given name or a place name in hunspell-fr or a
#   past participle ("porte", "marche", "fait", "produit"), but for a short list of forms whose noun is rare ("donne");
#   every form of words.ttl; every one-word name or cue of the states, organizations, places and domains.
# lex:past holds simple past and imperfect. One entry per initial letter; a form stands once in a tense, yet may stand in
#   two tenses ("finit").
# What it lacks: first and second persons, subjunctives that differ from the indicative, infinitives, participles; rare verbs;
#   the spelling of 1990 but for verbs in -aître ("connait"); reflexive pronouns stand apart in the text ("se poursuit");
#   "reste", "manque", "marche" and the like, which only the context tells from the noun.

@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix lex: <https://w3id.org/entente/lexicon#> .
@prefix fr: <https://w3id.org/entente/lexicon/fr#> .
"""


def draw(stock, table):
    bad, out = [], collections.Counter()
    chosen = table["hand"] + table["seen"]
    for verb in chosen + table["drop"]:
        if verb not in stock.hunspell.verbs:
            bad.append("hunspell-fr has no verb " + verb)
    for verb, times in sorted(collections.Counter(chosen + table["drop"]).items()):
        if times > 1:
            bad.append("%s stands %d times" % (verb, times))
    keep, leave, used = set(table["keep"]), set(table["leave"]), set()
    verbs, bundles, left = set(), collections.defaultdict(lambda: {t: set() for t in TENSES}), collections.defaultdict(set)
    for verb in chosen:
        if verb in stock.listed or verb not in stock.hunspell.verbs:
            out["verb of french_words.txt"] += 1
            continue
        for tense in TENSES:
            for form, _ in stock.forms[verb][tense]:
                folded = words.folded(form)
                if folded in stock.taken:
                    reason = "form of french_words.txt"
                elif form in keep and (folded in stock.others or form in stock.participles) and folded not in stock.named:
                    used.add(form)
                    reason = None
                elif folded in stock.others:
                    reason = "other word"
                elif form in stock.participles:
                    reason = "participle"
                elif folded in stock.named:
                    reason = "name or cue"
                elif form in leave:
                    used.add(form)
                    reason = "left by hand"
                else:
                    reason = None
                if reason:
                    left[reason].add(form)
                else:
                    verbs.add(verb)
                    bundles[collation(form)[0][0]][tense].add(form)
    for form in sorted((keep | leave) - used):
        bad.append("the decision on %s decides nothing" % form)
    total = {f for tenses in bundles.values() for forms in tenses.values() for f in forms}
    text = HEAD % (french.hunspell_version(), french.DATE, len(total), len(verbs))
    for letter in sorted(bundles):
        lines = ['    rdfs:comment "other verbs: forms with initial %s"@en' % letter]
        for tense in TENSES:
            lines += generator.literals("lex:" + tense, sorted(bundles[letter][tense], key=collation), "fr")
        lines.append('    dcterms:source "hunspell-fr"')
        text += generator.subject("fr", "verb-forms-" + letter, "Verb", lines)
    return text, bad, total, verbs, left, bundles


def main():
    parser = generator.option_parser(__doc__, OUTPUT, "counts and what was left out")
    parser.add_argument("--count", metavar="DIR", help="write the section « seen » of the table anew")
    options = parser.parse_args()

    table, stock = read_sections(TABLE), Stock()
    if options.count:
        seen = count(stock, options.count, table)
        with open(TABLE, encoding="utf-8") as old:
            head = old.read().split("== seen\n")[0]
        generator.write_file(TABLE, head + "== seen\n" + wrapped(seen))
        print("%d verbs seen" % len(seen))
        return
    text, bad, total, verbs, left, bundles = draw(stock, table)
    if options.report:
        print("%d forms of %d verbs in %d entries" % (len(total), len(verbs), len(bundles)))
        for tense in TENSES:
            print("  %-12s %5d" % (tense, sum(len(t[tense]) for t in bundles.values())))
        for reason, forms in sorted(left.items()):
            print("left out, %s: %d\n%s" % (reason, len(forms), wrapped(sorted(forms, key=collation))), end="")
    generator.publish(options, text, bad)


if __name__ == "__main__":
    main()
