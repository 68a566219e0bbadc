import { ContentError, loadCatalogue } from "../src/content/load.ts";

try {
  const { techniques, signals, safety, contacts } = loadCatalogue(process.argv[2]);
  console.log(
    `The content is complete: ${techniques.length} techniques, ${signals.length} signals, ${safety.length} safety cards, ${contacts.length} contacts, in both languages.`,
  );
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
