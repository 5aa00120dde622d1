// What the records have: fitness for analyses, fields by source, records by file.
const GOOD = 0.95;
const LIMITED = 0.8;
const MANY = 40; // files

function verdict(part, whole) {
  if (!part) return "none";
  return part >= GOOD * whole ? "good" : part >= LIMITED * whole ? "limited" : "poor";
}

const heat = (part, whole) => el("td", { class: part ? "heat" : "heat zero", "width-share": whole ? part / whole : 0 }, share(part, whole));

// The sources, the largest first; none if there is but one, which is all.
const bySize = (coverage) =>
  coverage.sources.length > 1 ? [...coverage.sources].sort((a, b) => b.read - a.read) : [];

const columnHeads = (shown) => shown.map((source) =>
  heading([source.name, el("small", {}, n(source.read))], { class: "number" }));

function fitness(coverage) {
  const bySource = bySize(coverage);
  const total = coverage.total;
  const needs = (sets) => sets.flatMap((names, index) => [index ? el("i", {}, ` ${t("or")} `) : null, names.join(" + ")]);
  return section("fitness", el("p", { class: "lead" }, t("fitness-lead")),
    scrolled(t("section-fitness"), el("table", { class: "fitness" },
      el("thead", {}, el("tr", {}, heading(t("head-analysis")), heading(t("head-needs")), heading(t("head-fit"), { class: "number" }),
        heading(t("head-share"), { class: "number" }), heading(t("head-verdict")), columnHeads(bySource))),
      el("tbody", {}, coverage.analyses.map((analysis, index) => {
        const fit = total.analyses[index];
        const name = verdict(fit, total.read);
        return el("tr", {}, el("th", { scope: "row" }, t(`analysis-${analysis.name}`)), el("td", { class: "needs" }, needs(analysis.needs)),
          number(fit), el("td", { class: "number" }, share(fit, total.read)), el("td", {}, el("span", { class: `verdict ${name}` }, t(name))),
          bySource.map((source) => heat(source.analyses[index], source.read)));
      })))),
    el("p", { class: "note" }, t("verdicts")),
    coverage.years.length ? [el("h3", {}, t("years")), yearChart(coverage.years, total.read)] : null);
}

function fieldTable(coverage) {
  const shown = [{ name: t("all-sources"), ...coverage.total }, ...bySize(coverage)];
  return section("coverage", el("p", { class: "lead" }, t("coverage-lead")),
    scrolled(t("section-coverage"), el("table", { class: "fields" },
      el("thead", {}, el("tr", {}, heading(t("head-field")), columnHeads(shown))),
      el("tbody", {}, coverage.fields.map((field, index) => el("tr", {}, el("th", { scope: "row" }, field),
        shown.map((source) => heat(source.fields[index], source.read))))))));
}

function fileTable(coverage) {
  const heads = ["read", "damaged", "distinct", "fresh", "no-doi", "no-abstract"];
  const cells = (entry, fresh) => [entry.read, entry.damaged, entry.distinct, fresh, entry.noDoi, entry.noAbstract].map((value) => number(value));
  const total = coverage.total;
  const flow = { read: n(total.read), repeated: n(total.read - total.distinct), distinct: n(total.distinct) };
  const row = (file) => el("tr", {}, el("th", { scope: "row", class: "path" }, file.path), el("td", {}, file.source), cells(file, file.fresh));
  const { body, button } = cutBody(coverage.files, row, MANY);
  return section("sources", el("p", { class: "lead" }, t("sources-lead")), el("p", { class: "flow" }, t("flow", flow)),
    scrolled(t("section-sources"), el("table", { class: "sources" },
      el("thead", {}, el("tr", {}, heading(t("head-file")), heading(t("head-source")),
        heads.map((name) => heading([t(`head-${name}`), name === "fresh" ? el("small", {}, t("head-fresh-hint")) : null], { class: "number" })))),
      body,
      el("tfoot", {}, el("tr", {}, el("th", { scope: "row" }, t("total")), el("td"), cells(total, total.distinct))))), button);
}

function having() {
  const coverage = data.coverage;
  if (!coverage) return el("p", { class: "lead uncounted" }, t("no-coverage"));
  return coverage.total.read ? [fitness(coverage), fieldTable(coverage), fileTable(coverage)] : null;
}
