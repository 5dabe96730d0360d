const INDEX = JSON.parse($("index").textContent);
const RELEASES = INDEX.releases;
const CHOICES = INDEX.choices;
const KINDS = {
  published: ["published", "○"], publisher: ["publisher", "○"], dateline: ["dateline", "○"],
  operations: ["operations", "★"], dates: ["dates", "◷"], countries: ["countries", "●"], agencies: ["agencies", "▲"],
  arrests: ["arrests", "◆"], seizures: ["seizures", "■"], figures: ["figures", "✚"], diagnostics: ["notes", "!"],
  rejected: ["rejected", "✕"],
};
const GOLD_KINDS = ["published", "operations", "dates", "countries", "agencies", "arrests", "seizures", "figures"];
const countryName = (code) => CHOICES.country[code] || code;

// Record offsets count code points, strings of this language UTF-16 units: they differ behind an emoji.
function unitsOf(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const starts = [];
  let unit = 0;
  for (const char of text) { starts.push(unit); unit += char.length; }
  starts.push(unit);
  return (offset) => starts[Math.min(offset, starts.length - 1)];
}

let loaded = { number: -1 };
function load(number) {
  if (loaded.number === number) return loaded;
  const data = JSON.parse($(`r${number}`).textContent);
  const block = $(`t${number}`);
  const text = block ? JSON.parse(block.textContent) : null;
  const unit = unitsOf(text || "");
  const inUnits = (item) => ({ ...item, places: item.spans, spans: item.spans.map(([s, e]) => [unit(s), unit(e)]) });
  loaded = {
    number, text, base: data.base, problem: data.problem, language: data.language, row: RELEASES[number],
    facts: data.facts.map(inUnits),
    rejected: data.rejected && data.rejected.map((item, at) => ({ ...inUnits(item), n: `x${at + 1}` })),
  };
  return loaded;
}

// The words of a text for the search: what stands in the block, folded, kept from the first search on.
const folded = new Map();
function textHas(number, words) {
  if (!folded.has(number)) {
    const block = $(`t${number}`);
    if (!block && document.readyState === "loading") return false;
    folded.set(number, block ? JSON.parse(block.textContent).toLowerCase() : "");
  }
  return words.every((word) => folded.get(number).includes(word));
}
