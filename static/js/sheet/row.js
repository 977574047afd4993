// A row of the sheet: what stands in its fields, what is saved, and how it tells where it stands.

import { pointsTrouble, unfinished } from "./numbers.js";

const NAMES = ["state", "value", "denominator", "choice", "points", "reason", "document"];
const TEXTS = ["value", "denominator", "points", "reason", "document"];
const samples = document.getElementById("mau-trang-thai");

export class Row {
  constructor(element) {
    this.element = element;
    this.code = element.dataset.code;
    this.address = element.dataset.save;
    this.form = element.querySelector(".leaf-form");
    this.claim = element.dataset.claim ? JSON.parse(element.dataset.claim) : null; // what the unit entered
    this.saved = this.form ? this.fields() : {};
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

  /** The fields that Enter and the arrows walk through. */
  entries() {
    return this.form ? [...this.element.querySelectorAll("[data-entry]")] : [];
  }

  /** Every field as text, a checklist joined as the server reads it. */
  fields() {
    const found = { choice: this.#choice() };
    for (const name of TEXTS) found[name] = this.field(name)?.value.trim() ?? "";
    found.state = this.field("state").value;
    return found;
  }

  /** Fill the fields, but not one in which the person has typed on since `typed`. */
  fill(fields, typed = null) {
    const now = this.fields();
    for (const name of NAMES) {
      if (!typed || now[name] === typed[name]) this.#write(name, fields[name] ?? "");
    }
    this.saved = { ...fields };
    this.mode();
  }

  /** “Chấp nhận”: the fields say what the unit entered, and are saved as everything else is. */
  accept() {
    for (const name of NAMES) this.#write(name, this.claim[name] ?? "");
    this.mode();
  }

  /** Which fields the way of declaring asks for. */
  mode() {
    this.element.dataset.mode = this.field("state").value;
  }

  /** Whether the row makes sense as it stands, so that it may be saved while it still has the focus. */
  get whole() {
    const now = this.fields();
    const grounds = now.reason || now.document;
    if (now.state !== "score") return Boolean(grounds);
    if (this.claim && !now.reason && this.#differs(now)) return false; // its reason may still be on its way
    if ([now.value, now.denominator, now.points].some(unfinished)) return false;
    if (this.field("denominator") && Boolean(now.value) !== Boolean(now.denominator)) return false;
    return !this.#overrides() || Boolean(now.reason);
  }

  /** What can be told without asking the server; empty where nothing is wrong. */
  trouble() {
    const most = this.element.querySelector("[data-most]");
    return most && this.field("state").value === "score" ? pointsTrouble(most.value, Number(most.dataset.most)) : "";
  }

  show(state, message = "", wrong = []) {
    this.element.dataset.state = state;
    const sample = samples.content.querySelector(`[data-state="${state}"]`);
    this.element.querySelector("[data-row-state]").replaceChildren(...sample.cloneNode(true).childNodes);
    this.element.querySelector("[data-message]").textContent = message;
    for (const name of TEXTS) this.#mark(name, wrong.includes(name));
  }

  /** What the server reckoned. */
  reckoned(answer) {
    const points = this.element.querySelector("[data-points]");
    if (points) points.textContent = answer.points;
    this.element.querySelector("[data-reckoning]").textContent = answer.reckoning;
    const gap = this.element.querySelector("[data-difference]");
    if (!gap) return;
    gap.textContent = answer.difference;
    gap.dataset.tone = answer.tone;
  }

  /** Nothing can be changed any more; what was typed stays to be copied. */
  freeze() {
    for (const field of this.element.querySelectorAll("input, textarea")) field.readOnly = true;
    for (const field of this.element.querySelectorAll("select, [type=checkbox], [type=radio]")) field.disabled = true;
  }

  #differs(now) {
    return NAMES.some((name) => name !== "document" && name !== "reason" && now[name] !== (this.claim[name] ?? ""));
  }

  #overrides() {
    const points = this.field("points");
    return Boolean(points && points.value.trim() && !points.hasAttribute("data-entry"));
  }

  #choice() {
    const boxes = [...this.element.querySelectorAll("[type=checkbox][name=choice]")];
    if (boxes.length) return boxes.filter((box) => box.checked).map((box) => box.value).join("; ");
    return this.field("choice")?.value ?? "";
  }

  #write(name, text) {
    if (name === "choice") return this.#choose(text);
    const field = this.field(name);
    if (field) field.value = text;
    return undefined;
  }

  #choose(text) {
    const boxes = [...this.element.querySelectorAll("[type=checkbox][name=choice]")];
    const labels = text.split(";").map((label) => label.trim());
    for (const box of boxes) box.checked = labels.includes(box.value);
    const list = this.field("choice");
    if (!boxes.length && list) list.value = text;
  }

  #mark(name, wrong) {
    const field = this.form && this.field(name);
    if (!field) return;
    if (wrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
}
