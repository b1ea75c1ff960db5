"use strict";
(() => {
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  // Tables whose heads are buttons: sorts by the number or the text of a column.
  for (const table of all("table[data-sort]")) {
    const heads = all("thead th", table);
    heads.forEach((head, at) => {
      const button = head.querySelector("button");
      if (!button) return;
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(h => h.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const value = row => { const cell = row.cells[at]; return cell.dataset.v ?? cell.textContent; };
        for (const body of table.tBodies) {
          const rows = Array.from(body.rows);
          rows.sort((a, b) => {
            const [x, y] = [value(a), value(b)];
            const [m, n] = [parseFloat(x), parseFloat(y)];
            const order = x === "" || y === "" ? (x === "") - (y === "") : isNaN(m) || isNaN(n) ? x.localeCompare(y) : m - n;
            return down ? -order : order;
          });
          body.append(...rows);
        }
      });
    });
  }
  // A field that hides what does not hold its text: data-filter names the elements, each with data-name.
  const fields = all("input[data-filter]");
  for (const field of fields) {
    const apply = () => {
      const text = field.value.trim().toLowerCase();
      let shown = 0;
      for (const element of all(field.dataset.filter)) {
        element.hidden = text !== "" && !(element.dataset.name || element.textContent).toLowerCase().includes(text);
        if (!element.hidden) shown++;
      }
      const count = document.getElementById(field.dataset.count || "");
      if (count) count.textContent = text === "" ? "" : shown + " shown";
    };
    field.addEventListener("input", () => { apply(); const url = new URL(location); field.value ? url.searchParams.set(field.name, field.value) : url.searchParams.delete(field.name); try { history.replaceState(null, "", url); } catch { /* a file that may not */ } });
    const given = new URLSearchParams(location.search).get(field.name);
    if (given) { field.value = given; apply(); }
  }
  // A choice of what cells show: each holds one element a view.
  for (const choice of all("select[data-views]")) {
    const apply = () => all(choice.dataset.views).forEach(e => e.hidden = e.dataset.view !== choice.value);
    choice.addEventListener("change", () => { apply(); const url = new URL(location); url.searchParams.set(choice.name, choice.value); try { history.replaceState(null, "", url); } catch { /* a file that may not */ } });
    const given = new URLSearchParams(location.search).get(choice.name);
    if (given && Array.from(choice.options).some(o => o.value === given)) choice.value = given;
    apply();
  }
  // A link into a folded part opens it; print opens all.
  const open = () => { const goal = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1))); for (let e = goal; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true; if (goal) goal.scrollIntoView(); };
  addEventListener("hashchange", open);
  open();
  addEventListener("beforeprint", () => all("details").forEach(d => d.open = true));
})();
