const ready = new Promise((done) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", done, { once: true });
  else done();
});

async function openRelease(number) {
  // The release may stand below what has been read so far.
  if (!$(`r${number}`)) await ready;
  load(number);
  current = null;
  panelWords = [];
  const { row, language } = loaded;
  $("overview").hidden = $("dossiers").hidden = true;
  $("release").hidden = false;
  $("search").value = "";
  $("search").placeholder = "Find in this release ( / )";
  $("found").textContent = "";
  highlight("found", []);
  document.title = row.title || row.path;
  $("release-title").textContent = row.title || "(no title)";
  const kinds = el("select", { "aria-label": "Kind of release", onchange: (event) => change(row, (own) => { own.kind = event.target.value === row.kind ? null : event.target.value; }) });
  for (const kind of CHOICES.kind) kinds.append(option(kind));
  kinds.value = correctionsOf(row).kind || row.kind;
  const parts = [row.publisher, row.published, `language ${language || "unknown"}`, row.index ? `${row.path}#${row.index}` : row.path, row.id].filter(Boolean);
  $("meta").replaceChildren(kinds, ` ${parts.join(" · ")}`);
  $("previous").disabled = number === 0;
  $("next").disabled = number === RELEASES.length - 1;
  $("add").disabled = loaded.text === null;
  $("back").hidden = $("previous").hidden = $("next").hidden = RELEASES.length === 1;
  drawRelease();
  scrollTo(0, 0);
}

function openOverview() {
  $("release").hidden = $("dossiers").hidden = true;
  $("overview").hidden = false;
  $("search").value = query.join(" ");
  $("search").placeholder = "Search ( / )";
  highlight("found", []);
  highlight("note", []);
  document.title = INDEX.title;
  drawOverview();
}

function route() {
  const release = /^#r(\d+)$/.exec(location.hash);
  if (release && Number(release[1]) < RELEASES.length) openRelease(Number(release[1]));
  else if (location.hash === "#dossiers" && INDEX.dossiers) openDossiers();
  else if (RELEASES.length === 1) openRelease(0);
  else openOverview();
}

const inRelease = () => !$("release").hidden;
function stepRelease(by) {
  const to = loaded.number + by;
  if (inRelease() && to >= 0 && to < RELEASES.length) location.hash = `#r${to}`;
}

const search = later(120, () => {
  const words = $("search").value.trim().toLowerCase();
  if (inDossiers()) { drawDossiers(words); return; }
  if (!inRelease()) {
    query = words.split(/\s+/).filter(Boolean);
    drawOverview();
    return;
  }
  panelWords = words.split(/\s+/).filter(Boolean);
  const shown = items().filter(isShown).filter(isMatch);
  drawPanel(shown);
  const hits = findInText(words);
  $("found").textContent = words ? `${some(hits, "place")}, ${some(shown.length, "fact")}` : "";
});

function toggleRejected(shown) {
  showRejected = shown;
  $("show-rejected").checked = shown;
  drawRelease();
  // It stands below the facts: where the panel scrolls by itself, the page stays where it is.
  if (shown) $("panel").scrollTop = $("facts").lastElementChild.offsetTop;
}

const KEYS = {
  "/": () => $("search").focus(),
  "?": () => $("keys").showModal(),
  j: () => (inRelease() ? stepFact(1) : inDossiers() ? null : stepRow(1)),
  k: () => (inRelease() ? stepFact(-1) : inDossiers() ? null : stepRow(-1)),
  n: () => stepRelease(1),
  p: () => stepRelease(-1),
  o: () => { location.hash = "#overview"; },
  d: () => { if (INDEX.dossiers) location.hash = "#dossiers"; },
  y: () => inRelease() && current !== null && judge(current, "right"),
  x: () => inRelease() && current !== null && judge(current, "wrong"),
  a: () => inRelease() && loaded.text !== null && askMissing(),
  r: () => inRelease() && toggleRejected(!showRejected),
  t: () => switchTheme(),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.target.closest("input, select, textarea")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const action = KEYS[event.key];
  if (action) { event.preventDefault(); action(); }
}

const switchTheme = startTheme();
addEventListener("hashchange", route);
document.addEventListener("keydown", onKey);
$("search").addEventListener("input", search);
$("theme").addEventListener("click", switchTheme);
$("help").addEventListener("click", () => $("keys").showModal());
$("previous").addEventListener("click", () => stepRelease(-1));
$("next").addEventListener("click", () => stepRelease(1));
$("show-rejected").addEventListener("change", (event) => toggleRejected(event.target.checked));
$("text").addEventListener("click", chooseFromText);
$("add").addEventListener("click", askMissing);
$("rest").addEventListener("click", restIsRight);
$("gold").addEventListener("click", () => saveGold(loaded.number));
$("export").addEventListener("click", async () => { await ready; saveAllGold(); });
$("missing-kind").addEventListener("change", drawFields);
$("missing-cancel").addEventListener("click", () => $("missing").close());
$("missing-form").addEventListener("submit", addMissing);
new IntersectionObserver((seen) => { if (seen[0].isIntersecting && drawn && drawn < listed.length && !$("overview").hidden) drawMore(); }, { rootMargin: "400px" }).observe($("more"));
$("export").hidden = !corrected().length;
$("to-dossiers").hidden = !INDEX.dossiers;
route();
