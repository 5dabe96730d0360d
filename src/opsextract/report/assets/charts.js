// Bars are drawn as SVG; each is a button that narrows the overview to the releases behind it.
const TOP = 10;
const grams = (row, category) => row.goods.filter(([c, unit]) => c === category && unit === "g").reduce((sum, g) => sum + g[2] / 1000, 0);
const pieces = (row, category) => row.goods.filter(([c, unit]) => c === category && unit === "piece").reduce((sum, g) => sum + g[2], 0);
const CHARTS = [
  {
    dimension: "operation", title: "Operations", note: "An operation that several releases tell of counts its largest figure once.",
    measures: { arrests: { of: (row) => row.arrests || 0, largest: true }, releases: { of: () => 1 } },
  },
  {
    dimension: "country", title: "Countries taking part", note: "Arrests are summed over releases, also where two tell of the same.",
    measures: { releases: { of: () => 1 }, arrests: { of: (row, code) => row.arrestsIn[code] || 0 } },
  },
  {
    dimension: "month", title: "Months of publication", byValue: true, note: "Arrests are summed over releases, also where two tell of the same.",
    measures: { releases: { of: () => 1 }, arrests: { of: (row) => row.arrests || 0 } },
  },
  {
    dimension: "commodity", title: "Commodities seized", note: "Weights and pieces are summed over releases, also where two tell of the same.",
    measures: { releases: { of: () => 1 }, kilograms: { of: grams }, pieces: { of: pieces } },
  },
];

function totals(chart, numbers) {
  const measure = chart.measures[chart.measure || Object.keys(chart.measures)[0]];
  const sums = new Map();
  for (const number of numbers) {
    const row = RELEASES[number];
    for (const value of new Set(DIMENSIONS[chart.dimension].of(row))) {
      const more = measure.of(row, value);
      const before = sums.get(value) || 0;
      sums.set(value, measure.largest ? Math.max(before, more) : before + more);
    }
  }
  const bars = [...sums].filter(([, sum]) => sum > 0);
  if (chart.byValue) return bars.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return bars.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function drawCharts(numbers) {
  const again = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.bar : null;
  $("charts").replaceChildren(...CHARTS.map((chart) => drawChart(chart, numbers)));
  if (again) $("charts").querySelector(`[data-bar="${CSS.escape(again)}"]`)?.focus();
}

function drawChart(chart, numbers) {
  const bars = totals(chart, numbers);
  const few = chart.all || bars.length <= TOP;
  const cut = chart.byValue ? bars.slice(-TOP) : bars.slice(0, TOP);
  const shown = few ? bars : cut;
  const measure = el("select", {
    "aria-label": `${chart.title}: measured in`,
    onchange: (event) => { chart.measure = event.target.value; drawCharts(visible()); },
  });
  for (const name of Object.keys(chart.measures)) measure.append(option(name));
  measure.value = chart.measure || Object.keys(chart.measures)[0];
  const more = bars.length > TOP
    ? el("button", { type: "button", onclick: () => { chart.all = !chart.all; drawCharts(visible()); } }, few ? "Fewer" : `All ${bars.length}`)
    : null;
  const head = el("div", { class: "chart-head" }, el("h2", {}, chart.title), measure);
  const note = el("p", {}, shown.length ? chart.note : "Nothing to show.");
  return el("div", { class: "chart", "data-chart": chart.dimension }, head, drawBars(chart, shown, measure.value), note, more);
}

function drawBars(chart, bars, unit) {
  const width = 380, row = 24, name = 150;
  const largest = Math.max(...bars.map(([, sum]) => sum), 1);
  const picture = svg("svg", { viewBox: `0 0 ${width} ${Math.max(bars.length * row, 1)}`, role: "group", "aria-label": chart.title });
  bars.forEach(([value, sum], at) => {
    const label = shownValue(chart.dimension, value);
    const number = sum.toLocaleString("en", { maximumFractionDigits: sum < 10 ? 1 : 0 });
    const length = Math.max(2, (sum / largest) * (width - name - 70));
    const pick = () => choose(chart.dimension, value);
    picture.append(svg("g", {
      role: "button", tabindex: 0, "aria-pressed": String(chosen[chart.dimension] === value),
      "aria-label": `${label}: ${number} ${unit}`, "data-bar": `${chart.dimension} ${value}`, transform: `translate(0 ${at * row})`,
      onclick: pick, onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); pick(); } },
    },
    svg("title", {}, `${label}: ${number} ${unit}`),
    svg("rect", { class: "track", x: 1, y: 1, width: width - 2, height: row - 2, rx: 3 }),
    svg("text", { x: name - 6, y: 16, "text-anchor": "end" }, label.length > 22 ? `${label.slice(0, 21)}…` : label),
    svg("rect", { class: "fill", x: name, y: 5, width: length, height: row - 10, rx: 2 }),
    svg("text", { class: "value", x: name + length + 5, y: 16 }, number)));
  });
  return picture;
}
