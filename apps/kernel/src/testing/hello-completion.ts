/** What a provider answers to a chat request; 1,000 tokens in and 100 out. */
export const helloCompletion = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  model: 'gpt-4o-mini-2024-07-18',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1_000, completion_tokens: 100 },
};

/** A piece of such an answer as a stream. */
export const chatChunk = (content: string, finish: string | null = null): string =>
  JSON.stringify({ model: 'gpt-4o-mini', choices: [{ delta: { content }, finish_reason: finish }] });
