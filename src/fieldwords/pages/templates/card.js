// A chart as a picture to send: its title, its line of place and unit, and where it comes from.
const PAINT = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight", "text-anchor"];

function wrapWords(text, font, width) {
  const pen = document.createElement("canvas").getContext("2d"), lines = [""];
  pen.font = font;
  for (const piece of text.match(/[\x21-\u024f]+ ?|./gu) || []) {
    if (pen.measureText(lines.at(-1) + piece).width > width) lines.push("");
    lines[lines.length - 1] += piece;
  }
  return lines;
}

function drawCard(figure) {
  const [width, height, edge] = [800, 420, 40], from = figure.querySelector(".plot svg"), made = from.cloneNode(true);
  const about = document.querySelector("footer p").textContent.split(".")[0], paint = getComputedStyle(document.body);
  const parts = [...from.querySelectorAll("*")], copies = [...made.querySelectorAll("*")];
  parts.forEach((part, n) => PAINT.forEach((name) => copies[n].setAttribute(name, getComputedStyle(part)[name].replaceAll('"', ""))));
  for (const [name, value] of [["x", 90], ["width", width - 170], ["height", from.getAttribute("height")], ["overflow", "visible"]]) made.setAttribute(name, value);
  const text = (words, y, size, weight, fill) => { const line = document.createElementNS(from.namespaceURI, "text"); line.textContent = words; for (const [name, value] of Object.entries({ x: edge, y, fill, "font-size": size, "font-weight": weight })) line.setAttribute(name, value); return line; };
  const outer = document.createElementNS(from.namespaceURI, "svg"), quiet = getComputedStyle(figure.querySelector(".sub")).color;
  for (const [name, value] of Object.entries({ width: width * 3, height: height * 3, viewBox: `0 0 ${width} ${height}`, "font-family": paint.fontFamily.replaceAll('"', "'") })) outer.setAttribute(name, value);
  const ground = document.createElementNS(from.namespaceURI, "rect");
  for (const [name, value] of Object.entries({ width, height, fill: paint.backgroundColor })) ground.setAttribute(name, value);
  const title = wrapWords(figure.querySelector("h3").textContent, `700 22px ${paint.fontFamily}`, width - 2 * edge);
  const under = 30 + 28 * title.length;
  made.setAttribute("y", under + 48);
  outer.append(...["up", "down"].map((id) => document.getElementById(id)?.cloneNode(true) || ""), ground, ...title.map((line, n) => text(line, 50 + 28 * n, 22, 700, paint.color)), text(figure.querySelector(".sub").textContent, under + 16, 13, 400, quiet), made, text(`${document.title} · ${about}`, height - 24, 13, 400, quiet));
  const picture = new Image();
  picture.onload = () => {
    const canvas = element("canvas", { width: width * 3, height: height * 3 });
    canvas.getContext("2d").drawImage(picture, 0, 0);
    canvas.toBlob((blob) => offer(`${figure.querySelector("h3").textContent.slice(0, 40)}.png`, "image/png", [blob]));
  };
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(outer))}`;
}

function offerCard(figure) {
  if (!figure.querySelector(".plot svg") || !figure.querySelector("h3")) return figure;
  const button = element("button", { type: "button", class: "card" }, "PNG");
  button.onclick = () => drawCard(figure);
  figure.append(button);
  return figure;
}

document.querySelectorAll("figure").forEach(offerCard);
