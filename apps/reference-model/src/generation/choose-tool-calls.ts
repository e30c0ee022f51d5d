import type { Behaviour } from '../behaviours/index.ts';
import type { GenerationRequest, ToolOffer, Turn } from '../request/index.ts';
import { significantWords } from './prompt-facts.ts';
import type { PromptFacts } from './prompt-facts.ts';

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** Everything since the user last spoke. */
export function turnsSinceUser(turns: readonly Turn[]): readonly Turn[] {
  return turns.slice(turns.findLastIndex((turn) => turn.role === 'user') + 1);
}

function nextOfPlaybook(behaviour: Behaviour, request: GenerationRequest): ToolOffer | undefined {
  const called = new Set(turnsSinceUser(request.turns).flatMap((turn) => turn.toolCalls.map((call) => call.name)));
  for (const step of behaviour.playbook) {
    const tool = request.tools.find((each) => plainName(each.name) === plainName(step));
    if (tool !== undefined && !called.has(tool.name)) return tool;
  }
  return undefined;
}

function sharedWords(tool: ToolOffer, facts: PromptFacts): number {
  const spoken = `${tool.name.replaceAll(/[_\-.]|(?<=[a-z])(?=[A-Z])/g, ' ')} ${tool.description}`;
  const words = new Set(significantWords(spoken).map((word) => word.replace(/s$/, '')));
  return facts.keywords.filter((word) => words.has(word.replace(/s$/, ''))).length;
}

/** Tools that the question names, else the one that shares most words with it, else none. */
function fittingTools(request: GenerationRequest, facts: PromptFacts): ToolOffer[] {
  const question = plainName(facts.question);
  const named = request.tools.filter((tool) => question.includes(plainName(tool.name)));
  if (named.length > 0) return named;
  const scored = request.tools.map((tool) => ({ tool, score: sharedWords(tool, facts) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0
    ? []
    : scored
        .filter(({ score }) => score === best)
        .slice(0, 1)
        .map(({ tool }) => tool);
}

/**
 * The tools to call in this reply, empty for a text. With `auto`, a role follows its playbook, and otherwise a tool is called
 * only when the question names it or shares a word with it, and not again once tools have answered: a simulated model must not
 * run somebody's tool for no reason.
 */
export function chooseToolCalls(request: GenerationRequest, behaviour: Behaviour, facts: PromptFacts): ToolOffer[] {
  const { tools, toolChoice } = request;
  if (tools.length === 0 || toolChoice.kind === 'none') return [];
  if (toolChoice.kind === 'named') return tools.filter((tool) => tool.name === toolChoice.name).slice(0, 1);
  const scripted = nextOfPlaybook(behaviour, request);
  if (scripted !== undefined) return [scripted];
  if (toolChoice.kind === 'auto' && turnsSinceUser(request.turns).length > 0) return [];
  const fitting = fittingTools(request, facts);
  if (fitting.length === 0 && toolChoice.kind === 'required') return tools.slice(0, 1);
  return request.parallelToolCalls ? fitting : fitting.slice(0, 1);
}
