'use client';

import { Contrast } from 'lucide-react';
import { Button } from '@/components/ui/index.ts';
import { applyTheme } from '@/preferences/index.ts';

/** Swaps light and dark. */
export function ThemeToggle() {
  return (
    <Button
      look="ghost"
      aria-label="Swap light and dark theme"
      title="Swap light and dark theme"
      onClick={() => applyTheme(document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark')}
    >
      <Contrast aria-hidden="true" size={14} strokeWidth={1.6} />
    </Button>
  );
}
