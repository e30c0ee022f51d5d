'use client';

import { useSyncExternalStore } from 'react';
import { Button, StateGlyph } from '@/components/ui/index.ts';
import { formatTime } from '@/format/index.ts';
import { useKeys, useNow, useViewerZone } from '@/preferences/index.ts';
import { decideFreshness } from './decide-freshness.ts';
import { useLive, useLiveSources } from './live-provider.tsx';

/** Whether the page is live, held by somebody, or late, and the switch (space); absent where nothing is live. */
export function LiveControl() {
  const { paused, setPaused } = useLive();
  const sources = useLiveSources();
  const reported = useSyncExternalStore(sources.subscribe, sources.read, sources.read);
  const now = useNow();
  const zone = useViewerZone();
  const present = reported.size > 0;
  const toggle = () => setPaused(!paused);
  useKeys(present ? { ' ': { does: paused ? 'resume live' : 'pause live', run: toggle } } : {});
  if (!present) return null;
  const freshness = decideFreshness(reported.values(), now);
  const isLate = freshness.state === 'late';
  const text = isLate
    ? `Shown as of ${formatTime(freshness.asOf, zone, now).replace(/\.\d$/, '')}`
    : paused
      ? 'Paused'
      : 'Live';
  return (
    <div className="flex items-center gap-2">
      <output className="inline-flex items-center gap-1.5 text-12 whitespace-nowrap text-ink-2">
        <StateGlyph shape={isLate ? 'waiting' : paused ? 'suspended' : 'running'} />
        {text}
      </output>
      <Button look="ghost" size="small" title="Hold or resume live rows (space)" aria-pressed={paused} onClick={toggle}>
        {paused ? 'Resume' : 'Pause'}
      </Button>
    </div>
  );
}
