// The table of violations, a page of rows at a time.
const PAGE = 50;
const PRINTED = 200;
const COLUMNS = ["severity", "rule", "message", "record", "place"];
const opened = new Set();
let shown = { found: [], total: 0, more: new Map() };
let printing = false;
let parts;

function toggle(number, button) {
  if (!opened.delete(number)) opened.add(number);
  const row = button.closest("tr");
  const opens = opened.has(number);
  button.setAttribute("aria-expanded", String(opens));
  if (opens) row.after(detailRow(number));
  else row.nextElementSibling.remove();
}

const detailRow = (number) => el("tr", { class: "opened", id: `detail-${number}` }, el("td", { colspan: COLUMNS.length }, details(rows[number])));

function violationRow(number) {
  const row = rows[number];
  const rule = rules[row[RULE]];
  const more = shown.more.get(number);
  const isOpen = opened.has(number);
  const button = el("button", {
    class: "open", type: "button", "aria-expanded": String(isOpen), "aria-label": `${t("details")}: ${rule.title}`,
    on: { click: (event) => { event.stopPropagation(); toggle(number, button); } },
  });
  const open = (event) => { if (!event.target.closest("a, button") && !String(getSelection())) toggle(number, button); };
  const line = el("tr", { class: "violation", on: { click: open } },
    el("td", { class: "first" }, button, badge(SEVERITIES[row[SEVERITY]]), row[FRESH] ? el("span", { class: "badge fresh" }, t("new")) : null),
    el("td", { class: "rule" }, rule.title, el("code", {}, rule.id)),
    el("td", { class: "message" }, strings[row[MESSAGE]], more ? el("span", { class: "more-of" }, t("and-more", { count: n(more) })) : null),
    el("td", { class: "key" }, strings[row[KEY]]),
    el("td", { class: "path" }, placeOf(row)));
  return isOpen ? [line, detailRow(number)] : [line];
}

function sortBy(name) {
  update({ sort: name, descending: state.sort === name && !state.descending });
  parts.heads[name].querySelector("button").focus();
}

function listing() {
  const heads = Object.fromEntries(COLUMNS.map((name) => [name, heading(
    el("button", { class: "sort", type: "button", on: { click: () => sortBy(name) } }, t(`head-${name}`)), { class: name })]));
  const status = el("p", { class: "status", role: "status" });
  const body = el("tbody", { on: { keydown: moveBetweenRows } });
  const place = el("span", { class: "at" });
  const previous = el("button", { type: "button", on: { click: () => turn(-1) } }, t("previous"));
  const next = el("button", { type: "button", on: { click: () => turn(1) } }, t("next"));
  const empty = el("p", { class: "nothing", hidden: true }, t("no-match"));
  const pages = el("nav", { class: "pages", "aria-label": t("section-violations") }, previous, place, next);
  const table = el("table", { class: "listing" }, el("thead", {}, el("tr", {}, Object.values(heads))), body);
  const note = el("p", { class: "printed" });
  parts = { heads, status, body, place, previous, next, empty, pages, note };
  return section("violations", filterBar(), status, note, scrolled(t("section-violations"), table), empty, pages, el("p", { class: "note keys" }, t("keys")));
}

function turn(step) {
  state.page += step;
  draw();
  document.getElementById("violations").scrollIntoView();
  const button = step > 0 ? parts.next : parts.previous;
  (button.disabled ? (step > 0 ? parts.previous : parts.next) : button).focus({ preventScroll: true });
}

function draw() {
  const size = printing ? PRINTED : PAGE;
  const count = shown.found.length;
  const pages = Math.max(1, Math.ceil(count / size));
  const page = printing ? 0 : Math.min(state.page, pages - 1);
  state.page = printing ? state.page : page;
  parts.body.replaceChildren(...shown.found.slice(page * size, (page + 1) * size).flatMap(violationRow));
  parts.status.textContent = t("shown", { shown: n(shown.total), total: n(rows.length) });
  parts.note.textContent = count > PRINTED ? t("print-cut", { count: n(PRINTED), total: n(count) }) : "";
  parts.place.textContent = t("page", { page: n(page + 1), pages: n(pages) });
  parts.previous.disabled = page === 0;
  parts.next.disabled = page >= pages - 1;
  parts.pages.hidden = pages === 1;
  parts.empty.hidden = count > 0;
  for (const [name, head] of Object.entries(parts.heads))
    if (state.sort === name) head.setAttribute("aria-sort", state.descending ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
}

function update(changes) {
  state = { ...state, page: 0, ...changes };
  for (const [name, set] of Object.entries(controls)) set(state[name]);
  shown = selection();
  draw();
}

function showOnly(filters) {
  const all = "rule" in filters ? { severities: [true, true, true] } : {};
  update({ ...initial(), ...all, ...filters });
  const head = document.getElementById("violations-head");
  head.tabIndex = -1;
  head.focus();
}

function moveBetweenRows(event) {
  const button = event.target.closest("button.open");
  if (!button) return;
  if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") button.click();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...parts.body.querySelectorAll("button.open")];
  all[all.indexOf(button) + step]?.focus();
}
