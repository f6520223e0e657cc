"""What the parts of the suite share: small documents, stores made of them, and what changed between two snapshots."""
import json, shutil
from check import *

PLANNED = "La France et le Japon doivent signer un accord sur les semi-conducteurs en novembre 2025."
SIGNED = "La France et le Japon ont signé un accord sur les semi-conducteurs."
OTHER = "L'Inde et la Malaisie ont signé un mémorandum d'entente sur l'énergie."


def document(name, text, published="", lang="fr"): return {"id": name, "lang": lang, "published": published, "text": text}


def build(store, documents, *options, status=0, **more):
    got, _, said = run("build", "-", "--store-only", "--store", store, "-o", store.parent, *options, input=json_lines(documents), **more)
    check(f"build of {len(documents)} into {store.name}", got == status, status, f"{got}: {said[:1000]}")


def export(store, at="HEAD"): return fine("export", "--store", store, "--at", at, "--format", "ntriples")


def files_of(store): return list(store.parent.glob(store.name + "*"))


def remove(store):
    for f in files_of(store): f.unlink()


def size_of(store): return sum(f.stat().st_size for f in files_of(store))


def copy_store(source, to):
    remove(to)
    shutil.copy(source, to)


def changes_of(store, a, b, *options, **more):
    out = fine("diff", a, b, "--json", "--store", store, *options, status=1, **more)
    return [json.loads(line) for line in out.splitlines()]
