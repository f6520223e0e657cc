"use strict";
// Tables that can be sorted and paged; only the rows of one page are elements, however long the list.

const PAGE = 25;
const PRINTED = 500; // rows at most, on paper
const tables = new Set(); // those on the page, for printing

/**
 * columns: [{key, title, cell: (row) => children, order: (row) => number or text, number: true}]
 * detail:  (row) => element, shown below the row when its button is pressed
 * Gives {element, show(rows)}.
 */
function makeTable({ id, caption, columns, sort, down = true, detail, rowKey }) {
  const state = { rows: [], sort, down, page: 0, size: PAGE, open: new Set() };
  const body = el("tbody");
  const head = el("tr", { role: "row" });
  const pages = el("nav", { class: "pages", "aria-label": caption });
  const element = el("div", { class: "table", id },
    el("table", { role: "table" }, el("caption", {}, caption), el("thead", { role: "rowgroup" }, head), body), pages);
  body.setAttribute("role", "rowgroup");

  const sorted = () => {
    const column = columns.find((c) => c.key === state.sort);
    if (!column?.order) return state.rows;
    const sign = state.down ? -1 : 1;
    return state.rows.map((row, i) => [column.order(row), i, row])
      .sort(([a, i], [b, k]) => (a < b ? -sign : a > b ? sign : i - k)).map(([, , row]) => row);
  };
  const setSort = (key) => {
    state.down = state.sort === key ? !state.down : Boolean(columns.find((c) => c.key === key).number);
    Object.assign(state, { sort: key, page: 0 });
    render();
    head.querySelector(`[data-key="${key}"]`).focus();
  };
  const heading = (c) => {
    const now = state.sort === c.key ? (state.down ? "descending" : "ascending") : null;
    return el("th", { scope: "col", role: "columnheader", "aria-sort": now, class: c.number ? "number" : null },
      c.order ? button(c.title, () => setSort(c.key), { "data-key": c.key }) : c.title);
  };
  const cells = (row) => columns.map((c) =>
    el("td", { role: "cell", "data-title": c.title, class: `${c.number ? "number " : ""}of-${c.key}` }, el("div", { class: "cell" }, c.cell(row))));

  function addRow(row) {
    const key = rowKey(row);
    const line = el("tr", { role: "row", "data-row": key }, cells(row));
    body.append(line);
    if (!detail) return;
    const below = el("tr", { role: "row", class: "detail", hidden: true }, el("td", { role: "cell", colspan: columns.length }));
    const toggle = line.querySelector("button.more");
    const open = (yes) => {
      toggle.setAttribute("aria-expanded", yes);
      below.hidden = !yes;
      if (yes && !below.firstChild.childElementCount) below.firstChild.append(detail(row));
      if (yes) state.open.add(key);
      else state.open.delete(key);
    };
    toggle.addEventListener("click", () => open(below.hidden));
    body.append(below);
    if (state.open.has(key)) open(true);
  }

  function turn(step) {
    state.page += step;
    render();
    element.scrollIntoView({ block: "nearest" });
    announce(pages.querySelector(".where").textContent);
  }
  function renderPages(total) {
    const last = Math.max(0, Math.ceil(total / state.size) - 1);
    const from = state.page * state.size;
    pages.replaceChildren(
      el("span", { class: "where" }, t("rows-shown", { from: total ? from + 1 : 0, to: Math.min(from + state.size, total), n: total })),
      button(plain("previous"), () => turn(-1), { disabled: state.page === 0 }),
      button(plain("next"), () => turn(1), { disabled: state.page >= last }));
    pages.classList.toggle("single", last === 0);
  }
  function render() {
    const rows = sorted();
    head.replaceChildren(...columns.map(heading));
    body.replaceChildren();
    for (const row of rows.slice(state.page * state.size, (state.page + 1) * state.size)) addRow(row);
    if (!rows.length) body.append(el("tr", { role: "row" }, el("td", { role: "cell", colspan: columns.length, class: "empty" }, plain("nothing-found"))));
    renderPages(rows.length);
  }
  const table = {
    element,
    show(rows) {
      Object.assign(state, { rows, page: 0 });
      render();
    },
    print(yes) {
      Object.assign(state, { size: yes ? PRINTED : PAGE, page: 0 });
      render();
    },
  };
  tables.add(table);
  return table;
}
