/** What a span of days came to, of one agent and model. */
export interface SpendParts {
  readonly days: number;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly nanoUsd: number;
}

export interface AnomalyCause {
  /** More calls a day, more tokens a call, or more cost a token. */
  readonly kind: 'calls' | 'input_tokens' | 'output_tokens' | 'price';
  /** How many times the usual, above 1. */
  readonly factor: number;
}

const leastFactor = 1.1;
const ratio = (now: number, before: number) => (before > 0 && now > 0 ? now / before : 1);

/** What grew most between the usual days and the unusual ones; undefined when nothing grew by a tenth. */
export function findCause(before: SpendParts, now: SpendParts): AnomalyCause | undefined {
  const perCall = (value: (parts: SpendParts) => number) =>
    ratio(value(now) / Math.max(1, now.calls), value(before) / Math.max(1, before.calls));
  const perToken = ({ nanoUsd, inputTokens, outputTokens }: SpendParts) =>
    nanoUsd / Math.max(1, inputTokens + outputTokens);
  const causes: readonly AnomalyCause[] = [
    { kind: 'calls', factor: ratio(now.calls / Math.max(1, now.days), before.calls / Math.max(1, before.days)) },
    { kind: 'input_tokens', factor: perCall(({ inputTokens }) => inputTokens) },
    { kind: 'output_tokens', factor: perCall(({ outputTokens }) => outputTokens) },
    { kind: 'price', factor: ratio(perToken(now), perToken(before)) },
  ];
  const most = causes.reduce((best, cause) => (cause.factor > best.factor ? cause : best));
  return most.factor >= leastFactor ? most : undefined;
}
