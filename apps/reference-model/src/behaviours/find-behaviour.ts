import type { Behaviour } from './behaviour.ts';
import { generativeScheduling } from './generative-scheduling.ts';
import { leadQualification } from './lead-qualification.ts';
import { loanOrigination } from './loan-origination.ts';
import { plain } from './plain.ts';
import { researchToTrade } from './research-to-trade.ts';
import { sre } from './sre.ts';
import { tier1Resolution } from './tier1-resolution.ts';

const scripted = new Map(
  [researchToTrade, generativeScheduling, leadQualification, tier1Resolution, sre, loanOrigination].map((each) => [
    each.name,
    each,
  ]),
);

/** The names that a request may give as `behaviour`. */
export const behaviourNames: readonly string[] = [...scripted.keys()];

/**
 * The role to play: by name, else by a line `behaviour: NAME` in the system prompt, else plain.
 * @returns undefined when the name given is unknown; an unknown name in the system prompt is only text
 */
export function findBehaviour(name: string | undefined, systemPrompt: string): Behaviour | undefined {
  if (name !== undefined) return scripted.get(name);
  const line = /^behaviour:[ \t]*([\w-]+)[ \t]*$/m.exec(systemPrompt);
  return scripted.get(line?.[1] ?? '') ?? plain;
}
