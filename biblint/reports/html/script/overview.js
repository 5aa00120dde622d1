// Quality at a glance, and counts by category, rule, file and source.
function card(kind, count, title, hint) {
  return el("div", { class: `card ${kind}` }, el("dt", {}, title), el("dd", {}, el("strong", {}, n(count)), el("span", {}, hint)));
}

function glance() {
  const clean = totals.records - totals["records-error"] - totals["records-warning"];
  const parts = [totals["records-error"], totals["records-warning"], clean];
  const names = ["of-records-error", "of-records-warning", "of-records-clean"];
  const left = totals.suppressed + totals.known;
  return section("glance",
    el("dl", { class: "cards" },
      totals.records ? el("div", { class: "card clean" }, el("dt", {}, t("records")),
        el("dd", {}, el("strong", {}, share(clean, totals.records)), el("span", {}, t("clean-share")))) : null,
      card("error", totals.error, t("errors"), t("error-hint")),
      card("warning", totals.warning, t("warnings"), t("warning-hint")),
      card("info", totals.info, t("infos"), t("info-hint")),
      card("fixable", totals.safe, t("fixable"), t("fixable-hint", { unsafe: n(totals.unsafe) }))),
    totals.records ? el("div", { class: "worst" }, el("h3", {}, t("records-by-worst")),
      bar(parts, totals.records, ["error", "warning", "clean"]),
      legend(parts.map((part, index) => [["error", "warning", "clean"][index],
        `${t(names[index])}: ${n(part)} (${share(part, totals.records)})`]))) : null,
    rows.length ? null : el("p", { class: "nothing" }, t("nothing")),
    left ? el("p", { class: "lead" }, t("left-out", { suppressed: n(totals.suppressed), known: n(totals.known) })) : null);
}

// A table of groups, the largest first; each name shows its violations below. `more` are further numbers of a group.
function countTable(name, entries, filter, more = []) {
  const order = (a, b) => b.counts[0] - a.counts[0] || sum(b.counts) - sum(a.counts);
  const sorted = entries.filter((entry) => sum(entry.counts)).sort((a, b) => sum(b.counts) - sum(a.counts) || order(a, b));
  const most = Math.max(...sorted.map((entry) => sum(entry.counts)));
  const row = (entry) => el("tr", {},
    el("th", { scope: "row" },
      el("button", { class: "link", type: "button", "aria-label": t("show-these", { name: entry.name }), on: { click: () => showOnly({ [filter]: entry.number }) } }, entry.name),
      entry.note ? el("code", {}, entry.note) : null),
    el("td", { class: "chart" }, bar(entry.counts, most)),
    entry.counts.map((count) => number(count)),
    more.map((column) => number(column.of(entry))));
  const { body, button } = cutBody(sorted, row);
  return [scrolled(t(`by-${name}`), el("table", { class: "counts" },
    el("thead", {}, el("tr", {}, heading(t(`head-${name}`)), el("td"),
      ["errors", "warnings", "infos"].map((severity) => heading(t(`head-${severity}`), { class: "number" })),
      more.map((column) => heading(column.title, { class: "number" })))),
    body)), button];
}

function counts() {
  const byCategory = tally(categories.length, (row) => categories.indexOf(rules[row[RULE]].category));
  const panels = [
    ["category", countTable("category", categories.map((category, number) => ({ name: data.categories[category], number, counts: byCategory[number] })), "category")],
    ["rule", countTable("rule", rules.map((rule, number) => ({ name: rule.title, note: rule.id, number, rule, counts: SEVERITIES.map((severity) => rule[severity]) })), "rule",
      [{ title: t("head-affected"), of: (entry) => entry.rule.records }, { title: t("head-safe"), of: (entry) => entry.rule.safe }])],
    ["file", countTable("file", files.map((file, number) => ({ name: file.path, number, file, counts: SEVERITIES.map((severity) => file[severity]) })), "file",
      [{ title: t("head-records"), of: (entry) => entry.file.records }])],
  ];
  if (sources.length) {
    const bySource = tally(sources.length, (row) => row[SOURCE]);
    panels.push(["source", countTable("source", sources.map((name, number) => ({ name, number, counts: bySource[number] })), "source",
      data.coverage ? [{ title: t("head-records"), of: (entry) => data.coverage.sources[entry.number].read }] : [])]);
  }
  return section("counts", tabs(t("count-by"), panels));
}

// Panels of which one is shown; arrow keys go from tab to tab. On paper all are shown.
function tabs(label, panels) {
  const buttons = panels.map(([name], index) => el("button", {
    type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, "aria-selected": String(!index), tabindex: index ? -1 : 0,
    on: { click: () => choose(index), keydown: (event) => move(event, index) },
  }, t(`by-${name}`)));
  const shown = panels.map(([name, content], index) =>
    el("div", { class: "panel", role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}`, hidden: index > 0 },
      el("h3", { class: "printed" }, t(`by-${name}`)), content));
  function choose(chosen) {
    buttons.forEach((button, index) => {
      button.setAttribute("aria-selected", String(index === chosen));
      button.tabIndex = index === chosen ? 0 : -1;
      shown[index].hidden = index !== chosen;
    });
  }
  function move(event, index) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (index + step + buttons.length) % buttons.length;
    choose(next);
    buttons[next].focus();
  }
  return [el("div", { class: "tabs", role: "tablist", "aria-label": label }, buttons), shown];
}

function trend() {
  if (!data.trend) return null;
  const kinds = ["new", "fixed", "unchanged"];
  const changed = data.trend.rules.filter(([, fresh, fixed]) => fresh || fixed);
  const gone = data.trend.gone.map(([severity, rule, path, line, message]) => el("tr", {},
    el("td", {}, badge(severity)), el("td", {}, el("code", {}, rule)), el("td", { class: "path" }, `${path}:${line}`), el("td", {}, message)));
  return section("trend",
    el("dl", { class: "cards" }, kinds.map((kind) => card(kind, data.trend[kind], t(`trend-${kind}`), ""))),
    changed.length ? scrolled(t("section-trend"), el("table", { class: "counts" },
      el("thead", {}, el("tr", {}, heading(t("head-rule")), kinds.map((kind) => heading(t(`trend-${kind}`), { class: "number" })))),
      el("tbody", {}, changed.map(([rule, ...values]) => el("tr", {}, el("th", { scope: "row" }, el("code", {}, rule)), values.map((value) => number(value))))))) : null,
    gone.length ? el("details", {}, el("summary", {}, `${t("trend-gone")} (${n(data.trend.fixed)})`),
      scrolled(t("trend-gone"), el("table", {}, el("thead", {}, el("tr", {}, ["severity", "rule", "place", "message"].map((name) => heading(t(`head-${name}`))))), el("tbody", {}, gone)))) : null);
}

function systems() {
  if (!data.systematic.length) return null;
  const row = ([rule, file, count, total]) => el("tr", {},
    el("th", { scope: "row" }, el("button", {
      class: "link", type: "button", "aria-label": t("show-these", { name: `${rules[rule].title}, ${files[file].path}` }),
      on: { click: () => showOnly({ rule, file, collapse: false }) },
    }, rules[rule].title), el("code", {}, rules[rule].id)),
    el("td", { class: "path" }, files[file].path),
    el("td", { class: "chart" }, bar([count], total, [rules[rule].severity])),
    el("td", { class: "number" }, t("of-total", { count: n(count), total: n(total) })),
    el("td", { class: "number" }, share(count, total)));
  const { body, button } = cutBody(data.systematic, row);
  return section("systematic", el("p", { class: "lead" }, t("systematic-lead")),
    scrolled(t("section-systematic"), el("table", { class: "counts" },
      el("thead", {}, el("tr", {}, heading(t("head-rule")), heading(t("head-file")), el("td"),
        heading(t("head-affected"), { class: "number" }), heading(t("head-share"), { class: "number" }))),
      body)), button);
}
