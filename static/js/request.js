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

async function save() {
  if (running) {
    again = true;
    return;
  }
  running = true;
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
  if (!isSaved) return;
  form.elements.version.value = said.version;
  if (points) points.textContent = said.points || "–";
}

if (form) {
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  };
  form.addEventListener("input", soon);
  form.addEventListener("submit", () => clearTimeout(timer));
  addEventListener("online", () => {
    if (state.textContent === LOST) save();
  });
}
