// What is filtered, as a file: CSV for programs, xlsx (a zip of a few XML files, stored as they are) for spreadsheets.
function offer(name, type, parts) {
  const link = element("a", { href: URL.createObjectURL(new Blob(parts, { type })), download: name });
  document.body.append(link);
  link.click();
  setTimeout(() => { URL.revokeObjectURL(link.href); link.remove(); }, 1000);
}

// A spreadsheet takes a cell that begins with one of these for a formula.
const guard = (cell) => (typeof cell === "string" && /^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell);

function offerCsv(name, head, rows) {
  const quote = (cell) => (/[",\r\n]/.test(cell) ? `"${String(cell).replaceAll('"', '""')}"` : cell);
  const lines = [head, ...rows].map((row) => row.map((cell) => quote(guard(cell ?? ""))).join(","));
  offer(name, "text/csv;charset=utf-8", ["\ufeff", lines.join("\r\n"), "\r\n"]);
}

const CRC = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });

// Whole numbers one behind the other, each [value, bytes], the smallest byte first.
const pack = (...numbers) => new Uint8Array(numbers.flatMap(([value, size]) => Array.from({ length: size }, (_, n) => Math.floor(value / 256 ** n) & 255)));

function zip(files) {
  const bytes = new TextEncoder(), parts = [], list = [];
  let place = 0;
  for (const [name, text] of files) {
    const title = bytes.encode(name), body = bytes.encode(text);
    let sum = 0xffffffff;
    for (const byte of body) sum = CRC[(sum ^ byte) & 255] ^ (sum >>> 8);
    const about = [[20, 2], [0x0800, 2], [0, 2], [0, 2], [0x21, 2], [(sum ^ 0xffffffff) >>> 0, 4], [body.length, 4], [body.length, 4], [title.length, 2], [0, 2]];
    parts.push(pack([0x04034b50, 4], ...about), title, body);
    list.push(pack([0x02014b50, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [place, 4]), title);
    place += 30 + title.length + body.length;
  }
  const size = list.reduce((sum, part) => sum + part.length, 0);
  return [...parts, ...list, pack([0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [place, 4], [0, 2])];
}

function offerWorkbook(name, head, rows) {
  const safe = (text) => String(text).replace(/[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c] || "");
  const cell = (value) => (value === null || value === "" ? "<c/>" : typeof value === "number" ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t xml:space="preserve">${safe(value)}</t></is></c>`);
  const lines = [head, ...rows].map((row) => `<row>${row.map(cell).join("")}</row>`).join("");
  const open = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packaged = "http://schemas.openxmlformats.org/package/2006", kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const relation = (type, target) => `${open}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  offer(name, `${kind}.sheet`, zip([
    ["[Content_Types].xml", `${open}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`],
    ["_rels/.rels", relation("officeDocument", "xl/workbook.xml")],
    ["xl/workbook.xml", `${open}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="targets" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")],
    ["xl/worksheets/sheet1.xml", `${open}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${lines}</sheetData></worksheet>`],
  ]));
}
