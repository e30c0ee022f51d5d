import type { PoolSnapshot } from './pool-snapshot.ts';

/** What a preview of starts needs: the part of a snapshot that is copied in a few milliseconds however many wait, outer groups before inner ones. */
export type PoolOutline = Pick<
  PoolSnapshot,
  'policy' | 'limits' | 'clock' | 'sequence' | 'waiting' | 'running' | 'groups' | 'freeTools'
>;
