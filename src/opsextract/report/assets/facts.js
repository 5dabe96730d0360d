const hidden = new Set();
let showRejected = false;
let current = null;
let panelWords = [];

// The facts of the open release with the reader's marks, what the reader added, and, on the switch, what was rejected.
function items() {
  const own = correctionsOf(loaded.row);
  const facts = loaded.facts.map((fact) => ({ ...fact, mark: own.marks[signature(fact)] || null }));
  const added = own.missing.map((fact, at) => ({ ...fact, n: `+${at + 1}`, added: true, at, rule: "added by you", places: [], spans: [fact.span] }));
  const rejected = showRejected && loaded.rejected ? loaded.rejected.map((one) => ({ ...one, rejected: true })) : [];
  return [...facts, ...added, ...rejected];
}

const groupOf = (item) => (item.rejected ? "rejected" : item.kind);
const isShown = (item) => !hidden.has(groupOf(item));
const isMatch = (item) => panelWords.every((word) => `${item.what || item.kind} ${item.words} ${item.rule}`.toLowerCase().includes(word));

function drawKinds(all) {
  const focused = document.activeElement && document.activeElement.id;
  const counts = new Map();
  for (const item of all) counts.set(groupOf(item), (counts.get(groupOf(item)) || 0) + 1);
  const boxes = Object.keys(KINDS).filter((kind) => counts.has(kind)).map((kind) => {
    const box = el("input", { type: "checkbox", id: `kind-${kind}`, onchange: () => { if (box.checked) hidden.delete(kind); else hidden.add(kind); drawRelease(); } });
    box.checked = !hidden.has(kind);
    return el("label", { "data-k": kind }, box, ` ${KINDS[kind][1]} ${KINDS[kind][0]} ${counts.get(kind)}`);
  });
  $("kinds").replaceChildren($("kinds").firstElementChild, ...boxes);
  if (focused && focused.startsWith("kind-")) $(focused)?.focus();
}

function drawRelease() {
  const all = items();
  drawKinds(all);
  const visibleItems = all.filter(isShown);
  drawText(loaded, visibleItems.filter((item) => item.kind !== "diagnostics"));
  drawPanel(visibleItems.filter(isMatch));
  if (current !== null) light(current, false);
}

function drawPanel(shown) {
  const groups = Object.keys(KINDS).map((kind) => [kind, shown.filter((item) => groupOf(item) === kind)]).filter(([, list]) => list.length);
  const parts = groups.map(([kind, list]) => el("section", { "data-k": kind },
    el("h2", {}, `${KINDS[kind][1]} ${KINDS[kind][0]}`), el("ul", {}, ...list.map(drawFact))));
  if (showRejected && loaded.rejected === null) {
    parts.push(el("p", { class: "hint" }, "The record holds only facts. Make this page with opsextract report --trace to see what was rejected."));
  } else if (showRejected && !loaded.rejected.length) parts.push(el("p", { class: "hint" }, "Nothing was rejected."));
  if (!parts.length) parts.push(el("p", { class: "hint" }, "No fact to show."));
  $("facts").replaceChildren(...parts);
}

function drawFact(item) {
  const places = item.places.length > 1 ? ` · ${item.places.length} places` : "";
  const at = item.places.length ? ` · ${item.places[0].map((offset) => offset + loaded.base).join("–")}` : "";
  const detail = item.rejected ? `${item.reason} · ${item.rule}${at}` : `${item.rule || "no rule recorded"} · ${item.status || "done"}${places}${at}`;
  const lead = item.rejected ? `${item.status} ${item.kind}` : item.what || item.kind;
  const go = el("button", { type: "button", class: "go", "data-go": item.n, onclick: () => choose1(item.n) },
    el("span", { class: "num" }, String(item.n)), el("strong", {}, spaced(lead)), " ", el("span", { class: "words" }, item.words), el("small", {}, detail));
  const classes = ["fact", item.mark || ""].join(" ").trim();
  return el("li", { class: classes, "data-k": groupOf(item), "data-n": item.n }, go, drawJudge(item));
}

function drawJudge(item) {
  if (item.added) {
    return el("span", { class: "judge" }, el("button", { type: "button", "aria-label": `Remove added fact ${item.n}`, onclick: () => { change(loaded.row, (own) => own.missing.splice(item.at, 1)); drawRelease(); } }, "✕"));
  }
  if (item.rejected || !GOLD_KINDS.includes(item.kind)) return null;
  return el("span", { class: "judge" }, ...[["right", "✓"], ["wrong", "✗"]].map(([as, sign]) => el("button", {
    type: "button", "data-as": as, "aria-pressed": String(item.mark === as), "aria-label": `Mark fact ${item.n} ${as}`, onclick: () => judge(item.n, as),
  }, sign)));
}

function judge(n, as) {
  const fact = loaded.facts.find((one) => String(one.n) === String(n));
  if (!fact || !GOLD_KINDS.includes(fact.kind)) return;
  change(loaded.row, (own) => {
    const key = signature(fact);
    if (own.marks[key] === as) delete own.marks[key];
    else own.marks[key] = as;
  });
  const again = document.activeElement && document.activeElement.getAttribute("aria-label");
  drawRelease();
  if (again) $("panel").querySelector(`[aria-label="${CSS.escape(again)}"]`)?.focus();
}

// Selecting a fact shows its evidences, and the other way about.
function light(n, scroll) {
  for (const node of document.querySelectorAll(".on")) node.classList.remove("on");
  const places = marksOf(n);
  for (const node of places) node.classList.add("on");
  const line = $("facts").querySelector(`[data-n="${CSS.escape(String(n))}"]`);
  line?.classList.add("on");
  const item = items().find((one) => String(one.n) === String(n));
  const note = item && !places.length && item.spans.length ? rangeOf(...item.spans[0]) : null;
  highlight("note", note ? [note] : []);
  if (!scroll) return;
  const home = places[0] || note?.startContainer.parentElement;
  home?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  for (const node of places) {
    node.classList.remove("flash");
    void node.offsetWidth; // restarts the animation
    node.classList.add("flash");
  }
}

function choose1(n) {
  current = n;
  light(n, true);
}

function chooseFromText(event) {
  const over = [];
  for (let node = event.target; node && node !== $("text"); node = node.parentElement) if (node.dataset?.f) over.push(node.dataset.f);
  if (!over.length || !getSelection().isCollapsed) return;
  // Where marks lie over one another, each further click takes the next one out.
  current = over[(over.indexOf(String(current)) + 1) % over.length];
  light(current, false);
  const line = $("facts").querySelector(`[data-n="${CSS.escape(String(current))}"]`);
  line?.scrollIntoView({ block: "nearest" });
}

function stepFact(by) {
  const all = [...$("facts").querySelectorAll("[data-go]")];
  const at = all.findIndex((node) => node.dataset.go === String(current));
  const to = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
  if (!all[to]) return;
  all[to].focus({ preventScroll: true });
  all[to].scrollIntoView({ block: "nearest" });
  choose1(all[to].dataset.go);
}
