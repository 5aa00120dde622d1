// Elements and texts. Data reach the page as text nodes and as values of harmless attributes only.
const data = JSON.parse(document.getElementById("data").textContent);
const SVG = "http://www.w3.org/2000/svg";

const t = (name, values = {}) =>
  (data.texts[name] ?? name).replace(/\{(\w+)\}/g, (whole, key) => (key in values ? values[key] : whole));

const numbers = new Intl.NumberFormat(data.language);
const n = (value) => numbers.format(value);

function share(part, whole) {
  if (!whole) return "–";
  const percent = (100 * part) / whole;
  if (part && percent < 1) return "<1 %";
  if (part < whole && percent > 99) return ">99 %";
  return `${Math.round(percent)} %`;
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name === "on") for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
    else if (name === "width-share") node.style.setProperty("--share", value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return node;
}

const el = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
const svg = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

const section = (id, ...children) =>
  el("section", { id }, el("h2", { id: `${id}-head` }, t(`section-${id}`)), children);

// A table that may be wider than the window; then it can be scrolled with the keys.
const scrolled = (label, table) => el("div", { class: "scrolled", role: "region", "aria-label": label, tabindex: 0 }, table);

const heading = (text, attributes) => el("th", { scope: "col", ...attributes }, text);
const number = (value, attributes) => el("td", { class: value ? "number" : "number zero", ...attributes }, n(value));

const FEW = 12;

// The body of a table with its first rows, and a button for all of them if there are more.
function cutBody(entries, row, few = FEW) {
  const body = el("tbody", {}, entries.slice(0, few).map(row));
  if (entries.length <= few) return { body, button: null };
  const all = t("show-all", { count: n(entries.length) });
  const button = el("button", { class: "more", type: "button", "aria-expanded": "false", on: { click: toggleAll } }, all);
  function toggleAll() {
    const opens = button.getAttribute("aria-expanded") === "false";
    button.setAttribute("aria-expanded", String(opens));
    button.textContent = opens ? t("show-less") : all;
    body.replaceChildren(...entries.slice(0, opens ? undefined : few).map(row));
  }
  return { body, button };
}
