'use client';

import { useState } from 'react';
import { showTheme } from './show-theme.ts';
import { themeChoices, themeCookie, type ThemeChoice } from './theme.ts';

const names: Record<ThemeChoice, string> = { system: 'As the device', light: 'Light', dark: 'Dark' };
const yearSeconds = 31_536_000;

/** Applies a theme at once and remembers it for the next page. */
export function applyTheme(choice: ThemeChoice): void {
  document.documentElement.dataset['themeChoice'] = choice;
  showTheme(choice);
  document.cookie = `${themeCookie}=${choice};path=/;max-age=${yearSeconds};samesite=lax`;
}

/** Three radio buttons; the choice takes effect at once. */
export function ThemeControl({ initial }: { readonly initial: ThemeChoice }) {
  const [chosen, setChosen] = useState(initial);
  return (
    <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
      <legend className="sr-only">Theme</legend>
      {themeChoices.map((choice) => (
        <label key={choice} className="flex min-h-6 items-center gap-2">
          <input
            type="radio"
            name="theme"
            value={choice}
            checked={chosen === choice}
            onChange={() => {
              setChosen(choice);
              applyTheme(choice);
            }}
            className="size-4 accent-ink-1"
          />
          {names[choice]}
        </label>
      ))}
    </fieldset>
  );
}
