import { TextHash } from './hash-text.ts';
import { printTexts, type TextPrints } from './text-prints.ts';

/** The role of what a request goes on with by name, such as the id of an earlier answer: it tells requests apart and says nothing. */
const contextRole = 'context';

/** One message of a request, with the arguments of tools in its text. */
export interface Turn {
  readonly role: string;
  readonly text: string;
}

/** What is kept of a request for finding loops. */
export interface RequestPrints {
  /** Equal for requests that say the same, but for the time of day. */
  readonly request: number;
  /** What is new in it: everything from its last answer on; all of it, when it has none. */
  readonly step: TextPrints;
  /** It holds an answer: it goes on with something. */
  readonly continues: boolean;
}

/** Undefined for a request without words. */
export function printRequest(turns: readonly Turn[]): RequestPrints | undefined {
  if (turns.length === 0) return undefined;
  const lastAnswer = turns.findLastIndex(({ role }) => role === 'assistant');
  const said = turns.slice(Math.max(0, lastAnswer)).filter(({ role }) => role !== contextRole);
  const step = printTexts(said.map(({ text }) => text));
  if (step.pairs.length === 0) return undefined;
  const hash = new TextHash(turns.length);
  for (let index = 0; index < turns.length; index += 1) {
    const turn = turns[index];
    if (turn !== undefined) hash.addNumber(turn.role.length * 31 + turn.role.charCodeAt(0)).add(turn.text);
  }
  return { request: hash.print, step, continues: lastAnswer >= 0 };
}
