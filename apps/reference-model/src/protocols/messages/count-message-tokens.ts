import { parseInput, readJsonBody } from '../../http/index.ts';
import type { Exchange } from '../../http/index.ts';
import { countInputTokens } from '../../request/index.ts';
import { findModel } from '../../service/index.ts';
import type { ServiceContext } from '../../service/index.ts';
import { promptInput } from './messages-input.ts';
import { readPrompt } from './read-messages-request.ts';

/** POST /v1/messages/count_tokens: the same figure that usage will report. */
export async function countMessageTokens(context: ServiceContext, exchange: Exchange): Promise<void> {
  const input = parseInput(promptInput, await readJsonBody(exchange.request));
  findModel(context, input.model, 'text');
  exchange.sendJson(200, { input_tokens: countInputTokens(readPrompt(input)) });
}
