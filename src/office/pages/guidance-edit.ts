import { problemsOfWhy } from "../../content/check-item.ts";
import { tellItem, tellPart } from "../../content/words/guidance-words.ts";
import { decidePublish } from "../../domain/decide-update.ts";
import { draftedFields, type GuidanceDraft } from "../../domain/guidance-draft.ts";
import { fieldsOf, type GuidanceItem, type ItemFields } from "../../domain/guidance-item.ts";
import type { TextProblem } from "../../domain/guidance-log.ts";
import { publishGuidance } from "../../domain/publish-guidance.ts";
import { draftOfTyped, type TypedGuidance } from "../../domain/type-guidance.ts";
import { itemIn } from "../guidance-address.ts";
import { inputsOf, readSeen, readTyped } from "../guidance-form.ts";
import type { OfficeHouse } from "../office-house.ts";
import { type GuidanceForm, guidanceFormView } from "../views/guidance-form.ts";
import { guidanceReviewView } from "../views/guidance-review.ts";
import type { Answer, Corridor, Visit } from "../visit.ts";

/** What an admin has typed by now. It stands in the form alone: nothing of it is kept until it is published. */
interface Editing {
  readonly item: GuidanceItem;
  /** As it stands now. */
  readonly fields: ItemFields;
  /** As it stood when the typing began. */
  readonly seen: ItemFields;
  readonly typed: TypedGuidance;
  readonly draft: GuidanceDraft;
  readonly problems: readonly TextProblem[];
}

/** An item is typed over, looked at as a difference, and published. */
export function addGuidanceEditing(corridor: Corridor, house: OfficeHouse): void {
  const hang = (step: string, answer: (visit: Visit, editing: Editing) => Promise<Answer> | Answer) =>
    corridor.act(`/guidance/items/:kind/:id/${step}`, "admins", (visit) => {
      const editing = editingIn(visit, house);
      return editing === undefined ? { kind: "missing" } : answer(visit, editing);
    });

  corridor.page("/guidance/items/:kind/:id/edit", "admins", (visit) => begin(visit, house));
  hang("edit", (visit, editing) => formPage(visit, editing, house));
  hang("review", (visit, editing) => review(visit, editing, house));
  hang("publish", (visit, editing) => publish(visit, editing, house));
}

function begin(visit: Visit, house: OfficeHouse): Answer {
  const item = itemIn(visit.params);
  const fields = item === undefined ? undefined : fieldsOf(item, house.catalogue);
  if (item === undefined || fields === undefined) return { kind: "missing" };
  return formPage(visit, { item, seen: fields, typed: { fields, why: null }, problems: [] }, house);
}

function review(visit: Visit, editing: Editing, house: OfficeHouse): Answer {
  const { item, typed, seen, draft, fields, problems } = editing;
  const { speech } = visit;
  if (problems.length > 0) return formPage(visit, editing, house);
  const decision = decidePublish(item, draft.wanted, house.catalogue);
  switch (decision.kind) {
    case "same":
      return nothingChanged(visit, editing, house);
    case "taken":
      return takenPage(visit, { editing, taken: decision.fields }, house);
    case "impossible":
      return { kind: "missing" };
    case "changes": {
      const carried = [...inputsOf(item, typed), ["seen", JSON.stringify(seen)] as const];
      const body = guidanceReviewView(
        {
          item,
          draft,
          fields: { now: fields, drafted: draftedFields(fields, draft) },
          screens: house.guidanceScreens,
          carried,
        },
        speech,
      );
      const title = tellItem(item, house.catalogue, speech);
      return { kind: "page", title: speech.say("office.guidance-review-title", { title }), body };
    }
  }
}

/** Decided anew on what stands in the store in this moment. */
async function publish(visit: Visit, editing: Editing, house: OfficeHouse): Promise<Answer> {
  const { item, draft } = editing;
  const { actor, act } = visit;
  const publishing = await publishGuidance(actor, { item, draft, act }, house);
  switch (publishing.kind) {
    case "published":
      return { kind: "go", to: `/guidance/updates/${publishing.update.number}`, said: "done" };
    case "same":
      return nothingChanged(visit, editing, house);
    case "taken":
      return takenPage(visit, { editing, taken: publishing.fields }, house);
    case "wrong":
      return formPage(visit, { ...editing, problems: publishing.problems }, house);
    case "impossible":
      // What cannot stand in a field at all is told by the checks before; without any, the item is gone.
      return editing.problems.length > 0 ? formPage(visit, editing, house) : { kind: "missing" };
    case "not an admin":
      return { kind: "missing" };
  }
}

/** The words of whoever was quicker stand in the form now, and what was typed beside them: nothing is covered up by pressing on. */
function takenPage(
  visit: Visit,
  { editing, taken }: { readonly editing: Editing; readonly taken: readonly string[] },
  house: OfficeHouse,
): Answer {
  const { item, typed, seen } = editing;
  const now = fieldsOf(item, house.catalogue) ?? {};
  const pick = (from: ItemFields) => Object.fromEntries(taken.map((field) => [field, from[field] ?? null]));
  const { speech } = visit;
  const parts = taken.map((field) => tellPart(field, undefined, speech)).join(", ");
  const form = {
    item,
    typed: { ...typed, fields: { ...typed.fields, ...pick(now) } },
    seen: { ...seen, ...pick(now) },
    problems: [],
    lost: pick(typed.fields),
    notice: speech.say("office.guidance-taken", { parts }),
  };
  return formPage(visit, form, house);
}

function nothingChanged(visit: Visit, editing: Editing, house: OfficeHouse): Answer {
  return formPage(visit, { ...editing, notice: visit.speech.say("office.guidance-nothing-changed") }, house);
}

function formPage(
  { speech }: Visit,
  form: Omit<GuidanceForm, "lost"> & Partial<GuidanceForm>,
  { catalogue }: OfficeHouse,
): Answer {
  const title = speech.say("office.guidance-edit-title", { title: tellItem(form.item, catalogue, speech) });
  return { kind: "page", title, body: guidanceFormView({ lost: {}, ...form }, speech) };
}

function editingIn({ params, fields: sent }: Visit, { catalogue, updates }: OfficeHouse): Editing | undefined {
  const item = itemIn(params);
  const fields = item === undefined ? undefined : fieldsOf(item, catalogue);
  if (item === undefined || fields === undefined) return undefined;
  const seen = readSeen(item, sent["seen"]);
  const typed = readTyped(item, sent, seen);
  const draft = draftOfTyped(item, seen, typed);
  const changed = Object.fromEntries(draft.wanted.map((change) => [change.field, change.new]));
  const problems = [...updates.problems(item, changed), ...(draft.why === undefined ? [] : problemsOfWhy(draft.why))];
  return { item, fields, seen, typed, draft, problems };
}
