import { serviceClasses } from '../../scheduling/index.ts';
import type { IntentExample } from './intent-example.ts';
import { exampleKey } from './read-words.ts';

export interface SplitExamples<Example extends IntentExample> {
  readonly training: readonly Example[];
  readonly heldOut: readonly Example[];
}

/**
 * Keeps a share of each class out of the training, by seed: at least one of a class that has two. Texts with the same words
 * stay together, or the held-out ones would be known already. The order of the examples does not matter.
 */
export function splitExamples<Example extends IntentExample>(
  examples: readonly Example[],
  share: number,
  seed: number,
): SplitExamples<Example> {
  const training: Example[] = [];
  const heldOut: Example[] = [];
  for (const name of serviceClasses) {
    const groups = groupsOf(examples.filter(({ serviceClass }) => serviceClass === name));
    const order = [...groups.keys()].toSorted(
      (one, other) => place(one, seed) - place(other, seed) || (one < other ? -1 : 1),
    );
    const heldOutGroups = order.length < 2 ? 0 : Math.max(1, Math.floor(order.length * share));
    order.forEach((key, index) => (index < heldOutGroups ? heldOut : training).push(...(groups.get(key) ?? [])));
  }
  return { training, heldOut };
}

function groupsOf<Example extends IntentExample>(
  examples: readonly Example[],
): ReadonlyMap<string, readonly Example[]> {
  return Map.groupBy(examples, ({ text }) => exampleKey(text));
}

/** FNV-1a with a last mix, so that seeds that are close give orders that are not. */
function place(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1);
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0;
}
