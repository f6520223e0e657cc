"""No kill, no second build and no flipped byte loses a finished snapshot."""
import json, os, random, shutil, signal, subprocess, time
from shared import *

KILLS = int(os.environ.get("KILLS", 40 if SANITIZED else 200))


def kill_at(moment, *args, input=None):
    """Starts the program and kills it after so many seconds; True when it was still running."""
    p = subprocess.Popen([ENTENTE, *map(str, args)], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if input is not None: p.stdin.write(input.encode())
    p.stdin.close()
    time.sleep(moment)
    p.send_signal(signal.SIGKILL)
    return p.wait() == -signal.SIGKILL


def kills(work):
    """Each kind of command is timed once; then it is killed at random moments of that time, and what is left is looked at."""
    base, store, patch = work / "base.db", work / "killed.db", work / "kill.rdfp"
    documents = sample_documents()[:6]
    build(base, documents[:2])
    build(base, documents[2:4])
    finished = [export(base, "1"), export(base, "2")]
    (work / "k1.nt").write_text(finished[0])
    (work / "k2.nt").write_text(finished[1])
    patch.write_text(fine("diff", work / "k1.nt", work / "k2.nt", "--format", "patch", status=1))
    new = json_lines(documents[4:])
    jobs = {
        "build": (["build", "-", "--store", store, "-o", work / "killed", "--no-pictures"], new),
        "apply": (["apply", patch, work / "k1.nt", "-o", work / "killed.nt"], None),
        "forget": (["forget", documents[0]["id"], "--store", store], None),
        "diff": (["diff", "1", "2", "--store", store], None),
    }
    killed = dict.fromkeys(jobs, 0)
    for what, (args, input) in jobs.items():
        copy_store(base, store)
        start = time.monotonic()
        run(*args, input=input)
        took = time.monotonic() - start
        expected = export(store)
        for _ in range(KILLS // len(jobs)):
            copy_store(base, store)
            (work / "killed.nt").unlink(missing_ok=True)
            killed[what] += kill_at(random.uniform(0, took), *args, input=input)
            after_kill(what, args, input, store, finished, expected)
        for f in work.glob("killed.nt.*"): f.unlink()
        shutil.rmtree(work / "killed", ignore_errors=True)
    print(f"killed while they ran: {killed}")
    check("some were still running when they were killed", sum(killed.values()) > 0, "one at least", killed)


def after_kill(what, args, input, store, finished, expected):
    good = run("check", "--store", store)
    history = log(store)
    whole = all(export(store, str(i + 1)) == text for i, text in enumerate(finished))
    check(f"{what} killed: the store checks and every finished snapshot is whole", good[0] == 0 and whole and len(history) in (2, 3),
          "a good store of 2 or 3 snapshots", f"{len(history)}: {good}")
    if what == "apply":
        left = store.parent / "killed.nt"
        check("apply killed: all of the file or none", not left.exists() or left.read_text() == finished[1], "whole", "half a file")
    if what != "forget" or len(history) == 2: run(*args, input=input)
    check(f"{what} killed: the next one ends as if nothing had happened", export(store) == expected and run("check", "--store", store)[0] == 0,
          "the same graph", "another")
    if what == "apply": check("apply killed: the next one writes it", (store.parent / "killed.nt").read_text() == finished[1])


def two_at_once(work):
    documents = sample_documents()
    store, fresh = work / "two.db", work / "fresh.db"
    build(store, documents[:1])
    (work / "left.jsonl").write_text(json_lines(documents[1:12]))
    (work / "right.jsonl").write_text(json_lines(documents[12:24]))
    both = [subprocess.Popen([ENTENTE, "build", work / f"{side}.jsonl", "--store", store, "--store-only", "-o", work],
                             stderr=subprocess.PIPE, text=True) for side in ("left", "right")]
    said = [p.communicate()[1] for p in both]
    for p, words in zip(both, said):
        check("two builds at once: each is done or told who is in the way", p.returncode == 0 or "another build holds" in words, "status 0", words)
    for p, side in zip(both, ("left", "right")):
        if p.returncode: fine("build", work / f"{side}.jsonl", "--store", store, "--store-only", "-o", work)
    remove(fresh)
    build(fresh, documents[:24])
    check("two builds at once: nothing is lost", export(store) == export(fresh), "both inputs", "less")
    equal("two builds at once: three snapshots", 3, len(log(store)))
    fine("check", "--store", store)


def flipped(work):
    """Either check finds it, and what it calls whole is whole; or nothing was hurt."""
    store, hurt = work / "full.db", work / "hurt.db"
    documents = sample_documents()
    build(store, documents[:20], "--keep-texts")
    build(store, documents[20:])
    build(store, [dict(documents[3], text=documents[3]["text"][:900])])
    fine("forget", documents[30]["id"], "--store", store)
    texts = {i: export(store, str(i)) for i in range(1, 5)}
    behind = fine("export", "--store", store, "--evidence", "--format", "ntriples")
    found, data = 0, store.read_bytes()
    flips = 40 if SANITIZED else 150
    for _ in range(flips):
        bad = bytearray(data)
        bad[random.randrange(100, len(bad))] ^= 1 << random.randrange(8)
        remove(hurt)
        hurt.write_bytes(bad)
        status, out, said = run("check", "--store", hurt, "--json")
        check("flipped byte: no crash", status in (0, 2) and "Sanitizer" not in said, "0 or 2", f"{status}: {said[:2000]}")
        found += status == 2
        whole = json.loads(out)["whole"] if out else []
        for i in texts if status == 0 else whole:
            if run("export", "--store", hurt, "--at", i, "--format", "ntriples")[1] == texts[i]: continue
            check(f"flipped byte: snapshot {i}, which check calls whole, is", False, "the same bytes", said[:500])
        if status == 0:
            again = run("export", "--store", hurt, "--evidence", "--format", "ntriples")[1]
            check("flipped byte: the evidence that check calls whole is", again == behind, "the same bytes", said[:500])
        if status == 2 and out: check("flipped byte: it says what can be saved", "whole" in said, "snapshots that are whole", said[:500])
        if status == 2: check("flipped byte: it says what is hurt", "error:" in said, "error:", said[:300])
    print(f"flipped bits: check found {found} of {flips}, nothing was hurt by the others")
    check("flipped byte: some hurt", found, "one of them at least", found) # how many depends on where the free bytes are
    bad = bytearray(data[:len(data) // 2])
    hurt.write_bytes(bad)
    check("half a store", run("check", "--store", hurt)[0] == 2)
