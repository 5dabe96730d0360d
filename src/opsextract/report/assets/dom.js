// Elements are made with createElement and text nodes only: nothing that a release says is ever parsed as markup.
const SVG = "http://www.w3.org/2000/svg";
const $ = (id) => document.getElementById(id);

function fill(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const el = (tag, properties = {}, ...children) => fill(document.createElement(tag), properties, children);
const svg = (tag, properties = {}, ...children) => fill(document.createElementNS(SVG, tag), properties, children);
const count = (number) => number.toLocaleString("en");
const some = (number, word) => `${count(number)} ${word}${number === 1 ? "" : "s"}`;
const spaced = (word) => word.replaceAll("_", " ");

function later(wait, action) {
  let timer = 0;
  return () => { clearTimeout(timer); timer = setTimeout(action, wait); };
}

function option(value, label = value) {
  const made = el("option", { value });
  made.textContent = label;
  return made;
}
