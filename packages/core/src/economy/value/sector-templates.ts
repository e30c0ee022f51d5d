import type { ValueFormula } from './value-formula.ts';

/** Something that only the organisation knows, in the unit that people enter. */
export interface TemplateBaseline {
  readonly key: 'baselineMinutes' | 'limitMinutes' | 'baselineUnits' | 'usdPerHour' | 'usdPerUnit';
  readonly question: string;
  readonly unit: string;
}

/** A sector's claim as something that can be measured. */
export interface SectorTemplate {
  readonly key: string;
  readonly sector: string;
  readonly work: string;
  /** What the literature reports; never used as a figure. */
  readonly claim: string;
  /** A name for the kind of task, to begin with. */
  readonly suggestedKind: string;
  readonly measures: string;
  readonly unit: string;
  readonly formula: ValueFormula['kind'];
  readonly formulaText: string;
  /** Recorded facts that the value is worked out from. */
  readonly facts: readonly string[];
  readonly baselines: readonly TemplateBaseline[];
}

const usdPerHour = (who: string): TemplateBaseline => ({
  key: 'usdPerHour',
  question: `What does an hour of ${who} cost, all in?`,
  unit: 'USD an hour',
});

/** The six sectors of the liquid labour paper, table 2, each with a definition that records can answer. */
export const sectorTemplates: readonly SectorTemplate[] = [
  {
    key: 'capital_markets',
    sector: 'Capital markets',
    work: 'Research to trade',
    claim: 'Insights in real time',
    suggestedKind: 'research-insight',
    measures: 'Accepted insights that were there in time to act on',
    unit: 'insight in time',
    formula: 'in_time',
    formulaText: 'value of an insight, if the task ended within the limit; otherwise 0',
    facts: ['creation and end of the task', 'acceptance'],
    baselines: [
      { key: 'limitMinutes', question: 'Within how many minutes can an insight still be acted on?', unit: 'minutes' },
      { key: 'usdPerUnit', question: 'What is an insight in time worth?', unit: 'USD each' },
    ],
  },
  {
    key: 'construction',
    sector: 'Construction',
    work: 'Generative scheduling',
    claim: '17 % shorter projects',
    suggestedKind: 'project-schedule',
    measures: 'Days of the accepted schedule against the one it replaces',
    unit: 'project day',
    formula: 'units_saved',
    formulaText: '(days planned before − days of the accepted schedule) × cost of a project day, at least 0',
    facts: ['days of the schedule, as units of the outcome', 'acceptance'],
    baselines: [
      { key: 'baselineUnits', question: 'How many days does the present schedule take?', unit: 'days' },
      { key: 'usdPerUnit', question: 'What does a day of the project cost?', unit: 'USD a day' },
    ],
  },
  {
    key: 'sales',
    sector: 'Sales',
    work: 'Qualifying leads and reaching out',
    claim: '83 % of a representative’s time saved',
    suggestedKind: 'lead-qualification',
    measures: 'Minutes that representatives spend on a lead, against before',
    unit: 'lead',
    formula: 'time_saved',
    formulaText: '(minutes a lead took × leads − minutes that people spent) × rate, at least 0',
    facts: ['leads, as units of the outcome', 'minutes of people', 'acceptance'],
    baselines: [
      { key: 'baselineMinutes', question: 'How many minutes did a representative spend on a lead?', unit: 'minutes' },
      usdPerHour('a representative'),
    ],
  },
  {
    key: 'customer_experience',
    sector: 'Customer experience',
    work: 'First-level resolution',
    claim: '65 % resolved without a person',
    suggestedKind: 'ticket-resolution',
    measures: 'Accepted resolutions on which no person worked',
    unit: 'resolution',
    formula: 'without_person',
    formulaText: 'cost of a resolution by a person × resolutions, if people spent 0 minutes handling it; otherwise 0',
    facts: ['resolutions, as units of the outcome', 'minutes that people spent handling it', 'acceptance'],
    baselines: [{ key: 'usdPerUnit', question: 'What does a resolution by a person cost?', unit: 'USD each' }],
  },
  {
    key: 'it_operations',
    sector: 'IT operations',
    work: 'Repair without being asked',
    claim: '30 % more efficient',
    suggestedKind: 'incident-repair',
    measures: 'Time from the incident to its accepted repair, against before',
    unit: 'incident',
    formula: 'duration_saved',
    formulaText: '(minutes to repair before − minutes from the task’s creation to its end) × rate, at least 0',
    facts: ['creation and end of the task', 'acceptance'],
    baselines: [
      { key: 'baselineMinutes', question: 'How many minutes did a repair take?', unit: 'minutes' },
      usdPerHour('the outage and the engineers at work on it'),
    ],
  },
  {
    key: 'financial_services',
    sector: 'Financial services',
    work: 'Risk scores and loan applications',
    claim: '90 % less time to underwrite',
    suggestedKind: 'loan-underwriting',
    measures: 'Minutes that underwriters spend on a case, against before',
    unit: 'case',
    formula: 'time_saved',
    formulaText: '(minutes a case took × cases − minutes that people spent) × rate, at least 0',
    facts: ['cases, as units of the outcome', 'minutes of people', 'acceptance'],
    baselines: [
      { key: 'baselineMinutes', question: 'How many minutes did an underwriter spend on a case?', unit: 'minutes' },
      usdPerHour('an underwriter'),
    ],
  },
];
