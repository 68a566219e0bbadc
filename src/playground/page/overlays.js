import { button, element } from "./elements.js";
import { icon } from "./icons.js";
import { label } from "./labels.js";

const TOAST_MS = 4000;

/** The short word at the top of a chat that goes away by itself. */
export function showToast(column, text) {
  const toast = element("div", { className: "toast", role: "status", "data-role": "toast" }, text);
  column.append(toast);
  setTimeout(() => toast.remove(), TOAST_MS);
}

/** The word that waits until the person has read it. */
export function showAlert(column, text) {
  const before = document.activeElement;
  const close = () => {
    shade.remove();
    before?.focus?.();
  };
  const ok = button(label("ok"), { className: "strong" }, close);
  const card = element(
    "div",
    { className: "alert", role: "alertdialog", "aria-modal": "true", "data-role": "alert" },
    element("p", {}, text),
    ok,
  );
  const shade = element("div", { className: "shade" }, card);
  shade.addEventListener("keydown", (event) => event.key === "Escape" && close());
  column.append(shade);
  ok.focus();
}

/** A list that opens above the composer; choosing or Escape closes it. */
export function panel(name, entries) {
  const items = entries.map(({ title, detail, picture, choose }) =>
    element(
      "button",
      { type: "button", className: "panel-entry", onclick: choose },
      picture ? icon(picture) : undefined,
      element("strong", {}, title),
      detail ? element("span", {}, detail) : undefined,
    ),
  );
  return element("div", { className: "panel", role: "group", "aria-label": name }, ...items);
}
