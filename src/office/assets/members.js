/** A link is copied by one tap. Without a script it stands there to be copied by hand. */
for (const button of document.querySelectorAll("button[data-copy]")) {
  const link = button.parentElement.querySelector("input");
  button.hidden = false;
  button.addEventListener("click", async () => {
    link.select();
    await navigator.clipboard.writeText(link.value);
    document.querySelector("#copied").textContent = button.dataset.copy;
  });
}
