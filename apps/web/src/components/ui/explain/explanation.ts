import type { Route } from 'next';
import type { ReactNode } from 'react';

/** One thing the decision looked at. */
export interface ExplanationInput {
  readonly name: string;
  readonly value: ReactNode;
  /** What it is measured against: `3 of 4`, `most behind`. */
  readonly note?: ReactNode;
}

export interface ExplanationLink {
  readonly label: string;
  readonly href: Route;
}

/** Why the kernel decided something, in one form for every part of it. */
export interface Explanation {
  /** `Why position 7` */
  readonly title: string;
  /** One sentence with the finding. */
  readonly sentence: ReactNode;
  readonly inputs?: readonly ExplanationInput[] | undefined;
  /** Such as Replay this decision and Show the rule; only those that lead somewhere. */
  readonly links?: readonly ExplanationLink[] | undefined;
  readonly decisionId?: string | undefined;
  /** What decided, with its version: `policy fair-program v7`. */
  readonly version?: string | undefined;
  /** Epoch milliseconds of the decision. */
  readonly at?: number | undefined;
  /** What would have been decided, not what was. */
  readonly simulated?: boolean | undefined;
}
