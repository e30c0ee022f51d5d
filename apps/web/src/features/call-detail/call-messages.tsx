'use client';

import { Facts } from '@/components/ui/index.ts';
import { formatQuantity, formatSize } from '@/format/index.ts';
import type { CallDetail, CallPayload } from './call-types.ts';
import type { ReadAnswer, ReadRequest } from './conversation/index.ts';
import { BodyText } from './body-text.tsx';
import { MessageList } from './message-list.tsx';
import { readConversation } from './read-payload.ts';
import { WithPayload } from './with-payload.tsx';

/** What the kernel keeps of each side. */
const keptBytesMax = 1024 * 1024;

type Side = NonNullable<CallPayload['request']>;

function SideHead({ title, note }: { readonly title: string; readonly note?: string | undefined }) {
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-2 border-b border-line-1 px-4 pt-1.5 pb-1">
      <h3 className="font-semibold">{title}</h3>
      {note !== undefined && <span className="text-12 text-ink-3">{note}</span>}
    </div>
  );
}

/** Says that a side is shown in part, and how large it was. */
function CutNote({ side }: { readonly side: Side }) {
  if (!side.cut) return null;
  return (
    <p className="border-b border-line-1 bg-care-soft px-4 py-1.5 text-12 text-ink-2">
      Cut: the first {formatSize(keptBytesMax)} of {formatSize(side.bytes)} are kept. What follows was not saved.
    </p>
  );
}

function Unread({ side, what }: { readonly side: Side; readonly what: string }) {
  return (
    <div className="px-4 py-2">
      <p className="text-12 text-ink-3">This is not the JSON that the protocol asks for, so it is shown as it came.</p>
      <BodyText label={what} text={side.text} />
    </div>
  );
}

function RequestDetails({ request }: { readonly request: ReadRequest }) {
  const { tools, options } = request;
  if (tools.length === 0 && options.length === 0) return null;
  const parts = [
    tools.length > 0 && formatQuantity(tools.length, 'tool'),
    options.length > 0 && formatQuantity(options.length, 'option'),
  ].filter((part) => part !== false);
  return (
    <details className="border-b border-line-1 px-4 py-1">
      <summary className="min-h-6 py-1 text-12 text-ink-2">{parts.join(' and ')}</summary>
      {tools.length > 0 && (
        <ul className="py-1 text-12">
          {tools.map(({ name, description }) => (
            <li key={`${name} ${description}`} className="py-0.5 [overflow-wrap:anywhere] text-ink-2">
              <span className="font-mono text-ink-1">{name}</span> {description}
            </li>
          ))}
        </ul>
      )}
      {options.length > 0 && (
        <div className="-mx-4">
          <Facts facts={options} />
        </div>
      )}
    </details>
  );
}

function describeAnswer({ finish, incomplete }: ReadAnswer, streamed: boolean): string {
  const parts = [streamed && 'streamed', finish !== null && `ended with ${finish}`, incomplete && 'broke off'];
  return parts.filter((part) => typeof part === 'string').join(', ');
}

function RequestSide({ side, request }: { readonly side: Side; readonly request: ReadRequest }) {
  return (
    <section aria-label="Request">
      <SideHead title="Request" note={formatSize(side.bytes)} />
      <CutNote side={side} />
      {request.unread ? (
        <Unread side={side} what="request" />
      ) : (
        <>
          <RequestDetails request={request} />
          <MessageList label="Request" messages={request.messages} />
        </>
      )}
    </section>
  );
}

function AnswerSide({
  side,
  answer,
  streamed,
}: {
  readonly side: Side;
  readonly answer: ReadAnswer;
  readonly streamed: boolean;
}) {
  const note = describeAnswer(answer, streamed);
  return (
    <section aria-label="Answer" className="border-t border-line-1">
      <SideHead title="Answer" note={note === '' ? formatSize(side.bytes) : `${formatSize(side.bytes)}, ${note}`} />
      <CutNote side={side} />
      {answer.error !== null && (
        <p className="border-b border-line-1 bg-stop-soft px-4 py-1.5 [overflow-wrap:anywhere]">{answer.error}</p>
      )}
      {answer.unread ? <Unread side={side} what="answer" /> : <MessageList label="Answer" messages={answer.messages} />}
    </section>
  );
}

/** What was said, for people: whoever reads it is in the audit trail. */
export function CallMessages({ call }: { readonly call: CallDetail }) {
  return (
    <WithPayload call={call}>
      {(payload) => {
        const { request, answer } = readConversation(call.protocol, payload);
        return (
          <>
            {payload.request && request && <RequestSide side={payload.request} request={request} />}
            {payload.response && answer ? (
              <AnswerSide side={payload.response} answer={answer} streamed={call.streamed} />
            ) : (
              <p className="border-t border-line-1 px-4 py-2 text-ink-2">
                No answer of a model. {call.errorDetail ?? ''}
              </p>
            )}
            <p className="border-t border-line-1 px-4 py-2 text-12 text-ink-3">
              Kept for {formatQuantity(payload.retentionDays, 'day')}. That you read them is in the audit trail.
            </p>
          </>
        );
      }}
    </WithPayload>
  );
}
