// A request saves itself a moment after the typing stops. Without this script the button does the same.

const PAUSE = 1200;
const WAITING = "Đang lưu…";
const LOST = "Mất kết nối; nội dung chưa lưu vẫn ở trên trang, sẽ lưu lại khi có mạng.";

const form = document.querySelector("form[data-request]");
const state = document.querySelector("[data-request-state]");
const points = document.querySelector("[data-request-points]");
let timer = 0;
let running = false;
let again = false;
let unsaved = false; // something stands on the page that the server has not confirmed

async function save() {
  if (running) {
    again = true;
    return;
  }
  running = true;
  unsaved = false;
  state.textContent = WAITING;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
      redirect: "error",
    });
    tell(answer.ok, await answer.json());
  } catch {
    unsaved = true;
    state.textContent = LOST;
    timer = setTimeout(save, 10 * PAUSE);
  }
  running = false;
  if (again) {
    again = false;
    await save();
  }
}

function tell(isSaved, said) {
  state.textContent = said.message;
  state.toggleAttribute("data-refused", !isSaved);
  if (!isSaved) {
    unsaved = true;
    return;
  }
  form.elements.version.value = said.version;
  if (points) points.textContent = said.points || "–";
}

function isTyped(field) {
  if (field.type === "checkbox") return field.checked !== field.defaultChecked;
  if (field.matches("textarea, input:not([type=hidden])")) return field.value !== field.defaultValue;
  if (!field.matches("select")) return false;
  const first = [...field.options].findIndex((option) => option.defaultSelected);
  return field.selectedIndex !== Math.max(first, 0);
}

if (form) {
  const soon = () => {
    unsaved = true;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  };
  form.addEventListener("input", soon);
  form.addEventListener("submit", () => {
    unsaved = false;
    clearTimeout(timer);
  });
  addEventListener("beforeunload", (event) => {
    if (unsaved || running) event.preventDefault();
  });
  // Typed before this script was there, or brought back by the browser's own “back”.
  if ([...form.elements].some(isTyped)) soon();
  addEventListener("online", () => {
    if (state.textContent === LOST) save();
  });
}
