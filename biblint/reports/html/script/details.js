// What an opened violation shows: the place in the file, why it matters, how it is mended, other places.
const badge = (severity) => el("span", { class: `badge ${severity}` }, t(severity));
const spoken = (name) => el("span", { class: "spoken" }, `${t(name)} `);

function excerpt(row) {
  return el("div", { class: "code" }, row[EXCERPT].map(([before, marked, after], index) =>
    el("div", { class: "line" }, el("span", { class: "gutter" }, String(row[LINE] + index)),
      el("span", { class: "text" }, before, el("mark", { class: SEVERITIES[row[SEVERITY]] }, marked || " "), after))));
}

const PIECES = [(text) => text, (text) => el("del", {}, spoken("removed"), text), (text) => el("ins", {}, spoken("added"), text)];

function fixBlock([safety, title, places, more]) {
  const name = SAFETIES[safety];
  return el("div", { class: "fix" }, el("h3", {}, t("fix"), ": ", strings[title]), el("p", { class: `safety ${name}` }, t(`safety-${name}`)),
    el("div", { class: "code" }, places.map(([line, pieces]) =>
      el("div", { class: "line" }, el("span", { class: "gutter" }, String(line)),
        el("span", { class: "text" }, pieces.map(([kind, text]) => PIECES[kind](text)))))),
    more ? el("p", { class: "note" }, t("more-edits", { count: n(more) })) : null);
}

// A reference of a rule; only the web is linked to.
function reference(address) {
  return el("li", {}, /^https?:\/\//.test(address) ? el("a", { href: address, rel: "noreferrer noopener" }, address) : address);
}

function details(row) {
  const rule = rules[row[RULE]];
  const field = strings[row[FIELD]];
  const related = row[RELATED];
  return el("div", { class: "details" },
    el("div", {},
      row[EXCERPT].length ? [el("h3", {}, t("excerpt")), excerpt(row)] : null,
      row[FIX] ? fixBlock(row[FIX]) : null,
      related ? [el("h3", {}, t("related")), el("ul", {}, related[0].map(([path, line, message]) =>
        el("li", {}, el("code", {}, `${strings[path]}:${line}`), " ", strings[message])),
        related[1] ? el("li", {}, t("more-related", { count: n(related[1]) })) : null)] : null),
    el("div", { class: "why" },
      el("h3", {}, rule.title),
      rule.rationale ? el("p", {}, rule.rationale) : null,
      field ? el("p", { class: "note" }, `${t("field")}: ${field}`) : null,
      rule.references.length ? [el("h3", {}, t("references")), el("ul", {}, rule.references.map(reference))] : null,
      el("p", { class: "note" }, el("code", {}, `biblint explain ${rule.id}`))));
}
