/** Which words of a text another text does not have (longest common subsequence, for a few hundred words). */

export interface Stretch {
  words: string;
  same: boolean;
}

const MOST = 600;

export function differing(text: string, other: string): Stretch[] {
  const [a, b] = [text.match(/\s+|[\p{L}\p{N}]+|./gsu) ?? [], other.match(/\s+|[\p{L}\p{N}]+|./gsu) ?? []];
  if (a.length > MOST || b.length > MOST) return [{ words: text, same: text === other }];
  const kept = common(a, b);
  const made: Stretch[] = [];
  a.forEach((word, at) => {
    const last = made[made.length - 1];
    if (last?.same === kept.has(at)) last.words += word;
    else made.push({ words: word, same: kept.has(at) });
  });
  return made;
}

/** Positions in `a` of the words on a longest common subsequence. */
function common(a: string[], b: string[]): Set<number> {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i * width + j] = a[i] === b[j] ? best[(i + 1) * width + j + 1]! + 1 : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
  const kept = new Set<number>();
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) kept.add(i++), j++;
    else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i++;
    else j++;
  }
  return kept;
}
