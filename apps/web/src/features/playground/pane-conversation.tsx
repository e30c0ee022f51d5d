import type { ReactNode } from 'react';
import { MessageText, Spinner, ToolPart } from '@/components/ui/index.ts';
import type { ChatMessage, ToolCall } from './chat-types.ts';
import type { PaneState } from './pane-state.ts';

function Said({ by, children }: { readonly by: string; readonly children: ReactNode }) {
  return (
    <li className="grid grid-cols-[72px_minmax(0,1fr)] gap-2 border-b border-line-1 px-3 py-2">
      <span className="text-12 text-ink-3">{by}</span>
      <div className="min-w-0">{children}</div>
    </li>
  );
}

function AnswerParts({ text, toolCalls }: { readonly text: string; readonly toolCalls: readonly ToolCall[] }) {
  return (
    <>
      {text !== '' && <MessageText text={text} />}
      {toolCalls.map((call) => (
        <ToolPart key={call.id} kind="call" name={call.name} callId={call.id} content={call.arguments} />
      ))}
    </>
  );
}

function OneMessage({ message }: { readonly message: ChatMessage }) {
  if (message.role === 'assistant') return <AnswerParts text={message.content} toolCalls={message.toolCalls} />;
  if (message.role !== 'tool') return <MessageText text={message.content} />;
  return <ToolPart kind="result" name={null} callId={message.toolCallId} content={message.content} />;
}

/** Everything that was said between the person and one model, the answer that is under way last. */
export function PaneConversation({ pane: { messages, turn, model } }: { readonly pane: PaneState }) {
  // A conversation only grows at its end, so a message's place names it.
  const placed = messages.map((message, place) => ({ place, message }));
  const running = turn?.state === 'running' ? turn : undefined;
  return (
    <ol aria-label={`Conversation with ${model}`}>
      {placed.map(({ place, message }) => (
        <Said key={place} by={message.role}>
          <OneMessage message={message} />
        </Said>
      ))}
      {running && (
        <Said by="assistant">
          {running.answer === undefined ? (
            <span className="inline-flex items-center gap-1.5 text-ink-3">
              <Spinner /> {running.head === undefined ? 'waits for a slot or the model' : 'begins'}
            </span>
          ) : (
            <AnswerParts text={running.answer.text} toolCalls={running.answer.toolCalls} />
          )}
        </Said>
      )}
    </ol>
  );
}
