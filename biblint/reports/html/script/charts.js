// Charts: drawings of numbers that a table or a sentence beside them says too.
const sum = (values) => values.reduce((total, value) => total + value, 0);

// A bar of parts, as wide as its sum is of `most`; only to be looked at.
function bar(parts, most, classes = SEVERITIES) {
  const chart = svg("svg", { class: "bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" });
  let at = 0;
  parts.forEach((part, index) => {
    const width = most ? (100 * part) / most : 0;
    if (width) chart.append(svg("rect", { class: classes[index], x: at, y: 0, width: Math.max(width, 0.4), height: 8 }));
    at += width;
  });
  return chart;
}

function legend(entries) {
  return el("ul", { class: "legend" }, entries.map(([name, text]) =>
    el("li", {}, el("span", { class: `swatch ${name}`, "aria-hidden": "true" }), text)));
}

const SPAN = 60; // years that are drawn at most
const WIDTH = 960;
const HEIGHT = 180;
const FLOOR = 24;
const MARGIN = 20;

// Records by year as columns.
function yearChart(years, total) {
  const peak = years.reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  const last = Math.max(...years.map(([year]) => year).filter((year) => year <= peak[0] + SPAN / 2));
  const first = Math.max(years.find(([year]) => year > last - SPAN)[0], last - SPAN + 1);
  const drawn = years.filter(([year]) => year >= first && year <= last);
  const step = Math.min(WIDTH / (last - first + 1), 64);
  const room = HEIGHT - FLOOR - 16;
  const every = Math.max(1, Math.ceil(44 / step));
  const width = step * (last - first + 1);
  const known = sum(years.map(([, count]) => count));
  const within = sum(drawn.map(([, count]) => count));
  const summary = t("years-summary", {
    records: n(within), first: drawn[0][0], last: drawn.at(-1)[0], peak: peak[0], count: n(peak[1]), missing: n(total - known),
  });
  const chart = svg("svg", { class: "years", viewBox: `-${MARGIN} 0 ${width + 2 * MARGIN} ${HEIGHT}`, role: "img", "aria-label": `${t("years")}. ${summary}` });
  for (const [year, count] of drawn) {
    const height = Math.max(1, (room * count) / peak[1]);
    const x = (year - first) * step;
    chart.append(svg("rect", { class: "column", x: x + step * 0.1, y: HEIGHT - FLOOR - height, width: step * 0.8, height },
      svg("title", {}, `${year}: ${n(count)}`)));
    if (year === peak[0]) chart.append(svg("text", { x: x + step / 2, y: HEIGHT - FLOOR - height - 4 }, n(count)));
  }
  for (let year = first; year <= last; year += every)
    chart.append(svg("text", { x: (year - first + 0.5) * step, y: HEIGHT - 6 }, String(year)));
  chart.append(svg("line", { x1: 0, x2: width, y1: HEIGHT - FLOOR, y2: HEIGHT - FLOOR }));
  const cut = known - within;
  const note = cut ? ` ${t("years-cut", { count: n(cut) })}` : "";
  return el("figure", {}, el("div", { class: "scrolled", role: "region", "aria-label": t("years"), tabindex: 0 }, chart),
    el("figcaption", {}, summary + note));
}
