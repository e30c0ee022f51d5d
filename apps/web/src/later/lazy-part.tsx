'use client';

import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';
import { createLater, type Later } from './create-later.ts';

/** A part of a page whose code is fetched when it is first shown, or before by `useWarm`. */
export type LazyPart<Props extends object> = ComponentType<Props> & Pick<Later<unknown>, 'fetch'>;

/**
 * Makes a part of code that comes later. Once it is here, showing it waits for nothing; until then the placeholder keeps its
 * room, or what the server drew of it stands there.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  placeholder: ReactNode = null,
): LazyPart<Props> {
  const later = createLater(load);
  // React keeps a failure for ever, so that another attempt needs another component.
  const begin = (): ComponentType<Props> =>
    lazy(async () => {
      try {
        return { default: await later.fetch() };
      } catch (cause) {
        Coming = begin();
        throw cause;
      }
    });
  let Coming = begin();
  function Part(props: Props) {
    // Chosen when it is first shown: to change it would make the part anew and lose what was typed.
    const [Shown] = useState(() => later.read() ?? Coming);
    return (
      <Suspense fallback={placeholder}>
        <Shown {...props} />
      </Suspense>
    );
  }
  return Object.assign(Part, { fetch: later.fetch });
}
