// The terms page: a word typed leads to its page; tables marked so are sorted by their heads and searched.
if (one("term")) {
  one("term").onchange = (event) => {
    const found = [...one("terms").options].find((option) => option.value === event.target.value.trim());
    one("noterm").hidden = Boolean(found) || !event.target.value.trim();
    if (found) location.href = found.dataset.href;
  };
}

for (const table of document.querySelectorAll("table[data-sortable]")) {
  const box = element("input", { type: "search", "aria-label": say("search"), placeholder: say("search") });
  table.parentNode.before(box);
  const rows = [...table.tBodies[0].rows];
  box.oninput = () => rows.forEach((row) => (row.hidden = !row.textContent.toLowerCase().includes(box.value.trim().toLowerCase())));
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = element("button", { type: "button", class: "sort" }, head.textContent);
    head.replaceChildren(button);
    button.onclick = () => {
      const down = head.getAttribute("aria-sort") === "ascending", text = (row) => row.cells[column].textContent.replaceAll(",", "");
      [...table.tHead.rows[0].cells].forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort((a, b) => (down ? -1 : 1) * (text(a) - text(b) || text(a).localeCompare(text(b))));
      table.tBodies[0].append(...rows);
    };
  });
}
