'use client';

import { useSyncExternalStore, type ComponentType, type ReactNode } from 'react';
import { lazyPart } from './lazy-part.tsx';

const never = () => () => undefined;

/** Makes a part that is drawn in the browser only, such as one that needs its width; its code is fetched when it is first shown. */
export function browserPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  placeholder: ReactNode = null,
): ComponentType<Props> {
  const Part = lazyPart(load, placeholder);
  return function BrowserPart(props) {
    const inBrowser = useSyncExternalStore(
      never,
      () => true,
      () => false,
    );
    return inBrowser ? <Part {...props} /> : placeholder;
  };
}
