/** A scripted role: what it says and which tools it uses, as data. */
export interface Behaviour {
  readonly name: string;
  /** Tools it calls when they are offered, in this order, one a turn; written `noun.verb`, matched whatever the separator. */
  readonly playbook: readonly string[];
  readonly openings: readonly string[];
  readonly details: readonly string[];
  readonly closings: readonly string[];
  /** `{word}` in a sentence becomes one of these, the same one throughout a paragraph. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** `{figure}` becomes a whole number between these two, both included. */
  readonly figures: Readonly<Record<string, readonly [least: number, most: number]>>;
}
