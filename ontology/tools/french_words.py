#!/usr/bin/env python3
"""Draw ontology/lexicon/fr/words.ttl from french_words.txt and Debian's hunspell-fr.

usage: french_words.py [--check] [--report] [-o FILE]

The table says which words there are, what they mean and how they are told apart; hunspell-fr (fr.dic, fr.aff)
conjugates the verbs; words.py has what is alike in all languages. The result is sorted and has no clock in it, so the
same table and the same dictionary give the same bytes. Exit status 1 when an entry stands twice, when two entries share a
form without a decision, when a decision names no shared form, or when an example of a trigger, instrument, event noun or
office holds none of its forms.
"""
import re
import subprocess

import generator
import words

DICTIONARY = "/usr/share/hunspell/fr"
DATE = "2026-11-21"
VERBAL = ["infinitive", "present", "past", "future", "conditional", "subjunctive", "participle", "gerund"]
VOWEL = "aeiouyàâéèêëîïôœùûüh"


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
            generator.fail("hunspell-fr has no verb " + verb)

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
    verb, space, rest = (reflexive.group(1) if reflexive else phrase).partition(" ")
    rest = space + rest
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


# ---------------------------------------------------------------- the file
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


class French(words.Language):
    name, tag = "french", "fr"
    forms = words.NOMINAL + VERBAL + ["noun"]
    verb_keys = ("v", "v1", "vp", "v1p")
    source = "hunspell-fr"
    office_examples = {"StateOffice": "{} du Japon a signé le mémorandum.", "BodyOffice": "{} de l'agence a signé le mémorandum.",
                       "AnyOffice": "{} a signé le mémorandum."}
    articles = frozenset("le la l' les du au aux".split())
    macros = {"DE": "de|d'|du|de la|de l'|des", "A": "à|au|à la|à l'|aux"}

    def __init__(self, hunspell=None):
        super().__init__()
        self.hunspell = hunspell or Hunspell(DICTIONARY)

    def readings(self, text):
        return [form.replace("' ", "'") for form in words.braces(text, self.macros)]

    def holds_article(self, form):
        return super().holds_article(form) or form.endswith(" des")  # « des » alone is indefinite as well

    def conjugate(self, key, phrase):
        return conjugate(self.hunspell, phrase, "1" in key, "p" in key)

    def with_article(self, form):
        if form[0].lower() in VOWEL and not form.startswith("haut"):
            return "L'" + form
        return ("La " if form.split()[0] in ("reine", "princesse", "garde", "première") else "Le ") + form

    def head(self):
        return HEAD % (hunspell_version(), DATE)


if __name__ == "__main__":
    words.generate(__doc__, French)
