"use strict";
// The section of the networks: the picture with its hand and keyboard, the panel beside it, and the same as a table.

const ZOOM = 1.35;

function makeMap(opened) {
  const state = { network: "alliances", chosen: [], picture: null, moved: false, hover: null, frame: 0 };
  const canvas = el("canvas", { tabindex: 0, role: "application", id: "network", "aria-describedby": "network-keys" });
  const tip = el("div", { class: "tip", hidden: true });
  const layers = { edges: el("canvas", { class: "edges", "aria-hidden": "true" }), nodes: canvas };
  const frame = el("div", { class: "frame" }, layers.edges, canvas, tip);
  const note = el("p", { class: "note" });
  const panel = el("div", { class: "panel", id: "panel", role: "region", "aria-label": plain("details") });
  const tabs = NETWORKS.map((name) => button(plain(name), () => setNetwork(name), { "aria-pressed": "false", "data-network": name }));
  const legend = el("div", { class: "legend" });
  const table = makeTable({
    id: "links", caption: plain("links"), sort: "weight", rowKey: (edge) => `${edge.a}-${edge.b}`,
    columns: [
      { key: "name", title: plain("link"), order: (edge) => nameRank(edge.a) * 1e6 + nameRank(edge.b), cell: (edge) =>
        [button("", null, { class: "more", "aria-expanded": "false", "aria-label": t("agreements-of", { name: edgeName(edge).slice(0, 160) }) }, "\u203a"),
          el("span", { class: "name" }, thingLink(edge.a), " – ", thingLink(edge.b))] },
      { key: "agreements", title: plain("agreements"), number: true, order: (edge) => edge.agreements.length, cell: (edge) => amount(edge.agreements.length) },
      { key: "weight", title: plain("weight"), number: true, order: (edge) => edge.weight, cell: (edge) => amount(Math.round(edge.weight * 100) / 100) },
      { key: "status", title: plain("furthest"), order: (edge) => edge.rank, cell: (edge) => showStatus(STATUSES[edge.rank]) },
    ],
    detail: (edge) => el("div", {}, agreementList(edge.agreements)),
  });

  // ---- Drawing: at most once a frame; a new picture puts an end to one that is not finished

  function nextFrame(draw) {
    cancelAnimationFrame(state.frame);
    state.frame = draw ? requestAnimationFrame(draw) : 0;
    frame.toggleAttribute("data-drawn", !draw);
  }
  function paint() {
    const { picture } = state;
    picture.focus = state.hover ?? (picture.selected && !picture.selected.from ? picture.selected.n : null);
    drawPicture(layers, picture, nextFrame);
  }
  const soon = () => nextFrame(paint);

  function measure() {
    const { width, height } = frame.getBoundingClientRect();
    Object.assign(state.picture, { width: Math.max(1, width), height: Math.max(1, height) });
  }
  function setView(view, byHand = true) {
    state.picture.view = view;
    state.moved = byHand;
    tip.hidden = true;
    soon();
  }
  const fit = () => setView(fittingView(state.picture), false);
  function zoom(factor, px = state.picture.width / 2, py = state.picture.height / 2) {
    const { scale, x, y } = state.picture.view;
    const next = Math.min(8, Math.max(0.03, scale * factor));
    const shift = 1 / scale - 1 / next;
    setView({ scale: next, x: x + (px - state.picture.width / 2) * shift, y: y + (py - state.picture.height / 2) * shift });
  }
  const pan = (dx, dy) => {
    const { scale, x, y } = state.picture.view;
    setView({ scale, x: x - dx / scale, y: y - dy / scale });
  };

  // ---- What is chosen in it

  function select(item, say = true) {
    state.picture.selected = item;
    soon();
    panel.replaceChildren(...(item ? (item.from ? showEdge(item) : showNode(item)) : showReading(state.picture)));
    if (item && say) announce(panel.querySelector("h3").textContent);
  }
  function showEdge(edge) {
    return [el("h3", {}, thingLink(edge.a), " – ", thingLink(edge.b)), el("p", { class: "sub" }, t("n-agreements", { n: edge.agreements.length })),
      ...agreementList(edge.agreements).flat().filter(Boolean)];
  }
  function showNode(node) {
    const mine = state.picture.edges.filter((edge) => edge.a === node.n || edge.b === node.n).sort((a, b) => b.weight - a.weight);
    const other = (edge) => (edge.a === node.n ? edge.b : edge.a);
    const together = new Set(mine.flatMap((edge) => edge.agreements));
    return [el("h3", {}, thingLink(node.n)),
      el("p", { class: "sub" }, t("n-agreements", { n: together.size }), " · ", t("n-links", { n: mine.length })),
      statusCounts([...together]),
      el("ul", { class: "partners" }, mine.slice(0, 40).map((edge) => el("li", {}, button("", () => select(edge), { class: "link" },
        statusMark(STATUSES[edge.rank]), named(other(edge)), el("span", { class: "count" }, amount(edge.agreements.length)))))),
      mine.length > 40 ? el("p", { class: "empty" }, t("and-more", { n: mine.length - 40 })) : "",
      el("p", {}, el("a", { href: addressOf(node.n) }, plain("whole-page")))].filter(Boolean);
  }
  function showReading({ network, nodes: shown, edges }) {
    return [el("h3", {}, plain("reading")), el("p", {}, plain(`reading-${network}`)), el("p", { class: "keys" }, plain("network-keys")),
      el("p", { class: "sub" }, t("n-nodes", { n: shown.length }), " · ", t("n-links", { n: edges.length }))];
  }

  /** The next node by importance, for the keyboard. */
  function step(by) {
    const { nodes: shown, selected } = state.picture;
    if (!shown.length) return;
    const at = selected?.from ? -1 : shown.indexOf(selected);
    const next = shown[(at + by + shown.length + (at < 0 && by < 0 ? 1 : 0)) % shown.length];
    setView({ ...state.picture.view, x: next.x, y: next.y });
    select(next);
  }

  // ---- Hand and keyboard

  const keys = {
    ArrowLeft: () => pan(60, 0), ArrowRight: () => pan(-60, 0), ArrowUp: () => pan(0, 60), ArrowDown: () => pan(0, -60),
    "+": () => zoom(ZOOM), "=": () => zoom(ZOOM), "-": () => zoom(1 / ZOOM), 0: fit, n: () => step(1), p: () => step(-1),
    Escape: () => select(null), Enter: () => panel.querySelector("a, button, summary")?.focus(),
  };
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && document.activeElement !== canvas) return; // else the page scrolls
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 300), event.offsetX, event.offsetY);
  }, { passive: false });

  const fingers = new Map();
  let travelled = 0;
  const spread = () => {
    const [a, b] = [...fingers.values()];
    return Math.hypot(a.x - b.x, a.y - b.y);
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    travelled = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const finger = fingers.get(event.pointerId);
    const here = { x: event.offsetX, y: event.offsetY };
    if (!finger) return hoverAt(here, event.pointerType);
    const before = fingers.size === 2 ? spread() : 0;
    fingers.set(event.pointerId, here);
    travelled += Math.abs(here.x - finger.x) + Math.abs(here.y - finger.y);
    if (fingers.size === 2) zoom(spread() / (before || 1), here.x, here.y);
    else if (travelled > 4) pan(here.x - finger.x, here.y - finger.y);
  });
  const lift = (event) => {
    const finger = fingers.get(event.pointerId);
    if (fingers.delete(event.pointerId) && event.type === "pointerup" && travelled <= 4 && !fingers.size)
      select(whatIsAt(state.picture, finger.x, finger.y));
  };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  canvas.addEventListener("pointerleave", () => hoverAt(null));
  canvas.addEventListener("dblclick", (event) => zoom(ZOOM * ZOOM, event.offsetX, event.offsetY));

  function hoverAt(point, pointer = "mouse") {
    const item = point && pointer === "mouse" ? whatIsAt(state.picture, point.x, point.y) : null;
    canvas.classList.toggle("over", Boolean(item));
    tip.hidden = !item;
    if (item) {
      tip.textContent = item.from ? `${edgeName(item).slice(0, 160)}: ${t("n-agreements", { n: item.agreements.length })}` : nameOf(item.n).text.slice(0, 160);
      tip.style.left = `${Math.min(point.x + 12, state.picture.width - tip.offsetWidth - 4)}px`;
      tip.style.top = `${Math.max(0, point.y - 30)}px`;
    }
    const focus = item && !item.from ? item.n : null;
    if (focus !== state.hover) soon();
    state.hover = focus;
  }

  // ---- The whole

  function showLegend() {
    const { nodes: shown, edges, network } = state.picture;
    const present = new Set(edges.map((edge) => STATUSES[edge.rank]));
    const classes = [...CLASSES, "Domain"].filter((name) => shown.some(({ n }) => classOf(n) === name));
    legend.replaceChildren(
      el("ul", {}, classes.map((name) => el("li", {}, nodeMark(name), plain(`ent:${name}`)))),
      network === "sectors" ? "" : el("ul", {}, STATUSES.filter((status) => present.has(status)).map((status) => el("li", {}, showStatus(status)))));
    legend.hidden = !shown.length;
  }
  function setNetwork(name) {
    state.network = name;
    state.moved = false;
    show(state.chosen);
  }
  function show(chosen) {
    state.chosen = chosen;
    for (const tab of tabs) tab.setAttribute("aria-pressed", tab.dataset.network === state.network);
    const view = state.picture?.view;
    state.picture = { ...project(chosen, state.network), view, selected: null };
    state.hover = null;
    measure();
    if (!state.moved || !view) fit();
    select(null, false);
    showLegend();
    if (asTable.open) table.show(state.picture.edges);
    note.textContent = state.picture.left ? t("not-shown", { n: state.picture.left }) : "";
    canvas.setAttribute("aria-label", `${plain(state.network)}: ${t("n-nodes", { n: state.picture.nodes.length })}, ${t("n-links", { n: state.picture.edges.length })}`);
    canvas.classList.toggle("nothing", !state.picture.nodes.length);
  }
  new ResizeObserver(() => {
    if (!state.picture || !frame.clientWidth) return;
    measure();
    if (state.moved) soon();
    else fit();
  }).observe(frame);

  const asTable = el("details", { class: "as-table", ontoggle: () => asTable.open && table.show(state.picture.edges) },
    el("summary", {}, plain("as-table")), table.element);
  const tools = el("div", { class: "tools", role: "group", "aria-label": plain("zoom") },
    button("+", () => zoom(ZOOM), { "aria-label": plain("zoom-in"), id: "zoom-in" }), button("\u2212", () => zoom(1 / ZOOM), { "aria-label": plain("zoom-out"), id: "zoom-out" }),
    button(plain("fit"), fit, { id: "fit" }));
  frame.append(el("p", { id: "network-keys", class: "sr" }, plain("network-keys")));
  opened.append(el("div", { class: "tabs" }, el("div", { role: "group", "aria-label": plain("networks") }, tabs), tools),
    el("div", { class: "map" }, frame, panel), note, legend, asTable);

  return {
    show,
    repaint: soon,
    picture: () => state.picture,
    /** On paper: light, and with more dots. */
    print(yes) {
      measure();
      state.picture.view = fittingView(state.picture);
      const draw = (rest) => rest?.();
      drawPicture(layers, { ...state.picture, selected: null, focus: null }, draw, yes ? 3 : devicePixelRatio);
    },
  };
}

/** A small sample of a node's outline and colour. */
function nodeMark(kind) {
  const shapes = {
    Domain: () => svg("rect", { x: 1, y: 3, width: 16, height: 12, rx: 3 }),
    IntergovernmentalOrganization: () => svg("rect", { x: 2, y: 2, width: 14, height: 14 }),
    Company: () => svg("polygon", { points: "17,9 13,16 5,16 1,9 5,2 13,2" }),
    ResearchOrganization: () => svg("polygon", { points: "16.4,6 16.4,12 12,16.4 6,16.4 1.6,12 1.6,6 6,1.6 12,1.6" }),
  };
  const rounded = () => svg("rect", { x: 1, y: 3, width: 16, height: 12, rx: 4 });
  const circle = () => svg("circle", { cx: 9, cy: 9, r: 7.5 });
  const shape = shapes[kind] ?? (/^(GovernmentBody|Organization)$/.test(kind) ? rounded : circle);
  return svg("svg", { class: `node ${kind}`, viewBox: "0 0 18 18", width: 18, height: 18, "aria-hidden": "true" }, shape());
}
