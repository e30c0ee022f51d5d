import { parseInput, readJsonBody } from '../../http/index.ts';
import type { Exchange } from '../../http/index.ts';
import { serveGeneration } from '../../service/index.ts';
import type { ServiceContext } from '../../service/index.ts';
import { messagesInput } from './messages-input.ts';
import { messagesWording } from './messages-wording.ts';
import { readMessagesRequest } from './read-messages-request.ts';

/** POST /v1/messages */
export async function createMessage(context: ServiceContext, exchange: Exchange): Promise<void> {
  const input = parseInput(messagesInput, await readJsonBody(exchange.request));
  serveGeneration(context, exchange, readMessagesRequest(input), messagesWording);
}
