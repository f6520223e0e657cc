"""Reads an SVG picture back: where its nodes are, how large its letters, what its links and tooltips say."""
import re
import xml.etree.ElementTree as ET

SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
PAGE = 170 / 25.4 * 72  # points: the width of a printed page


def numbers(text):
    return [float(x) for x in re.findall(r"-?\d+(?:\.\d+)?", text or "")]


class Node:
    def __init__(self, group):
        self.classes = (group.get("class") or "").split()
        self.title = (group.findtext(f"{SVG}title") or "")
        self.texts = [t.text or "" for t in group.iter(f"{SVG}text")]
        self.sizes = [float(t.get("font-size")) for t in group.iter(f"{SVG}text")]
        self.links = [a.get(f"{XLINK}href") for a in group.iter(f"{SVG}a")]
        xs, ys = [], []
        for e in group.iter():
            if e.tag == f"{SVG}ellipse":
                xs += [float(e.get("cx")) + s * float(e.get("rx")) for s in (-1, 1)]
                ys += [float(e.get("cy")) + s * float(e.get("ry")) for s in (-1, 1)]
            values = numbers(e.get("points") if e.tag in (f"{SVG}polygon", f"{SVG}polyline") else e.get("d") if e.tag == f"{SVG}path" else "")
            xs += values[0::2]
            ys += values[1::2]
        self.box = (min(xs), min(ys), max(xs), max(ys)) if xs else None


class Picture:
    def __init__(self, data):
        self.root = ET.fromstring(data)
        self.width, self.height = (float(self.root.get(k).removesuffix("pt")) for k in ("width", "height"))
        groups = [g for g in self.root.iter(f"{SVG}g") if (g.get("class") or "").split()[:1] in (["node"], ["edge"])]
        nodes = [Node(g) for g in groups if g.get("class").startswith("node")]
        self.nodes = [n for n in nodes if not {"legend", "label"} & set(n.classes)]
        self.labels = [n for n in nodes if "label" in n.classes]
        self.legend = [t for n in nodes if "legend" in n.classes for t in n.texts]
        self.edges = [Node(g) for g in groups if g.get("class").startswith("edge")]
        self.everything = " ".join(self.legend)

    def overlaps(self):
        """Pairs of nodes or labels whose boxes meet; a tenth of a point is rounding."""
        boxed = sorted((n for n in self.nodes + self.labels if n.box), key=lambda n: n.box[0])
        found = []
        for i, a in enumerate(boxed):
            for b in boxed[i + 1:]:
                if b.box[0] > a.box[2] - .1: break
                if a.box[1] < b.box[3] - .1 and b.box[1] < a.box[3] - .1: found.append((a.title, b.title))
        return found

    def smallest_letters(self):
        """Of the names of nodes, in points on a printed page."""
        return min((s for n in self.nodes for s in n.sizes), default=0) * min(1, PAGE / self.width)
