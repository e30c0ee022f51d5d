'use client';

import { Peek, usePeek } from '@/components/peek/index.ts';
import { CopyButton, StateBadge } from '@/components/ui/index.ts';
import { CallBody, useCall, useCallTabs } from '@/features/call-detail/index.ts';
import { shapeOf } from './describe-state.ts';

export interface CallPeekProps {
  readonly callId: string;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** One call, docked beside the list. */
export function CallPeek({ callId, onPrevious, onNext }: CallPeekProps) {
  const { tab } = usePeek();
  const { data } = useCall(callId);
  const tabs = useCallTabs(callId);
  return (
    <Peek
      label={`Call ${callId}`}
      title={
        <>
          <span className="truncate font-mono text-12 font-medium" title={callId}>
            {callId}
          </span>
          <CopyButton text={callId} what="call id" />
          {data && <StateBadge shape={shapeOf(data.state)}>{data.state}</StateBadge>}
        </>
      }
      fullHref={`/calls/${callId}`}
      tabs={tabs}
      onPrevious={onPrevious}
      onNext={onNext}
    >
      <CallBody callId={callId} tab={tab} />
    </Peek>
  );
}
