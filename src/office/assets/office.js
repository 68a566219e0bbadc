/** What every page does beside plain forms and links. A page works without it. */

// A second tap on a weak signal sends nothing twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  // What is downloaded leaves the page as it is, and may be asked for again.
  if ("again" in form.dataset) return;
  if (form.dataset.sent === "yes") return event.preventDefault();
  form.dataset.sent = "yes";
  form.setAttribute("aria-busy", "true");
});

// Coming back by the browser's arrow, the form may be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
  }
});

// The place that is shown stands in sight in a menu that is wider than the phone.
document.querySelector("nav [aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "center" });
