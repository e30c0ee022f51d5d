/** A number by which equal claims of one round are put in order: FNV-1a over the seed, the round and the name, then mixed. */
export function tieNumber(seed: number, roundNumber: number, name: string): number {
  let hash = mix((seed | 0) ^ mix(roundNumber | 0) ^ 0x811c9dc5);
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return mix(hash) >>> 0;
}

function mix(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}
