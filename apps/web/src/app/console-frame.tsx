import type { ReactNode } from 'react';
import type { ShellProps } from '@/features/shell/index.ts';
import { ConsoleLayers } from './console-layers.tsx';
import { fetchForFrame } from './fetch-for-frame.ts';

/** The console's frame with the data that it shows itself. */
export async function ConsoleFrame(props: ShellProps): Promise<ReactNode> {
  return <ConsoleLayers {...props} cached={await fetchForFrame()} />;
}
