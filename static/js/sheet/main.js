// The sheet of a domain: every row saves itself. What the server has not confirmed is kept on this machine.

import { tell } from "./bar.js";
import { walk } from "./keys.js";
import { accompany } from "./panel.js";
import { fillDown } from "./paste.js";
import { Queue } from "./queue.js";
import { Row } from "./row.js";
import { Sender } from "./sender.js";

const IDLE = 1200;
const sheet = document.getElementById("phieu");

function start() {
  const queue = new Queue(window.localStorage, sheet.dataset.key);
  const all = [...sheet.querySelectorAll("tr[data-code]")].map((element) => new Row(element));
  const rows = all.filter((row) => row.form);
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const rowOf = (node) => byCode.get(node.closest("tr[data-code]")?.dataset.code);
  const token = sheet.querySelector("[name=csrfmiddlewaretoken]").value;
  const sender = new Sender(queue, byCode, token, sheet.dataset.what);
  const timers = new Map();

  const commit = (row) => {
    clearTimeout(timers.get(row.code));
    if (row.state === "conflict" || row.state === "locked") return;
    const trouble = row.trouble();
    if (trouble) return row.show("invalid", trouble, ["points"]);
    if (row.changed) return sender.save(row);
    if (row.state === "invalid" && !queue.get(row.code)) row.show(row.version ? "saved" : "empty");
    return undefined;
  };

  sheet.classList.add("scripted");
  sheet.addEventListener("submit", (event) => {
    const row = rowOf(event.target);
    if (row?.form !== event.target) return; // the documents of a row are another form
    event.preventDefault();
    if (event.submitter?.hasAttribute("data-accept")) row.accept();
    commit(row);
  });
  sheet.addEventListener("input", (event) => {
    const row = rowOf(event.target);
    if (!row) return;
    row.mode();
    exclude(row, event.target);
    const trouble = row.trouble();
    if (trouble) row.show("invalid", trouble, ["points"]);
    clearTimeout(timers.get(row.code));
    timers.set(row.code, setTimeout(() => { if (row.whole) commit(row); }, IDLE));
  });
  sheet.addEventListener("change", (event) => {
    const row = rowOf(event.target);
    if (row?.whole) commit(row);
  });
  sheet.addEventListener("focusout", (event) => {
    const row = rowOf(event.target);
    if (row && !row.element.contains(event.relatedTarget)) commit(row);
  });

  walk(sheet, () => rows.flatMap((row) => row.entries().filter((field) => field.offsetParent)));
  fillDown(sheet, () => rows, commit, (filled, lines) => {
    const left = lines - filled;
    tell("saving", `Đã dán ${filled} dòng từ Excel${left > 0 ? `, thừa ${left} dòng` : ""}`);
  });
  resume(queue, byCode, sender);
  guard(queue, rows, sender);
}

/** “Không đạt phần nào” and the parts of a checklist shut each other out. */
function exclude(row, field) {
  if (field.type !== "checkbox" || !field.checked) return;
  for (const box of row.element.querySelectorAll("[type=checkbox][name=choice]")) {
    if (box !== field && (field.hasAttribute("data-nothing") || box.hasAttribute("data-nothing"))) box.checked = false;
  }
}

/** What an earlier visit left unsaved stands in its fields again and goes out under its old version. */
function resume(queue, byCode, sender) {
  for (const [code, item] of queue.items) {
    const row = byCode.get(code);
    if (!row) continue;
    const saved = row.saved;
    row.fill(item.fields);
    row.saved = saved;
    row.show("local", "Đã giữ trên máy, chờ mạng");
  }
  sender.flush();
}

/** Nobody leaves with unsaved work unasked; a line that comes back is used at once. */
function guard(queue, rows, sender) {
  window.addEventListener("online", () => sender.again());
  window.addEventListener("offline", () => sender.offline());
  window.addEventListener("beforeunload", (event) => {
    const open = rows.some((row) => row.state !== "locked" && (row.changed || row.state === "conflict"));
    if (queue.waiting || open) event.preventDefault();
  });
}

accompany(sheet, document.getElementById("bang-ben"));
if (sheet.hasAttribute("data-editable")) start();
