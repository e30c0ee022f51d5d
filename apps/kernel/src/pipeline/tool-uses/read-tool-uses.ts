import type { CallProtocol } from '@agent-os/core/routing';
import { asObject } from '../../adapters/models/index.ts';
import type { ToolUses } from '../call.ts';
import { isChargedTool, unnamedToolUses } from './charged-tools.ts';

/**
 * How often the provider may run its own tools for a request; undefined where it may not. Anthropic names it tool by tool
 * (`max_uses`), OpenAI's Responses API for all of them together (`max_tool_calls`).
 */
export function readToolUses(protocol: CallProtocol, body: Readonly<Record<string, unknown>>): ToolUses | undefined {
  const { tools } = body;
  if (!Array.isArray(tools)) return undefined;
  const charged = tools.filter((tool) => isChargedTool(protocol, tool));
  if (charged.length === 0) return undefined;
  const named =
    protocol === 'openai.responses' ? [body['max_tool_calls']] : charged.map((tool) => asObject(tool)?.['max_uses']);
  return {
    most: named.reduce<number>((sum, uses) => sum + (isUses(uses) ? uses : unnamedToolUses), 0),
    isNamed: named.every(isUses),
  };
}

function isUses(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
