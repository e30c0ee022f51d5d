'use client';

import { Printer } from 'lucide-react';
import { Button } from '@/components/ui/index.ts';

/** Prints the tab as a report: the frame of the console stays away. On a phone the palette has it. */
export function PrintButton() {
  return (
    <Button className="max-md:hidden print:hidden" onClick={() => window.print()}>
      <Printer aria-hidden="true" size={14} strokeWidth={1.6} className="text-ink-3" />
      Print
    </Button>
  );
}
