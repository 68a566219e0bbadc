const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
  pin: "M12 21c4-5 7-8.4 7-12a7 7 0 1 0-14 0c0 3.6 3 7 7 12Zm0-9.5a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5Z",
  voice:
    "M12 15a3.5 3.5 0 0 0 3.5-3.5v-5a3.5 3.5 0 1 0-7 0v5A3.5 3.5 0 0 0 12 15Zm7-3.5h-2a5 5 0 0 1-10 0H5a7 7 0 0 0 6 6.9V21h2v-2.6a7 7 0 0 0 6-6.9Z",
  document:
    "M6 2h8l5 5v13a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4c0-1.1.9-2 2-2Zm7 1.5V8h4.5L13 3.5ZM7 12v2h9v-2H7Zm0 4v2h6v-2H7Z",
  photo:
    "M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6c0-1.1.9-2 2-2Zm0 14h16l-5-7-4 5-3-3.5L4 18Zm4-8a1.8 1.8 0 1 0 0-3.6A1.8 1.8 0 0 0 8 10Z",
  sticker:
    "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20ZM8.5 8a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Zm7 0a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3ZM12 18a5.5 5.5 0 0 1-5-3.5h10A5.5 5.5 0 0 1 12 18Z",
  send: "M3 20.5 21.5 12 3 3.5V10l12 2-12 2v6.5Z",
};

/** Drawn here, because not every machine has a font with such pictures. */
export function icon(name) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  path.setAttribute("fill-rule", "evenodd");
  picture.append(path);
  return picture;
}
