// The screen of a working session: every line saves itself, and so does what is said besides the lines.

import { walk } from "../sheet/keys.js";
import { Queue } from "../sheet/queue.js";
import { Sender } from "../sheet/sender.js";
import { accompany } from "./details.js";
import { Row } from "./row.js";

const IDLE = 1200;
const sheet = document.getElementById("phieu");
const token = sheet.querySelector("[name=csrfmiddlewaretoken]").value;
const queue = new Queue(window.localStorage, sheet.dataset.key);
const rows = [...sheet.querySelectorAll("tr[data-code]")].map((element) => new Row(element));
const byCode = new Map(rows.map((row) => [row.code, row]));
const sender = new Sender(queue, byCode, token);
const timers = new Map();

const rowOf = (node) => byCode.get(node.closest("tr[data-code]")?.dataset.code);

function commit(row) {
  clearTimeout(timers.get(row.code));
  if (row.state === "conflict" || row.state === "locked") return;
  if (!row.changed) return;
  if (row.whole) sender.save(row);
  else row.show("invalid", "Bảo lưu phải ghi rõ nội dung bảo lưu.", ["note"]);
}

function start() {
  sheet.classList.add("scripted");
  sheet.addEventListener("submit", (event) => {
    const row = rowOf(event.target);
    if (!row) return; // what is said besides the lines is another form
    event.preventDefault();
    commit(row);
  });
  sheet.addEventListener("input", (event) => {
    const row = rowOf(event.target);
    if (!row) return;
    clearTimeout(timers.get(row.code));
    timers.set(row.code, setTimeout(() => { if (row.whole) commit(row); }, IDLE));
  });
  sheet.addEventListener("change", (event) => {
    const row = rowOf(event.target);
    if (row?.whole) commit(row);
    else if (row && event.target === row.field("state")) row.field("note").focus();
  });
  sheet.addEventListener("focusout", (event) => {
    const row = rowOf(event.target);
    if (row && !row.element.contains(event.relatedTarget)) commit(row);
  });
  walk(sheet, () => rows.flatMap((row) => row.entries()));
  resume();
  guard(accompany(document.getElementById("noi-dung-buoi"), token));
}

/** What an earlier visit left unsaved stands in its fields again and goes out under its old version. */
function resume() {
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
function guard(details) {
  window.addEventListener("online", () => sender.again());
  window.addEventListener("offline", () => sender.offline());
  window.addEventListener("beforeunload", (event) => {
    const open = rows.some((row) => row.state !== "locked" && (row.changed || row.state === "conflict"));
    if (queue.waiting || open || details.unsaved) event.preventDefault();
  });
}

start();
