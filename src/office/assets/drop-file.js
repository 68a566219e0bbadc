/** A file may be dropped anywhere on the form, and a page that waits looks again by itself. Both work by hand too. */

for (const form of document.querySelectorAll("form[data-drop]")) {
  const input = form.querySelector("input[type=file]");
  const hint = document.createElement("p");
  hint.textContent = form.dataset.drop;
  form.insertBefore(hint, form.querySelector("label"));
  for (const kind of ["dragover", "dragleave", "drop"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length > 0) input.files = event.dataTransfer.files;
    });
  }
}

if (document.querySelector("[data-reload]")) setTimeout(() => location.reload(), 2000);
