import { tellItem } from "../../content/words/guidance-words.ts";
import {
  type FieldValue,
  fieldsOf,
  type GuidanceItem,
  ITEM_KINDS,
  type ItemValue,
  isLines,
  itemKey,
} from "../../domain/guidance-item.ts";
import { pageOf } from "../../domain/pages.ts";
import { itemIn, pageIn } from "../guidance-address.ts";
import type { OfficeHouse } from "../office-house.ts";
import { guidanceItemView } from "../views/guidance-item.ts";
import { guidanceListView, type ListedItem, type ListSearch } from "../views/guidance-list.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";
import { addGuidanceEditing } from "./guidance-edit.ts";
import { addGuidanceUpdates } from "./guidance-updates.ts";

const ITEMS_A_PAGE = 30;
const UPDATES_A_PAGE = 20;

/** The words of the guidance: looked at, searched, edited, and their history. For admins, as in the chat. */
export function addGuidance(corridor: Corridor, house: OfficeHouse): void {
  corridor.page("/guidance", "admins", (visit) => list(visit, house));
  corridor.page("/guidance/items/:kind/:id", "admins", (visit) => show(visit, house));
  addGuidanceEditing(corridor, house);
  addGuidanceUpdates(corridor, house);
}

function list({ query, speech }: Visit, { catalogue, updates }: OfficeHouse): Answer {
  const kind = ITEM_KINDS.find((one) => one === query["kind"]);
  const search: ListSearch = { kind, text: (query["q"] ?? "").trim() };
  const all = updates.all();
  const values = {
    technique: catalogue.techniques,
    contact: catalogue.contacts,
    safety: catalogue.safety,
    phase: catalogue.phases,
  };
  const found = ITEM_KINDS.flatMap((one): readonly ListedItem[] =>
    (values[one] as readonly ItemValue[]).flatMap((value) => {
      const item: GuidanceItem = { kind: one, id: value.id };
      const isFound = (kind === undefined || kind === one) && holds(item, search.text, { catalogue });
      return isFound
        ? [{ kind: one, value, changed: all.find((update) => itemKey(update.item) === itemKey(item)) }]
        : [];
    }),
  );
  const page = pageOf(found, pageIn(query), ITEMS_A_PAGE);
  const counts = { search, total: found.length, updates: all.length };
  return { kind: "page", title: speech.say("office.menu-guidance"), body: guidanceListView(page, counts, speech) };
}

/** Every word, in any part and any language. */
function holds(item: GuidanceItem, text: string, { catalogue }: Pick<OfficeHouse, "catalogue">): boolean {
  const texts = Object.values(fieldsOf(item, catalogue) ?? {}).flatMap(textsIn);
  const all = [item.id, ...texts].join(" ").toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function textsIn(value: FieldValue): readonly string[] {
  if (value === null) return [];
  if (typeof value === "string") return [value];
  return (isLines(value) ? value : [value]).flatMap(({ id, en }) => [id, en]);
}

function show({ params, query, speech }: Visit, { catalogue, updates, guidanceScreens: screens }: OfficeHouse): Answer {
  const item = itemIn(params);
  const fields = item === undefined ? undefined : fieldsOf(item, catalogue);
  if (item === undefined || fields === undefined) return { kind: "missing" };
  const ofItem = updates.all().filter((update) => itemKey(update.item) === itemKey(item));
  const history = pageOf(ofItem, pageIn(query), UPDATES_A_PAGE);
  return {
    kind: "page",
    title: tellItem(item, catalogue, speech),
    body: guidanceItemView({ item, fields, screens, history }, speech),
  };
}
