// The form for a missing fact: its fields by kind, with what the selected words already say filled in.
const NUMBER = { type: "number", min: 0, step: "any" };
const FORM = {
  arrests: [["count", NUMBER], ["bound", "bound"], ["scope", "scope"], ["country", "code"]],
  seizures: [["quantity", NUMBER], ["unit", "unit"], ["item", { required: true }], ["category", "category"], ["action", "action"], ["bound", "bound"], ["scope", "scope"], ["country", "code"], ["worth", NUMBER], ["currency", { pattern: "[A-Z]{3,4}", placeholder: "EUR" }]],
  figures: [["kind", "figure"], ["count", NUMBER], ["unit", { value: "person" }], ["bound", "bound"]],
  operations: [["name", { required: true }], ["type", "operationType"], ["role", "operationRole"], ["period", "edtf"]],
  dates: [["value", "edtf!"], ["role", "dateRole"]],
  countries: [["code", "code!"], ["role", "countryRole"]],
  agencies: [["name", { required: true }], ["country", "code"]],
  published: [["value", "edtf!"]],
};
let missingSpan = null;

function control(name, sort) {
  const id = `field-${name}`;
  if (typeof sort === "object") return el("input", { id, name, autocomplete: "off", ...sort });
  if (sort.startsWith("edtf")) return el("input", { id, name, autocomplete: "off", pattern: CHOICES.edtf, required: sort.endsWith("!"), placeholder: "2024-06-03" });
  const list = el("select", { id, name, required: sort.endsWith("!") });
  if (sort.startsWith("code")) {
    list.append(option("", "none"));
    for (const [code, label] of Object.entries(CHOICES.country)) list.append(option(code, `${code} ${label}`));
  } else for (const value of CHOICES[sort]) list.append(option(value, spaced(value)));
  return list;
}

function drawFields() {
  const kind = $("missing-kind").value;
  const words = loaded.text.slice(...missingSpan);
  const controls = FORM[kind].map(([name, sort]) => [name, control(name, sort)]);
  $("missing-fields").replaceChildren(...controls.map(([name, node]) => el("label", {}, name, node)));
  const fields = Object.fromEntries(controls);
  const number = /\d[\d,]*(?:\.\d+)?/.exec(words);
  const counted = fields.count || fields.quantity;
  if (counted && number) counted.value = Number(number[0].replaceAll(",", ""));
  if (fields.name) fields.name.value = words.replace(kind === "operations" ? /^(?:the\s+)?(?:operation|project)\s+/i : /^the\s+/i, "");
  if (fields.item && number) fields.item.value = words.slice(number.index + number[0].length).replace(/^\s+(?:(?:kg|g|t|l|tonnes|kilograms|litres)\b\s*)?(?:of\s+)?/i, "");
  if (fields.unit && kind === "seizures") fields.unit.value = "piece";
  if (fields.bound) fields.bound.value = counted && counted.value !== "" ? "exact" : "vague";
  if (fields.code) fields.code.value = Object.keys(CHOICES.country).find((code) => CHOICES.country[code] === words) || "";
}

function askMissing() {
  missingSpan = selectedSpan();
  if (!missingSpan) {
    $("found").textContent = "Select the words that state the fact in the text, then add it.";
    return;
  }
  $("missing-quote").textContent = loaded.text.slice(...missingSpan);
  if (!$("missing-kind").options.length) for (const kind of Object.keys(FORM)) $("missing-kind").append(option(kind));
  drawFields();
  $("missing").showModal();
}

function addMissing(event) {
  event.preventDefault();
  const kind = $("missing-kind").value;
  const given = Object.fromEntries(FORM[kind].map(([name]) => [name, $(`field-${name}`).value.trim()]));
  const item = {};
  for (const [name, sort] of FORM[kind]) item[name] = given[name] === "" ? null : sort === NUMBER ? Number(given[name]) : given[name];
  const counted = "quantity" in item ? "quantity" : "count";
  if ("bound" in item) {
    const field = $("field-bound");
    const broken = (item[counted] === null) !== (item.bound === "vague");
    field.setCustomValidity(broken ? "vague is for what has no number, and only for that" : "");
    if (broken) { field.reportValidity(); field.addEventListener("input", () => field.setCustomValidity(""), { once: true }); return; }
  }
  if (kind === "seizures") {
    item.value = item.worth !== null && item.currency ? { amount: item.worth, currency: item.currency } : null;
    delete item.worth;
    delete item.currency;
    if (item.quantity === null) item.unit = null;
  }
  const words = Object.values(item).filter((value) => value !== null && typeof value !== "object").join(" ");
  change(loaded.row, (own) => own.missing.push({ kind, item, words, span: missingSpan }));
  $("missing").close();
  getSelection().removeAllRanges();
  drawRelease();
}

function restIsRight() {
  change(loaded.row, (own) => {
    for (const fact of loaded.facts) if (GOLD_KINDS.includes(fact.kind)) own.marks[signature(fact)] ||= "right";
  });
  drawRelease();
}
