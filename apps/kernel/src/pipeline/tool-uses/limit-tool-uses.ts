import type { CallProtocol } from '@agent-os/core/routing';
import { asObject } from '../../adapters/models/index.ts';
import { isChargedTool, unnamedToolUses } from './charged-tools.ts';

/** The body of a request that leaves it to the provider how often it uses its tools, with the number that the kernel reckons with. */
export function limitToolUses(body: Buffer, protocol: CallProtocol): Buffer {
  // The body was parsed once already and is known to be an object.
  const fields = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
  const { tools } = fields;
  const limited =
    protocol === 'openai.responses'
      ? { max_tool_calls: unnamedToolUses }
      : { tools: (Array.isArray(tools) ? tools : []).map((tool: unknown) => limitTool(protocol, tool)) };
  return Buffer.from(JSON.stringify({ ...fields, ...limited }));
}

function limitTool(protocol: CallProtocol, tool: unknown): unknown {
  if (!isChargedTool(protocol, tool) || (asObject(tool)?.['max_uses'] ?? null) !== null) return tool;
  return { ...asObject(tool), max_uses: unnamedToolUses };
}
