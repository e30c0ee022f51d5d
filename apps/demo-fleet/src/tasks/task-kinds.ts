import type { Behaviour } from '../scenarios/index.ts';

/** Work that one agent of the demo organisation gives away, and others are capable of. */
export interface TaskKind {
  /** Slug of who gives it away. */
  readonly creator: string;
  /** What is to be done with a subject; follows it in the task's title. */
  readonly title: string;
  readonly capabilities: readonly string[];
  readonly priority: 'standard' | 'batch';
  /** What a model is asked to be while it is done. */
  readonly behaviour: Behaviour;
  /** What the task is about, one after the other. */
  readonly subjects: readonly string[];
}

export const taskKinds: readonly TaskKind[] = [
  {
    creator: 'sre-responder',
    title: 'triage the logs',
    capabilities: ['triage-logs'],
    priority: 'standard',
    behaviour: 'sre',
    subjects: ['Checkout', 'Search-3', 'Mail service', 'Payment gateway'],
  },
  {
    creator: 'loan-underwriter',
    title: 'verify the documents',
    capabilities: ['verify-documents'],
    priority: 'standard',
    behaviour: 'loan-origination',
    subjects: ['LN-2207', 'LN-2214', 'LN-2219', 'LN-2231'],
  },
  {
    creator: 'equity-research',
    title: 'extract the figures of the annual report',
    capabilities: ['read-filings'],
    priority: 'batch',
    behaviour: 'research-to-trade',
    subjects: ['Halden Shipping', 'Orrin Semiconductors', 'Vasco Foods'],
  },
  {
    creator: 'outreach-writer',
    title: 'score the lead',
    capabilities: ['score-leads'],
    priority: 'standard',
    behaviour: 'lead-qualification',
    subjects: ['Brightwater Clinics', 'Nordkette Logistics', 'Sunda Foods'],
  },
  {
    creator: 'site-scheduler',
    title: 'summarise the week on site',
    capabilities: ['summarise'],
    priority: 'batch',
    behaviour: 'generative-scheduling',
    subjects: ['Riverside Tower', 'Depot 4'],
  },
];
