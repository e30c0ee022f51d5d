'use client';

import { CodeBlock, CopyButton, JsonText, JsonView, Panel } from '@/components/ui/index.ts';
import { formatSize } from '@/format/index.ts';
import type { CallDetail, CallPayload } from './call-types.ts';
import { curlCommand } from './curl/index.ts';
import { WithPayload } from './with-payload.tsx';

type Side = NonNullable<CallPayload['request']>;

function noteOf({ bytes, cut }: Side): string {
  return cut ? `the first 1 MiB of ${formatSize(bytes)}` : formatSize(bytes);
}

function RawSide({ title, side }: { readonly title: string; readonly side: Side }) {
  return (
    <Panel
      title={title}
      note={noteOf(side)}
      actions={<CopyButton text={side.text} what={`the ${title.toLowerCase()}`} />}
    >
      <div className="px-4 py-2">
        <JsonText label={title.toLowerCase()} text={side.text} />
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
