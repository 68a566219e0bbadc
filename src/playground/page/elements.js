/** Makes an element. Words of people only ever become text nodes, never markup. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false || value === null) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "className") made.className = value;
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

export function button(text, attributes, onclick) {
  return element("button", { type: "button", ...attributes, onclick }, text);
}

export function iconButton(picture, name, attributes, onclick) {
  const hidden = element("span", { "aria-hidden": "true" }, picture);
  return element("button", { type: "button", "aria-label": name, title: name, ...attributes, onclick }, hidden);
}
