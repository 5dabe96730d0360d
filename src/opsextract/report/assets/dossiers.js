// One dossier for each operation that several releases report: its totals, and each publisher's own figure.
let dossiers = null;
function allDossiers() {
  if (dossiers === null) dossiers = JSON.parse($("dossiers-data").textContent);
  return dossiers;
}

const STATUS = { single: "one publisher", agreed: "agreed", disagreed: "disagreed" };
const inDossiers = () => !$("dossiers").hidden;
const publisherOf = (one) => one.publisher || "publisher not stated";
const linkTo = (one, ...content) => el("a", { href: `#r${one.number}` }, ...content);

function openDossiers() {
  $("release").hidden = $("overview").hidden = true;
  $("dossiers").hidden = false;
  $("search").value = "";
  $("search").placeholder = "Find an operation ( / )";
  $("found").textContent = "";
  highlight("found", []);
  highlight("note", []);
  document.title = "Operations told by several releases";
  drawDossiers("");
  scrollTo(0, 0);
}

function drawDossiers(words) {
  const wanted = words.split(/\s+/).filter(Boolean);
  const shown = allDossiers().filter((one) => {
    const said = [one.name, ...one.reports.map(publisherOf), ...one.participants.map((part) => countryName(part.country))].join(" ").toLowerCase();
    return wanted.every((word) => said.includes(word));
  });
  $("found").textContent = words ? some(shown.length, "operation") : "";
  $("dossier-list").replaceChildren(...shown.map(drawDossier), ...(shown.length ? [] : [el("p", {}, "No operation matches.")]));
}

function drawDossier(one) {
  const parts = [
    some(one.reports.length, "release"), some(one.publishers, "publisher"),
    one.periods.map((part) => part.value).join(", "), one.participants.map((part) => countryName(part.country)).join(", "),
    ...["led_by", "coordinated_by", "supported_by"].map((field) => one[field].length ? `${spaced(field)} ${one[field].map((part) => part.value).join(", ")}` : ""),
  ];
  return el("article", { class: "dossier" },
    el("h2", {}, one.name),
    el("p", { class: "meta" }, parts.filter(Boolean).join(" · ")),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `Totals of ${one.name}` }, el("table", {},
      el("thead", {}, el("tr", {}, ...["Figure", "Total", "Standing", "What each publisher says"].map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, ...one.totals.map(drawTotal)))),
    el("details", {}, el("summary", {}, "The releases, and why they belong together"),
      el("ul", {}, ...one.reports.map((report) => el("li", {}, ...named(report), report.totals_are_of ? ` (its totals are those of ${countryName(report.totals_are_of)})` : "",
        report.reasons.length ? el("ul", {}, ...report.reasons.map((reason) => el("li", {}, reason))) : null))),
      ...listOf("Only mentioned in", one.mentioned_in, (entry) => entry.reasons.join("; ")),
      ...listOf("In no total", one.left_out, (entry) => entry.reason),
      ...listOf("The same name, but not this operation", one.apart, (entry) => entry.reason)));
}

function drawTotal(total) {
  const held = total.statements.find((one) => one.release === total.release && one.amount === total.value);
  const value = held ? held.stated : `${count(total.low)} to ${count(total.high)}`;
  return el("tr", { "data-status": total.status },
    el("td", {}, total.subject.words), el("td", {}, value),
    el("td", {}, STATUS[total.status], total.status === "disagreed" ? el("small", {}, total.basis) : null),
    el("td", {}, el("ul", {}, ...total.statements.map((one) => el("li", { class: one.standing ? null : "earlier" },
      `${one.published || "no date"}: `, linkTo(one, one.stated), `, ${publisherOf(one)}`, one.standing ? "" : " (revised or restated later)")))));
}

const named = (one) => [`${one.published || "no date"}: `, linkTo(one, one.title || one.path), `, ${publisherOf(one)}`];
const listOf = (title, entries, why) => entries.length
  ? [el("h3", {}, title), el("ul", {}, ...entries.map((entry) => el("li", {}, ...named(entry), el("small", {}, why(entry)))))]
  : [];
