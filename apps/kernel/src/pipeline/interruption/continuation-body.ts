/**
 * The request that writes on after `text`: the client's own, with the text as an unfinished last message of the assistant (the two fields are
 * vLLM's) and with what was written taken from its limit.
 */
export function continuationBody(body: Buffer, text: string, writtenTokens: number): Buffer {
  if (text === '') return body;
  // It was parsed once already and is known to be a chat request.
  const request = JSON.parse(body.toString('utf8')) as { messages: readonly unknown[]; [field: string]: unknown };
  const limits = Object.fromEntries(
    ['max_tokens', 'max_completion_tokens'].flatMap((field) => {
      const limit = request[field];
      return typeof limit === 'number' ? [[field, Math.max(1, limit - writtenTokens)]] : [];
    }),
  );
  return Buffer.from(
    JSON.stringify({
      ...request,
      ...limits,
      messages: [...request.messages, { role: 'assistant', content: text }],
      continue_final_message: true,
      add_generation_prompt: false,
    }),
  );
}
