'use client';

import { Page } from '@/components/ui/index.ts';
import { ToolLimitsPanel } from './tool-limits-panel.tsx';

/** Tools that the organisation lets be in use only so often at once: a fragile system behind them, or a licence. */
export function ToolsPage() {
  return (
    <Page title="Tools" note="a call that offers a tool without a free use waits; others pass it">
      <ToolLimitsPanel />
    </Page>
  );
}
