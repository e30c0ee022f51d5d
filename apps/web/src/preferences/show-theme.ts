import type { ThemeChoice } from './theme.ts';

/** Shows the page in the theme of that choice; `system` is the device's. */
export function showTheme(choice: ThemeChoice): void {
  const dark = choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
}
