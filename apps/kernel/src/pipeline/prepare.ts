import { decideRoute, type CallProtocol } from '@agent-os/core/routing';
import type { Result } from '@agent-os/core/errors';
import type { DirectoryModel, OrganisationEntry } from '../directory/index.ts';
import type { RequestFacts } from './call.ts';
import { limitToolUses } from './tool-uses/index.ts';

const openBrace = 0x7b;
/** What each protocol calls the most that an answer may be. */
const limitField: Readonly<Record<CallProtocol, string | undefined>> = {
  'openai.chat': 'max_completion_tokens',
  'openai.responses': 'max_output_tokens',
  'openai.embeddings': undefined,
  'anthropic.messages': 'max_tokens',
};
const namedLimit = Buffer.from('"max_');
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
export function bodyForUpstream(
  rawBody: Buffer,
  facts: RequestFacts,
  model: DirectoryModel,
  protocol: CallProtocol,
): Buffer {
  let body = rawBody;
  if (model.upstreamName !== facts.modelName) body = renameModel(body, model.upstreamName);
  if (facts.addUsageToStream) body = putFirst(body, usageOption);
  const field = limitField[protocol];
  if (facts.outputLimit !== undefined && field !== undefined) body = limitOutput(body, field, facts.outputLimit);
  if (facts.limitsToolUses === true) body = limitToolUses(body, protocol);
  return body;
}

function renameModel(body: Buffer, upstreamName: string): Buffer {
  // The body was parsed once already and is known to be an object.
  const fields = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  return Buffer.from(JSON.stringify({ ...fields, model: upstreamName }));
}

/** The request names no limit that counts, but may hold the field without a value, which would be read last. */
function limitOutput(body: Buffer, field: string, tokens: number): Buffer {
  if (!body.includes(namedLimit)) return putFirst(body, `{"${field}":${tokens},`);
  const fields = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  return Buffer.from(JSON.stringify({ ...fields, [field]: tokens }));
}

/** Puts an option first in the object; the client sent none of that name. */
function putFirst(body: Buffer, option: string): Buffer {
  return Buffer.concat([Buffer.from(option), body.subarray(body.indexOf(openBrace) + 1)]);
}
