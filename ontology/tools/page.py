#!/usr/bin/env python3
"""Draw ontology/index.html, the readable page of the vocabulary, from the Turtle.

usage: page.py [--check] [--report] [-o FILE]

Terms, labels and comments come from entente.ttl, the sectors from domains.ttl, how often a property may stand from shapes.ttl, and
the examples, as they stand, from tests/shapes/good.ttl, the graph that the tests find valid. The page holds its style (page.css) and
no script, and asks nothing of any network. The same Turtle gives the same bytes.
"""
import html
import os
import re

import generator
from page_graph import BASE, CONCEPTS, SPACES, Example, Graph, Shapes, anchor, expand, short
from page_picture import picture

EXAMPLE = "tests/shapes/good.ttl"
SHOWN = [("agreement:tech-prosperity-2025", "Un accord", "An agreement"), ("event:apec-2025", "Un événement", "An event"),
         ("person:bae-kyung-hoon", "Une personne", "A person"), ("state:US", "Un État, avec ses codes", "A state, with its codes"),
         ("claim:0001", "D'où on le sait", "How it is known"), ("document:fr-001", "Un document", "A document")]
FILES = [("entente.ttl", "le vocabulaire", "the vocabulary"), ("shapes.ttl", "les formes SHACL", "the SHACL shapes"),
         ("domains.ttl", "les domaines", "the sectors"), ("states.ttl", "les États", "the states"),
         ("organizations.ttl", "les organisations", "the organizations"), ("codes.ttl", "les codes ISO, COW, GW", "codes of ISO, COW, GW"),
         ("codes.csv", "les mêmes en tableau", "the same as a table"),
         ("w3id/README.md", "l'espace de noms, qui n'est pas encore enregistré", "the namespace, which is not registered yet")]
GROUPS = [("agreements", "Propriétés des accords et événements", "Properties of agreements and events"),
          ("actors", "Propriétés des acteurs et lieux", "Properties of actors and places"),
          ("claims", "Propriétés des assertions et documents", "Properties of claims and documents"),
          ("codes", "Codes des États dans d'autres données", "Codes of states in other people's data")]
TYPES = {"owl:Class": ("classe", "class"), "owl:ObjectProperty": ("propriété vers une chose", "property to a thing"),
         "owl:DatatypeProperty": ("propriété vers une valeur", "property to a value")}
RELATIONS = [("rdfs:subClassOf", "sous-classe de", "subclass of"), ("rdfs:subPropertyOf", "sous-propriété de", "sub-property of"),
             ("rdfs:domain", "de", "from"), ("schema:domainIncludes", "de", "from"), ("rdfs:range", "vers", "to"),
             ("skos:closeMatch", "proche de", "close to")]
USES = [("au-dessus de", "above", ("rdfs:subClassOf", "rdfs:subPropertyOf")),
        ("porte", "bears", ("rdfs:domain", "schema:domainIncludes")), ("est visé par", "is the value of", ("rdfs:range",))]
STATUSES = "planned negotiating agreed signed in-force suspended ended refused".split()
TOKEN = re.compile(r'(?P<text>"(?:[^"\\]|\\.)*")(?:(?P<tag>@[a-z-]+)|\^\^(?P<type>\w+:\w+))?|(?P<iri><[^>]*>)'
                   r'|(?P<name>[a-z]+:[\w-]+)|(?P<other>\s+|.)')
escape = html.escape


def both(fr, en, tag="span"):
    """a text in both languages, of which the page shows one or both; what is the same in both stands once"""
    if fr == en:
        return "<%s>%s</%s>" % (tag, escape(fr), tag)
    return '<%s lang="fr">%s</%s> <%s lang="en">%s</%s>' % (tag, escape(fr), tag, tag, escape(en), tag)


def link(name):
    """a prefixed name as a link: of ours to its place on the page, of others to where it is defined"""
    here = anchor(name)
    if name.startswith("<"):
        return escape(name)
    target = "#" + here if here else expand(name)
    return '<a href="%s"><code>%s</code></a>' % (escape(target), escape(name))


def ours_first(iris):
    return sorted(map(short, iris), key=lambda name: (anchor(name) is None, name))


def coloured(text):
    """Turtle with its parts marked and our names linked"""
    out = []
    for match in TOKEN.finditer(text):
        kind = match.lastgroup if match.lastgroup not in ("tag", "type") else "text"
        part = escape(match[0])
        if kind in ("text", "iri"):
            part = '<i class="%s">%s</i>' % (kind, part)
        elif kind == "name":
            here = anchor(match[0])
            part = '<a href="#%s">%s</a>' % (here, part) if here else "<b>%s</b>" % part
        out.append(part)
    return "".join(out)


def turtle_block(text):
    return '<pre tabindex="0"><code>%s</code></pre>' % coloured(text)


# ---------------------------------------------------------------- terms
class Page:
    def __init__(self):
        self.graph = Graph("ontology/entente.ttl", "ontology/domains.ttl")
        self.shapes = Shapes(Graph("ontology/shapes.ttl"))
        self.example = Example(EXAMPLE)
        self.classes = self.graph.having("rdf:type", SPACES["owl"] + "Class")
        self.properties = sorted(self.graph.having("rdf:type", SPACES["owl"] + "ObjectProperty") +
                                 self.graph.having("rdf:type", SPACES["owl"] + "DatatypeProperty"))

    def text(self, iri, predicate):
        return self.graph.one(iri, predicate, "fr"), self.graph.one(iri, predicate, "en")

    def group(self, iri):
        """the group of properties that a property is shown in"""
        name = short(iri)
        of = {short(c) for key in ("rdfs:domain", "schema:domainIncludes") for c in self.graph.all(iri, key)}
        if re.match(r"ent:(cow|gw|iso)", name):
            return "codes"
        if of & {"ent:Agreement", "ent:Event"}:
            return "agreements"
        return "claims" if of & {"ent:Claim", "ent:Document"} else "actors"

    def relations(self, iri):
        """rows of a term's table: what it stands under and between, what stands under it and uses it, how often it may stand"""
        rows = []
        for predicate, fr, en in RELATIONS:
            rows.append((fr, en, self.graph.all(iri, predicate)))
        for fr, en, predicates in USES:
            rows.append((fr, en, [i for p in predicates for i in self.graph.having(p, iri)]))
        rows = [(both(fr, en), ", ".join(map(link, ours_first(iris)))) for fr, en, iris in rows if iris]
        count = self.shapes.count(iri)
        if count:
            rows.append((both("combien", "how many"), count[0] if count[0] == count[1] else "%s … %s" % count))
        return rows

    def term(self, iri):
        name = short(iri)
        type_of = TYPES[next(t for t in map(short, self.graph.all(iri, "rdf:type")) if t in TYPES)]
        rows = "".join("<div><dt>%s</dt><dd>%s</dd></div>" % row for row in self.relations(iri))
        used = self.example.statement(name)
        shown = turtle_block(used) if used else ""
        return ('<article class="term" id="%s">\n<h3><a href="#%s"><code>%s</code></a> <small>%s</small></h3>\n<p class="name">%s</p>\n'
                '%s\n<dl>%s</dl>\n%s</article>\n' % (anchor(name), anchor(name), escape(name), both(*type_of),
                                                 both(*self.text(iri, "rdfs:label"), "b"), both(*self.text(iri, "rdfs:comment"), "p"),
                                                 rows, shown))

    # ------------------------------------------------------------ concepts
    def concept(self, iri):
        name = short(iri)
        close = "".join(' <a class="same" href="%s">%s</a>' % (escape(i), escape(short(i))) for i in self.graph.all(iri, "skos:closeMatch"))
        return ('<tr id="%s"><th scope="row"><code>%s</code>%s</th><td>%s</td><td>%s</td></tr>\n'
                % (anchor(name), escape(name.partition(":")[2]), close, both(*self.text(iri, "skos:prefLabel"), "b"),
                   both(*self.text(iri, "skos:definition"), "p")))

    def table(self, iris):
        return "<table>\n%s</table>\n" % "".join(map(self.concept, iris))

    def scheme(self, prefix):
        return self.graph.having("skos:inScheme", SPACES[prefix])

    def kinds(self):
        parts = []
        for note, fr, en in (("agreement", "d'accords", "of agreements"), ("event", "d'événements", "of events")):
            iris = [i for i in self.scheme("kind") if note in self.graph.all(i, "skos:scopeNote")]
            parts.append("<h3>%s</h3>\n%s" % (both(fr, en), self.table(iris)))
        return "".join(parts)

    def below(self, iri):
        """a sector and all below it, each once, parents first"""
        return list(dict.fromkeys([iri] + [i for child in self.graph.having("skos:broader", iri) for i in self.below(child)]))

    def domains(self):
        """the sectors by group; one of two groups stands in the first, and in the second as a link"""
        seen, parts = set(), []
        for top in self.graph.all(SPACES["domain"], "skos:hasTopConcept"):
            iris = self.below(top)
            again = ", ".join(link(short(i)) for i in iris if i in seen)
            parts.append("<details open><summary>%s <small>%d</small></summary>\n%s%s</details>\n" % (
                both(*self.text(top, "skos:prefLabel")), len(iris), self.table(i for i in iris if i not in seen),
                again and "<p>%s %s</p>\n" % (both("aussi", "also"), again)))
            seen.update(iris)
        return "".join(parts)


# ---------------------------------------------------------------- the page
def section(id_, fr, en, content, intro=None):
    said = both(*intro, "p") + "\n" if intro else ""
    return '<section id="%s-s">\n<h2>%s</h2>\n%s%s</section>\n' % (id_, both(fr, en), said, content)


def sections(page):
    """[(id, French title, English title, HTML, introduction or None)] in the order of the page"""
    found = [("picture", "Ce qui se tient", "What hangs together", picture(page.graph), (
        "Quatre classes portent tout : qui s'accorde, l'accord, sur quoi, et à quelle occasion. Chaque flèche est une propriété.",
        "Four classes carry everything: who agrees, the agreement, on what, and at which event. Each arrow is a property."))]
    examples = "".join("<h3>%s</h3>\n%s" % (both(fr, en), turtle_block(page.example.blocks[s])) for s, fr, en in SHOWN)
    found.append(("example", "Exemple", "Example", examples, (
        "Du graphe que les tests tiennent pour valide ; les noms mènent à leur définition.",
        "From the graph that the tests find valid; names lead to their definitions.")))
    found.append(("class", "Classes", "Classes", "".join(map(page.term, page.classes)), None))
    for key, fr, en in GROUPS:
        found.append((key, fr, en, "".join(page.term(i) for i in page.properties if page.group(i) == key), None))
    found.append(("kind", "Espèces", "Kinds", page.kinds(), None))
    found.append(("status", "Statuts", "Statuses", page.table(SPACES["status"] + s for s in STATUSES), (
        "Dans l'ordre où un accord avance ; le graphe a le plus avancé qu'un document dise.",
        "In the order in which an agreement proceeds; the graph has the furthest that any document tells of.")))
    found.append(("modality", "Modalités", "Modalities", page.table(page.scheme("modality")), None))
    found.append(("domain", "Domaines", "Sectors", page.domains(), None))
    return found


def header(page):
    iri = BASE
    version, licence = page.graph.one(iri, "owl:versionInfo"), page.graph.one(iri, "dcterms:license")
    files = "".join('<li><a href="%s"><code>%s</code></a> %s</li>' % (f, f, both(fr, en)) for f, fr, en in FILES)
    switch = "".join('<input type="radio" name="l" id="l-%s"%s><label for="l-%s">%s</label>' % (key, " checked" * (key == "both"), key, text)
                     for key, text in (("both", "fr + en"), ("fr", "français"), ("en", "English")))
    return ('<header>\n<fieldset class="switch"><legend>%s</legend>%s</fieldset>\n<h1>%s</h1>\n%s\n<dl class="facts"><div><dt>IRI</dt><dd><code>%s#</code></dd></div><div><dt>%s</dt><dd><code>ent:</code></dd></div>'
            '<div><dt>%s</dt><dd>%s</dd></div><div><dt>%s</dt><dd><a href="%s">MIT</a></dd></div></dl>\n<ul class="files">%s</ul>\n</header>\n'
            % (both("Langue", "Language"), switch, both(*page.text(iri, "dcterms:title")), both(*page.text(iri, "dcterms:description"), "p"), iri,
               both("préfixe", "prefix"), both("version", "version"), version, both("licence", "licence"), licence, files))


def contents(found, page):
    """the list of contents: sections, and below classes and properties their terms"""
    items = []
    for id_, fr, en, _, _ in found:
        terms = page.classes if id_ == "class" else [i for i in page.properties if page.group(i) == id_]
        inner = "".join('<li><a href="#%s">%s</a></li>' % (anchor(short(i)), escape(short(i)[4:])) for i in terms)
        items.append('<li><a href="#%s-s">%s</a>%s</li>' % (id_, both(fr, en), inner and "<ul>%s</ul>" % inner))
    return '<nav><details open><summary>%s</summary>\n<ul>%s</ul></details></nav>\n' % (both("Sommaire", "Contents"), "\n".join(items))


def document(page):
    with open(os.path.join(generator.HERE, "page.css"), encoding="utf-8") as source:
        style = source.read()
    found = sections(page)
    return ('<!DOCTYPE html>\n<!-- Made by ontology/tools/page.py from the Turtle; change that, not this file. -->\n<html lang="en">\n<head>\n'
            '<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
            '<title>Entente: vocabulaire, vocabulary</title>\n<style>\n%s</style>\n</head>\n<body>\n'
            '%s<div class="columns">\n%s<main>\n%s</main>\n</div>\n</body>\n</html>\n'
            % (style, header(page), contents(found, page),
               "".join(section(id_, fr, en, content, intro) for id_, fr, en, content, intro in found)))


def main():
    options = generator.option_parser(__doc__, os.path.join(generator.HERE, "..", "index.html"), "counts").parse_args()
    page = Page()
    if options.report:
        print(len(page.classes), "classes,", len(page.properties), "properties,", sum(len(page.scheme(c)) for c in CONCEPTS), "concepts")
    bad = ["%s has no %s in both languages" % (short(i), p) for i in page.classes + page.properties
           for p in ("rdfs:label", "rdfs:comment") if not all(page.text(i, p))]
    generator.publish(options, document(page), bad)


main()
