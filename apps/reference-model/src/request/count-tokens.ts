import type { GenerationRequest, ToolOffer } from './generation-request.ts';

const charactersPerToken = 4;
/** Role and separators of a chat message, OpenAI's own figure for its chat format. */
const tokensPerMessage = 3;
/** One 1024 × 1024 picture at high detail with OpenAI's tile formula. */
const tokensPerImage = 765;

/** Tokens of a text: a quarter of its characters, rounded up. Fast and deterministic, close for English. */
export function countTextTokens(text: string): number {
  return Math.ceil(text.length / charactersPerToken);
}

function countToolTokens(tool: ToolOffer): number {
  return countTextTokens(tool.name + tool.description + JSON.stringify(tool.schema));
}

/** Input tokens of a request, at least 1: the one figure behind usage, limits and simulated time. */
export function countInputTokens(request: Pick<GenerationRequest, 'system' | 'turns' | 'tools' | 'continues'>): number {
  let tokens = request.system === '' ? 0 : tokensPerMessage + countTextTokens(request.system);
  for (const turn of request.turns) {
    tokens += tokensPerMessage + countTextTokens(turn.text) + turn.images * tokensPerImage;
    for (const call of turn.toolCalls) tokens += countTextTokens(call.name + call.argumentsJson);
  }
  if (request.continues !== undefined) tokens += countTextTokens(request.continues);
  for (const tool of request.tools) tokens += countToolTokens(tool);
  return Math.max(1, tokens);
}
