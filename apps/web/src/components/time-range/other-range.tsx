'use client';

import { Popover } from '@base-ui/react/popover';
import { useState } from 'react';
import type { PopupTrigger } from '@/later/index.ts';
import { CustomRange, type CustomRangeProps } from './custom-range.tsx';

/** The layer in which a range is given by its ends, with its button. */
export function OtherRange({ trigger, onApply, ...rest }: CustomRangeProps & { readonly trigger: PopupTrigger }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={(next) => setOpen(next)}>
      <Popover.Trigger {...trigger} />
      <Popover.Portal>
        <Popover.Positioner align="end" sideOffset={6} className="z-40">
          <Popover.Popup className="w-[min(320px,calc(100vw-32px))] rounded-float border border-line-2 bg-surface-pop p-3 shadow-(--float-shadow)">
            <Popover.Title className="font-semibold">Another range</Popover.Title>
            <CustomRange
              {...rest}
              onApply={(next) => {
                onApply(next);
                setOpen(false);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
