import type { ValueDecay } from './utility-declaration.ts';

/** What is left of a value after `ageMs`, whole micro-credits rounded down. Never rises with age. */
export function valueAtAge(value: number, decay: ValueDecay, ageMs: number): number {
  const age = Math.max(0, ageMs);
  switch (decay.kind) {
    case 'constant':
      return value;
    case 'linear':
      return share(value, Math.max(0, decay.worthlessAfterMs - age), decay.worthlessAfterMs);
    case 'step':
      return age <= decay.deadlineMs ? value : 0;
    case 'exponential':
      return halved(value, age, decay.halfLifeMs);
  }
}

/** Straight between the halvings, at most 6.2 % above the exponential: the powers of engines differ in their last bits, integers do not. */
function halved(value: number, age: number, halfLifeMs: number): number {
  const halvings = Math.floor(age / halfLifeMs);
  if (halvings >= 53) return 0;
  return share(Math.floor(value / 2 ** halvings), 2 * halfLifeMs - (age % halfLifeMs), 2 * halfLifeMs);
}

function share(value: number, part: number, whole: number): number {
  return whole <= 0 ? 0 : Number((BigInt(value) * BigInt(Math.floor(part))) / BigInt(Math.floor(whole)));
}
