"""The picture of page.py: the classes and the properties between them, drawn by hand as SVG.

This module is not run. It takes its colours from page.css, and ends the run when an arrow is no property of the vocabulary.
"""
import html

import generator
from page_graph import SPACES, anchor, expand

WIDTH, HEIGHT, BOX = 840, 400, (132, 44)
# class -> middle of its box
PLACES = {"ent:Person": (100, 56), "ent:Claim": (420, 56), "ent:Document": (740, 56), "ent:Actor": (100, 200), "ent:Agreement": (420, 200),
          "ent:Domain": (740, 200), "ent:Event": (420, 344), "ent:Place": (740, 344)}
MAIN = ("ent:Actor", "ent:Agreement", "ent:Domain", "ent:Event")
# from, property, to
ARROWS = [("ent:Agreement", "ent:party", "ent:Actor"), ("ent:Agreement", "ent:covers", "ent:Domain"),
          ("ent:Agreement", "ent:concludedAt", "ent:Event"), ("ent:Agreement", "ent:signatory", "ent:Person"),
          ("ent:Person", "ent:actsFor", "ent:Actor"), ("ent:Event", "ent:participant", "ent:Actor"),
          ("ent:Agreement", "ent:place", "ent:Place"), ("ent:Event", "ent:place", "ent:Place"),
          ("ent:Claim", "rdf:subject", "ent:Agreement"), ("ent:Claim", "prov:wasQuotedFrom", "ent:Document")]


def at_border(middle, other):
    """where the line from a box's middle to another's leaves the box"""
    dx, dy = other[0] - middle[0], other[1] - middle[1]
    scale = min((BOX[0] / 2) / abs(dx) if dx else 9, (BOX[1] / 2) / abs(dy) if dy else 9)
    return middle[0] + dx * scale, middle[1] + dy * scale


def arrow(graph, source, name, target):
    if name.startswith("ent:") and not graph.all(expand(name), "rdf:type"):
        generator.fail("no such property: " + name)
    (x1, y1), (x2, y2) = at_border(PLACES[source], PLACES[target]), at_border(PLACES[target], PLACES[source])
    here, local = anchor(name), name.partition(":")[2]
    text = '<text x="%.0f" y="%.0f">%s</text>' % ((x1 + x2) / 2, (y1 + y2) / 2 + 4, html.escape(local if here else name))
    target = "#" + here if here else expand(name)
    return ('<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" marker-end="url(#tip)"/>' % (x1, y1, x2, y2),
            '<a href="%s">%s</a>' % (html.escape(target), text))


def box(name):
    (x, y), (w, h) = PLACES[name], BOX
    return ('<a href="#%s"><rect x="%d" y="%d" width="%d" height="%d" rx="6"%s/><text x="%d" y="%d">%s</text></a>'
            % (anchor(name), x - w // 2, y - h // 2, w, h, ' class="main"' * (name in MAIN), x, y + 5, name[4:]))


def picture(graph):
    """the picture as an svg element"""
    missing = [name for name in PLACES if SPACES["owl"] + "Class" not in graph.all(expand(name), "rdf:type")]
    if missing:
        generator.fail("no such class: " + ", ".join(missing))
    drawn = [arrow(graph, *one) for one in ARROWS]
    return ('<div class="picture"><svg viewBox="0 0 %d %d" role="group" aria-label="Classes: %s">\n'
            '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
            '<path d="M0 0L8 4L0 8z"/></marker></defs>\n%s\n%s\n<g class="names">%s</g>\n</svg></div>\n'
            % (WIDTH, HEIGHT, ", ".join(name[4:] for name in PLACES), "\n".join(line for line, _ in drawn),
               "\n".join(map(box, PLACES)), "\n".join(name for _, name in drawn)))
