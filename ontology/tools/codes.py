#!/usr/bin/env python3
"""Draw ontology/codes.ttl and ontology/codes.csv from codes.txt and the names and Wikidata ids of states.ttl.

usage: codes.py [--check] [--report] [-o FILE]

FILE is the Turtle; the CSV, one row a state, stands beside it. codes.txt says what its lines hold. The result is in the order of
the IRIs and has no clock in it. Exit status 1 when a state has no ISO code, a number is given twice, a day is none, a period ends
before it begins, or a line names a state that is not there. rapper reads states.ttl.
"""
import collections
import csv
import datetime
import io
import os
import re
import sys

import generator

sys.path.insert(0, os.path.join(generator.HERE, "..", "..", "tests", "lib"))
from check import turtle  # noqa: E402

DATE = "2026-11-21"
STATE = "https://w3id.org/entente/id/state/"
WIKIDATA = "http://www.wikidata.org/entity/"
NO_ISO_3 = {"EU", "XK"}  # reserved and user-assigned: no alpha-3 and no numeric code of their own
LISTS = ("cow", "gw")
COLUMNS = ["iri", "label_en", "label_fr", "iso_alpha2", "iso_alpha3", "iso_numeric", "iso_alpha4", "wikidata",
           "cow", "cow_abbreviation", "cow_periods", "gw", "gw_abbreviation", "gw_periods", "replaced_by"]
HEAD = '''# The codes of states in other people's data: ISO 3166, Correlates of War (COW), Gleditsch and Ward (GW).
# %d states of states.ttl and %d that are gone or have no code in ISO 3166-1; %d have a COW number, %d a GW number.
# Made by tools/codes.py; change tools/codes.txt, not this file. codes.csv is the same as a table.
#
# Whence: the head of tools/codes.txt says it, and what was compared with what.
# Date: %s.
#
# How to read: the graph names a state by its IRI, with ent:isoCode; this file hangs the other codes on the same IRIs, so that whoever
# wants to join loads it beside graph.ttl. A number stands for one state only within its list, and not for the same one in both:
# 970 is Nauru in COW and Kiribati in GW, 260 West Germany until 1990 in COW and all of Germany in GW, 345 Serbia and Yugoslavia.
# * ent:cowPeriod, ent:gwPeriod: when the list counts the state as one, "begin/end" (EDTF, ISO 8601-2); ".." where it lasts.
# * other: are states of the lists that states.ttl does not have; dcterms:isReplacedBy are those that it has on their ground today.
#
# What it lacks: codes of EU but for alpha-2, since no list counts it as a state; what tools/codes.txt lacks.

@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ent: <https://w3id.org/entente#> .
@prefix other: <https://w3id.org/entente/id/other-state/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix state: <https://w3id.org/entente/id/state/> .
@prefix wd: <http://www.wikidata.org/entity/> .

<https://w3id.org/entente/id/other-state/> a skos:ConceptScheme ;
    rdfs:label "États d'autres listes"@fr , "States of other lists"@en ;
    rdfs:comment "États que comptent les listes COW ou GW, disparus ou sans code dans la norme ISO 3166-1."@fr ,
        "States that the lists of COW or GW count and that are gone or have no code in ISO 3166-1."@en .
'''


class State:
    def __init__(self, iri, en, fr, wikidata):
        self.iri, self.en, self.fr, self.wikidata = iri, en, fr, wikidata
        self.alpha2 = self.alpha3 = self.numeric = self.alpha4 = ""
        self.after = []
        self.lists = {}  # "cow" -> (number, abbreviation, periods)

    @property
    def name(self):
        space, _, local = self.iri.rpartition("/")
        return ("other:" if space.endswith("other-state") else "state:") + local


# ---------------------------------------------------------------- the tables
def known_states():
    """alpha-2 code -> State, of states.ttl"""
    labels, same, codes = {}, {}, {}
    for (_, subject), (_, predicate), (_, value, *lang) in turtle(os.path.join(generator.HERE, "..", "states.ttl")):
        local = re.split("[#/]", predicate)[-1]
        if local == "label":
            labels[subject, lang[0]] = value
        elif local == "sameAs":
            same[subject] = value
        elif local == "isoCode":
            codes[subject] = value
    states = {code: State(iri, labels[iri, "en"], labels[iri, "fr"], same.get(iri, "").replace(WIKIDATA, ""))
              for iri, code in codes.items()}
    for code, state in states.items():
        state.alpha2 = code
    return states


def sections():
    """section of codes.txt -> [(where, line)]"""
    found, section = collections.defaultdict(list), None
    path = os.path.join(generator.HERE, "codes.txt")
    with open(path, encoding="utf-8") as source:
        for number, raw in enumerate(source, 1):
            line = raw.rstrip()
            if line.startswith("["):
                section = line.strip("[]")
            elif line and not line.startswith("#"):
                found[section].append(("%s:%d: " % (path, number), line))
    return found


def take_iso(states, lines, bad):
    for where, line in lines:
        alpha2, alpha3, numeric = line.split()
        if alpha2 in states:
            states[alpha2].alpha3, states[alpha2].numeric = alpha3, numeric
        else:
            bad.append(where + "no such state: " + alpha2)


def take_others(states, lines, bad):
    known = set(states)
    for where, line in lines:
        field = [part.strip() for part in line.split("|")]
        if len(field) != 6:
            generator.fail(where + "a state of [others] has six fields")
        slug, en, fr, alpha4, wikidata, after = field
        states[slug] = state = State("https://w3id.org/entente/id/other-state/" + slug, en, fr, wikidata)
        state.alpha4, state.after = alpha4, after.split()
        bad += [where + "no such state: " + code for code in state.after if code not in known]


def is_day(text):
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def periods(spells, where, bad):
    """spells of a line as begin/end, in the order of time"""
    found, before = [], ""
    for spell in spells:
        begin, _, end = spell.partition("/")
        if not is_day(begin) or not is_day(end or begin) or (end and end <= begin) or begin <= before:
            bad.append(where + "no period, or not after what stands before it: " + spell)
        found.append("%s/%s" % (begin, end or ".."))
        before = end or "9999"
    if not found:
        bad.append(where + "no period")
    return found


def take_list(name, states, lines, bad):
    numbers = {}
    for where, line in lines:
        number, abbreviation, key, *spells = line.split()
        if key not in states or name in states[key].lists:
            bad.append(where + "no such state, or it has a number: " + key)
            continue
        if numbers.setdefault(number, key) != key:
            bad.append(where + "%s is the number of %s" % (number, numbers[number]))
        states[key].lists[name] = (int(number), abbreviation, periods(spells, where, bad))


def read():
    """all states by their IRIs, and what is wrong with them"""
    bad, lines, states = [], sections(), known_states()
    take_iso(states, lines["iso"], bad)
    take_others(states, lines["others"], bad)
    for name in LISTS:
        take_list(name, states, lines[name], bad)
    for key, state in sorted(states.items()):
        if state.alpha2 and not state.alpha3 and key not in NO_ISO_3:
            bad.append("%s has no alpha-3 code" % key)
        if not state.alpha2 and not state.lists:
            bad.append("%s stands on no list" % key)
    return sorted(states.values(), key=lambda s: s.iri), bad


# ---------------------------------------------------------------- output
def code_lines(state):
    """the properties of a state's codes"""
    lines = []
    for key, value in (("isoAlpha3", state.alpha3), ("isoNumeric", state.numeric), ("isoAlpha4", state.alpha4)):
        lines += literals("ent:" + key, [value] if value else [])
    for name in LISTS:
        if name in state.lists:
            number, abbreviation, spells = state.lists[name]
            lines.append("    ent:%sCode %d" % (name, number))
            lines += literals("ent:%sAbbreviation" % name, [abbreviation]) + literals("ent:%sPeriod" % name, spells)
    return lines


def literals(name, texts):
    return generator.literals(name, texts, "")


def entry(state):
    lines = code_lines(state)
    if state.alpha2:
        return "\n%s\n%s .\n" % (state.name, " ;\n".join(lines)) if lines else ""
    head = ["    skos:prefLabel %s , %s" % (generator.literal(state.fr, "fr"), generator.literal(state.en, "en")),
            "    skos:inScheme <https://w3id.org/entente/id/other-state/>"]
    if state.after:
        lines.append(generator.wrapped("dcterms:isReplacedBy", ["state:" + code for code in state.after]))
    if state.wikidata:
        lines.append("    owl:sameAs wd:" + state.wikidata)
    return "\n%s a skos:Concept ;\n%s .\n" % (state.name, " ;\n".join(head + lines))


def as_turtle(states):
    count = [len([s for s in states if s.alpha2]), len([s for s in states if not s.alpha2])]
    count += [len([s for s in states if name in s.lists]) for name in LISTS]
    return HEAD % (*count, DATE) + "".join(entry(state) for state in states)


def row(state):
    of_lists = []
    for name in LISTS:
        number, abbreviation, spells = state.lists.get(name, ("", "", []))
        of_lists += [number, abbreviation, " ".join(spells)]
    return [state.iri, state.en, state.fr, state.alpha2, state.alpha3, state.numeric, state.alpha4, state.wikidata,
            *of_lists, " ".join(state.after)]


def as_csv(states):
    """RFC 4180, but for LF at the end of a line"""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(row(state) for state in states)
    return out.getvalue()


def main():
    options = generator.option_parser(__doc__, os.path.join(generator.HERE, "..", "codes.ttl"), "counts").parse_args()
    states, bad = read()
    if options.report:
        for name in LISTS:
            print(name, len([s for s in states if s.alpha2 and name in s.lists]), "of states.ttl,",
                  len([s for s in states if not s.alpha2 and name in s.lists]), "others")
    generator.publish(options, as_turtle(states), bad)
    options.output = os.path.splitext(options.output)[0] + ".csv"
    generator.publish(options, as_csv(states), bad)


main()
