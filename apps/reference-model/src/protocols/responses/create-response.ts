import { parseInput, readJsonBody } from '../../http/index.ts';
import type { Exchange } from '../../http/index.ts';
import { serveGeneration } from '../../service/index.ts';
import type { ServiceContext } from '../../service/index.ts';
import { readResponsesRequest } from './read-responses-request.ts';
import { responsesInput } from './responses-input.ts';
import { responsesWording } from './responses-wording.ts';

/** POST /v1/responses */
export async function createResponse(context: ServiceContext, exchange: Exchange): Promise<void> {
  const input = parseInput(responsesInput, await readJsonBody(exchange.request));
  serveGeneration(context, exchange, readResponsesRequest(input), responsesWording(input));
}
