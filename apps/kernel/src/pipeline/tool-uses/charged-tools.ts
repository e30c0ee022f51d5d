import type { CallProtocol } from '@agent-os/core/routing';
import { asObject } from '../../adapters/models/index.ts';

/** What the kernel reckons with for a request that leaves it to the provider how often it uses a tool. */
export const unnamedToolUses = 20;

/** Types of the providers' own tools that are charged by use, without the date that follows some of them. */
const chargedTypes: Partial<Record<CallProtocol, readonly string[]>> = {
  'openai.responses': ['web_search', 'file_search'],
  'anthropic.messages': ['web_search'],
};

/** Of a request's tools those that its provider runs, and charges for each use; others are run by the client. */
export function isChargedTool(protocol: CallProtocol, tool: unknown): boolean {
  const type = asObject(tool)?.['type'];
  if (typeof type !== 'string') return false;
  return chargedTypes[protocol]?.some((charged) => type === charged || type.startsWith(`${charged}_`)) === true;
}
