import { applyTheme } from '@/preferences/index.ts';

/** The theme that is shown; the first-paint script has resolved what the device says. */
export function shownTheme(): 'light' | 'dark' {
  return document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
}

/** Light becomes dark, dark becomes light. */
export function swapTheme(): void {
  applyTheme(shownTheme() === 'dark' ? 'light' : 'dark');
}
