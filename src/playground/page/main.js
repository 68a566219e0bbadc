import { Column } from "./column.js";
import { button } from "./elements.js";
import { label, pageLanguage, switchLanguage } from "./labels.js";
import { follow, get, post } from "./play-api.js";

const columns = new Map();
const RETRY_MS = 2000;
let bot = { name: "" };
let chosen;
let isSignalWeak = false;

const find = (role) => document.querySelector(`[data-role="${role}"]`);

await open();
find("language").addEventListener("click", () => {
  switchLanguage();
  drawLabels();
  for (const column of columns.values()) column.draw();
});
find("signal").addEventListener("click", async () => {
  isSignalWeak = !isSignalWeak;
  await post("play/deliveries", { held: isSignalWeak });
  drawLabels();
});
find("more").addEventListener("click", () => showMore(!find("more-actions").classList.contains("opened")));
find("more-actions").addEventListener("click", () => showMore(false));
find("add-person").addEventListener("click", () => find("new-person").showModal());
find("cancel").addEventListener("click", () => find("new-person").close());
find("new-person").addEventListener("close", addPerson);

async function open() {
  const state = await get("play/state").catch(() => undefined);
  if (!state) {
    setTimeout(open, RETRY_MS);
    return;
  }
  bot = state.bot;
  isSignalWeak = state.isHeld;
  columns.clear();
  for (const person of state.people) columns.set(person.user.id, new Column(person, bot));
  find("people").replaceChildren(...[...columns.values()].map((column) => column.element));
  choose(columns.has(chosen) ? chosen : state.people[0]?.user.id);
  drawLabels();
  follow(state, { onEvent: receive, onReload: open, onConnection: showConnection });
}

function receive(event) {
  if (event.kind === "person") addColumn(event.user.id);
  else if (event.kind === "profile") refreshProfiles();
  else for (const id of event.people) columns.get(id)?.receive(event);
}

async function addColumn(id) {
  if (columns.has(id)) return;
  const state = await get(`play/people/${id}`);
  if (columns.has(id)) return;
  const column = new Column(state, bot);
  columns.set(id, column);
  find("people").append(column.element);
  choose(chosen);
}

async function refreshProfiles() {
  const { people } = await get("play/state");
  for (const person of people) columns.get(person.user.id)?.refresh(person);
}

function choose(id) {
  chosen = id;
  for (const [personId, column] of columns) column.show(personId === id);
  const tabs = [...columns.values()].map(({ user }) =>
    button(user.first_name, { role: "tab", "aria-selected": String(user.id === id) }, () => choose(user.id)),
  );
  find("tabs").replaceChildren(...tabs);
}

async function addPerson() {
  const form = find("new-person").querySelector("form");
  const name = form.elements.name.value.trim();
  const isWanted = find("new-person").returnValue !== "" && name !== "";
  find("new-person").returnValue = "";
  const language = form.elements.language.value;
  form.reset();
  if (!isWanted) return;
  const { user } = await post("play/people", { first_name: name, language_code: language });
  await addColumn(user.id);
  choose(user.id);
}

/** On a phone the page's own buttons wait behind one. */
function showMore(isOpened) {
  find("more-actions").classList.toggle("opened", isOpened);
  find("more").setAttribute("aria-expanded", String(isOpened));
}

function drawLabels() {
  document.documentElement.lang = pageLanguage();
  for (const place of document.querySelectorAll("[data-label]")) place.textContent = label(place.dataset.label);
  find("more").setAttribute("aria-label", label("more"));
  find("title").textContent = bot.name;
  find("add-person").textContent = `+ ${label("addPerson")}`;
  find("language").textContent = label("otherLanguage");
  find("signal").textContent = label("signal");
  find("signal").title = label("signalHint");
  find("signal").setAttribute("aria-pressed", String(isSignalWeak));
  find("connection").textContent = label("reconnecting");
  find("tabs").setAttribute("aria-label", label("people"));
}

function showConnection(isThere) {
  find("connection").hidden = isThere;
}
