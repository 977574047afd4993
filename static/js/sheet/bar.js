// The bar below the sheet: where the saving stands, and the sums as the server gave them.

const samples = document.getElementById("mau-trang-thai");
const words = document.querySelector("[data-bar-words]");
const mark = document.querySelector("[data-bar-icon]");
const bar = document.querySelector("[data-bar]");

/** Say it, with the icon of a row's state. */
export function tell(state, text) {
  if (bar.dataset.bar === state && words.textContent === text) return;
  bar.dataset.bar = state;
  words.textContent = text;
  mark.replaceChildren(samples.content.querySelector(`[data-state="${state}"] svg`).cloneNode(true));
}

/** The sums as the page's desk has them: by their names, or those of domain, whole sheet and headings. */
export function sums(answer) {
  const put = (selector, text) => { for (const place of document.querySelectorAll(selector)) place.textContent = text; };
  for (const [name, text] of Object.entries(answer.sums ?? {})) put(`[data-sum="${name}"]`, text);
  if (!answer.domain) return;
  put("[data-domain-tally]", answer.domain.tally);
  put("[data-domain-done]", answer.domain.done);
  put("[data-domain-leaves]", answer.domain.leaves);
  put("[data-domain-count]", `${answer.domain.done}/${answer.domain.leaves}`);
  put("[data-total]", answer.total);
  for (const [code, tally] of Object.entries(answer.branches)) put(`[data-branch="${code}"]`, tally);
}
