import type { Catalogue } from "../domain/catalogue.ts";
import { type GuidanceItem, type ItemFields, valueOf, withFields } from "../domain/guidance-item.ts";
import type { GuidanceScreens } from "../domain/guidance-screens.ts";
import type { House } from "./context.ts";
import { cardsOfPhaseReply, cardText } from "./replies/cards.ts";
import { contactText, safetyCardReply } from "./replies/safety.ts";

/** The very screens of the chat, for whoever looks at an item from elsewhere or has not published it yet. */
export function createGuidanceScreens({ catalogue, speeches }: Pick<House, "catalogue" | "speeches">): GuidanceScreens {
  return (item, fields, language) => {
    if (valueOf(item, catalogue) === undefined) return [];
    const speech = speeches[language];
    const drafted = catalogueWith(item, fields, catalogue);
    switch (item.kind) {
      case "technique":
        return drafted.techniques
          .filter(({ id }) => id === item.id)
          .flatMap((technique) =>
            (["front", "steps", "simple"] as const).map((view) => cardText(technique, view, speech)),
          );
      case "contact":
        return drafted.contacts.filter(({ id }) => id === item.id).map((contact) => contactText(contact, speech));
      case "safety":
        return drafted.safety
          .filter(({ id }) => id === item.id)
          .map(({ id }) => safetyCardReply(id, drafted, speech).text);
      case "phase":
        return drafted.phases
          .filter(({ id }) => id === item.id)
          .flatMap(({ id, button }) => [cardsOfPhaseReply(id, 0, drafted, speech).text, speech.tell(button)]);
    }
  };
}

function catalogueWith(item: GuidanceItem, fields: ItemFields, catalogue: Catalogue): Catalogue {
  const patch = <T extends Parameters<typeof withFields>[1]>(values: readonly T[]) =>
    values.map((value) => (value.id === item.id ? withFields(item, value, fields) : value));
  switch (item.kind) {
    case "technique":
      return { ...catalogue, techniques: patch(catalogue.techniques) };
    case "contact":
      return { ...catalogue, contacts: patch(catalogue.contacts) };
    case "safety":
      return { ...catalogue, safety: patch(catalogue.safety) };
    case "phase":
      return { ...catalogue, phases: patch(catalogue.phases) };
  }
}
