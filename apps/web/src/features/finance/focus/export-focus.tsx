'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/index.ts';
import { useActions } from '@/features/shell/index.ts';
import { lazyPart, useWarm } from '@/later/index.ts';
import { longMonthName } from '../months.ts';
import type { FocusVersion } from './focus-types.ts';

const FocusDialog = lazyPart(async () => (await import('./focus-dialog.tsx')).FocusDialog);

/** Saves the month's charges as FOCUS. On a phone the palette has it. */
export function ExportFocus({ month }: { readonly month: string }) {
  useWarm(FocusDialog);
  const [asked, setAsked] = useState<FocusVersion>();
  const note = longMonthName(month);
  useActions([
    { id: 'finance.focus', name: 'Export FOCUS 1.2', note, run: () => setAsked('1.2') },
    { id: 'finance.focus-1.3', name: 'Export FOCUS 1.3', note, run: () => setAsked('1.3') },
  ]);
  return (
    <>
      <Button
        className="max-md:hidden print:hidden"
        title="FinOps Open Cost and Usage Specification"
        onClick={() => setAsked('1.2')}
      >
        <Download aria-hidden="true" size={14} strokeWidth={1.6} className="text-ink-3" />
        Export FOCUS…
      </Button>
      {asked !== undefined && (
        <FocusDialog key={asked} month={month} begin={asked} onClose={() => setAsked(undefined)} />
      )}
    </>
  );
}
