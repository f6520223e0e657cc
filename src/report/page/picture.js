"use strict";
// Drawing a network on a canvas. Positions are in points, as the layout gave them; a view says what part of them is seen.

const LABELS = 400; // names at most in one picture

/** Colours and dashes stand in page.css, so that light, dark and paper have their own. */
function readStyle() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(name).trim();
  const list = (names, prefix) => Object.fromEntries(names.map((name) => [name, of(`--${prefix}${name}`)]));
  return {
    ink: of("--ink"), paper: of("--paper"), accent: of("--accent"), plain: of("--plain-edge"),
    text: of("--node-text"),
    status: list(STATUSES.map((status) => status || "unknown"), ""), node: list([...CLASSES, "Domain"], "node-"),
    font: of("--sans"),
  };
}

const DASHES = { agreed: [7, 4], negotiating: [2, 3], planned: [1, 4], suspended: [9, 4, 2, 4], refused: [1, 5] };

const radiusOf = (node, scale) => Math.max(2.2, Math.min(41, 9 + 3 * Math.sqrt(node.degree)) * Math.min(1.5, scale)); // the layout left room for 4 more
const widthOf = (edge) => Math.min(6, 0.8 + 1.1 * Math.sqrt(edge.weight));

/** The outline of a node by its class: a circle for states, a box for organizations, and so on. */
const SIDES = { Company: 6, ResearchOrganization: 8 };
function outline(context, kind, x, y, r) {
  context.beginPath();
  if (kind === "Domain") context.roundRect(x - r * 1.1, y - r * 0.8, r * 2.2, r * 1.6, r * 0.3);
  else if (kind === "IntergovernmentalOrganization") context.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
  else if (kind === "GovernmentBody" || kind === "Organization") context.roundRect(x - r * 0.95, y - r * 0.8, r * 1.9, r * 1.6, r * 0.4);
  else if (SIDES[kind]) {
    for (let i = 0; i < SIDES[kind]; i++) {
      const angle = ((i + (SIDES[kind] === 8 ? 0.5 : 0)) * 2 * Math.PI) / SIDES[kind];
      context.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
    }
    context.closePath();
  } else context.arc(x, y, r, 0, 2 * Math.PI);
}

/** Which edges are seen, the most telling first: what is lit, then what has come furthest, then what weighs most. */
function edgesInOrder({ edges, focus, selected, width, height }, at) {
  const seen = [];
  for (const edge of edges) {
    const [ax, ay] = at(edge.from);
    const [bx, by] = at(edge.to);
    if (Math.max(ax, bx) < 0 || Math.min(ax, bx) > width || Math.max(ay, by) < 0 || Math.min(ay, by) > height) continue;
    const lit = !focus || edge.a === focus || edge.b === focus || edge === selected;
    seen.push({ lit, rank: edge.rank, weight: edge.weight, width: widthOf(edge), ax, ay, bx, by });
  }
  return seen.sort((a, b) => b.lit - a.lit || a.rank - b.rank || b.weight - a.weight);
}

/** Draws edges below what is there, one by one: as one path, thousands of crossing lines would take a second to fill. */
function drawEdges(context, list, picture, style) {
  const crowd = picture.edges.length; // the more there are, the fainter, so that those that weigh much stand out
  const faint = picture.focus || crowd < 200 ? 0.9 : crowd < 900 ? 0.6 : crowd < 3000 ? 0.35 : 0.16;
  context.globalCompositeOperation = "destination-over";
  for (const { lit, rank, weight, width, ax, ay, bx, by } of list) {
    const status = STATUSES[rank] || "unknown";
    context.globalAlpha = lit ? Math.min(0.9, faint * (0.6 + 0.4 * weight)) : 0.06;
    context.strokeStyle = picture.network === "sectors" ? style.plain : style.status[status];
    context.setLineDash(picture.network === "sectors" ? [] : DASHES[status] ?? []);
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(ax, ay);
    context.lineTo(bx, by);
    context.stroke();
  }
}

function drawSelected(context, picture, style, at) {
  const { selected } = picture;
  context.strokeStyle = context.fillStyle = style.accent;
  if (selected?.from) {
    context.lineWidth = widthOf(selected) + 2;
    context.beginPath();
    context.moveTo(...at(selected.from));
    context.lineTo(...at(selected.to));
    context.stroke();
  } else if (selected) {
    const [x, y] = at(selected);
    context.lineWidth = 3;
    outline(context, classOf(selected.n), x, y, radiusOf(selected, picture.view.scale) + 4);
    context.stroke();
  }
}

function drawNodes(context, picture, style, at) {
  const near = picture.focus ? nearTo(picture) : null;
  for (let i = picture.nodes.length - 1; i >= 0; i--) {
    const node = picture.nodes[i];
    const [x, y] = at(node);
    const r = radiusOf(node, picture.view.scale);
    if (x < -r || y < -r || x > picture.width + r || y > picture.height + r) continue;
    const kind = classOf(node.n);
    context.globalAlpha = near && !near.has(node.n) ? 0.15 : 1;
    outline(context, kind, x, y, r);
    context.fillStyle = style.node[kind] || style.paper;
    context.strokeStyle = style.ink;
    context.lineWidth = 0.8;
    context.fill();
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** What is linked with the node in focus, and itself. */
function nearTo({ focus, edges }) {
  const near = new Set([focus]);
  for (const edge of edges) if (edge.a === focus || edge.b === focus) near.add(edge.a).add(edge.b);
  return near;
}

const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

const boxAround = (x, y, half, tall) => [x - half, y - tall, x + half, y + tall];
const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** How a node is named, and the boxes in which that may stand: a code in the node, a name below it, above it or beside it. */
function nameOn(context, { node, x, y, r }, style, scale) {
  const code = codeOf(node.n);
  const inside = code && !node.sector && r >= 4.2 * code.length;
  const size = inside ? Math.min(17, r * (code.length > 2 ? 0.72 : 0.9)) : 12;
  const text = inside || code.length > 2 ? code : cut(nameOf(node.n).text, scale < 1 ? 26 : 40);
  const font = `${inside || node.sector ? "600 " : ""}${size}px ${style.font}`;
  context.font = font;
  const half = context.measureText(text).width / 2 + 1;
  const tall = size * 0.55;
  const away = r + tall + 2;
  const places = inside ? [[x, y]] : [[x, y + away], [x, y - away], [x + r + half + 3, y], [x - r - half - 3, y]];
  return { text, font, inside, boxes: places.map(([px, py]) => boxAround(px, py, half, tall)) };
}

/** Names in the order of importance, each where neither a name nor another node stands. */
function drawNames(context, picture, style, at) {
  const { width, height, view } = picture;
  const near = picture.focus ? nearTo(picture) : null;
  const spots = picture.nodes.map((node) => ({ node, x: at(node)[0], y: at(node)[1], r: radiusOf(node, view.scale) }))
    .filter(({ node, x, y }) => x > 0 && y > 0 && x < width && y < height && (!near || near.has(node.n)));
  const bodies = spots.map(({ x, y, r }) => boxAround(x, y, r * 0.8, r * 0.8));
  const taken = [];
  context.textAlign = "center";
  context.textBaseline = "middle";
  spots.forEach((spot, i) => {
    if (taken.length >= LABELS) return;
    const { text, font, inside, boxes } = nameOn(context, spot, style, view.scale);
    const isFree = (box) => box[0] >= 0 && box[2] <= width && !taken.some((other) => meet(other, box)) &&
      !bodies.some((body, k) => k !== i && meet(body, box));
    const box = boxes.find(isFree);
    if (!box) return;
    taken.push(box);
    const middle = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    context.font = font;
    context.lineWidth = 3;
    context.strokeStyle = style.paper;
    if (!inside) context.strokeText(text, ...middle);
    context.fillStyle = inside ? style.text : style.ink;
    context.fillText(text, ...middle);
  });
}

/** A canvas made empty and as fine as the screen (or paper) is. */
function cleared(canvas, { width, height }, density) {
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const context = canvas.getContext("2d");
  context.setTransform(density, 0, 0, density, 0, 0);
  return context;
}

/**
 * Draws nodes and names at once, edges on a canvas below: the first of them at once, the others in the frames that follow, so that a
 * large network answers as fast as a small one. `layers` are the two canvases; `more` takes what is to be done in the next frame.
 * picture: {network, nodes, edges, view: {scale, x, y}, width, height, selected, focus}
 */
const EDGES_A_FRAME = 300;
function drawPicture(layers, picture, more, density = devicePixelRatio) {
  const style = readStyle();
  const { scale, x, y } = picture.view;
  const at = (node) => [(node.x - x) * scale + picture.width / 2, (node.y - y) * scale + picture.height / 2];
  const edges = edgesInOrder(picture, at);
  const below = cleared(layers.edges, picture, density);
  const drawFrom = (first) => {
    drawEdges(below, edges.slice(first, first + EDGES_A_FRAME), picture, style);
    if (first + EDGES_A_FRAME < edges.length) more(() => drawFrom(first + EDGES_A_FRAME));
    else more(null);
  };
  drawFrom(0);
  const above = cleared(layers.nodes, picture, density);
  if (picture.selected?.from) drawSelected(above, picture, style, at);
  drawNodes(above, picture, style, at);
  if (picture.selected && !picture.selected.from) drawSelected(above, picture, style, at);
  drawNames(above, picture, style, at);
}

/** The view that shows all nodes. */
function fittingView({ nodes: shown, width, height }) {
  if (!shown.length) return { scale: 1, x: 0, y: 0 };
  const span = (key) => shown.reduce(([low, high], node) => [Math.min(low, node[key]), Math.max(high, node[key])], [Infinity, -Infinity]);
  const [left, right] = span("x");
  const [top, bottom] = span("y");
  const scale = Math.min(width / (right - left + 110), height / (bottom - top + 90), 1.8);
  return { scale, x: (left + right) / 2, y: (top + bottom) / 2 + 6 / scale };
}

/** What stands at a point of the canvas: a node, else an edge, else null. */
function whatIsAt(picture, px, py) {
  const { scale, x, y } = picture.view;
  const wx = (px - picture.width / 2) / scale + x;
  const wy = (py - picture.height / 2) / scale + y;
  for (const node of picture.nodes)
    if (Math.hypot(node.x - wx, node.y - wy) * scale <= Math.max(8, radiusOf(node, scale) + 2)) return node;
  let best = null;
  let least = 6 / scale;
  for (const edge of picture.edges) {
    const far = distanceToEdge(edge, wx, wy);
    if (far < least) [best, least] = [edge, far];
  }
  return best;
}
function distanceToEdge({ from, to }, x, y) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const along = Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(from.x + along * dx - x, from.y + along * dy - y);
}
