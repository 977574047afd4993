// A file dropped on the frame is the same as one chosen with the button; both are named before they are sent.

const ENDING = ".xlsx";

function told(file, most) {
  if (!file) return "";
  const size = (file.size / (1024 * 1024)).toFixed(1).replace(".", ",");
  const name = `${file.name} (${size} MB)`;
  if (!file.name.toLowerCase().endsWith(ENDING)) return `${name}: không phải tệp .xlsx.`;
  if (file.size > most) return `${name}: lớn hơn mức cho phép.`;
  return `Đã chọn ${name}. Bấm “Tải lên và kiểm tra”.`;
}

function prepare(frame) {
  const input = frame.querySelector('input[type="file"]');
  const words = frame.querySelector("[data-told]");
  const tell = (text) => { words.textContent = text; };
  const over = (is) => frame.classList.toggle("drop-over", is);

  frame.querySelector("[data-hint]").hidden = false;
  input.addEventListener("change", () => tell(told(input.files[0], Number(frame.dataset.most))));
  for (const name of ["dragenter", "dragover"]) {
    frame.addEventListener(name, (event) => { event.preventDefault(); over(true); });
  }
  frame.addEventListener("dragleave", (event) => over(frame.contains(event.relatedTarget)));
  frame.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    const files = event.dataTransfer.files;
    if (files.length !== 1) return tell("Hãy thả đúng một tệp.");
    input.files = files;
    input.dispatchEvent(new Event("change"));
  });
}

document.querySelectorAll("[data-drop]").forEach(prepare);
