#!/usr/bin/env python3
"""Writes fold_table.h from Python's copy of the Unicode Character Database:  python3 make_fold_table.py > fold_table.h

LOWER and BASE cover U+0080-052F (Latin, Greek, Cyrillic) and U+1E00-1FFF (Vietnamese, polytonic Greek), one row of 16 code
points a line: the letter in lower case, and that letter without accents. A base of 0 means "dropped" (combining accents).
KIND is one digit a code point, a FoldKind of fold_char.h: 0 other, 1 letter, 2 upper-case letter, 3 combining mark, 5 space,
7 apostrophe, 8 zero width. RANGES lists the letters, marks
and digits of all other scripts. Letters that no accent makes (đ ø ł) have their base written by hand below.
"""
import unicodedata

BASE_BY_HAND = dict(zip("đøłħıŋðŧƒςʼœæßþĳŉǆǉǌ", "dolhindtfσ'oasti'dln"))
KIND_BY_HAND = {0x85: 5, 0xA0: 5, 0xAD: 8, 0x2BC: 7}
BLOCKS = [(0x80, 0x530), (0x1E00, 0x2000)]


def lower(c):
    low = chr(c).lower()
    return ord(low) if len(low) == 1 else ord("i") if c == 0x130 else c


def base(c):
    if 0x300 <= c <= 0x36F:
        return 0
    if not unicodedata.category(chr(c)).startswith("L"):
        return c
    low = chr(lower(c))
    if low in BASE_BY_HAND:
        return ord(BASE_BY_HAND[low])
    bare = [x for x in unicodedata.normalize("NFKD", low) if not unicodedata.combining(x)]
    first = bare[0].lower() if bare else low
    first = BASE_BY_HAND.get(first, first)
    return ord(first) if first != " " else c


def kind(c):
    if c in KIND_BY_HAND:
        return KIND_BY_HAND[c]
    category = unicodedata.category(chr(c))
    if category in ("Lu", "Lt"):
        return 2
    return 1 if category[0] == "L" else 3 if category[0] == "M" else 0


def rows(name, type_, value, form, width):
    cells = [value(c) for a, b in BLOCKS for c in range(a, b)]
    print(f"static const {type_} {name}[] = {{")
    for i in range(0, len(cells), width):
        print("    " + ", ".join(form % x for x in cells[i:i + width]) + ",")
    print("};\n")


def ranges():
    inside, start, last = False, 0, 0
    for c in range(0x530, 0x32000):
        if any(a <= c < b for a, b in BLOCKS) or 0xD800 <= c < 0xF900:
            category = "Zs"
        else:
            category = unicodedata.category(chr(c))
        letter = category[0] in "LM" or category in ("Nd", "Nl")
        if letter:
            if not inside:
                inside, start = True, c
            last = c
        elif inside and category != "Cn":
            inside = False
            yield start, last
    if inside:
        yield start, last


print("/* Made by make_fold_table.py from Unicode %s; do not edit. What the tables mean stands there. */" % unicodedata.unidata_version)
print("#include <stdint.h>\n")
print("/* clang-format off */")
rows("LOWER", "uint16_t", lower, "0x%03X", 16)
rows("BASE", "uint16_t", base, "0x%03X", 16)
rows("KIND", "uint8_t", kind, "%d", 48)
print("static const uint32_t RANGES[][2] = {")
cells = ["{0x%X, 0x%X}" % r for r in ranges()]
for i in range(0, len(cells), 6):
    print("    " + ", ".join(cells[i:i + 6]) + ",")
print("};")
print("/* clang-format on */")
