'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';
import type { Message } from './conversation/index.ts';
import { MessagePartView } from './message-part.tsx';

/** A long conversation shows how it began and how it ended first; what is between waits for a button. */
const shownWhole = 60;
const shownBefore = 8;
const shownAfter = 24;

/** A conversation that was had does not change: its messages are told apart by their places. */
function placed<Item>(items: readonly Item[]): readonly { readonly place: number; readonly item: Item }[] {
  return items.map((item, place) => ({ place, item }));
}

function MessageRow({ message }: { readonly message: Message }) {
  const { role, name, parts } = message;
  return (
    <li className="grid grid-cols-[64px_minmax(0,1fr)] gap-x-3 border-t border-line-1 px-4 py-2 first:border-t-0">
      <span className="text-12 [overflow-wrap:anywhere] text-ink-3">
        {role}
        {name !== null && <span className="block text-11">{name}</span>}
      </span>
      <div className="flex min-w-0 flex-col gap-1">
        {placed(parts).map(({ place, item }) => (
          <MessagePartView key={place} part={item} />
        ))}
        {parts.length === 0 && <p className="text-ink-3">No content.</p>}
      </div>
    </li>
  );
}

/** Messages in their order, each with who speaks. */
export function MessageList({ label, messages }: { readonly label: string; readonly messages: readonly Message[] }) {
  const [whole, setWhole] = useState(false);
  const folds = !whole && messages.length > shownWhole;
  const [beginning, rest] = folds ? [messages.slice(0, shownBefore), messages.slice(-shownAfter)] : [messages, []];
  const hidden = messages.length - beginning.length - rest.length;
  return (
    <>
      <ol aria-label={label}>
        {placed(beginning).map(({ place, item }) => (
          <MessageRow key={place} message={item} />
        ))}
      </ol>
      {folds && (
        <>
          <p className="border-y border-line-1 bg-surface-2 px-4 py-1.5">
            <Button size="small" onClick={() => setWhole(true)}>
              Show {formatCount(hidden)} messages in between
            </Button>
          </p>
          <ol aria-label={`${label}, the last ${rest.length}`}>
            {placed(rest).map(({ place, item }) => (
              <MessageRow key={place} message={item} />
            ))}
          </ol>
        </>
      )}
    </>
  );
}
