'use client';

import { Dialog, KeyHint } from '@/components/ui/index.ts';
import { keyRegistry, useSingleKeys } from '@/preferences/index.ts';
import { useRegistered } from '@/registry/index.ts';
import { usePaletteKey } from '../use-palette-key.ts';
import { listKeys } from './list-keys.ts';

function KeyList({ title, keys }: { readonly title: string; readonly keys: readonly (readonly [string, string])[] }) {
  if (keys.length === 0) return null;
  return (
    <section className="break-inside-avoid pb-4">
      <h3 className="pb-1.5 text-12 font-semibold">{title}</h3>
      <dl className="grid grid-cols-[56px_minmax(0,1fr)] gap-x-3 gap-y-1.5">
        {keys.map(([key, does]) => (
          <div key={key} className="contents">
            <dt>
              <KeyHint>{key}</KeyHint>
            </dt>
            <dd className="text-ink-2">{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** All keys that work on the shown page: the page's own as it registered them, then those that work everywhere. */
export function KeysDialog({
  open,
  onOpenChange,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const { page, everywhere, pages } = listKeys(useRegistered(keyRegistry));
  const enabled = useSingleKeys();
  const fixed = [
    [usePaletteKey(), 'search or run a command, also in text fields'],
    ['esc', 'close, then clear the selection'],
  ] as const;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keys"
      description={
        enabled
          ? 'Off in text fields. They can be switched off in Settings.'
          : 'Single keys are switched off. Settings switches them on.'
      }
    >
      <div className="gap-6 sm:columns-2">
        <KeyList title="On this page" keys={page} />
        <KeyList title="Everywhere" keys={[...fixed, ...everywhere]} />
        <KeyList title="Go to" keys={pages} />
      </div>
    </Dialog>
  );
}
