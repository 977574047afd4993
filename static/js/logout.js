// Office machines are shared: what the sheet kept for one person is gone when that person signs out.

const PREFIX = "cchc:";

for (const form of document.querySelectorAll("form[data-leaves]")) {
  form.addEventListener("submit", () => {
    for (const name of Object.keys(window.localStorage)) {
      if (name.startsWith(PREFIX)) window.localStorage.removeItem(name);
    }
  });
}
