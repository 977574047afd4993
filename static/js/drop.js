// A file dropped on the frame is the same as one chosen with the button; both are named before they are sent.
// A frame with data-send sends at once. Frames that htmx brings later are served too.

function complaint(file, input, most) {
  const endings = input.accept.split(",");
  const name = file.name.toLowerCase();
  if (!endings.some((ending) => name.endsWith(ending))) return `không phải tệp ${endings.join(", ")}.`;
  if (file.size > most) return "lớn hơn mức cho phép.";
  return "";
}

function choose(frame, input) {
  const file = input.files[0];
  const words = frame.querySelector("[data-told]");
  if (!file) { words.textContent = ""; return; }
  const size = (file.size / (1024 * 1024)).toFixed(1).replace(".", ",");
  const wrong = complaint(file, input, Number(frame.dataset.most));
  const sends = "send" in frame.dataset;
  if (wrong) words.textContent = `${file.name} (${size} MB): ${wrong}`;
  else if (sends) words.textContent = `Đang tải ${file.name}…`;
  else words.textContent = `Đã chọn ${file.name} (${size} MB). Bấm “${button(input)}”.`;
  if (sends && !wrong) input.form.requestSubmit();
}

function button(input) {
  return input.form.querySelector("[type=submit]").textContent.trim();
}

function frameOf(event) {
  return event.target instanceof Element ? event.target.closest("[data-drop]") : null;
}

function show(part) {
  for (const hint of part.querySelectorAll("[data-drop] [data-hint]")) hint.hidden = false;
}

document.addEventListener("change", (event) => {
  const frame = frameOf(event);
  if (frame && event.target.type === "file") choose(frame, event.target);
});

for (const name of ["dragenter", "dragover"]) {
  document.addEventListener(name, (event) => {
    const frame = frameOf(event);
    if (!frame) return;
    event.preventDefault();
    frame.classList.add("drop-over");
  });
}

document.addEventListener("dragleave", (event) => {
  const frame = frameOf(event);
  if (frame && !frame.contains(event.relatedTarget)) frame.classList.remove("drop-over");
});

document.addEventListener("drop", (event) => {
  const frame = frameOf(event);
  if (!frame) return;
  event.preventDefault();
  frame.classList.remove("drop-over");
  const input = frame.querySelector('input[type="file"]');
  const files = event.dataTransfer.files;
  if (files.length !== 1) {
    frame.querySelector("[data-told]").textContent = "Hãy thả đúng một tệp.";
    return;
  }
  input.files = files;
  choose(frame, input);
});

show(document);
document.addEventListener("htmx:load", (event) => show(event.target));
document.addEventListener("htmx:sendError", (event) => {
  const frame = frameOf(event);
  if (frame) frame.querySelector("[data-told]").textContent = "Không tải được, mất kết nối; hãy thử lại.";
});
