import type { ServiceClass } from '../../scheduling/index.ts';

/** A text and what somebody says it means. */
export interface IntentExample {
  readonly text: string;
  readonly serviceClass: ServiceClass;
}
