// Enter and the arrows walk down the fields of the sheet; Shift+Enter and the up arrow walk back.

/** `fields()` gives the fields in order. Arrows stay with lists, Enter with texts of several lines. */
export function walk(sheet, fields) {
  sheet.addEventListener("keydown", (event) => {
    const field = event.target.closest("[data-entry]");
    const step = field ? stepOf(event, field) : 0;
    if (!step) return;
    event.preventDefault();
    const all = fields();
    all[all.indexOf(field) + step]?.focus();
  });
  sheet.addEventListener("focusin", (event) => {
    if (event.target.matches("input[data-entry]")) event.target.select();
  });
}

function stepOf(event, field) {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return 0;
  if (event.key === "Enter") return event.shiftKey ? -1 : 1;
  if (field.tagName === "SELECT") return 0;
  return { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
}
