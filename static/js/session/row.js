// A line of a working session: its mark and note, what is saved, and how it tells where it stands.

const NAMES = ["state", "note"];
const samples = document.getElementById("mau-trang-thai");

export class Row {
  constructor(element) {
    this.element = element;
    this.code = element.dataset.code;
    this.address = element.dataset.save;
    this.form = element.querySelector(".row-form");
    this.saved = this.fields();
    this.refused = null; // what the server has said no to already
  }

  get version() {
    return Number(this.element.dataset.version);
  }

  set version(number) {
    this.element.dataset.version = number;
    this.form.elements.version.value = number;
  }

  get state() {
    return this.element.dataset.state;
  }

  get changed() {
    const now = this.fields();
    return NAMES.some((name) => now[name] !== this.saved[name]);
  }

  field(name) {
    return this.form.elements.namedItem(name);
  }

  entries() {
    return [...this.element.querySelectorAll("[data-entry]")];
  }

  /** The mark and its note, with the awarded points that stand on the screen. */
  fields() {
    return {
      state: this.field("state").value,
      note: this.field("note").value.trim(),
      seen: this.field("seen").value,
    };
  }

  /** Fill the fields, but not one in which the person has typed on since `typed`. */
  fill(fields, typed = null) {
    const now = this.fields();
    for (const name of NAMES) {
      if (!typed || now[name] === typed[name]) this.field(name).value = fields[name] ?? "";
    }
    this.saved = { ...this.fields(), state: fields.state, note: fields.note };
  }

  /** Whether the line makes sense as it stands, so that it may be saved while it still has the focus. */
  get whole() {
    const now = this.fields();
    return now.state !== "reserved" || Boolean(now.note);
  }

  show(state, message = "", wrong = []) {
    this.element.dataset.state = state;
    const sample = samples.content.querySelector(`[data-state="${state}"]`);
    this.element.querySelector("[data-row-state]").replaceChildren(...sample.cloneNode(true).childNodes);
    this.element.querySelector("[data-message]").textContent = message;
    for (const name of NAMES) {
      if (wrong.includes(name)) this.field(name).setAttribute("aria-invalid", "true");
      else this.field(name).removeAttribute("aria-invalid");
    }
  }

  /** The server reckons nothing here. */
  reckoned() {}

  /** Nothing can be changed any more; what was typed stays to be copied. */
  freeze() {
    this.field("state").disabled = true;
    this.field("note").readOnly = true;
  }
}
