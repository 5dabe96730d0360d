// The text with its marks. A mark is nested in every mark that lies over it; each has a line of its own below the words.
const textAt = new WeakMap();

function lanes(marks) {
  const placed = [];
  for (const mark of [...marks].sort((a, b) => (a.end - a.start) - (b.end - b.start) || a.start - b.start)) {
    const taken = new Set(placed.filter((other) => other.start < mark.end && other.end > mark.start).map((other) => other.lane));
    mark.lane = [0, 1, 2, 3].find((lane) => !taken.has(lane)) ?? 3;
    placed.push(mark);
  }
  // The outermost first, so that what is nested deeper draws its line nearer to the words.
  return placed.sort((a, b) => b.lane - a.lane || a.start - b.start);
}

function drawText(release, items) {
  const home = $("text");
  if (release.text === null) {
    home.replaceChildren(el("p", { class: "hint" }, release.problem || "This record was written without its text."));
    return;
  }
  const marks = lanes(items.flatMap((item) => item.spans.map(([start, end]) => ({ start, end, item }))));
  const byStart = [...marks].sort((a, b) => a.start - b.start);
  const longest = Math.max(0, ...marks.map((mark) => mark.end - mark.start));
  const lines = [];
  let start = 0;
  for (const line of release.text.split(/(?<=\r\n|[\n\v\f\u0085\u2028\u2029]|\r(?!\n))/)) {
    const end = start + line.length;
    const here = byStart.filter((mark) => mark.start < end && mark.end > start && mark.start >= start - longest);
    lines.push(drawLine(release.text, start, start + line.replace(/[\r\n\v\f\u0085\u2028\u2029]+$/, "").length, here));
    start = end;
  }
  home.replaceChildren(...lines);
}

function drawLine(text, start, end, marks) {
  const borders = new Set([start, end]);
  for (const mark of marks) for (const border of [mark.start, mark.end]) if (border > start && border < end) borders.add(border);
  const cuts = [...borders].sort((a, b) => a - b);
  const line = el("div", { class: end > start ? "line" : "line empty" });
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const over = marks.filter((mark) => mark.start < cuts[at + 1] && mark.end > cuts[at]).sort((a, b) => b.lane - a.lane);
    const words = document.createTextNode(text.slice(cuts[at], cuts[at + 1]));
    textAt.set(words, cuts[at]);
    line.append(over.reduceRight((inner, mark) => drawMark(mark, inner, cuts[at] === mark.start), words));
  }
  return line;
}

function drawMark({ item, lane }, inner, opens) {
  const kind = item.rejected ? "rejected" : item.kind;
  const classes = ["mark", `lane${lane}`, opens ? "opens" : "", item.added ? "added" : "", item.mark === "wrong" ? "wrong" : ""];
  return el("span", { class: classes.filter(Boolean).join(" "), "data-k": kind, "data-f": item.n, "data-shape": KINDS[kind][1], title: `${item.n}: ${item.words}` }, inner);
}

const marksOf = (n) => [...$("text").querySelectorAll(`[data-f="${CSS.escape(String(n))}"]`)];

// The place of a selection or of a search hit, from the text's offsets to the page's nodes and back.
function rangeOf(start, end) {
  const walker = document.createTreeWalker($("text"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let open = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = textAt.get(node);
    if (at === undefined) continue;
    if (!open && at + node.length > start) { range.setStart(node, Math.max(0, start - at)); open = true; }
    if (open && at + node.length >= end) { range.setEnd(node, Math.max(0, end - at)); return range; }
  }
  return null;
}

function selectedSpan() {
  const selection = getSelection();
  if (!selection || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!$("text").contains(range.commonAncestorContainer)) return null;
  const walker = document.createTreeWalker($("text"), NodeFilter.SHOW_TEXT);
  let start = null, end = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = textAt.get(node);
    if (at === undefined || !range.intersectsNode(node)) continue;
    const first = node === range.startContainer ? range.startOffset : 0;
    const last = node === range.endContainer ? range.endOffset : node.length;
    if (last <= first) continue;
    start = start ?? at + first;
    end = at + last;
  }
  return start === null ? null : trimmed(start, end);
}

function trimmed(start, end) {
  const { text } = loaded;
  while (start < end && /\s/.test(text[start])) start += 1;
  while (end > start && /\s/.test(text[end - 1])) end -= 1;
  return end > start ? [start, end] : null;
}

function highlight(name, ranges) {
  if (!("highlights" in CSS)) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}

function findInText(words) {
  const hits = [];
  if (words && loaded.text !== null) {
    const hay = loaded.text.toLowerCase();
    // A letter that folds to two would shift what stands behind it; then only the first hits are looked up.
    const same = hay.length === loaded.text.length;
    for (let at = hay.indexOf(words); same && at >= 0 && hits.length < 500; at = hay.indexOf(words, at + words.length)) hits.push([at, at + words.length]);
  }
  const ranges = hits.map(([start, end]) => rangeOf(start, end)).filter(Boolean);
  highlight("found", ranges);
  ranges[0]?.startContainer.parentElement.scrollIntoView({ block: "center" });
  return hits.length;
}
