import type { ReactNode } from 'react';
import { ExactText } from './exact-text.tsx';
import { HatchSwatch } from './hatch.tsx';
import { StateGlyph } from './state-glyph.tsx';

/** How sure a figure is. Left out, it is settled or measured. */
export interface FigureMarks {
  /** Not metered: a tilde before it. */
  readonly estimated?: boolean | undefined;
  /** Promised, not spent: hatch before it. */
  readonly reserved?: boolean | undefined;
  /** Not from a real model: the dashed ring after it. */
  readonly simulated?: boolean | undefined;
  /** Takes a tab stop, so that the exact value shows by keyboard; leave it off in grids. */
  readonly focusable?: boolean | undefined;
}

export interface FigureProps extends FigureMarks {
  readonly exact: string;
  readonly children: ReactNode;
}

/** One number of any kind with the marks of what it is worth. */
export function Figure({ exact, estimated, reserved, simulated, focusable, children }: FigureProps) {
  return (
    <ExactText exact={exact} {...(focusable === undefined ? {} : { focusable })}>
      {reserved && (
        <span className="mr-1">
          <HatchSwatch />
          <span className="sr-only">reserved </span>
        </span>
      )}
      {estimated && '~'}
      {children}
      {simulated && (
        <span className="ml-1">
          <StateGlyph shape="simulated" />
          <span className="sr-only"> simulated</span>
        </span>
      )}
    </ExactText>
  );
}
