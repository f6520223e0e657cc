#!/usr/bin/env python3
"""Draw ontology/persons.ttl from persons.txt.

usage: persons.py [--check] [--report] [-o FILE]

persons.txt says what its lines hold. The result is in the order of the names and has no clock in it. Exit status 1 when a line is no
person, a state or organization is missing, a year is none, or a name stands twice in the same years. rapper reads the files of both.
"""
import os
import re
import sys
import unicodedata

import generator

sys.path.insert(0, os.path.join(generator.HERE, "..", "..", "tests", "lib"))
from check import turtle  # noqa: E402

DATE = "2026-11-21"
HEAD = '''# Persons who hold or held a public office, or lead a known organization: for whom they act, where a text does not say it.
# %d persons of %d states and organizations. Made by tools/persons.py; change tools/persons.txt, not this file.
#
# Whence: the head of tools/persons.txt says it.
# Date: %s.
#
# How to read: a whole name is a word with which a person's name begins, as a given name is; lex:country is for whom they act,
# lex:from and lex:until the first and the last year. What the text itself says of a person always goes first.

@prefix lex: <https://w3id.org/entente/lexicon#> .
@prefix org: <https://w3id.org/entente/id/organization/> .
@prefix person: <https://w3id.org/entente/lexicon/person/> .
@prefix state: <https://w3id.org/entente/id/state/> .
'''


def folded(name):
    bare = unicodedata.normalize("NFKD", name.lower().translate(str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "ß": "ss"})))
    return " ".join(re.findall(r"[a-z]+", "".join(c for c in bare if not unicodedata.combining(c)).replace("'", "").replace("’", "")))


class Person:
    def __init__(self, line, where):
        field = line.rstrip("\n").split("\t")
        if len(field) != 4:
            generator.fail(where + "a person has four fields, separated by tabs")
        self.where = where
        self.serves, self.first, self.last, names = field
        self.names = [name.strip() for name in names.split("|")]
        self.slug = (self.serves.lower() + " " + folded(self.names[0])).replace(" ", "-")
        self.served = ("state:" if self.serves.isupper() else "org:") + self.serves

    def overlaps(self, other):
        return other is not self and self.first < (other.last or "9999") and other.first < (self.last or "9999")

    def faults(self, actors, owners):
        if self.served not in actors:
            yield self.where + "no such state or organization: " + self.serves
        if not re.fullmatch(r"(19|20)\d\d", self.first) or not re.fullmatch(r"((19|20)\d\d)?", self.last) or self.last and self.last < self.first:
            yield self.where + "no years: " + self.first + " to " + self.last
        for name in self.names:
            if len(folded(name).split()) < 2:
                yield self.where + "no whole name: " + name
            others = owners.setdefault(folded(name), [])
            if any(self.overlaps(other) for other in others):
                yield self.where + name + " stands already above, in the same years"
            others.append(self)


def subjects(file, prefix):
    return {prefix + subject.rsplit("/", 1)[1] for (_, subject), *_ in turtle(os.path.join(generator.HERE, "..", file)) if "/id/" in subject}


def read(bad):
    path, persons, owners = os.path.join(generator.HERE, "persons.txt"), [], {}
    actors = subjects("states.ttl", "state:") | subjects("organizations.ttl", "org:") | subjects("regions.ttl", "org:")
    with open(path, encoding="utf-8") as source:
        for number, line in enumerate(source, 1):
            if line.strip() and not line.startswith("#"):
                persons.append(Person(line, "%s:%d: " % (path, number)))
                bad += persons[-1].faults(actors, owners)
    return sorted(persons, key=lambda person: person.slug)


def entry(person):
    forms = list(dict.fromkeys(person.names))
    lines = [generator.wrapped("lex:form", ['"%s"' % name for name in forms]), "    lex:country " + person.served, '    lex:from "%s"' % person.first]
    if person.last:
        lines.append('    lex:until "%s"' % person.last)
    return "\nperson:%s a lex:FirstName ;\n%s .\n" % (person.slug, " ;\n".join(lines))


def main():
    options = generator.option_parser(__doc__, os.path.join(generator.HERE, "..", "persons.ttl"), "counts").parse_args()
    bad = []
    persons = read(bad)
    counts = len(persons), len({person.serves for person in persons})
    if options.report:
        print("%d persons of %d states and organizations" % counts)
    generator.publish(options, HEAD % (*counts, DATE) + "".join(map(entry, persons)), bad)


main()
