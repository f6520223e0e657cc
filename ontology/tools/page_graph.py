"""What page.py knows of the vocabulary: its terms as read by rapper, how they are called and linked, and where an example uses them.

This module is not run. A term is its IRI; values come in the order of their text, so the same Turtle gives the same page.
"""
import os
import re
import sys

import generator

ROOT = os.path.join(generator.HERE, "..", "..")
sys.path.insert(0, os.path.join(ROOT, "tests", "lib"))
from check import turtle  # noqa: E402

BASE = "https://w3id.org/entente"
SPACES = {"dcterms": "http://purl.org/dc/terms/", "ent": BASE + "#", "foaf": "http://xmlns.com/foaf/0.1/",
          "oa": "http://www.w3.org/ns/oa#", "org": "http://www.w3.org/ns/org#", "owl": "http://www.w3.org/2002/07/owl#",
          "prov": "http://www.w3.org/ns/prov#", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
          "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "schema": "https://schema.org/", "sh": "http://www.w3.org/ns/shacl#",
          "skos": "http://www.w3.org/2004/02/skos/core#", "vann": "http://purl.org/vocab/vann/",
          "wd": "http://www.wikidata.org/entity/", "xsd": "http://www.w3.org/2001/XMLSchema#",
          "kind": BASE + "/kind/", "status": BASE + "/status/", "modality": BASE + "/modality/", "domain": BASE + "/domain/"}
CONCEPTS = ("kind", "status", "modality", "domain")


def expand(name):
    prefix, _, local = name.partition(":")
    return SPACES[prefix] + local


def short(iri):
    """an IRI with its prefix, or itself in angle brackets"""
    for prefix, space in sorted(SPACES.items(), key=lambda x: -len(x[1])):
        if iri.startswith(space) and re.fullmatch(r"[\w.-]+", iri[len(space):]):
            return prefix + ":" + iri[len(space):]
    return "<%s>" % iri


def anchor(name):
    """the id on the page of a prefixed name of ours, or None: ent:party -> party, kind:treaty -> kind-treaty"""
    prefix, _, local = name.partition(":")
    if prefix == "ent":
        return local
    return prefix + "-" + local if prefix in CONCEPTS else None


class Graph:
    """The triples of some files below the root, by subject and prefixed property."""

    def __init__(self, *files):
        self.values = {}
        for file in files:
            for (_, subject), (_, predicate), term in turtle(os.path.join(ROOT, file)):
                self.values.setdefault(subject, {}).setdefault(short(predicate), set()).add(term)

    def terms(self, subject, predicate):
        return sorted(self.values.get(subject, {}).get(predicate, ()))

    def all(self, subject, predicate):
        return [term[1] for term in self.terms(subject, predicate)]

    def one(self, subject, predicate, lang=""):
        return next((t[1] for t in self.terms(subject, predicate) if t[0] == "iri" or t[2] == lang), "")

    def having(self, predicate, value):
        """the subjects with this value, sorted"""
        return sorted(s for s, found in self.values.items() if any(t[1] == value for t in found.get(predicate, ())))


class Shapes:
    """How often a property of the shapes may stand at a thing, as a human says it."""

    def __init__(self, graph):
        self.graph = graph
        self.of_path = {}
        for subject, found in graph.values.items():
            for term in found.get("sh:path", ()):
                if graph.all(subject, "sh:minCount") or graph.all(subject, "sh:maxCount"):
                    self.of_path.setdefault(term[1], subject)

    def count(self, iri):
        """(least, most) as texts, or None where no shape says it"""
        shape = self.of_path.get(iri)
        return shape and tuple(next(iter(self.graph.all(shape, key)), none)
                               for key, none in (("sh:minCount", "0"), ("sh:maxCount", "n")))


class Example:
    """A Turtle file whose blocks are shown as they stand: one a subject, parted by empty lines."""

    def __init__(self, file):
        with open(os.path.join(ROOT, file), encoding="utf-8") as source:
            blocks = [block.strip() for block in source.read().split("\n\n")]
        self.blocks = {block.split()[0]: block for block in blocks if not block.startswith(("#", "@"))}

    def statement(self, name):
        """subject, property and first value of the first block that uses a property; or a subject with its class"""
        for subject, block in self.blocks.items():
            found = re.search(r"(?:^|\s)%s ((?:\"(?:[^\"\\]|\\.)*\"|[^\s;,\"])+)" % re.escape(name), block)
            if found:
                return "%s %s %s ." % (subject, name, found[1])
            if re.search(r" a (?:[\w:]+ , )*%s[ ;.]" % re.escape(name), block.split("\n")[0]):
                return "%s a %s ." % (subject, name)
        return None
