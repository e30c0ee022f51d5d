'use client';

import { Popover } from '@base-ui/react/popover';
import type { RefObject } from 'react';
import { ExplanationCard } from './explanation-card.tsx';
import type { Explanation } from './explanation.ts';

export interface ExplainPopupProps {
  readonly explanation: Explanation;
  /** What was pressed: the layer stands at it, and gives the focus back to it. */
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

/** The open layer of a reason. */
export function ExplainPopup({ explanation, trigger, onClose }: ExplainPopupProps) {
  return (
    <Popover.Root
      open
      onOpenChange={(next, { event, reason }) => {
        // A press on the trigger is its own to answer: it closes, and must not open again.
        const { target } = event;
        const onTrigger = target instanceof Node && trigger.current?.contains(target);
        if (!next && !(reason === 'outside-press' && onTrigger)) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={trigger} sideOffset={4} align="start" collisionPadding={8} className="z-50">
          <Popover.Popup
            finalFocus={trigger}
            className="max-h-[min(480px,var(--available-height))] w-[min(360px,calc(100vw-16px))] overflow-y-auto rounded-float border border-line-2 bg-surface-pop p-3 text-13 shadow-[var(--float-shadow)]"
          >
            <Popover.Title className="font-semibold">{explanation.title}</Popover.Title>
            <ExplanationCard explanation={explanation} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
