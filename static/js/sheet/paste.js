// A column copied from Excel fills the rows down from where it is pasted.

/** The cells of a clipboard text; null where it is one cell. */
export function cells(text) {
  const lines = text.replace(/\r/g, "").replace(/\n+$/, "").split("\n").map((line) => line.split("\t"));
  return lines.length > 1 || lines[0].length > 1 ? lines.map((line) => line.map((cell) => cell.trim())) : null;
}

/** `rows()` gives the rows that can be filled, `filled(row)` is told of each one. Returns nothing. */
export function fillDown(sheet, rows, filled, told) {
  sheet.addEventListener("paste", (event) => {
    const field = event.target.closest("[data-entry]");
    const lines = field && cells(event.clipboardData.getData("text/plain"));
    if (!lines) return;
    event.preventDefault();
    const below = rows().slice(rows().findIndex((row) => row.element.contains(field)));
    const reached = below.slice(0, lines.length);
    reached.forEach((row, place) => {
      put(row, field.name, lines[place]);
      filled(row);
    });
    told(reached.length, lines.length);
  });
}

/** Two last columns fill a ratio; else the last one fills the field of that name, or the row's first. */
function put(row, name, line) {
  const entries = row.entries();
  const pair = entries.length === 2 && line.length >= 2 && isNumber(line.at(-2));
  if (pair) entries.forEach((entry, place) => write(entry, line.at(place - 2)));
  else if (entries.length) write(entries.find((entry) => entry.name === name) ?? entries[0], line.at(-1));
}

function isNumber(text) {
  return /^[\d.,\s]+%?$/.test(text);
}

/** A list takes the option that reads the same; any other text stands there to be refused by the server. */
function write(field, text) {
  if (field.tagName !== "SELECT") {
    field.value = text;
    return;
  }
  const wanted = text.toLocaleLowerCase("vi");
  const option = [...field.options].find((one) => one.value.toLocaleLowerCase("vi") === wanted);
  if (option) field.value = option.value;
}
