import type { ChatMessage, ChatSettings } from './chat-types.ts';

/** The request of one turn, as an agent's own code would send it. */
export function chatBody(model: string, messages: readonly ChatMessage[], settings: ChatSettings): object {
  const system = settings.system.trim();
  return {
    model,
    messages: [...(system === '' ? [] : [{ role: 'system', content: system }]), ...messages.map(wireMessage)],
    stream: settings.stream,
    ...(settings.stream ? { stream_options: { include_usage: true } } : {}),
    ...(settings.temperature === undefined ? {} : { temperature: settings.temperature }),
    ...(settings.maxOutputTokens === undefined ? {} : { max_completion_tokens: settings.maxOutputTokens }),
    ...(settings.tools === undefined ? {} : { tools: settings.tools }),
  };
}

function wireMessage(message: ChatMessage): object {
  if (message.role === 'tool') return { role: 'tool', tool_call_id: message.toolCallId, content: message.content };
  if (message.role !== 'assistant') return message;
  const toolCalls = message.toolCalls.map(({ id, name, arguments: written }) => ({
    id,
    type: 'function',
    function: { name, arguments: written },
  }));
  return {
    role: 'assistant',
    content: message.content === '' ? null : message.content,
    ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls }),
  };
}
