'use client';

import { lazy, Suspense, useMemo, useState } from 'react';
import { formatSize } from '@/format/index.ts';
import { Button } from '../button.tsx';
import { foldMessage } from './fold-message.ts';
import { PlainText } from './plain-text.tsx';

const MarkdownText = lazy(async () => ({ default: (await import('./markdown-text.tsx')).MarkdownText }));

/** Text of a chat message: Markdown without HTML or pictures from elsewhere; long ones are folded, very long ones plain. */
export function MessageText({ text }: { readonly text: string }) {
  const [whole, setWhole] = useState(false);
  const { beginning, folded, plain } = useMemo(() => foldMessage(text), [text]);
  const shown = whole ? text : beginning;
  const size = useMemo(() => (folded ? formatSize(new TextEncoder().encode(text).length) : ''), [folded, text]);
  if (text === '') return <p className="text-ink-3">Empty message.</p>;
  const asText = <PlainText text={shown} />;
  return (
    <div className="min-w-0">
      {plain ? (
        asText
      ) : (
        <Suspense fallback={asText}>
          <MarkdownText text={shown} />
        </Suspense>
      )}
      {folded && (
        <p className="mt-1 flex flex-wrap items-center gap-2">
          <Button size="small" aria-expanded={whole} onClick={() => setWhole((present) => !present)}>
            {whole ? 'Show the beginning only' : `Show all ${size}`}
          </Button>
          {plain && <span className="text-12 text-ink-3">shown as plain text, as it is long</span>}
        </p>
      )}
    </div>
  );
}
