// What the overview is narrowed to: words, and for each dimension one value that a bar or a list has chosen.
const DIMENSIONS = {
  operation: { label: "operation", of: (row) => row.operations.map(folding) },
  country: { label: "country", of: (row) => row.countries, show: countryName },
  month: { label: "month", of: (row) => [(row.published || "no date").slice(0, 7)] },
  commodity: { label: "commodity", of: (row) => [...new Set(row.goods.map(([category]) => category))], show: spaced },
  kind: { label: "kind", of: (row) => [row.kind] },
  state: {
    label: "only", of: (row) => [row.notes ? "with notes" : null, kept[row.id] ? "corrected" : null].filter(Boolean),
  },
};
const chosen = {};
let query = [];
const operationNames = new Map();

function folding(name) {
  const key = name.toLowerCase();
  if (!operationNames.has(key)) operationNames.set(key, name);
  return key;
}

const shownValue = (dimension, value) => {
  if (dimension === "operation") return operationNames.get(value) || value;
  return DIMENSIONS[dimension].show ? DIMENSIONS[dimension].show(value) : value;
};

const haystacks = new Map();
function matches(number) {
  const row = RELEASES[number];
  for (const [dimension, value] of Object.entries(chosen)) {
    if (!DIMENSIONS[dimension].of(row).includes(value)) return false;
  }
  if (!query.length) return true;
  if (!haystacks.has(number)) {
    haystacks.set(number, `${row.title} ${row.publisher} ${row.path} ${row.words}`.toLowerCase());
  }
  return query.every((word) => haystacks.get(number).includes(word)) || textHas(number, query);
}

function choose(dimension, value) {
  if (value === "" || chosen[dimension] === value) delete chosen[dimension];
  else chosen[dimension] = value;
  drawOverview();
}

function drawFilters(numbers) {
  const focused = document.activeElement && document.activeElement.id;
  const values = (dimension) => [...new Set(RELEASES.flatMap((row) => DIMENSIONS[dimension].of(row)))].sort();
  const lists = ["kind", "country", "commodity", "state"].map((dimension) => {
    const { label } = DIMENSIONS[dimension];
    const list = el("select", { id: `pick-${dimension}`, onchange: (event) => choose(dimension, event.target.value) });
    list.append(option("", `any ${label === "only" ? "state" : label}`));
    for (const value of values(dimension)) list.append(option(value, shownValue(dimension, value)));
    list.value = chosen[dimension] || "";
    return el("label", {}, el("span", { class: "gone" }, `Filter by ${label}`), list);
  });
  const chips = Object.entries(chosen).map(([dimension, value]) =>
    el("button", { type: "button", class: "chip", onclick: () => choose(dimension, value) },
      `${DIMENSIONS[dimension].label}: ${shownValue(dimension, value)} ✕`));
  $("filters").replaceChildren(...lists, ...chips);
  if (focused && focused.startsWith("pick-")) $(focused).focus();
  $("found").textContent = numbers.length === RELEASES.length ? "" : `${count(numbers.length)} of ${count(RELEASES.length)}`;
}
