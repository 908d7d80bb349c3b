// The targets page: one choice governs chart, gaps and rows, and stands in the address.
const PICKS = ["place", "item", "from", "to", "status", "verdict"];
const COLUMNS = ["year", "place", "item", "written", "value", "status", "verdict"];
const SHOWN = 60;
const order = new Intl.Collator(document.documentElement.lang).compare;
const state = { chosen: [], rows: [], shown: SHOWN, sort: "year", down: true };

const chosen = () => Object.fromEntries(PICKS.map((name) => [name, one(name).value]));

function fill(select, options, value) {
  select.replaceChildren(...options.map(([key, text]) => element("option", { value: key }, text)));
  select.value = options.some(([key]) => key === value) ? value : options[0][0];
}

function fillItems(place, value) {
  const items = page.index.items.filter((item) => place === "all" || item.places.includes(+place));
  fill(one("item"), [["all", say("all")], ...items.map((item) => [item.key, item.name])], value);
}

// The files that hold the rows of a choice: a place, an item, all places where these are few, else a few years.
function filesOf({ place, item, from, to }) {
  if (place !== "all") return [`place-${place}`];
  if (item !== "all") return [page.index.items.find((each) => each.key === item).file];
  if (page.index.places.length <= page.index.few) return page.index.places.map((each) => `place-${each.key}`);
  const years = page.index.told.filter((year) => year >= +from && year <= +to);
  return years.length <= 5 ? years.map((year) => `year-${year}`) : [];
}

async function follow() {
  const choice = chosen();
  keepChoice(choice);
  const held = await Promise.all(filesOf(choice).map(load)).catch(() => []);
  state.chosen = held.flatMap((file) => file.rows).filter((row) =>
    (choice.place === "all" || row.p === +choice.place) && (choice.item === "all" || row.i === choice.item) &&
    (row.y === null || (row.y >= +choice.from && row.y <= +choice.to)) &&
    (choice.status === "all" || row.s === choice.status) && (choice.verdict === "all" || row.v === choice.verdict || (choice.verdict === "held" && page.index.held.includes(row.v))));
  const drawn = [choice.place, choice.item, choice.from, choice.to].join();
  if (drawn === state.drawn) return narrow();
  state.drawn = drawn;
  const alone = choice.place !== "all" && choice.item !== "all";  // beside one place the others are drawn grey
  showCharts(held, choice, alone ? await Promise.all(filesOf({ ...choice, place: "all" }).map(load)).catch(() => []) : []);
  narrow();
}

// What is typed narrows the rows that were chosen; the charts stay.
function narrow() {
  const wanted = one("search").value.trim().toLowerCase();
  const words = (row) => (row.q ??= `${row.n} ${row.w} ${row.t.join("")} ${row.d}`.toLowerCase());
  state.rows = wanted ? state.chosen.filter((row) => words(row).includes(wanted)) : [...state.chosen];
  state.shown = SHOWN;
  showGaps();
  showRows();
}

const signed = (n, rounded = +n.toFixed(1)) => `${rounded > 0 ? "+" : rounded < 0 ? "−" : ""}${Math.abs(rounded).toFixed(1)}`;

// A chart that stands alone is higher.
function stretch(svg, times) {
  const height = +svg.getAttribute("height");
  for (const shape of svg.querySelectorAll("*")) for (const name of ["y", "y1", "y2", "cy", "height"]) {
    const value = +shape.getAttribute(name);
    if (shape.hasAttribute(name)) shape.setAttribute(name, value > height ? value + (times - 1) * height : times * value);
  }
  svg.setAttribute("height", times * height);
}

// Other places as grey lines, as far as they fit the axis.
function drawOthers(svg, lines) {
  const { from, to, low, high } = svg.dataset, height = +svg.getAttribute("height");
  const x = (year) => `${((year - from + 0.5) / (to - from + 1)) * 100}%`, y = (value) => height * (1 - (value - low) / (high - low));
  const fits = ([year, value]) => year >= +from && year <= +to && value >= +low && value <= +high;
  for (const points of lines) {
    points.slice(1).forEach((b, n) => {
      const a = points[n];
      if (!fits(a) || !fits(b) || b[0] - a[0] > 3) return;
      const line = document.createElementNS(svg.namespaceURI, "line");
      for (const [name, value] of Object.entries({ class: "other", x1: x(a[0]), y1: y(a[1]), x2: x(b[0]), y2: y(b[1]), "data-a": a[0], "data-b": b[0] })) line.setAttribute(name, value);
      svg.prepend(line);
    });
  }
}

function showCharts(held, choice, around) {
  const own = choice.item === "all" ? held.flatMap((file) => file.charts).sort((a, b) => b.v.length - a.v.length).slice(0, 1) : held.flatMap((file) => file.charts).filter((chart) => chart.i === choice.item);
  const wanted = own.filter((chart) => choice.place === "all" || chart.p === +choice.place).slice(0, 40);
  const figures = wanted.map((chart) => {
    const title = wanted.length > 1 ? say("series.at", { place: page.index.places[chart.p].name, heading: chart.h }) : chart.h;
    const made = element("figure", {}, element("h3", {}, title), element("p", { class: "sub" }, chart.u));
    made.insertAdjacentHTML("beforeend", chart.g);
    if (wanted.length === 1) stretch(made.querySelector("svg"), 1.5);
    drawOthers(made.querySelector("svg"), around.flatMap((file) => file.charts).filter((other) => other.i === chart.i && other.p !== chart.p).map((other) => other.v));
    return layYears(made, +choice.from, +choice.to) ? offerCard(made) : "";
  });
  one("charts").className = figures.length > 1 ? "grid3" : "";
  one("charts").replaceChildren(...figures);
  one("nochart").hidden = figures.some(Boolean);
}

function showGaps() {
  const told = new Set(), again = (row) => told.size === told.add(`${row.p} ${row.i} ${row.y} ${row.b} ${row.g}`).size;
  const pairs = state.rows.filter((row) => row.g !== null && row.s === "target" && !again(row)).sort((a, b) => a.g - b.g);
  for (const [id, points] of [["gaps", false], ["points", true]]) {
    const some = pairs.filter((row) => row.k === points);
    const few = some.length > 24 ? [...some.slice(0, 12), ...some.slice(-12)] : some;
    const most = Math.max(1, ...few.map((row) => Math.abs(row.g)));
    const unit = points ? say("points") : "%";
    const axis = element("div", { class: "gaprow", "aria-hidden": "true" }, element("span"), element("div", { class: "axis" }, ...[-most, 0, most].map((n) => element("span", {}, `${signed(n)} ${unit}`))), element("span"));
    one(id).replaceChildren(...(few.length ? [axis, ...few.map((row) => drawGap(row, most, unit))] : []));
    one(`${id}box`).hidden = !few.length;
  }
  one("nogaps").hidden = pairs.length > 0;
}

function drawGap(row, most, unit) {
  const link = element("a", { class: "gaprow", href: row.h });
  const place = 50 + (row.g / most) * 48, cls = row.v === "met" ? "g-met" : "g-missed";
  link.append(element("span", { class: "what", title: row.n }, element("small", {}, `${row.y} ${row.pn} `), row.n));
  link.insertAdjacentHTML("beforeend", `<svg aria-hidden="true"><line class="rule" x1="2%" x2="98%" y1="13" y2="13"/><line class="mid" x1="50%" x2="50%" y1="0" y2="26"/><line class="${cls}" x1="50%" x2="${place}%" y1="13" y2="13"/><circle class="${cls}" cx="${place}%" cy="13" r="4.5"/><circle class="from" cx="50%" cy="13" r="4.5"/></svg>`);
  link.append(element("span", { class: "how" }, `${row.w} → ${row.a} `, element("b", { class: row.v }, `${signed(row.g)} ${unit}`)));
  return link;
}

const sortKey = (row) => ({ year: row.y ?? 0, place: row.pn, item: row.n, written: row.b ?? 0, value: row.b ?? 0, status: row.sn, verdict: row.vn })[state.sort];

function showRows() {
  const turn = state.down ? -1 : 1;
  state.rows.sort((a, b) => turn * (typeof sortKey(a) === "number" ? sortKey(a) - sortKey(b) : order(sortKey(a), sortKey(b))));
  const body = element("tbody");
  for (const row of state.rows.slice(0, state.shown)) {
    const verdict = row.v ? [element("span", { class: row.v.replace(" ", "-") }, row.vn), row.a ? ` → ${row.a}` : ""] : [element("small", {}, row.vn)];
    const cells = [row.y ?? "", row.pn, row.n, element("a", { href: row.h }, row.w), row.bn, row.sn + (row.u ? ` · ${row.u}` : row.c === null ? "" : ` · ${Math.round(row.c * 100)}\u00a0%`)].map((cell) => element("td", {}, cell));
    const line = element("tr", { tabindex: "0" }, ...cells, element("td", {}, ...verdict));
    line.onclick = (event) => event.target.tagName !== "A" && openRow(line, row);
    line.onkeydown = (event) => event.key === "Enter" && event.target === line && openRow(line, row);
    body.append(line);
  }
  one("rows").tBodies[0].replaceWith(body);
  for (const head of one("rows").tHead.querySelectorAll("th")) head.setAttribute("aria-sort", head.dataset.column === state.sort ? (state.down ? "descending" : "ascending") : "none");
  one("count").textContent = say("rows_shown", { n: state.rows.length.toLocaleString("en") });
  one("more").hidden = state.rows.length <= state.shown;
  one("norows").hidden = state.rows.length > 0;
}

function openRow(line, row) {
  if (line.nextSibling?.className === "open") return line.nextSibling.remove();
  const copy = element("button", { class: "button", type: "button" }, say("copy_correction"));
  copy.onclick = () => navigator.clipboard.writeText(row.l).then(() => (copy.textContent = say("copied")), () => prompt(say("copy_correction"), row.l));
  const [before, hit, after] = row.t;
  const quote = element("blockquote", {}, before, element("mark", {}, hit), after, element("cite", {}, element("a", { href: row.h }, row.d)));
  line.after(element("tr", { class: "open" }, element("td", { colspan: "7" }, quote, copy)));
}

function table() {
  const head = page.index.heads.map((name) => say(`head.${name}`));
  return [head, state.rows.map((row) => [row.y, row.pn, row.n, row.w, row.b, row.un, row.sn, row.vn, row.a, row.t.join(""), row.f, row.o])];
}

function begin() {
  const asked = readChoice(), [first, last] = page.index.years;
  const years = Array.from({ length: last - first + 1 }, (_, n) => [String(first + n), String(first + n)]);
  fill(one("place"), [["all", say("all")], ...page.index.places.map((place) => [String(place.key), place.name])], asked.place || "all");
  fillItems(one("place").value, asked.item || (location.hash ? "all" : page.index.first));
  fill(one("from"), years, asked.from || String(first));
  fill(one("to"), years, asked.to || String(last));
  fill(one("status"), [["all", say("all")], ...page.index.statuses], asked.status || "all");
  fill(one("verdict"), [["all", say("all")], ...page.index.verdicts], asked.verdict || "all");
  follow();
}

if (one("pick")) {
  one("pick").onchange = (event) => {
    if (event.target.id === "place") fillItems(one("place").value, one("item").value);
    follow();
  };
  one("search").oninput = narrow;
  one("more").onclick = () => { state.shown += 500; showRows(); };
  one("csv").onclick = () => offerCsv("fieldwords-targets.csv", ...table());
  one("xlsx").onclick = () => offerWorkbook("fieldwords-targets.xlsx", ...table());
  one("rows").tHead.onclick = (event) => {
    const column = event.target.closest("th").dataset.column;
    [state.sort, state.down] = [column, state.sort === column ? !state.down : column === "year"];
    showRows();
  };
  addEventListener("hashchange", begin);
  begin();
}
