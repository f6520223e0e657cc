#!/usr/bin/env python3
"""Draw ontology/regions.ttl from regions.txt and the names of territories in places.ttl.

usage: regions.py [--check] [--report] [-o FILE]

regions.txt says what its lines hold. The result is in the order of the names and has no clock in it. Exit status 1 when a state,
a territory or a name is missing, a form stands twice in an entry, or a region stands twice. rapper reads places.ttl and states.ttl.
"""
import os
import re
import sys

import generator

sys.path.insert(0, os.path.join(generator.HERE, "..", "..", "tests", "lib"))
from check import turtle  # noqa: E402

DATE = "2026-11-21"
HEAD = '''# Regions: provinces, federated states and autonomous territories that make agreements of their own.
# %d regions of %d states, %d with a Wikidata id. Made by tools/regions.py; change tools/regions.txt, not this file.
#
# Whence: the head of tools/regions.txt says it.
# Date: %s.
#
# How to read: a region is an ent:GovernmentBody, ent:partOf the state that the UN takes it for; that decides nothing. lex:territory
# is its place: « le Québec a signé » is the government, « au Québec » the place, as it is with a state and its capital. The name of
# the region is that of the place, which therefore has it (lex:over). The seats (lex:seat) stand for the region and are no names of it.
# * States and territories of ISO 3166-1 stand in states.ttl, also those that are no states (Hong Kong, Greenland, Åland).
# * Regions that treaties count as states (Abkhazia, Hanover) stand in codes.ttl.
#
# What it lacks:
# * regions whose name is mostly a city's (São Paulo, Geneva, Hamburg, Jalisco's is not), a word or a person's (Victoria, Georgia).
# * demonyms that are mostly a people's or a language's (kurde), and those of regions that nobody calls so.
# * most regions of the world: one is worth an entry when it signs.

@prefix ent: <https://w3id.org/entente#> .
@prefix lex: <https://w3id.org/entente/lexicon#> .
@prefix org: <https://w3id.org/entente/id/organization/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix place: <https://w3id.org/entente/id/place/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix state: <https://w3id.org/entente/id/state/> .
@prefix wd: <http://www.wikidata.org/entity/> .
'''


def labels(file):
    """{local name: {language: label}} of a file of places or states"""
    found = {}
    for (_, subject), (_, predicate), (_, value, *rest) in turtle(os.path.join(generator.HERE, "..", file)):
        if predicate.endswith("#label"):
            found.setdefault(subject.rsplit("/", 1)[1], {})[rest[0]] = value
    return found


# ---------------------------------------------------------------- forms
def french_demonyms(text):
    """« québécois/québécoise » -> all four forms, each once"""
    forms = []
    for item in filter(None, text.split(";")):
        for form in item.split("/"):
            forms += [form] if form.endswith(("s", "x", "z")) else [form, form + "s"]
    return list(dict.fromkeys(forms))


def english_demonyms(text):
    """« Ontarian+ » -> Ontarian, Ontarians"""
    return [form for item in filter(None, text.split(";"))
            for form in ([item[:-1], item[:-1] + "s"] if item.endswith("+") else [item])]


def tagged(items):
    """[(form, language)]; a form without a language is one of both"""
    found = []
    for item in items:
        form, _, language = item.partition("@")
        found += [(form, language)] if language else [(form, "fr"), (form, "en")]
    return found


class Region:
    def __init__(self, line, where):
        field = ["" if part.strip() == "-" else part.strip() for part in line.split("|")]
        if len(field) != 9:
            generator.fail(where + "a region has nine fields")
        self.where = where
        self.slug, self.state, self.wikidata, self.territory, french, english, fr, en, names = field
        self.wikidata = self.wikidata.rstrip("*")
        self.label = {"fr": french, "en": english}
        self.demonyms = [(f, "fr") for f in french_demonyms(fr)] + [(f, "en") for f in english_demonyms(en)]
        names = [name.strip() for name in names.split(";") if name.strip()]
        self.names = tagged(n for n in names if not n.startswith("!"))
        self.seats = tagged(n[1:] for n in names if n.startswith("!"))

    def faults(self, places, states):
        if self.territory in places:
            self.label = places[self.territory]
        elif self.territory:
            yield self.where + "no such place: " + self.territory
        if self.state not in states:
            yield self.where + "no such state: " + self.state
        if not all(self.label.get(language) for language in ("fr", "en")):
            yield self.where + self.slug + " has no name in both languages"
        if not re.fullmatch(r"(Q[1-9]\d*)?", self.wikidata):
            yield self.where + "no Wikidata id: " + self.wikidata
        forms = [(form, language) for language, form in self.label.items()] + self.names + self.seats + self.demonyms
        yield from (self.where + "stands twice: %s@%s" % form for form in sorted({f for f in forms if forms.count(f) > 1}))


def read(bad):
    path, regions = os.path.join(generator.HERE, "regions.txt"), {}
    with open(path, encoding="utf-8") as source:
        for number, line in enumerate(source, 1):
            if not line.strip() or line.startswith(("#", "[")):
                continue
            region = Region(line, "%s:%d: " % (path, number))
            if regions.setdefault(region.slug, region) is not region:
                bad.append(region.where + region.slug + " stands already above")
    places, states = labels("places.ttl"), labels("states.ttl")
    for region in regions.values():
        bad += region.faults(places, states)
    return sorted(regions.values(), key=lambda region: region.slug)


# ---------------------------------------------------------------- Turtle
def forms(name, pairs):
    return [generator.wrapped(name, [generator.literal(*pair) for pair in pairs])] if pairs else []


def entry(region):
    lines = forms("rdfs:label", [(region.label.get(language, ""), language) for language in ("fr", "en")])
    lines += forms("skos:altLabel", region.names) + forms("lex:demonym", region.demonyms) + forms("lex:seat", region.seats)
    if region.territory:
        lines.append("    lex:territory place:" + region.territory)
    lines += ["    lex:region true", "    ent:partOf state:" + region.state]
    if region.wikidata:
        lines.append("    owl:sameAs wd:" + region.wikidata)
    text = "\norg:%s a ent:GovernmentBody ;\n%s .\n" % (region.slug, " ;\n".join(lines))
    return text + ("\nplace:%s lex:over org:%s .\n" % (region.territory, region.slug) if region.territory else "")


def main():
    options = generator.option_parser(__doc__, os.path.join(generator.HERE, "..", "regions.ttl"), "counts").parse_args()
    bad = []
    regions = read(bad)
    counts = len(regions), len({r.state for r in regions}), len([r for r in regions if r.wikidata])
    if options.report:
        print("%d regions of %d states, %d with a Wikidata id" % counts)
    generator.publish(options, HEAD % (*counts, DATE) + "".join(map(entry, regions)), bad)


main()
