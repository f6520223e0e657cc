"""Networks that tests make up, and how they are handed to build/tests/draw/picture.

The large ones are like the trade agreements of the world: most have two parties, some a few, a handful dozens; few actors have many
agreements and many have few; they cluster by region. Everything follows from the seed.
"""
import os, random, subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("BUILD") or ROOT / "build").resolve()
SYLLABLES = "ka lo mi ta ru ven dor sil an os pra qui ber tem zu hal nor gi".split()
CLASSES = ["State"] * 6 + ["IntergovernmentalOrganization", "GovernmentBody", "Company", "ResearchOrganization", "Organization"]
STATUSES = ["in-force"] * 4 + ["signed"] * 4 + ["agreed", "negotiating", "planned", "", "suspended", "ended", "refused"]


class Network:
    """Rows as store.h has them; links are pairs of positions."""
    def __init__(self):
        self.actors, self.agreements, self.domains, self.events = [], [], [], []
        self.parties, self.covers, self.concluded = [], [], []

    def encode(self):
        rows = [("actor", *a) for a in self.actors] + [("agreement", *a) for a in self.agreements]
        rows += [("domain", *d) for d in self.domains] + [("event", *e) for e in self.events]
        for kind in ("party", "covers", "concluded"):
            rows += [(kind, a, b) for a, b in getattr(self, "parties" if kind == "party" else kind)]
        return "\x1e".join("\x1f".join(map(str, r)) for r in rows).encode("utf-8", "surrogateescape") + b"\x1e"

    def weights(self, bilateral=False):
        """Sum of 1/(n-1) over the agreements of n parties of each pair, worked out from the rows alone."""
        sides, pairs = {}, {}
        for agreement, actor in self.parties: sides.setdefault(agreement, set()).add(actor)
        for members in sides.values():
            if bilateral and len(members) != 2: continue
            ordered = sorted(members)
            for i, a in enumerate(ordered):
                for b in ordered[i + 1:]: pairs[a, b] = pairs.get((a, b), 0) + 1 / (len(members) - 1)
        return {(self.actors[a][0], self.actors[b][0]): w for (a, b), w in pairs.items()}


def name(draw, least, most):
    return " ".join("".join(draw.choice(SYLLABLES) for _ in range(draw.randint(2, 4))).capitalize() for _ in range(draw.randint(least, most)))


def trade(actors, seed=1):
    """A network of so many actors in regions of a dozen."""
    draw, n = random.Random(seed), Network()
    for i in range(actors):
        kind = draw.choice(CLASSES)
        label = name(draw, 1, 2) if kind == "State" else name(draw, 1, 5)
        n.actors.append((f"https://example.org/actor/{i:05}", label, f"{label[:3].upper()}{i}" if draw.random() < .3 else "", kind))
    n.domains = [(f"https://example.org/domain/{i:02}", name(draw, 1, 2).lower()) for i in range(min(30, actors))]
    n.events = [(f"https://example.org/event/{i:03}", name(draw, 2, 4), "summit", f"{1990 + i}-05-01", f"{1990 + i}-05-03") for i in range(20)]
    for i in range(int(actors * 1.1)):
        hub = min(int(actors * draw.random() ** 3), actors - 1)
        size = 2 if draw.random() < .85 else draw.choice([3, 3, 4, 5, 12])
        region = range(hub - hub % 12, min(hub - hub % 12 + 12, actors))
        pool = region if draw.random() < .7 else range(actors)
        sides = {hub, *draw.sample(pool, min(size - 1, len(pool)))}
        if len(sides) < 2: continue
        year, status = draw.randint(1990, 2025), draw.choice(STATUSES)
        last = f"{year}-12-31" if draw.random() < .3 else f"{year}-03-04"
        n.agreements.append((f"https://example.org/agreement/{i:05}", name(draw, 2, 6), "agreement", status, last[:4] + ("-01-01" if last.endswith("31") else "-03-04"), last,
                             f"{year + 5}-12-31" if status == "ended" else ""))
        here = len(n.agreements) - 1
        n.parties += [(here, s) for s in sorted(sides)]
        n.covers += [(here, d) for d in draw.sample(range(len(n.domains)), draw.randint(0, min(2, len(n.domains))))]
        if draw.random() < .2: n.concluded.append((here, draw.randrange(20)))
    return n


def draw(network, view, format, *options, env=None):
    """-> (status, the picture's bytes, what was said)"""
    lexicon = BUILD / "tests/draw/lexicon.bin"  # looked for beside the program
    if not lexicon.is_symlink(): lexicon.symlink_to("../../lexicon.bin")
    p = subprocess.run([BUILD / "tests/draw/picture", view, format, *options], input=network.encode(), capture_output=True,
                       env={**os.environ, "ENTENTE_HELPERS": str(BUILD), **(env or {})})
    return p.returncode, p.stdout, p.stderr.decode("utf-8", "replace")
