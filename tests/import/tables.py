"""Tables: cells, delimiters, encodings, and maps. The rows are our own, in the columns of others where it is about their maps."""
import json
import shared
from check import *
from shared import *

OWN = "id,label@en,party,signedOn,covers,relatedTo\n"


def table(name, text):
    path = shared.work / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def graph_of(name, text, *options):
    store = shared.work / f"{name}.db"
    store.unlink(missing_ok=True)
    fine("import", table(f"{name}.csv", text), "--source", "t", "--store", store, *options)
    return Graph(store)


def told(name, text, *options, status=2):
    return fine("import", table(f"{name}.csv", text), "--dry-run", "--store", shared.work / "none.db", *options, status=status), shared.said


def cells():
    rows = [{"id": "1", "label": {"en": 'The "great" one, of two'}, "party": ["FR", "Germany"], "signedOn": "2001-02-03", "covers": "energy"},
            {"id": "2", "label": {"en": "On two lines"}, "party": ["JP", "IN", "BR"], "signedOn": "2002", "relatedTo": "1"}]
    plain = OWN + '1,"The ""great"" one, of two",FR; Germany ;,2001-02-03,energy,\n2,"On two\nlines","JP;IN;BR",2002,,1\n'
    (shared.work / "rows.db").unlink(missing_ok=True)
    fine("import", facts("rows.jsonl", rows), "--source", "t", "--store", shared.work / "rows.db")
    expected = Graph(shared.work / "rows.db").triples
    equal("a table says what the same objects say", expected, graph_of("plain", plain).triples)
    semicolons = OWN.replace(",", ";") + '1;"The ""great"" one, of two";"FR; Germany ;";2001-02-03;energy;\n2;"On two\nlines";"JP;IN;BR";2002;;1\n'
    for name, text, options in (("crlf", plain.replace("\n", "\r\n"), ()), ("bom", b"\xef\xbb\xbf" + plain.encode(), ()), ("blank", plain.replace("\n2,", "\n\n  \n2,"), ()),
                                ("semicolon", semicolons, ()), ("unended", plain[:-1], ()), ("told", semicolons, ("--delimiter", ";")),
                                ("tab", OWN.replace(",", "\t") + '1\t"The ""great"" one, of two"\tFR;Germany\t2001-02-03\tenergy\t\n2\tOn two lines\tJP;IN;BR\t2002\t\t1\n', ())):
        equal(f"table: {name}", expected, graph_of(name, text, *options).triples)
    out, said = told("first", "label\nAn accord of all\n")
    check("the row of a fault is where it begins", ":3: error: expected 6 cells, found 2" in told("short", OWN + "1,a b,FR;DE,2001,,\n2,b\n3,c d,FR;DE,2003,,\n")[1], "short.csv:3:", shared.said)
    check("... also after cells of two lines", ":5: error: signedOn: '2002-02-30'" in told("later", OWN + '1,"a\nb",FR;DE,2001,,\n\n2,c d,FR;DE,2002-02-30,,\n')[1], "later.csv:5:", shared.said)
    check("... and the others are read", '"taken":' not in out and "2 facts taken" in shared.said or "1 facts taken" in shared.said, "the good rows", shared.said)
    equal("standard input", expected, stdin_graph(plain).triples)


def stdin_graph(text):
    store = shared.work / "stdin.db"
    fine("import", "-", "--delimiter", ",", "--source", "t", "--store", store, input=text)
    return Graph(store)


def wrong_forms():
    for name, text, options, words in (
            ("one-column", OWN.replace(",", ";"), ("--delimiter", ","), "one column only with ',' as delimiter; is it ';'?"),
            ("latin", OWN.encode() + "1,Accord sur l'énergie,FR;DE,2001,,\n".encode("latin1"), (), ":2:16: error: not UTF-8 (0xE9)"),
            ("utf16", OWN.encode("utf-16"), (), "this is UTF-16"),
            ("unknown", "id,label,colour\n1,a b,red\n", (), "the column 'colour' is no member of a fact"),
            ("twice", "id,label,id\n", (), "two columns are called 'id'"),
            ("open", OWN + '1,"never closed,FR;DE,2001,,\n2,b c,FR;DE,2002,,\n', (), ":2: error: a quoted cell of the row that begins here is not closed"),
            ("nul", OWN.encode() + b"1,a\0b,FR;DE,2001,,\n", (), ":2:4: error: a NUL"),
            ("nothing", "", (), "the table is empty"),
            ("long", OWN + "1,a b,FR;DE,2001,," + "x" * (1 << 20) + "\n", (), ":2: error: the row is longer than 1024 KiB"),
            ("encoding", OWN, ("--encoding", "ebcdic"), "--encoding expects"), ("delimiter", OWN, ("--delimiter", "x"), "--delimiter expects"),
            ("no-map", OWN, ("--map", "nowhere"), "neither a file nor a map that comes along: 'nowhere'")):
        _, said = told(name, text, *options)
        check(f"table: {name}: told", words in said, words, said)
    latin = OWN.encode() + "1,Accord sur l'énergie – €,FR;DE,2001,,\n".encode("windows-1252")
    for encoding in ("latin1", "Windows-1252"):
        check(f"--encoding {encoding}", graph_of("encoded", latin, "--encoding", encoding).named("Accord sur l'énergie – €"))


MAP = {
    "source": "ours", "delimiter": ";", "missing": ["-"], "only": {"type": ["T", "A"]}, "constants": {"attributedTo": "Our list", "confidence": 0.75},
    "tables": {"codes": {"4": "AF", "356": "IN", "900": {"label": "Sometime Union", "class": "Organization"}, "0": None}},
    "fields": [{"to": "id", "from": ["nr", "type"], "join": "/"}, {"to": "label@en", "from": "title"}, {"to": "party", "from": "c1..c3", "values": "codes"},
               {"to": "covers", "from": "sector", "split": "+", "values": {"E": "energy"}, "otherwise": "trade"},
               {"to": "signedOn", "from": "day", "optional": True}, {"to": "status", "from": "type", "values": {"T": "in-force"}, "otherwise": None},
               {"to": "place", "from": "where", "when": {"type": ["T"]}}]}
COLUMNS = "nr;type;title;c1;c2;c3;sector;day;where\n"


def maps():
    path = shared.work / "ours.json"
    path.write_text(json.dumps(MAP))
    rows = COLUMNS + "1;T;Pact of one;4;356;900;E+Z;2001-02-03;Paris\n2;A;Pact of two;356;-;0;-;2001?;Paris\n3;X;No row;1;1;1;;;\n4;A;Unknown code;4;5;;;2001;\n5;A;Third pact;4;;;;2003;-\n"
    store = shared.work / "map.db"
    fine("import", table("map.csv", rows), "--map", path, "--store", store, status=2)
    for words in (":3: warning: day: '2001?' is no date; left out", ":3: error: neither a status nor a date", ":5: error: c2: '5' stands for nothing in the map", "5 rows read, 1 passed over, 2 facts taken, 0 unchanged, 2 refused"):
        check(f"map: {words}", words in shared.said, words, shared.said)
    g = Graph(store)
    equal("map: what comes of a row", {
        ("type", ENT + "Agreement"), ("label", "Pact of one@en"), ("kind", KIND + "agreement"), ("status", STATUS + "in-force"), ("signedOn", "2001-02-03"),
        ("earliest", "2001-02-03"), ("latest", "2001-02-03"), ("party", ID + "state/AF"), ("party", ID + "state/IN"), ("party", g.named("Sometime Union")),
        ("covers", DOMAIN + "energy"), ("covers", DOMAIN + "trade"), ("place", ID + "place/paris")}, g.of(g.named("Pact of one")))
    check("map: where a condition does not hold", not any(p == "place" for p, _ in g.of(g.named("Third pact"))))
    claims = explained(store, g.named("Pact of one"))
    equal("map: names of documents", {"ours#1/T"}, {c["document"] for c in claims})
    equal("map: constants", {(0.75, g.named("Our list"))}, {(c["confidence"], c["speaker"]) for c in claims})
    coded = {"fields": [{"to": "id", "from": "nr"}, {"to": "label", "from": "title"}, {"to": "party", "from": "c1..c3", "values": {"345": "BE"}, "codes": "cow"}, {"to": "signedOn", "from": "day"}]}
    path.write_text(json.dumps(coded))
    g = graph_of("coded", COLUMNS + "1;T;Pact of codes;002;345;220;;2001;\n", "--map", path)
    equal("map: codes of Correlates of War, and a value that goes before them", {ID + "state/" + x for x in ("US", "BE", "FR")}, {v for p, v in g.of(g.named("Pact of codes")) if p == "party"})
    for name, change, words in (("no codes", {"fields": [{"to": "party", "from": "c1", "codes": "colour"}]}, "no column 'colour' in the list of codes"), ("no-json", None, "expected"), ("no-fields", {"fields": []}, "the map has no fields"), ("member", {"colour": 1}, "'colour': a map has no such member"),
                                ("field", {"fields": [{"to": "colour", "from": "x"}]}, "'colour': no member of a fact"), ("empty", {"fields": [{"to": "id"}]}, "a field has a member"),
                                ("column", {"fields": [{"to": "id", "from": "colour"}]}, "the map asks for the column 'colour', and there is none"),
                                ("table", {"fields": [{"to": "id", "from": "nr", "values": "none"}]}, "the name of one of the tables")):
        path.write_text("[" if change is None else json.dumps({**MAP, **change}, indent=1))
        fine("import", table("map.csv", rows), "--map", path, "--store", shared.work / "none.db", status=2)
        check(f"map: {name}: told", words in shared.said, words, shared.said)


DESTA = ["number", "base_treaty", "name", "entry_type", "consolidated", "year", "entryforceyear", "language", "typememb", "regioncon", "wto_listed", "wto_name"] + [f"c{i}" for i in range(1, 92)]
HUGGO = "Title,Begin,End,Signature,Force,Term,Grounds,TypeDomain,TypeAgree,TypeAmbit,TypeGeo,TypeSubject,Location,Depository,Published,Secretariat,Website,TitleAlt,Language,Languages,Text,TextURL,Coder,Comments,Source".split(",")


def row(columns, delimiter, **cells): return delimiter.join(str(cells.get(c, "NA")) for c in columns) + "\n"


def published_maps():
    """Rows of our own in the columns of DESTA and HUGGO."""
    desta = ";".join(f'"{c}"' for c in DESTA) + "\n" + row(DESTA, ";", number="9001", base_treaty=9001, name='"Utopia pact"', entry_type='"base_treaty"', year=1999, entryforceyear=2001, c1=250, c2=900, c3=530)
    desta += row(DESTA, ";", number='"9001+1"', base_treaty=9001, name='"Utopia pact Japan accession"', entry_type='"accession"', year=2004, c1=250, c2=392)
    desta += row(DESTA, ";", number='"9001a"', base_treaty=9001, name='"Utopia pact"', entry_type='"consolidated"', year=2004, c1=250)
    g = graph_of("desta", desta, "--map", "desta")
    x, y = g.named("Utopia pact"), g.named("Utopia pact Japan accession")
    equal("DESTA: a treaty", {
        ("type", ENT + "Agreement"), ("label", "Utopia pact@en"), ("kind", KIND + "agreement"), ("status", STATUS + "in-force"), ("signedOn", "1999"), ("inForceOn", "2001"),
        ("earliest", "2001-01-01"), ("latest", "2001-12-31"), ("covers", DOMAIN + "trade"), ("party", ID + "state/FR"), ("party", ID + "state/XK"), ("party", g.named("Netherlands Antilles"))}, g.of(x))
    check("DESTA: an accession", {("relatedTo", x), ("party", ID + "state/JP"), ("status", STATUS + "signed")} <= g.of(y), "related, with Japan", g.of(y))
    equal("DESTA: a consolidated version is no agreement of its own", 2, len(g.all("Agreement")))
    title = "Agreement Between The Government Of The Kingdom Of Norway And Japan Regarding Paper Boats On The Sea Of Brazil"
    huggo = ",".join(HUGGO) + "\n" + row(HUGGO, ",", Title=title, Begin="2001-02-03", Signature="2001-02-03", Force="2002-XX-04", Term="2010-06", TypeDomain='"Trade,Environment"', TypeAgree="MOU", TypeAmbit="Bilateral", TypeSubject="Fishing")
    huggo += row(HUGGO, ",", Title="Agreement Between The Peoples Republic Of China And Japan On Kites", Begin="2001", Signature="2001", TypeDomain="Health", TypeAgree="Protocol", TypeAmbit="Bilateral")
    huggo += row(HUGGO, ",", Title="Norway Japan", Begin="2003", Signature="2003", TypeDomain="Trade", TypeAgree="Agreement", TypeAmbit="Bilateral")
    huggo += row(HUGGO, ",", Title="Resolution Between Norway And Japan", Begin="2003", Signature="2003", TypeDomain="Trade", TypeAgree="Resolution", TypeAmbit="Bilateral")
    g = graph_of("huggo", huggo, "--map", "huggo")
    check("HUGGO: a date that is none is left out", ":2: warning: Force: '2002-XX-04' is no date; left out" in shared.said, "a warning", shared.said)
    equal("HUGGO: an agreement", {
        ("type", ENT + "Agreement"), ("label", title + "@en"), ("kind", KIND + "memorandum"), ("status", STATUS + "ended"), ("signedOn", "2001-02-03"), ("endedOn", "2010-06"),
        ("earliest", "2010-06-01"), ("latest", "2010-06-30"), ("covers", DOMAIN + "trade"), ("covers", DOMAIN + "environment"), ("covers", DOMAIN + "fisheries"),
        ("party", ID + "state/NO"), ("party", ID + "state/JP")}, g.of(g.named(title)))
    equal("HUGGO: no parties rather than wrong ones", set(), {v for p, v in g.of(g.named("Agreement Between The Peoples Republic Of China And Japan On Kites")) if p == "party"})
    equal("HUGGO: a title of two names", {ID + "state/NO", ID + "state/JP"}, {v for p, v in g.of(g.named("Norway Japan")) if p == "party"})
    equal("HUGGO: a resolution is passed over", 3, len(g.all("Agreement")))


parts = (cells, wrong_forms, maps, published_maps)
