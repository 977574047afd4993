// Guidance and history of the row in focus: beside the sheet, on phones under the row when asked for.

const PAUSE = 250;
const phone = window.matchMedia("(max-width: 760px)");

export function accompany(sheet, beside) {
  let timer;
  let shown = "";

  // A panel that opens when asked for follows the rows only while it is open.
  const wanted = () => !beside.hasAttribute("data-asked") || beside.childElementCount > 0;

  const show = (row, place) => {
    const link = row.querySelector("[data-panel]");
    if (!link || !navigator.onLine) return;
    shown = row.id;
    window.htmx.ajax("GET", link.getAttribute("href"), { target: place, swap: "innerHTML" });
  };

  sheet.addEventListener("focusin", (event) => {
    const row = event.target.closest("tr[data-code]");
    if (!row || phone.matches || row.id === shown || !wanted()) return;
    clearTimeout(timer);
    timer = setTimeout(() => show(row, beside), PAUSE);
  });
  sheet.addEventListener("click", (event) => {
    if (event.target.closest("[data-panel-close]")) return close(event.target);
    const link = event.target.closest("[data-panel]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
    event.preventDefault();
    const row = link.closest("tr");
    const under = row.querySelector("[data-panel-here]");
    if (phone.matches && under.childElementCount) under.replaceChildren();
    else show(row, phone.matches ? under : beside);
    return undefined;
  });

  /** Closed, the focus goes back to the row that it told of. */
  const close = (button) => {
    button.closest("[data-panel-here], #bang-ben").replaceChildren();
    document.getElementById(shown)?.querySelector("[data-panel]").focus();
    shown = "";
  };
}
