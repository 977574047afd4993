// Two people at one row: what the other one saved is shown beside what was typed here, and one of them chosen.

const sample = document.getElementById("mau-xung-dot");

/** `settle(keep)` is told whether the person keeps what was typed here. */
export function ask(row, answer, settle) {
  close(row);
  const panel = sample.content.querySelector("[data-conflict]").cloneNode(true);
  const say = (name, text) => { panel.querySelector(`[data-${name}]`).textContent = text; };
  say("by", answer.by);
  say("theirs", answer.theirs);
  say("at", answer.at);
  say("mine", answer.mine);
  const choose = (name, keep) => panel.querySelector(`[data-${name}]`).addEventListener("click", (event) => {
    event.preventDefault();
    close(row);
    settle(keep);
  });
  choose("keep", true);
  choose("take", false);
  row.form.prepend(panel);
}

export function close(row) {
  row.element.querySelector("[data-conflict]")?.remove();
}
