"""A network of names that would break out of one format or another, each an actor, an agreement, a domain and an event at once."""
from networks import Network

NAMES = ['"quoted" \\', "\\", "\\N \\G \\l \\", "<b>&amp;</b> R&D &lt;", "</script><script>alert(1)</script>", "javascript:alert(1)", "]]>", "--><!--", "{a|b}",
         "line\nbreak\r\nhere", "\x1b[31mred\x07\x00", "\u202egnp.exe\u2066", "قطر والإمارات", "ישראל", "\U0001f600 emoji \u200d", "\ufffe\x85 non", "=1+1", "@SUM(A1)",
         "-2+3", "+4", "\t=x", "a,b;c", "%s%n%%", "';DROP TABLE", "x" * 10000, "", "bad\udcff\udcc0utf8", "http://example.org/?a=1&b=\"2\"", "&#x22;", "日本国"]


def network():
    n = Network()
    for i, text in enumerate(NAMES):
        n.actors.append((f"https://example.org/a/{i}", text, text[:6] if i % 3 == 0 else "", "Company" if i % 2 else "State"))
        n.agreements.append((f"https://example.org/g/{i}", text, text, text, f"2020-01-{i % 28 + 1:02}", f"2020-01-{i % 28 + 1:02}", ""))
        n.domains.append((f"https://example.org/d/{i}", text))
        n.events.append((f"https://example.org/e/{i}", text, text, f"2021-01-{i % 28 + 1:02}", f"2021-01-{i % 28 + 1:02}"))
        n.parties += [(i, i), (i, i // 2 if i else 1)]
        n.covers.append((i, i))
        n.concluded.append((i, i))
    return n


def shown(text):
    """As it may be shown: white space is one space, and what cannot be seen, or would turn the direction of what follows, is gone."""
    kept = "".join(" " if c.isspace() or c == "\x85" else c for c in text if c.isspace() or not (
        ord(c) < 32 or 0x7f <= ord(c) < 0xa0 or c in "\u200b\u200e\u200f\u061c\ufeff" or 0x202a <= ord(c) <= 0x202e or 0x2060 <= ord(c) <= 0x206f or ord(c) & 0xfffe == 0xfffe))
    kept = "".join("\ufffd" if 0xdc80 <= ord(c) <= 0xdcff else c for c in kept)
    kept = " ".join(kept.split(" ")).strip()
    while "  " in kept: kept = kept.replace("  ", " ")
    return kept[:300] + "…" if len(kept) > 300 else kept
