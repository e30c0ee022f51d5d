import { contentSchema, readContent } from '../content-text.ts';
import type { Content } from '../content-text.ts';
import { noArguments } from '../json-schema-input.ts';
import type { GenerationRequest, OutputFormat, ToolCall, ToolChoice, ToolOffer, Turn } from '../../request/index.ts';
import type { MessagesInput, PromptInput } from './messages-input.ts';

type Block = Exclude<Content, string>[number];

function readToolUse(block: Block): ToolCall[] {
  const { id, name } = block;
  if (block.type !== 'tool_use' || typeof id !== 'string' || typeof name !== 'string') return [];
  return [{ id, name, argumentsJson: JSON.stringify(block['input'] ?? {}) }];
}

function readToolResult(block: Block): Turn {
  const content = contentSchema.safeParse(block['content']);
  const id = block['tool_use_id'];
  const turn = { role: 'tool', ...readContent(content.success ? content.data : undefined), toolCalls: [] } as const;
  return typeof id === 'string' ? { ...turn, toolCallId: id } : turn;
}

/** A user message of tool results becomes tool turns; what the user says beside them is a turn of its own. */
function readMessage(message: PromptInput['messages'][number]): Turn[] {
  if (message.role === 'system') return [];
  if (typeof message.content === 'string') {
    return [{ role: message.role, text: message.content, images: 0, toolCalls: [] }];
  }
  const results = message.content.filter((block) => block.type === 'tool_result').map(readToolResult);
  const rest = message.content.filter((block) => block.type !== 'tool_result');
  if (rest.length === 0) return results;
  const spoken: Turn = { role: message.role, ...readContent(rest), toolCalls: rest.flatMap(readToolUse) };
  return [...results, spoken];
}

function readTool(tool: NonNullable<PromptInput['tools']>[number]): ToolOffer[] {
  if (typeof tool.type === 'string' && tool.type !== 'custom') return [];
  return [{ name: tool.name, description: tool.description ?? '', schema: tool.input_schema ?? noArguments }];
}

function readToolChoice(choice: MessagesInput['tool_choice']): ToolChoice {
  if (choice?.type === 'tool' && choice.name !== undefined) return { kind: 'named', name: choice.name };
  if (choice?.type === 'any') return { kind: 'required' };
  return { kind: choice?.type === 'none' ? 'none' : 'auto' };
}

function readFormat(input: MessagesInput): OutputFormat {
  const format = input.output_config?.format;
  return format?.type === 'json_schema' ? { kind: 'json_schema', schema: format.schema ?? true } : { kind: 'text' };
}

/** What counts as input. */
export function readPrompt(input: PromptInput): Pick<GenerationRequest, 'system' | 'turns' | 'tools'> {
  const said = input.messages
    .filter((message) => message.role === 'system')
    .map((message) => readContent(message.content).text);
  return {
    system: [readContent(input.system).text, ...said].filter((text) => text !== '').join('\n'),
    turns: input.messages.flatMap(readMessage),
    tools: (input.tools ?? []).flatMap(readTool),
  };
}

/** An Anthropic Messages request in the server's own terms. */
export function readMessagesRequest(input: MessagesInput): GenerationRequest {
  return {
    ...readPrompt(input),
    model: input.model,
    stream: input.stream ?? false,
    toolChoice: readToolChoice(input.tool_choice),
    parallelToolCalls: input.tool_choice?.disable_parallel_tool_use !== true,
    format: readFormat(input),
    maxOutputTokens: input.max_tokens,
    stop: input.stop_sequences ?? [],
    seed: 0,
    simulation: input.simulation ?? {},
  };
}
