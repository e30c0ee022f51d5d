'use client';

import { useLayoutEffect } from 'react';
import { showTheme } from './show-theme.ts';

/**
 * Resolves `system` where the script of the first paint did not run: Next has the browser alone render a page that turns out not to be
 * there, and React runs no script that it inserts.
 */
export function SystemTheme() {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (dataset['theme'] !== undefined) return undefined;
    const device = matchMedia('(prefers-color-scheme: dark)');
    const resolve = () => {
      if (dataset['themeChoice'] === 'system') showTheme('system');
    };
    resolve();
    device.addEventListener('change', resolve);
    return () => device.removeEventListener('change', resolve);
  }, []);
  return null;
}
