/** The words of the interface: English here, in the reader's language from the page (`data-words`). */
import english from "./words.json";

export type Key = keyof typeof english;
export type Words = Readonly<Record<Key, string>>;

/** The words of the page over the English ones. */
export function wordsFrom(given: string | undefined): Words {
  if (!given) return english;
  const parsed: unknown = JSON.parse(given);
  return { ...english, ...(typeof parsed === "object" ? parsed : {}) };
}

/** A word or sentence with its named placeholders filled. */
export function say(words: Words, key: Key, values: Record<string, string | number> = {}): string {
  return words[key].replace(/%\((\w+)\)s/g, (whole, name: string) => String(values[name] ?? whole));
}

/** One or many, as the language of the page counts; languages with more forms use the last. */
export function sayCount(words: Words, one: Key, other: Key, count: number, language: string): string {
  const form = new Intl.PluralRules(language).select(count) === "one" ? one : other;
  return say(words, form, { count: new Intl.NumberFormat(language).format(count) });
}
