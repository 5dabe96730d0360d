// A release's facts in the form of the annotation guide: what is marked right, and what is not marked as optional.
const GOLD_FIELDS = {
  operations: ["name", "type", "role", "period", "led_by", "coordinated_by", "supported_by"],
  dates: ["value", "role"],
  countries: ["code", "role"],
  agencies: ["name", "aliases", "country"],
  arrests: ["count", "bound", "scope", "country"],
  seizures: ["quantity", "unit", "item", "category", "action", "bound", "scope", "country", "value"],
  figures: ["kind", "count", "unit", "bound"],
};

function goldName(row) {
  const file = row.path.split(/[\\/]/).pop();
  const stem = file.replace(/(?!^)\.[^.]*$/, "");
  return row.index ? `${stem}#${row.index}` : stem;
}

// Evidence is 3 to 25 words copied exactly: what is shorter is widened inside its line, what is longer is cut.
function goldEvidence(text, [start, end]) {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const lineEnd = next < 0 ? text.length : next;
  const words = [...text.slice(lineStart, lineEnd).matchAll(/\S+/g)].map((m) => [lineStart + m.index, lineStart + m.index + m[0].length]);
  let first = words.findIndex(([, e]) => e > start);
  let last = words.findLastIndex(([s]) => s < end);
  if (first < 0 || last < first) return text.slice(start, end);
  for (let turn = 0; last - first < 2 && (first > 0 || last < words.length - 1); turn += 1) {
    if (turn % 2 === 0 ? last < words.length - 1 : first === 0) last += 1;
    else first -= 1;
  }
  last = Math.min(last, first + 24);
  return text.slice(words[first][0], words[last][1]).trim();
}

function goldItem(kind, item, evidence) {
  const made = {};
  for (const field of GOLD_FIELDS[kind]) made[field] = item[field] ?? (field.endsWith("_by") || field === "aliases" ? [] : null);
  if (kind === "agencies" && item.acronym && item.acronym !== item.name && !made.aliases.includes(item.acronym)) made.aliases = [item.acronym, ...made.aliases];
  if (item.other_operation) made.other_operation = true;
  return { ...made, evidence };
}

function goldOf(number) {
  const release = load(number);
  const own = correctionsOf(release.row);
  const gold = { doc: goldName(release.row), published: null, kind: own.kind || release.row.kind };
  for (const kind of Object.keys(GOLD_FIELDS)) gold[kind] = [];
  for (const fact of release.facts) {
    const mark = own.marks[signature(fact)];
    if (mark === "wrong" || !GOLD_KINDS.includes(fact.kind)) continue;
    if (fact.kind === "published") { gold.published = fact.words; continue; }
    const evidence = release.text === null ? "" : goldEvidence(release.text, fact.spans[0]);
    const item = goldItem(fact.kind, fact.item, evidence);
    gold[fact.kind].push(mark === "right" ? item : { ...item, optional: true });
  }
  for (const fact of own.missing) {
    if (fact.kind === "published") gold.published = fact.item.value;
    else gold[fact.kind].push(goldItem(fact.kind, fact.item, goldEvidence(release.text, fact.span)));
  }
  return gold;
}

function save(name, parts, type) {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const goldText = (number) => `${JSON.stringify(goldOf(number), null, 1)}\n`;

function saveGold(number) {
  save(`${goldName(RELEASES[number])}.json`, [goldText(number)], "application/json");
}

function saveAllGold() {
  const open = loaded.number;
  const used = new Map();
  const files = corrected().map((number) => {
    const name = goldName(RELEASES[number]);
    // Two releases of one file name in different folders each get a folder of their own.
    const times = (used.get(name) || 0) + 1;
    used.set(name, times);
    return { name: `${times > 1 ? `${times}/` : ""}${name}.json`, text: goldText(number) };
  });
  if (open >= 0) load(open);
  if (files.length === 1) save(files[0].name, [files[0].text], "application/json");
  else if (files.length) save("gold.zip", [zipped(files)], "application/zip");
}
