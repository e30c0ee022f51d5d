'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { EmptyState, Panel, TextAreaField } from '@/components/ui/index.ts';
import { formatShare } from '@/format/index.ts';
import { useTRPC } from '@/trpc/client.tsx';
import { Reading } from './reading.tsx';

/** A box to see what the version in use makes of a text, as it is typed. */
export function TryText() {
  const trpc = useTRPC();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const answer = useQuery({
    ...trpc.intent.try.queryOptions({ text: asked }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const said = asked === '' ? undefined : answer.data;
  return (
    <Panel title="Try a text" note="by the version in use; nothing is stored">
      <div className="px-4 py-2">
        <TextAreaField
          label="Text of a call"
          rows={3}
          maxLength={4_000}
          value={text}
          placeholder="What somebody might ask a digital employee"
          onChange={(event) => setText(event.target.value)}
          problem={asked === '' ? undefined : answer.error?.message}
        />
      </div>
      <div aria-live="polite">
        {said?.version === null && <EmptyState title="No version is in use. Put one to use to see what it reads." />}
        {said !== undefined && said.version !== null && said.reading === null && (
          <EmptyState title="The classifier knows no word of this text: it says nothing about it." />
        )}
        {said?.reading && (
          <>
            <Reading reading={said.reading} />
            {said.reading.probability < said.reading.surestNeeded && (
              <p className="px-4 pb-2 text-12 text-ink-3">
                Less sure than {formatShare(said.reading.surestNeeded)}: calls like this go by their agent alone.
              </p>
            )}
          </>
        )}
      </div>
    </Panel>
  );
}
