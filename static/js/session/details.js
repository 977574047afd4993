// What is said in a session besides its lines: saved a moment after the last key, under its version.

import { post, Unreachable } from "../sheet/net.js";

const IDLE = 1500;
const AGAIN = 5000;

/** Watches the form; `unsaved` tells whether something in it has not reached the server. */
export function accompany(form, token) {
  const told = document.querySelector("[data-details-told]");
  const held = { unsaved: false };
  let timer;
  let stopped = false;
  let busy = false;
  let pending = false; // typed since the last attempt

  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };

  async function save() {
    if (busy || stopped) return;
    busy = true;
    pending = false;
    try {
      const { status, data } = await post(form.action, read(form), token);
      settle(status, data);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      told.textContent = "Mất kết nối, nội dung chưa lưu; đang thử lại";
      later(AGAIN);
    } finally {
      busy = false;
      if (pending) later(IDLE);
    }
  }

  function settle(status, data) {
    if (status === 200) {
      form.elements.version.value = data.version;
      held.unsaved = pending;
      told.textContent = `Đã lưu lúc ${data.saved_at}`;
      return;
    }
    stopped = status !== 422; // wrong may be mended; anything else needs the page anew
    told.textContent = `Chưa lưu. ${data.message ?? data.reason ?? "Tải lại trang."}`;
  }

  form.addEventListener("input", () => {
    held.unsaved = true;
    pending = true;
    later(IDLE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    held.unsaved = false;
    stopped = true;
  });
  return held;
}

function read(form) {
  const data = new FormData(form);
  const fields = Object.fromEntries(data);
  delete fields.csrfmiddlewaretoken;
  return { ...fields, present: data.getAll("present") };
}
