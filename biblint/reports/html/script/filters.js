// Which violations are shown: a state, the controls that change it, and the rows that fit it.
const ANY = "";
const initial = () => ({
  words: "", severities: [true, true, !(totals.error + totals.warning)], category: ANY, rule: ANY, file: ANY, source: ANY, fix: ANY,
  status: ANY, collapse: true, sort: "place", descending: false, page: 0,
});
let state = initial();

function fits(number, words) {
  const row = rows[number];
  if (!state.severities[row[SEVERITY]]) return false;
  if (state.rule !== ANY && row[RULE] !== state.rule) return false;
  if (state.file !== ANY && row[FILE] !== state.file) return false;
  if (state.source !== ANY && row[SOURCE] !== state.source) return false;
  if (state.category !== ANY && rules[row[RULE]].category !== categories[state.category]) return false;
  if (state.fix !== ANY && (row[FIX] ? row[FIX][0] : SAFETIES.length) !== state.fix) return false;
  if (state.status !== ANY && row[FRESH] !== state.status) return false;
  return words.every((word) => haystack(number).includes(word));
}

const KEYS = {
  severity: (row) => row[SEVERITY],
  rule: (row) => rules[row[RULE]].title,
  message: (row) => strings[row[MESSAGE]],
  record: (row) => strings[row[KEY]],
};
const collator = new Intl.Collator(data.language, { numeric: true });

function sorted(found) {
  if (state.sort !== "place") {
    const keys = new Map(found.map((number) => [number, KEYS[state.sort](rows[number])]));
    const compared = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));
    found.sort((a, b) => compared(keys.get(a), keys.get(b)) || a - b);
  }
  return state.descending ? found.reverse() : found;
}

// The numbers of the rows to be shown, and how many fit; of a systematic finding the first row stands for all.
function selection() {
  const words = state.words.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = [];
  for (let number = 0; number < rows.length; number += 1) if (fits(number, words)) fitting.push(number);
  const total = fitting.length;
  if (!state.collapse || !systematic.size) return { found: sorted(fitting), total, more: new Map() };
  const firsts = new Map();
  const more = new Map();
  const found = fitting.filter((number) => {
    const row = rows[number];
    if (!systemOf(row)) return true;
    const group = `${row[RULE]} ${row[FILE]}`;
    if (firsts.has(group)) {
      more.set(firsts.get(group), more.get(firsts.get(group)) + 1);
      return false;
    }
    firsts.set(group, number);
    more.set(number, 0);
    return true;
  });
  return { found: sorted(found), total, more };
}

function choice(name, entries) {
  const select = el("select", { id: `filter-${name}`, on: { change: () => update({ [name]: select.value === ANY ? ANY : Number(select.value) }) } },
    el("option", { value: ANY }, t(`any-${name}`)), entries.map(([value, text]) => el("option", { value }, text)));
  controls[name] = (value) => { select.value = String(value); };
  return el("div", { class: "control" }, el("label", { for: `filter-${name}` }, t(`filter-${name}`)), select);
}

const controls = {};
const named = (entries) => entries.map((text, index) => [index, text]);
const byText = (entries) => entries.sort((a, b) => collator.compare(a[1], b[1]));

function filterBar() {
  let timer = 0;
  const search = el("input", {
    type: "search", id: "search", placeholder: t("search-hint"), autocomplete: "off", spellcheck: "false", "aria-keyshortcuts": "/",
    on: { input: () => { clearTimeout(timer); timer = setTimeout(() => update({ words: search.value }), 120); } },
  });
  controls.words = (value) => { if (search.value !== value) search.value = value; };
  const boxes = SEVERITIES.map((severity, index) => el("input", {
    type: "checkbox", id: `severity-${severity}`, on: { change: () => update({ severities: boxes.map((box) => box.checked) }) },
  }));
  controls.severities = (values) => boxes.forEach((box, index) => { box.checked = values[index]; });
  const collapse = el("input", { type: "checkbox", id: "collapse", on: { change: () => update({ collapse: collapse.checked }) } });
  controls.collapse = (value) => { collapse.checked = value; };
  const labelled = (box, text, kind) => el("label", { class: `check ${kind ?? ""}`, for: box.id }, box, text);
  return el("form", { class: "filters", role: "search", "aria-label": t("section-violations"), on: { submit: (event) => event.preventDefault() } },
    el("div", { class: "control wide" }, el("label", { for: "search" }, t("search")), search),
    el("fieldset", { class: "control" }, el("legend", {}, t("filter-severity")),
      boxes.map((box, index) => labelled(box, `${t(SEVERITIES[index])} (${n(totals[SEVERITIES[index]])})`))),
    choice("category", byText(categories.map((category, index) => [index, data.categories[category]]))),
    choice("rule", byText(rules.map((rule, index) => [index, `${rule.title} (${n(rule.error + rule.warning + rule.info)})`]))),
    files.length > 1 ? choice("file", named(files.map((file) => file.path))) : null,
    sources.length > 1 ? choice("source", named(sources)) : null,
    choice("fix", named([...SAFETIES.map((safety) => t(`fix-${safety}`)), t("fix-none")])),
    data.trend ? choice("status", [[1, t("new")], [0, t("old")]]) : null,
    el("div", { class: "control last" },
      systematic.size ? labelled(collapse, t("collapse")) : null,
      el("button", { type: "button", on: { click: () => update(initial()) } }, t("reset"))));
}
