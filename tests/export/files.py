"""What lands in files: compressed or not, on a full disk, killed, large; and the network, which is that of `entente draw`."""
import filecmp, gzip, resource, signal, subprocess, sys
from pathlib import Path
from xml.etree.ElementTree import fromstring as xml_of
from shared import *


def files(work, store):
    for args in (["-f", "turtle"], ["-f", "ntriples"], ["-f", "nquads", "--all-snapshots"], ["-f", "csv"], ["-f", "json", "-e"], ["--description"]):
        plain, one, two = (Path(work, name) for name in ("plain", "one.gz", "two.gz"))
        for path in (plain, one, two): equal(f"{path.name} {args}", (0, "", ""), run("export", "--store", store, *args, "-o", path))
        same(f"{args}: to a file as to standard output", exported(store, *args), plain.read_bytes().decode("utf-8", "surrogateescape"))
        check(f"{args}: .gz holds the same", plain.read_bytes() == gzip.decompress(one.read_bytes()))
        check(f"{args}: .gz is the same each time", one.read_bytes() == two.read_bytes())
        equal(f"{args}: .gz has neither a name nor a time (RFC 1952 §2.3)", bytes([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), one.read_bytes()[:8])
        check(f"{args}: .gz is smaller", one.stat().st_size < plain.stat().st_size / 2, "half", one.stat().st_size)
        for path in (plain, one, two): path.unlink()
    for args, word in ((["-f", "turtle", "--all-snapshots"], "only nquads"), (["--at", "1", "--at", "2"], "only nquads"), (["-f", "xml"], "json or graphml"), (["-f", "graphml", "-e"], "leave out --evidence"),
                       (["-f", "nquads", "--all-snapshots", "--at", "1"], "leave out --at"), (["--description", "-f", "csv"], "whole snapshot"),
                       (["--description", "--actor", "FR"], "whole snapshot"), (["--description", "-e"], "whole snapshot"), (["--at", "9"], "no snapshot '9'")):
        path = Path(work, "refused.out")
        status, out, said = run("export", "--store", store, *args, "-o", path)
        check(f"refused: {args}", status == 2 and not out and word in said and not path.exists(), f"status 2 and '{word}'", f"{status}: {said}")


def network(store):
    for args in ([], ["--actor", "FR"], ["--lang", "en", "--at", "1"]):
        check(f"graphml {args}: as draw has it", exported(store, "-f", "graphml", *args) == run("draw", "alliances", "--format", "graphml", "--store", store, *args)[1], "the same", "not")
    xml = xml_of(exported(store, "-f", "graphml"))
    check("graphml: nodes and edges", len(xml.findall(".//{*}node")) > 20 and len(xml.findall(".//{*}edge")) > 20, "20 or more", "fewer")


def full_disk(work, store):
    """Files may grow to 100 kB: what was begun is gone, under its name there is nothing."""
    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for args in (["-f", "turtle"], ["-f", "ntriples"], ["-f", "nquads"], ["-f", "csv"], ["-f", "json"]):
        for name in ("full.out", "full.gz")[:1 if SANITIZED else 2]:  # what little there is then, is smaller than the disk when compressed
            p = subprocess.run([ENTENTE, "export", "--store", store, *args, "-o", Path(work, name)], capture_output=True, text=True, preexec_fn=small)
            left = list(Path(work).glob("full*"))
            check(f"{args}: {name} on a full disk", p.returncode == 2 and f"{name}: error: cannot write" in p.stderr and not left, "status 2, the name, no file", f"{p.returncode}: {p.stderr} {left}")


# ru_maxrss of a child counts what it was before it became another program: this one is small.
MEASURE = "import os, sys\np = os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:])\n_, status, used = os.wait4(p, 0)\nprint(used.ru_maxrss, file=sys.stderr)\nsys.exit(status != 0)"


def large(work):
    """A synthetic store, streamed in bounded memory; killed at some moment it leaves no file that is not whole."""
    triples = 20_000 if SANITIZED else 200_000
    subprocess.run([ROOT / "tests/bench/query-store", ENTENTE, str(triples), work], check=True, stdout=subprocess.DEVNULL)
    store, lines = Path(work, f"query-{triples}.db"), Path(work, f"query-{triples}.nt")
    for args in (["turtle"], ["ntriples"], ["csv"], ["json"], ["turtle", "--actor", "state/S7"]):
        with open(Path(work, "large.out"), "wb") as out:
            p = subprocess.run([sys.executable, "-S", "-c", MEASURE, ENTENTE, "export", "--store", store, "-f", *args], stdout=out, stderr=subprocess.PIPE, text=True)
        if not equal(f"{args} of {triples} triples", 0, p.returncode): print(p.stderr)
        elif not SANITIZED: check(f"{args} of {triples} triples: memory", int(p.stderr) <= 32 * 1024, "32 MB", f"{int(p.stderr) / 1024:.0f} MB")
        if args == ["ntriples"]: check("ntriples: the graph that was put in", filecmp.cmp(Path(work, "large.out"), lines, shallow=False))
    full_disk(work, store)
    whole = run("export", "--store", store)[1].encode()
    for name in ("killed.ttl", "killed.ttl.gz"):
        for _ in range(2):
            p = subprocess.Popen([ENTENTE, "export", "--store", store, "-o", Path(work, name)])
            while p.poll() is None and not list(Path(work).glob("killed*")): pass
            p.kill()
            p.wait()
            path = Path(work, name)
            raw = path.read_bytes() if path.exists() else None
            check(f"{name}: killed, all or nothing", raw is None or (gzip.decompress(raw) if name.endswith("gz") else raw) == whole, "no file, or a whole one", "a part")
            for left in Path(work).glob("killed*"): left.unlink()
