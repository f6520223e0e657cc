"use strict";
// Agreements and events by date: a bar for each month, quarter, year or decade, as the span of the corpus asks for.

const UNITS = [ // months in a bar; up to how many months of span
  { months: 1, most: 40 }, { months: 3, most: 130 }, { months: 12, most: 720 }, { months: 120, most: Infinity }];

const monthOf = (iso) => +iso.slice(0, 4) * 12 + (+(iso.slice(5, 7) || 1) - 1);
const isoOfMonth = (month) => `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
const lastDay = (month) => `${isoOfMonth(month)}-${new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()}`;
const hasYear = (item) => /^\d{4}/.test(item.from);

function barName({ first, before }, { months }) {
  if (before) return t("before", { when: isoOfMonth(before).slice(0, months < 12 ? 7 : 4) });
  const iso = isoOfMonth(first);
  if (months === 1) return showDate(iso, "long");
  if (months === 3) return t("quarter", { q: String(Math.floor((first % 12) / 3) + 1), year: iso.slice(0, 4) });
  return months === 12 ? iso.slice(0, 4) : `${iso.slice(0, 4)}–${+iso.slice(0, 4) + 9}`;
}

/** A few old treaties shall not press all the rest into one bar: where a twentieth spans half of the time, it becomes the first bar. */
function findSpan(months) {
  const sorted = months.sort((a, b) => a - b);
  const [oldest, latest] = [sorted[0], sorted.at(-1)];
  const early = sorted[Math.floor(sorted.length / 20)];
  return { start: early - oldest > (latest - oldest) / 2 ? early : oldest, oldest, latest };
}

/** Bars over the whole span, empty ones too: {first, agreements, events, before}. */
function makeBars(chosen) {
  const dated = chosen.filter(hasYear);
  const happened = isFiltered() ? [] : events.filter(hasYear);
  const all = [...dated, ...happened].map((item) => monthOf(item.from));
  if (!all.length) return { bars: [], unit: UNITS[0] };
  const { start, oldest, latest } = findSpan(all);
  const unit = UNITS.find(({ most }) => latest - start < most);
  const from = Math.floor(start / unit.months);
  const bars = Array.from({ length: Math.floor(latest / unit.months) - from + 1 }, (_, i) => ({ first: (from + i) * unit.months, agreements: [], events: 0 }));
  if (oldest < bars[0].first) bars.unshift({ first: oldest, agreements: [], events: 0, before: bars[0].first });
  const barOf = (item) => bars[Math.max(0, Math.floor(monthOf(item.from) / unit.months) - from + (bars[0].before ? 1 : 0))];
  for (const a of dated) barOf(a).agreements.push(a);
  for (const event of happened) barOf(event).events++;
  return { bars, unit };
}

function drawBar(bar, unit, { x, width, height, most, chooseSpan }) {
  const end = (bar.before ?? bar.first + unit.months) - 1;
  const [from, to] = [`${isoOfMonth(bar.first)}-01`, lastDay(end)];
  const within = (!filter.from && !filter.to) || (filter.from <= from && (!filter.to || filter.to >= to));
  const pieces = [];
  let y = height;
  for (const status of STATUSES) {
    const n = bar.agreements.filter((a) => a.status === status).length;
    if (!n) continue;
    const tall = (n / most) * (height - 8);
    y -= tall;
    pieces.push(svg("rect", { class: status || "unknown", x: x + width * 0.08, y, width: width * 0.84, height: Math.max(0.5, tall) }));
  }
  if (bar.events) pieces.push(svg("circle", { class: "event", cx: x + width / 2, cy: height + 9, r: Math.min(5, 1.6 + Math.sqrt(bar.events)) }));
  const label = `${barName(bar, unit)}: ${t("n-agreements", { n: bar.agreements.length })}${bar.events ? `, ${t("n-events", { n: bar.events })}` : ""}`;
  const press = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    chooseSpan(from, to);
  };
  return svg("g", { class: `bar${within ? "" : " outside"}`, role: "button", tabindex: 0, "aria-label": label, "aria-pressed": String(filter.from === from && filter.to === to),
    "data-from": from, onclick: press, onkeydown: press },
  svg("title", {}, label), svg("rect", { class: "ground", x, y: 0, width, height: height + 18 }), pieces);
}

function axis(bars, unit, { step, height, width, most }) {
  const every = Math.ceil(bars.length / Math.max(1, Math.floor(width / 78)));
  const ticks = bars.map((bar, i) => (i % every ? null : svg("text", { x: 34 + step * (i + 0.5), y: height + 32 }, shortBarName(bar, unit))));
  return [svg("line", { class: "axis", x1: 34, x2: width, y1: height, y2: height }),
    svg("text", { class: "scale", x: 28, y: 12 }, amount(most)), svg("text", { class: "scale", x: 28, y: height }, "0"), ticks];
}
function shortBarName(bar, unit) {
  if (bar.before) return `< ${isoOfMonth(bar.before).slice(0, 4)}`;
  return unit.months === 1 ? showDate(isoOfMonth(bar.first)) : unit.months === 120 ? isoOfMonth(bar.first).slice(0, 4) : barName(bar, unit);
}

function makeTimeline(place, chooseSpan) {
  let shown = [];
  const frame = el("div", { class: "timeline" });
  const note = el("p", { class: "note" });
  place.append(frame, note);
  function render() {
    const { bars, unit } = makeBars(shown);
    const width = Math.max(240, frame.clientWidth || 900);
    const height = 130;
    const step = (width - 36) / (bars.length || 1);
    const most = Math.max(1, ...bars.map((bar) => bar.agreements.length));
    const focus = frame.contains(document.activeElement) ? document.activeElement.dataset.from : null;
    frame.replaceChildren(svg("svg", { viewBox: `0 0 ${width} ${height + 38}`, width, height: height + 38, role: "group", "aria-label": plain("timeline") },
      axis(bars, unit, { step, height, width, most }),
      bars.map((bar, i) => drawBar(bar, unit, { x: 34 + step * i, width: step, height, most, chooseSpan }))));
    if (focus) frame.querySelector(`[data-from="${focus}"]`)?.focus();
    const undated = shown.filter((a) => !hasYear(a)).length;
    note.replaceChildren(...[plain("timeline-reading"), undated ? t("undated", { n: undated }) : ""].filter(Boolean).join(" "));
  }
  new ResizeObserver(() => frame.clientWidth && render()).observe(frame);
  return { show: (list) => ((shown = list), render()) };
}
