// Numbers as offices type them. Only to say early what the server would refuse: figures come from the server.

const PLAIN = /^\d{1,15}([.,]\d{1,15})?%?$/;
const GROUPED = /^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/;

/** Whether the text may still become a number: nothing yet, or a mark waiting for its digits. */
export function unfinished(text) {
  return /[.,+\-]$/.test(text.trim());
}

/** What is wrong with points typed for a leaf of at most `most`; empty where nothing seems to be. */
export function pointsTrouble(text, most) {
  const plain = text.trim().replace(/\s/g, "");
  if (!plain || /^[\u2212-]/.test(plain) || GROUPED.test(plain)) return "";
  if (!PLAIN.test(plain)) return "Nhập số, ví dụ 0,75";
  if (most > 0 && Number(plain.replace(",", ".").replace("%", "")) > most) {
    return `Phải từ 0 đến ${String(most).replace(".", ",")}`;
  }
  return "";
}
