'use client';

import { useLayoutEffect } from 'react';

/**
 * Resolves `system` where the script of the first paint did not run: Next has the browser alone render a page that turns out not to be
 * there, and React runs no script that it inserts.
 */
export function SystemTheme() {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (dataset['theme'] !== undefined) return undefined;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const resolve = () => {
      if (dataset['themeChoice'] === 'system') dataset['theme'] = dark.matches ? 'dark' : 'light';
    };
    resolve();
    dark.addEventListener('change', resolve);
    return () => dark.removeEventListener('change', resolve);
  }, []);
  return null;
}
