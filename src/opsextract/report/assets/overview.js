const CHUNK = 100;
const COLUMNS = [
  { name: "Published", key: (row) => row.published || "", cell: "when" },
  { name: "Release", key: (row) => (row.title || row.path).toLowerCase(), cell: "title" },
  { name: "Publisher", key: (row) => (row.publisher || "").toLowerCase() },
  { name: "Kind", key: (row) => row.kind },
  { name: "Operation", key: (row) => row.operations.join(", ").toLowerCase() },
  { name: "Countries", key: (row) => row.countries.length, cell: "number" },
  { name: "Arrests", key: (row) => row.arrests ?? -1, cell: "number" },
  { name: "Seizures", key: (row) => row.seizures, cell: "number" },
  { name: "Notes", key: (row) => row.notes, cell: "number" },
];
const order = { column: -1, down: false };
let listed = [];
let drawn = 0;

const visible = () => RELEASES.map((row, number) => number).filter(matches);

function sorted(numbers) {
  if (order.column < 0) return numbers;
  const { key } = COLUMNS[order.column];
  const sign = order.down ? -1 : 1;
  return [...numbers].sort((a, b) => {
    const x = key(RELEASES[a]), y = key(RELEASES[b]);
    return x < y ? -sign : x > y ? sign : a - b;
  });
}

function sortBy(column) {
  const numeric = COLUMNS[column].cell === "number" || COLUMNS[column].cell === "when";
  if (order.column === column) order.down = !order.down;
  else { order.column = column; order.down = numeric; }
  drawTable(visible());
}

function drawHead() {
  $("releases").tHead.rows[0].replaceChildren(...COLUMNS.map((column, at) => el("th", {
    scope: "col", class: column.cell === "number" ? "number" : null,
    "aria-sort": order.column !== at ? "none" : order.down ? "descending" : "ascending",
  }, el("button", { type: "button", "data-column": at, onclick: () => sortBy(at) }, column.name))));
}

function drawTable(numbers) {
  const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.column : null;
  drawHead();
  listed = sorted(numbers);
  drawn = 0;
  $("releases").tBodies[0].replaceChildren();
  drawMore();
  if (focused) $("releases").querySelector(`[data-column="${focused}"]`).focus();
}

function drawMore(until = drawn + CHUNK) {
  const next = listed.slice(drawn, until);
  $("releases").tBodies[0].append(...next.map(drawRow));
  drawn += next.length;
  const rest = listed.length - drawn;
  $("more").replaceChildren(...(rest > 0
    ? [`${count(rest)} more below. `, el("button", { type: "button", onclick: () => drawMore(listed.length) }, "Show all")]
    : [listed.length ? "" : "No release matches."]));
}

function drawRow(number) {
  const row = RELEASES[number];
  const cells = [
    row.published || "",
    [el("a", { href: `#r${number}` }, row.title || "(no title)"), el("small", {}, row.index ? `${row.path}#${row.index}` : row.path)],
    row.publisher || "", row.kind, row.operations.join(", "), row.countries.length || "", row.arrests ?? "", row.seizures || "", row.notes || "",
  ];
  return el("tr", {}, ...cells.map((cell, at) => el("td", { class: COLUMNS[at].cell || null, title: at === 5 ? row.countries.map(countryName).join(", ") : null },
    ...(Array.isArray(cell) ? cell : [typeof cell === "number" ? count(cell) : cell]))));
}

function drawSummary(numbers) {
  const largest = new Map();
  let alone = 0;
  for (const number of numbers) {
    const row = RELEASES[number];
    const names = row.operations.map(folding);
    if (!names.length) alone += row.arrests || 0;
    for (const name of names.slice(0, 1)) largest.set(name, Math.max(largest.get(name) || 0, row.arrests || 0));
  }
  const arrests = [...largest.values()].reduce((sum, value) => sum + value, alone);
  const notes = numbers.filter((number) => RELEASES[number].notes).length;
  const seizures = numbers.reduce((sum, number) => sum + RELEASES[number].seizures, 0);
  $("summary").textContent = [
    some(numbers.length, "release"), some(largest.size, "named operation"), `${some(arrests, "arrest")} stated, each operation once`,
    some(seizures, "seizure"), notes ? `${count(notes)} with notes` : "",
  ].filter(Boolean).join(" · ");
}

function drawOverview() {
  const numbers = visible();
  drawSummary(numbers);
  drawFilters(numbers);
  drawCharts(numbers);
  drawTable(numbers);
}

function stepRow(by) {
  const links = () => [...$("releases").querySelectorAll("tbody a")];
  let all = links();
  const at = all.indexOf(document.activeElement);
  if (at + by >= all.length && drawn < listed.length) { drawMore(); all = links(); }
  const to = at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1);
  all[to]?.focus();
  all[to]?.scrollIntoView({ block: "nearest" });
}
