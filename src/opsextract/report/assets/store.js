// Corrections and the theme stay in this browser's local storage; where that is closed, in this page.
const KEY = "opsextract.corrections";
let kept = {};
try { kept = JSON.parse(localStorage.getItem(KEY)) || {}; } catch { kept = {}; }

function keep() {
  try { localStorage.setItem(KEY, JSON.stringify(kept)); } catch { $("found").textContent = "This browser keeps no corrections: export them before you close the page."; }
  $("export").hidden = !corrected().length;
}

const signature = (fact) => `${fact.kind}|${fact.words}|${fact.places[0] ? fact.places[0][0] : ""}`;
const correctionsOf = (row) => kept[row.id] || { marks: {}, missing: [], kind: null };

function change(row, edit) {
  const own = structuredClone(correctionsOf(row));
  edit(own);
  if (Object.keys(own.marks).length || own.missing.length || own.kind) kept[row.id] = own;
  else delete kept[row.id];
  keep();
}

const corrected = () => RELEASES.map((row, number) => number).filter((number) => kept[RELEASES[number].id]);

function startTheme() {
  let chosen = null;
  try { chosen = localStorage.getItem("opsextract.theme"); } catch { chosen = null; }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => { document.documentElement.dataset.theme = chosen || (dark.matches ? "dark" : "light"); };
  dark.addEventListener("change", apply);
  apply();
  return () => {
    chosen = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    try { localStorage.setItem("opsextract.theme", chosen); } catch { /* the theme lasts as long as the page */ }
    apply();
  };
}
