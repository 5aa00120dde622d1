// The violations: rows of numbers, whose places have these names.
const [RULE, FILE, SEVERITY, LINE, COLUMN, KEY, SOURCE, FIELD, MESSAGE, EXCERPT, FIX, RELATED, FRESH] = Array(13).keys();
const SEVERITIES = ["error", "warning", "info"];
const SAFETIES = ["safe", "unsafe", "manual"];
const NO_SOURCE = -1;

const { violations: rows, rules, files, strings, totals } = data;
const sources = data.sources;
const categories = Object.keys(data.categories);

// File and rule -> in how many of how many records; such findings are shown once each.
const systematic = new Map(data.systematic.map(([rule, file, count, total]) => [`${rule} ${file}`, { count, total }]));
const systemOf = (row) => systematic.get(`${row[RULE]} ${row[FILE]}`);

const sourceName = (number) => (number === NO_SOURCE ? t("no-source") : sources[number]);
const placeOf = (row) => `${files[row[FILE]].path}:${row[LINE]}:${row[COLUMN]}`;

// All that a search looks through, in small letters; made when first asked for.
const haystacks = new Array(rows.length);
function haystack(number) {
  if (haystacks[number] === undefined) {
    const row = rows[number];
    const rule = rules[row[RULE]];
    const words = [strings[row[MESSAGE]], rule.id, rule.title, placeOf(row), strings[row[KEY]], strings[row[FIELD]]];
    for (const line of row[EXCERPT]) words.push(line.join(""));
    haystacks[number] = words.join("\n").toLowerCase();
  }
  return haystacks[number];
}

// Numbers by severity, for each of some groups.
function tally(count, groupOf) {
  const groups = Array.from({ length: count }, () => [0, 0, 0]);
  for (const row of rows) {
    const group = groupOf(row);
    if (group >= 0) groups[group][row[SEVERITY]] += 1;
  }
  return groups;
}
