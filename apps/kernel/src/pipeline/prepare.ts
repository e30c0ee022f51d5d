import { decideRoute, type CallProtocol } from '@agent-os/core/routing';
import type { Result } from '@agent-os/core/errors';
import type { DirectoryModel, OrganisationEntry } from '../directory/index.ts';
import type { RequestFacts } from './call.ts';
import { limitFields } from './output-limit/index.ts';
import { limitToolUses } from './tool-uses/index.ts';

const openBrace = 0x7b;
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
  if (facts.outputLimit !== undefined) body = limitOutput(body, protocol, facts.outputLimit);
  if (facts.limitsToolUses === true) body = limitToolUses(body, protocol);
  return body;
}

function renameModel(body: Buffer, upstreamName: string): Buffer {
  // The body was parsed once already and is known to be an object.
  const fields = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  return Buffer.from(JSON.stringify({ ...fields, model: upstreamName }));
}

/** The request names no limit that counts, but may hold a field without one, which would be read last or by an older server. */
function limitOutput(body: Buffer, protocol: CallProtocol, tokens: number): Buffer {
  const [field, ...others] = limitFields[protocol];
  if (field === undefined) return body;
  if (!body.includes(namedLimit)) return putFirst(body, `{"${field}":${tokens},`);
  const fields = Object.entries(JSON.parse(body.toString('utf8')) as object);
  const rest = Object.fromEntries(fields.filter(([name]) => !others.includes(name)));
  return Buffer.from(JSON.stringify({ ...rest, [field]: tokens }));
}

/** Puts an option first in the object; the client sent none of that name. */
function putFirst(body: Buffer, option: string): Buffer {
  return Buffer.concat([Buffer.from(option), body.subarray(body.indexOf(openBrace) + 1)]);
}
