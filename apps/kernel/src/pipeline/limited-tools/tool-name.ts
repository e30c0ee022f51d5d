import type { CallProtocol } from '@agent-os/core/routing';
import { asObject } from '../../adapters/models/index.ts';

/** What follows the name in the types of providers' own tools: a date, or how ready they are. */
const versionOfType = /_(?:preview|latest|20\d{6})(?:_.*)?$/;

/** What a tool of a request is called; a provider's own goes by its type without its version, unless the request names it. */
export function toolName(protocol: CallProtocol, tool: unknown): string | undefined {
  const fields = asObject(tool);
  if (fields === undefined) return undefined;
  const { name, type, server_label: server } = fields;
  const inner = asObject(fields['function'] ?? fields['custom']);
  if (protocol === 'openai.chat' && typeof inner?.['name'] === 'string') return inner['name'];
  if (typeof name === 'string') return name;
  if (typeof server === 'string') return server;
  return typeof type === 'string' ? type.replace(versionOfType, '') : undefined;
}
