/** The Snowball stemmer alone: the package's own entry pulls in its whole language engine (1 ms against 40 ms to load). */
declare module "@nlpjs/lang-id/src/indonesian-stemmer.js" {
  export default class IndonesianStemmer {
    stemWord(word: string): string;
  }
}
