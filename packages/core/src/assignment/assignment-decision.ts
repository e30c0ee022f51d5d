import type { ServiceClass } from '../scheduling/index.ts';

/** What speaks for an agent, each in thousandths. */
export interface AssignmentParts {
  /** Share of its instances' places that are free. */
  readonly room: number;
  /** Its share of the run's recent calls, as far as their prefixes are still warm. */
  readonly context: number;
  /** Warmth of its own prompt, whatever the run. */
  readonly cache: number;
}

/** Why an agent does not get a task. */
export type AssignmentRejection =
  | { readonly kind: 'not_active'; readonly state: 'suspended' | 'retired' }
  | { readonly kind: 'capability_missing'; readonly missing: readonly string[] }
  /** The task is more urgent than the agent's registered criticality allows. */
  | { readonly kind: 'class_not_allowed'; readonly highest: ServiceClass }
  | { readonly kind: 'no_live_instance' }
  | { readonly kind: 'no_room'; readonly held: number; readonly places: number }
  | { readonly kind: 'outscored'; readonly score: number; readonly parts: AssignmentParts }
  /** As good as the chosen one, which got its last task earlier. */
  | { readonly kind: 'more_recent'; readonly score: number; readonly parts: AssignmentParts };

export interface RejectedAgent {
  readonly agentId: string;
  readonly slug: string;
  readonly reason: AssignmentRejection;
}

/** Who gets a task, or who would if it had room, and why nobody else does. */
export type AssignmentDecision =
  | {
      readonly kind: 'assigned';
      readonly agentId: string;
      readonly slug: string;
      /** In thousandths: the weighted sum of the parts. */
      readonly score: number;
      readonly parts: AssignmentParts;
      /** The nearest first. */
      readonly rejected: readonly RejectedAgent[];
    }
  | {
      readonly kind: 'waits';
      /** Would take it with one more place: its instances grow for it. Null: nobody fits. */
      readonly wantedAgentId: string | null;
      readonly rejected: readonly RejectedAgent[];
    };
