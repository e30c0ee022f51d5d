'use client';

import { setSingleKeys, useSingleKeys } from '@/preferences/index.ts';

/** Keys that act without a modifier can disturb speech input, so they can be switched off. */
export function SingleKeysControl() {
  const on = useSingleKeys();
  return (
    <label className="flex min-h-6 items-center gap-2">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => setSingleKeys(event.target.checked)}
        className="size-4 accent-ink-1"
      />
      Single keys act, such as j for the next row
    </label>
  );
}
