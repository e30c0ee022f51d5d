import type { GenerationRequest, OutputFormat, ToolChoice, ToolOffer, Turn } from '../../request/index.ts';
import { readContent } from '../content-text.ts';
import { noArguments } from '../json-schema-input.ts';
import type { ResponsesInput } from './responses-input.ts';

type Items = Exclude<ResponsesInput['input'], string | null | undefined>;
type Item = Items[number];

function isInstruction(item: Item): boolean {
  return item.role === 'system' || item.role === 'developer';
}

function readItem(item: Item): Turn[] {
  if (isInstruction(item)) return [];
  if (item.role === 'user' || item.role === 'assistant') {
    return [{ role: item.role, ...readContent(item.content), toolCalls: [] }];
  }
  if (item.output !== undefined && item.call_id !== undefined) {
    return [{ role: 'tool', ...readContent(item.output), toolCalls: [], toolCallId: item.call_id }];
  }
  if (item.call_id === undefined || item.name === undefined) return [];
  const call = { id: item.call_id, name: item.name, argumentsJson: item.arguments ?? '' };
  return [{ role: 'assistant', text: '', images: 0, toolCalls: [call] }];
}

function itemsOf(input: ResponsesInput['input']): Items {
  return typeof input === 'string' ? [{ role: 'user', content: input }] : (input ?? []);
}

function readSystem(input: ResponsesInput): string {
  const spoken = typeof input.instructions === 'string' ? [input.instructions] : [];
  const items = [
    ...(Array.isArray(input.instructions) ? input.instructions : []),
    ...itemsOf(input.input).filter(isInstruction),
  ];
  return [...spoken, ...items.map((item) => readContent(item.content).text)].join('\n');
}

function readTool(tool: NonNullable<ResponsesInput['tools']>[number]): ToolOffer[] {
  if (tool.type !== 'function' || tool.name === undefined) return [];
  return [{ name: tool.name, description: tool.description ?? '', schema: tool.parameters ?? noArguments }];
}

function readToolChoice(choice: ResponsesInput['tool_choice']): ToolChoice {
  if (typeof choice === 'string') return { kind: choice };
  return choice?.name === undefined ? { kind: 'auto' } : { kind: 'named', name: choice.name };
}

function readFormat(input: ResponsesInput): OutputFormat {
  const format = input.text?.format;
  if (format?.type === 'json_schema') return { kind: 'json_schema', schema: format.schema ?? true };
  return { kind: format?.type === 'json_object' ? 'json_object' : 'text' };
}

/** A Responses API request in the server's own terms. */
export function readResponsesRequest(input: ResponsesInput): GenerationRequest {
  return {
    model: input.model,
    stream: input.stream ?? false,
    system: readSystem(input),
    turns: itemsOf(input.input).flatMap(readItem),
    tools: (input.tools ?? []).flatMap(readTool),
    toolChoice: readToolChoice(input.tool_choice),
    parallelToolCalls: input.parallel_tool_calls ?? true,
    format: readFormat(input),
    ...(typeof input.max_output_tokens === 'number' ? { maxOutputTokens: input.max_output_tokens } : {}),
    stop: [],
    seed: input.seed ?? 0,
    simulation: input.simulation ?? {},
  };
}
