export interface ChatBodyOptions {
  readonly model: string;
  readonly prompt: string;
  readonly outputTokens: number;
  readonly streamed: boolean;
  /**
   * Asks a simulated model to let its time run so much faster, and to answer with exactly as many tokens as the trace
   * has, so that a compressed trace meets a compressed model. Left out for real models, which do not know the field.
   */
  readonly simulationSpeed?: number;
}

/** The body of one replayed request, as text. */
export function chatBody({ model, prompt, outputTokens, streamed, simulationSpeed }: ChatBodyOptions): string {
  return JSON.stringify({
    model,
    messages: [{ role: 'user', content: prompt }],
    max_tokens: outputTokens,
    ...(streamed ? { stream: true, stream_options: { include_usage: true } } : {}),
    ...(simulationSpeed === undefined ? {} : { simulation: { speed: simulationSpeed, output_tokens: outputTokens } }),
  });
}
