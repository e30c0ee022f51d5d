import { parseInput, readJsonBody } from '../../http/index.ts';
import type { Exchange } from '../../http/index.ts';
import { serveGeneration } from '../../service/index.ts';
import type { ServiceContext } from '../../service/index.ts';
import { chatInput } from './chat-input.ts';
import { chatWording } from './chat-wording.ts';
import { readChatRequest } from './read-chat-request.ts';

/** POST /v1/chat/completions */
export async function createChatCompletion(context: ServiceContext, exchange: Exchange): Promise<void> {
  const input = parseInput(chatInput, await readJsonBody(exchange.request));
  serveGeneration(context, exchange, readChatRequest(input), chatWording(input.stream_options?.include_usage ?? false));
}
