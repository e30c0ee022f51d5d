import { decideRoute, type CallProtocol } from '@agent-os/core/routing';
import type { Result } from '@agent-os/core/errors';
import type { DirectoryModel, OrganisationEntry } from '../directory/index.ts';
import type { RequestFacts } from './call.ts';

const openBrace = 0x7b;
const usageOption = '{"stream_options":{"include_usage":true},';

/** Step 3, prepare: which model answers. */
export function chooseModel(
  organisation: OrganisationEntry,
  modelName: string,
  protocol: CallProtocol,
): Result<DirectoryModel> {
  return decideRoute(organisation.modelsByName.get(modelName), modelName, protocol);
}

/**
 * The body for the provider: the client's own bytes wherever nothing has to change, so that no field, number or
 * spelling is lost on the way.
 */
export function bodyForUpstream(rawBody: Buffer, facts: RequestFacts, model: DirectoryModel): Buffer {
  let body = rawBody;
  if (model.upstreamName !== facts.modelName) body = renameModel(body, model.upstreamName);
  if (facts.addUsageToStream) body = askForUsage(body);
  return body;
}

function renameModel(body: Buffer, upstreamName: string): Buffer {
  // The body was parsed once already and is known to be an object.
  const fields = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  return Buffer.from(JSON.stringify({ ...fields, model: upstreamName }));
}

/** Puts the option first in the object; the client sent no `stream_options` of its own. */
function askForUsage(body: Buffer): Buffer {
  const start = body.indexOf(openBrace) + 1;
  return Buffer.concat([Buffer.from(usageOption), body.subarray(start)]);
}
