'use client';

import { useMemo } from 'react';
import { CodeBlock, JsonText, JsonView, MessageText, Panel, ToolPart } from '@/components/ui/index.ts';
import {
  curlSample,
  largeJson,
  longMessage,
  markdownSample,
  rightToLeftSample,
  smallJson,
  toolArguments,
} from './sample-texts.ts';

/** Messages, tools, JSON and code, also of the sizes that hurt. */
export function TextsSection() {
  const long = useMemo(() => longMessage(), []);
  const large = useMemo(() => largeJson(), []);
  return (
    <>
      <Panel title="Chat messages" note="Markdown without HTML and without pictures from elsewhere">
        <div className="grid grid-cols-1 gap-4 px-4 py-2 md:grid-cols-2">
          <MessageText text={markdownSample} />
          <div className="flex min-w-0 flex-col gap-3">
            <MessageText text={rightToLeftSample} />
            <MessageText text="" />
            <ToolPart kind="call" name="orders.get" callId="call_9s2k" content={toolArguments} />
            <ToolPart kind="result" name="orders.get" content="carrier did not answer" failed />
          </div>
        </div>
      </Panel>
      <Panel title="A message of 200 kB" note="folded, plain">
        <div className="max-h-80 overflow-auto px-4 py-2">
          <MessageText text={long} />
        </div>
      </Panel>
      <Panel title="JSON" note="arrows, * and Enter work in it">
        <div className="grid grid-cols-1 gap-4 px-4 py-2 md:grid-cols-2">
          <JsonView label="a small value" value={smallJson} />
          <JsonView label="a value of 1 MB" value={large} />
          <JsonText label="a response" text="<html>502 Bad gateway</html>" />
          <JsonView label="an empty object" value={{}} bare />
        </div>
      </Panel>
      <Panel title="Code">
        <div className="grid grid-cols-1 gap-4 px-4 py-2 md:grid-cols-2">
          <CodeBlock label="curl" code={curlSample} />
          <CodeBlock label="curl, wrapped" code={curlSample} wrap bare />
        </div>
      </Panel>
    </>
  );
}
