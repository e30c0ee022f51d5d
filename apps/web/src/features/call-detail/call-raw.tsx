'use client';

import { CodeBlock, CopyButton, JsonText, JsonView, Panel } from '@/components/ui/index.ts';
import { formatQuantity, formatSize } from '@/format/index.ts';
import type { CallDetail, CallPayload } from './call-types.ts';
import { BodyText } from './body-text.tsx';
import { isEventStream, parseBody, readEvents } from './conversation/index.ts';
import { curlCommand } from './curl/index.ts';
import { WithPayload } from './with-payload.tsx';

type Side = NonNullable<CallPayload['request']>;

function noteOf({ bytes, cut, text }: Side): string {
  const size = cut ? `cut, ${formatSize(bytes)} in all` : formatSize(bytes);
  return isEventStream(text) ? `${size}, ${formatQuantity(readEvents(text).length, 'event')}` : size;
}

/** Events as a list, JSON as a tree, also when its end was cut off; anything else as it came. */
function Body({ label, side }: { readonly label: string; readonly side: Side }) {
  if (isEventStream(side.text)) return <JsonView label={`events of the ${label}`} value={readEvents(side.text)} />;
  const kept = parseBody(side);
  if (kept === undefined) return <BodyText label={label} text={side.text} />;
  // Whole, it is read from its text: numbers beyond floating point stay as they are.
  return side.cut ? <JsonView label={label} value={kept} /> : <JsonText label={label} text={side.text} />;
}

function RawSide({ title, side }: { readonly title: string; readonly side: Side }) {
  return (
    <Panel
      title={title}
      note={noteOf(side)}
      actions={<CopyButton text={side.text} what={`the ${title.toLowerCase()}`} />}
    >
      <div className="px-4 py-2">
        <Body label={title.toLowerCase()} side={side} />
      </div>
    </Panel>
  );
}

function Curl({ call, side }: { readonly call: CallDetail; readonly side: Side }) {
  const command = curlCommand(call.protocol, side.text, call.runId);
  return (
    <Panel title="Again, with curl" note="address and key come from the environment">
      <div className="px-4 py-2">
        {side.cut ? (
          <p className="text-ink-2">The request was cut, so it cannot be sent again from here.</p>
        ) : (
          <CodeBlock label="curl" code={command} />
        )}
      </div>
    </Panel>
  );
}

/** The call as machines see it: both bodies byte by byte, the command that repeats it, and its record. */
export function CallRaw({ call }: { readonly call: CallDetail }) {
  return (
    <>
      <WithPayload call={call}>
        {({ request, response }) => (
          <>
            {request && <RawSide title="Request" side={request} />}
            {response && <RawSide title="Answer" side={response} />}
            {request && <Curl call={call} side={request} />}
          </>
        )}
      </WithPayload>
      <Panel title="Record" note="what the journal of calls holds">
        <div className="px-4 py-2">
          <JsonView label="record" value={call} />
        </div>
      </Panel>
    </>
  );
}
