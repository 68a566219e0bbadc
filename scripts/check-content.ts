import { ContentError, loadCatalogue } from "../src/content/load.ts";
import { loadMap } from "../src/content/map.ts";
import { loadMessages } from "../src/content/messages.ts";
import { loadPlaces } from "../src/content/places.ts";
import { loadReader } from "../src/content/read-situation.ts";
import { loadSearchWords } from "../src/content/search.ts";

try {
  const { techniques, signals, safety, contacts, practice } = loadCatalogue(process.argv[2]);
  const messages = Object.keys(loadMessages(process.argv[2])).length;
  loadReader(process.argv[2]);
  loadSearchWords(process.argv[2]);
  loadMap(await loadPlaces(process.argv[2]), process.argv[2]);
  console.log(
    `The content is complete: ${techniques.length} techniques, ${signals.length} signals, ${safety.length} safety cards, ${contacts.length} contacts, ${practice.length} practice situations, ${messages} messages, in both languages.`,
  );
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
