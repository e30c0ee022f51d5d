import type { ReplyPlan } from './reply-plan.ts';

/** A piece of one part that has just been produced. */
export interface ReplyDelta {
  readonly partIndex: number;
  readonly begins: boolean;
  readonly text: string;
  readonly ends: boolean;
}

function splitsPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1);
  return code >= 0xd800 && code <= 0xdbff;
}

/** Turns counts of produced tokens into pieces of the reply: the same share of the characters as of the tokens. */
export class ReplyCursor {
  readonly #plan: ReplyPlan;
  readonly #characters: number;
  #partIndex = 0;
  #offset = 0;
  #emitted = 0;
  #begun = false;

  constructor(plan: ReplyPlan) {
    this.#plan = plan;
    this.#characters = plan.parts.reduce((sum, part) => sum + part.text.length, 0);
  }

  /** The pieces that are new when `producedTokens` of the reply's tokens exist. */
  advance(producedTokens: number): ReplyDelta[] {
    const finished = producedTokens >= this.#plan.outputTokens;
    const target = finished
      ? this.#characters
      : Math.floor((this.#characters * producedTokens) / this.#plan.outputTokens);
    const deltas: ReplyDelta[] = [];
    for (let part = this.#part(); part !== undefined; part = this.#part()) {
      let end = Math.min(part.text.length, this.#offset + target - this.#emitted);
      if (end < part.text.length && end > this.#offset && splitsPair(part.text, end)) end -= 1;
      const ends =
        end === part.text.length && (finished || target > this.#emitted + end - this.#offset || end > this.#offset);
      if (end <= this.#offset && !ends) break;
      deltas.push({ partIndex: this.#partIndex, begins: !this.#begun, text: part.text.slice(this.#offset, end), ends });
      this.#emitted += end - this.#offset;
      this.#begun = !ends;
      this.#offset = ends ? 0 : end;
      if (!ends) break;
      this.#partIndex += 1;
    }
    return deltas;
  }

  #part(): ReplyPlan['parts'][number] | undefined {
    return this.#plan.parts[this.#partIndex];
  }
}
