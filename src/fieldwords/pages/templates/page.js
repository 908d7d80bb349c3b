// What every page with a choice needs: its words, data files loaded when asked for, the choice in the address.
document.documentElement.classList.add("js");
const page = { words: {}, index: null, waiting: {}, held: {} };
for (const name of ["words", "index"]) {
  const block = document.getElementById(name);
  if (block) page[name] = JSON.parse(block.textContent);
}
const one = (id) => document.getElementById(id);
const say = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), page.words[key] || key);

// A data file is a script that calls put(): it can be read from a folder, without a server.
function put(name, data) {
  page.held[name] = data;
  (page.waiting[name] || []).forEach((done) => done(data));
  delete page.waiting[name];
}

function load(name) {
  if (page.held[name]) return Promise.resolve(page.held[name]);
  return new Promise((done, failed) => {
    if (page.waiting[name]) return page.waiting[name].push(done);
    page.waiting[name] = [done];
    const script = document.createElement("script");
    script.src = `data/${name}.js`;
    script.onerror = () => failed(new Error(name));
    document.head.append(script);
  });
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// What an address names in a folded part of the page is unfolded.
function unfold() {
  const named = one(location.hash.slice(1)), folded = named?.closest("details:not([open])");
  if (folded) { folded.open = true; named.scrollIntoView(); }
}
addEventListener("hashchange", unfold);
unfold();

const readChoice = () => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

function keepChoice(choice) {
  const kept = Object.entries(choice).filter(([, value]) => value && value !== "all");
  history.replaceState(null, "", `#${new URLSearchParams(kept)}`);
}

// A chart keeps its heights; its years are laid out anew between two years.
function layYears(plot, from, to) {
  const svg = plot.querySelector("svg");
  const first = Math.max(from, +svg.dataset.from), last = Math.min(to, +svg.dataset.to);
  if (first > last) return false;
  const x = (year) => ((year - first + 0.5) / (last - first + 1)) * 100;
  const old = (place) => +svg.dataset.from - 0.5 + (parseFloat(place) / 100) * (svg.dataset.to - svg.dataset.from + 1);
  for (const part of svg.querySelectorAll("[data-y], [data-a]")) {
    const years = part.dataset.y ? [+part.dataset.y] : [+part.dataset.a, +part.dataset.b];
    part.toggleAttribute("hidden", years.some((year) => year < first || year > last));
    for (const shape of [part, ...part.querySelectorAll("*")]) {
      if (shape.hasAttribute("width")) shape.setAttribute("width", `${(parseFloat(shape.getAttribute("width")) * (svg.dataset.to - svg.dataset.from + 1)) / (last - first + 1)}%`);
      for (const name of ["x", "x1", "x2", "cx"]) if (shape.hasAttribute(name)) shape.setAttribute(name, `${x(old(shape.getAttribute(name)))}%`);
    }
  }
  svg.dataset.from = first;
  svg.dataset.to = last;
  return true;
}
