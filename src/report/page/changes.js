"use strict";
// What changed since an earlier snapshot (report/changes.h).

const changes = (() => {
  const block = readBlock("changes");
  const names = new Map((block?.names ?? []).map(([n, ...labels]) => [n, labels]));
  return {
    block,
    /** What was called so and is no longer in the graph. */
    nameOf(n) {
      const label = bestLabel(names.get(n) ?? none);
      return label ? { text: label[0], lang: null } : null;
    },
  };
})();

const SIGNS = ["+", "\u2212", "~"]; // new, gone, changed
const REASONS = ["came", "text", "withdrawn", "rules", "lexicon", "merged", "split"]; // as in CauseKind
const CHANGED = 40; // things at first

function showCause(number) {
  const cause = changes.block.causes[number];
  if (!cause) return null;
  const [kind, , name, quote] = cause;
  return el("p", { class: "cause" }, phrase(`because-${REASONS[kind]}`, { document: el("bdi", {}, name || plain("a-document")) }),
    quote ? [" ", el("q", {}, quote)] : null);
}

/** A value in the place of another stands on one line: planned → signed. */
function showRows(rows) {
  const groups = new Map();
  for (const [sign, property, object, cause] of rows) {
    const key = endOf(property);
    if (!groups.has(key)) groups.set(key, { came: [], went: [], cause });
    groups.get(key)[sign > 0 ? "came" : "went"].push(object);
  }
  const list = (objects) => between(objects.map(showObject), ", ");
  return [...groups].map(([property, { came, went, cause }]) => el("li", {},
    el("span", { class: "property" }, propertyWord(property)), " ",
    went.length ? el("del", {}, list(went)) : null, went.length && came.length ? " \u2192 " : null, came.length ? el("ins", {}, list(came)) : null,
    showCause(cause)));
}

function showChange([n, state, rows]) {
  const kind = classOf(n) || endOf(rows.find(([, property]) => endOf(property) === "type")?.[2] ?? n);
  const sign = el("span", { class: "sign", title: plain(`state-${state}`) }, SIGNS[state]);
  const content = state === 0 ? showCause(rows[0]?.[3] ?? -1) : el("ul", {}, showRows(state === 1 ? rows.filter(([, p]) => endOf(p) !== "type") : rows));
  return el("li", { class: `change state-${state}` }, sign, el("div", {},
    el("p", {}, el("span", { class: "sr" }, plain(`state-${state}`), " "), el("span", { class: "name" }, thingLink(n)), " ", el("small", {}, plain(`ent:${kind}`))), content));
}

/** Agreements first, then events, persons and other actors; sectors and places follow from these. */
const importance = ([n, state, rows]) => {
  const type = classOf(n) || endOf(rows.find(([, property]) => endOf(property) === "type")?.[2] ?? n);
  const at = ["Agreement", "Event", ...CLASSES].indexOf(type);
  return (at < 0 ? 99 : at) * 4 + [1, 2, 0][state];
};

function showChanges() {
  const { block } = changes;
  if (!block) return el("p", { class: "empty" }, plain("first-snapshot"));
  const list = block.things.map((thing, i) => [importance(thing), i, thing]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , thing]) => thing);
  const count = (state) => list.filter((thing) => thing[1] === state).length;
  const when = ([number, date]) => `#${number}${date ? ` (${showDate(date)})` : ""}`;
  const items = el("ul", { class: "changes" }, list.slice(0, CHANGED).map(showChange));
  const more = list.length > CHANGED
    ? button(t("more-changes", { n: list.length - CHANGED }), () => {
      const next = list.slice(items.childElementCount, items.childElementCount + 10 * CHANGED);
      items.append(...next.map(showChange));
      if (items.childElementCount >= list.length) more.remove();
      else more.textContent = t("more-changes", { n: list.length - items.childElementCount });
    }, { class: "quiet" }) : null;
  return [el("p", {}, phrase("changes-between", { before: when(block.before), after: when(block.after) }), " ",
    t("changes-counted", { added: count(0), removed: count(1), changed: count(2) })),
  block.notes.length ? el("p", { class: "note" }, plain("other-rules")) : null, items, more];
}
