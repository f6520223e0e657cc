"use strict";
// Making elements. Nothing else in the page makes any: text becomes text nodes, never markup.

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** el("a", {href: "#x", onclick: f}, "text", element, [more]) */
function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function button(label, onclick, attributes, ...children) {
  return el("button", { type: "button", onclick, ...attributes }, children.length ? children : label);
}

/** A link that leaves the page; only http and https ever become one. */
function outLink(address, ...children) {
  if (!/^https?:\/\//i.test(address)) return el("span", {}, ...children);
  return el("a", { href: address, rel: "external noreferrer noopener", target: "_blank" }, ...children);
}

function between(items, separator) {
  return items.flatMap((item, i) => (i ? [separator, item] : [item]));
}

/** Says something to those who listen to the page instead of looking at it. */
function announce(text) {
  document.getElementById("live").textContent = text;
}
