// Sends what waits, one change at a time, and puts each answer where it belongs.

import { sums, tell } from "./bar.js";
import { ask, close } from "./conflict.js";
import { post, Unreachable } from "./net.js";

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

function same(fields, others) {
  return Boolean(others) && Object.keys(fields).every((name) => fields[name] === others[name]);
}

export class Sender {
  /** `what` a row is called in the bar. */
  constructor(queue, rows, token, what) {
    this.what = what;
    this.queue = queue;
    this.rows = rows;
    this.token = token;
    this.busy = false;
    this.stopped = false;
    this.wait = FIRST_WAIT;
  }

  /** Put the row's fields in line, over the version that the person saw. */
  save(row) {
    const fields = row.fields();
    const queued = this.queue.get(row.code);
    if (same(fields, queued?.fields) || same(fields, row.refused)) return;
    this.queue.put(row.code, { fields, version: queued?.version ?? row.version, address: row.address });
    row.show("saving");
    this.flush();
  }

  async flush() {
    if (this.busy || this.stopped) return;
    const first = this.queue.next();
    if (!first) return;
    this.busy = true;
    tell("saving", "Đang lưu…");
    try {
      await this.#send(...first);
      this.wait = FIRST_WAIT;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      this.#later(first[0]);
      return;
    } finally {
      this.busy = false;
    }
    this.flush();
  }

  /** The line is back: do not wait any longer. */
  again() {
    clearTimeout(this.timer);
    this.wait = FIRST_WAIT;
    this.flush();
  }

  /** Tell that changes stay on this machine. */
  offline() {
    tell("local", `Mất kết nối, ${this.queue.waiting} thay đổi đang giữ trên máy`);
  }

  async #send(code, item) {
    const body = { ...item.fields, version: item.version };
    const { status, data } = await post(item.address, body, this.token);
    const row = this.rows.get(code);
    const act = this.#acts[status];
    if (act) act(code, item, row, data);
    else this.#wrong(code, item, row, { message: "Máy chủ không nhận dòng này; tải lại trang", errors: {} });
  }

  #later(code) {
    for (const [kept, item] of this.queue.items) {
      if (!item.held) this.rows.get(kept)?.show("local", "Đã giữ trên máy, chờ mạng");
    }
    this.offline();
    this.timer = setTimeout(() => this.flush(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  #acts = {
    200: (code, item, row, data) => this.#saved(code, item, row, data),
    401: (code, item, row, data) => this.#stop(data.reason ?? "Phiên làm việc đã hết; đăng nhập lại"),
    403: (code, item, row, data) => this.#stop(data.reason ?? "Phiên làm việc đã đổi; tải lại trang"),
    409: (code, item, row, data) => this.#conflict(code, item, row, data),
    422: (code, item, row, data) => this.#wrong(code, item, row, data),
    423: (code, item, row, data) => this.#locked(code, item, row, data),
  };

  #saved(code, item, row, data) {
    const newer = this.queue.get(code);
    if (newer === item) this.queue.drop(code);
    else this.queue.put(code, { ...newer, version: data.version });
    if (row) {
      row.refused = null;
      row.version = data.version;
      if (newer === item) {
        row.fill(data.fields, item.fields);
        row.show(row.changed ? "saving" : data.state, data.message);
      }
      row.reckoned(data);
    }
    if (row) sums(data);
    tell("saved", `Đã lưu lúc ${data.saved_at}`);
  }

  #conflict(code, item, row, data) {
    item.held = true;
    tell("conflict", `${this.what} ${code} có người khác vừa lưu; chọn số giữ lại`);
    if (!row) return;
    row.show("conflict", "Chưa lưu, chờ bạn chọn");
    ask(row, data, (keep) => {
      if (keep) {
        this.queue.put(code, { ...item, fields: row.fields(), version: data.version, held: false });
        row.show("saving");
        this.flush();
      } else {
        this.queue.drop(code);
        row.version = data.version;
        row.fill(data.fields);
        row.show("saved");
        tell("saved", `Đã lấy số đã lưu: ${this.what.toLocaleLowerCase("vi")} ${code}`);
      }
      row.entries()[0]?.focus();
    });
  }

  #wrong(code, item, row, data) {
    if (this.queue.get(code) === item) this.queue.drop(code);
    if (!row) return;
    close(row);
    row.refused = item.fields;
    row.show("invalid", data.message, Object.keys(data.errors));
    tell("invalid", `${this.what} ${code} chưa được lưu: ${data.message}`);
  }

  #locked(code, item, row, data) {
    item.held = true;
    row?.show("locked", `Chưa lưu. ${data.message}`);
    row?.freeze();
    tell("locked", data.message);
  }

  #stop(reason) {
    this.stopped = true;
    for (const code of this.queue.items.keys()) this.rows.get(code)?.show("local", "Đã giữ trên máy");
    tell("locked", reason);
  }
}
