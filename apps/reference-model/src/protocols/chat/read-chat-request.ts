import type { GenerationRequest, OutputFormat, ToolChoice, ToolOffer, Turn } from '../../request/index.ts';
import { readContent } from '../content-text.ts';
import { noArguments } from '../json-schema-input.ts';
import type { ChatInput } from './chat-input.ts';

type Message = ChatInput['messages'][number];

function isInstruction(message: Message): boolean {
  return message.role === 'system' || message.role === 'developer';
}

function readTurn(message: Message): Turn {
  const toolCalls = (message.tool_calls ?? []).flatMap(({ id, function: call }) =>
    call === undefined ? [] : [{ id, name: call.name, argumentsJson: call.arguments }],
  );
  const role = message.role === 'user' || message.role === 'assistant' ? message.role : 'tool';
  const turn = { role, ...readContent(message.content), toolCalls } as const;
  return typeof message.tool_call_id === 'string' ? { ...turn, toolCallId: message.tool_call_id } : turn;
}

function readTool(tool: NonNullable<ChatInput['tools']>[number]): ToolOffer[] {
  const offer = tool.function;
  if (offer === undefined) return [];
  return [{ name: offer.name, description: offer.description ?? '', schema: offer.parameters ?? noArguments }];
}

function readToolChoice(choice: ChatInput['tool_choice']): ToolChoice {
  if (typeof choice === 'string') return { kind: choice };
  const name = choice?.function?.name;
  return name === undefined ? { kind: 'auto' } : { kind: 'named', name };
}

function readFormat(format: ChatInput['response_format']): OutputFormat {
  if (format?.type === 'json_schema') return { kind: 'json_schema', schema: format.json_schema?.schema ?? true };
  return { kind: format?.type === 'json_object' ? 'json_object' : 'text' };
}

/** The unfinished last message that the reply is to write on. */
function continuedText({ messages, continue_final_message: continues }: ChatInput): string | undefined {
  const last = messages.at(-1);
  return continues === true && last?.role === 'assistant' ? readContent(last.content).text : undefined;
}

/** A chat completion request in the server's own terms. */
export function readChatRequest(input: ChatInput): GenerationRequest {
  const continues = continuedText(input);
  const messages = continues === undefined ? input.messages : input.messages.slice(0, -1);
  const instructions = messages.filter(isInstruction);
  const maxOutputTokens = input.max_completion_tokens ?? input.max_tokens ?? undefined;
  return {
    model: input.model,
    stream: input.stream ?? false,
    system: instructions.map((message) => readContent(message.content).text).join('\n'),
    turns: messages.filter((message) => !isInstruction(message)).map(readTurn),
    tools: (input.tools ?? []).flatMap(readTool),
    toolChoice: readToolChoice(input.tool_choice),
    parallelToolCalls: input.parallel_tool_calls ?? true,
    format: readFormat(input.response_format),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    stop: typeof input.stop === 'string' ? [input.stop] : (input.stop ?? []),
    ...(continues === undefined ? {} : { continues }),
    seed: input.seed ?? 0,
    simulation: input.simulation ?? {},
  };
}
