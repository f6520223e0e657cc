"""What all generators share: the options, pieces of Turtle, and the file, whole or not at all. This module is not run.

    options = generator.option_parser(__doc__, "regions.ttl", "counts").parse_args()
    text, bad = ...                                   # the file, and the faults that keep it from being written
    generator.publish(options, text, bad)
"""
import argparse
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.basename(sys.argv[0])


def fail(message):
    sys.exit(PROGRAM + ": " + message)


# ---------------------------------------------------------------- Turtle
def literal(text, language=""):
    return '"%s"%s' % (text.replace("\\", "\\\\").replace('"', '\\"'), "@" + language if language else "")


def wrapped(name, items):
    """a property and its objects, broken at about 120 columns"""
    lines, current = [], "    %s " % name
    for i, item in enumerate(items):
        piece = item + (" , " if i + 1 < len(items) else "")
        if len(current) + len(piece) > 124 and current.strip() != name:
            lines.append(current.rstrip())
            current = "        "
        current += piece
    lines.append(current.rstrip())
    return "\n".join(lines)


def literals(name, texts, language):
    """a property and its texts, as a list of one; empty when there are none"""
    return [wrapped(name, [literal(text, language) for text in texts])] if texts else []


def subject(tag, slug, cls, lines):
    """an entry of the file: its name, its class and the lines of its properties"""
    return "\n%s:%s a lex:%s ;\n%s .\n" % (tag, slug, cls, " ;\n".join(lines))


# ---------------------------------------------------------------- the file
def option_parser(doc, output, report):
    """the options all generators have; the first line of doc says what the program does, report what --report prints"""
    parser = argparse.ArgumentParser(description=doc.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the committed file differs")
    parser.add_argument("--report", action="store_true", help="print " + report)
    parser.add_argument("-o", dest="output", default=output)
    return parser


def write_file(path, text):
    """the whole file or, when that fails, the old one"""
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with open(path + ".tmp", "w", encoding="utf-8") as new:
        new.write(text)
    os.replace(path + ".tmp", path)


def publish(options, text, bad):
    """print the faults and end with exit status 1, or write the file, or with --check compare it"""
    for message in bad:
        print(message, file=sys.stderr)
    if bad:
        sys.exit(1)
    if not options.check:
        write_file(options.output, text)
        return
    with open(options.output, encoding="utf-8") as old:
        if old.read() != text:
            fail(options.output + " is not what the table gives; run ontology/tools/" + PROGRAM)
