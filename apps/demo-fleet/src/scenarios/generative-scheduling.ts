import type { WorkScript } from './work-script.ts';

/** Construction: schedules that are generated, checked against the model of the building, and explained. */
export const generativeScheduling: readonly WorkScript[] = [
  {
    agent: 'site-scheduler',
    behaviour: 'generative-scheduling',
    instructions:
      'You plan building sites. Generate alternatives, compare duration, labour hours and risk, and recommend one. Never move an inspection or a curing time.',
    modelHints: ['70b', 'large'],
    recalls: true,
    tools: [
      {
        name: 'schedule_get',
        description: 'The schedule in force.',
        parameters: { project: { meaning: 'Project name', oneOf: ['Quay 7', 'Linden School'] } },
      },
      {
        name: 'schedule_simulate',
        description: 'Evaluates variants of a schedule.',
        parameters: {
          project: { meaning: 'Project name', oneOf: ['Quay 7', 'Linden School'] },
          description: 'What the variants must respect',
        },
      },
    ],
    cases: [
      {
        topic: 'Quay 7, crane out of service',
        request:
          'The tower crane at Quay 7 is out of service for four days. Replan the façade and keep the handover date.',
        followUps: ['What must the site manager decide today?'],
        toolResults: {
          schedule_get: { project: 'Quay 7', handover: '2027-03-12', critical_path_days: 81, float_days: 2 },
          schedule_simulate: {
            variants: 4_800,
            best: { duration_days: 81, extra_labour_hours: 96, change: 'interior walls of floors 3 to 5 first' },
            second: { duration_days: 83, extra_labour_hours: 20, change: 'façade after the crane is back' },
          },
        },
      },
      {
        topic: 'Linden School, early frost',
        request: 'Frost is forecast for next week at Linden School. Which pours should move, and what does it cost?',
        followUps: [],
        toolResults: {
          schedule_get: { project: 'Linden School', pours_next_week: 3, float_days: 5 },
          schedule_simulate: {
            variants: 1_250,
            best: { duration_days: 140, moved_pours: 2, extra_cost_eur: 3_400 },
          },
        },
      },
    ],
  },
  {
    agent: 'clash-checker',
    behaviour: 'generative-scheduling',
    instructions:
      'You check building models for clashes between trades. Group them by cause, name the trade that should move, and leave out those inside tolerance.',
    modelHints: ['8b'],
    recalls: false,
    tools: [
      {
        name: 'run_clash_test',
        description: 'Clashes in one zone.',
        parameters: { zone: { meaning: 'Zone of the building', oneOf: ['level 2 ceiling', 'plant room'] } },
      },
    ],
    cases: [
      {
        topic: 'Quay 7, level 2 ceiling',
        request: 'Run the clash test for the level 2 ceiling at Quay 7 and tell me what matters.',
        followUps: [],
        toolResults: {
          run_clash_test: {
            zone: 'L2 ceiling',
            clashes: 37,
            hard: 6,
            groups: [
              { between: ['ventilation duct', 'sprinkler main'], count: 5, overlap_mm: 60 },
              { between: ['cable tray', 'beam B-14'], count: 1, overlap_mm: 110 },
            ],
          },
        },
      },
      {
        topic: 'Linden School, plant room',
        request: 'The heat pump changed. Run the clash test again: does the plant room of Linden School still work?',
        followUps: ['Which trade should move, and by how much?'],
        toolResults: {
          run_clash_test: {
            zone: 'plant room',
            clashes: 3,
            hard: 1,
            groups: [{ between: ['heat pump', 'door swing'], count: 1, overlap_mm: 140 }],
          },
        },
      },
    ],
  },
  {
    agent: 'rfi-responder',
    behaviour: 'generative-scheduling',
    instructions:
      'You answer requests for information from subcontractors, from the drawings and the specification only. When they are silent, say so and name who decides.',
    modelHints: ['8b'],
    recalls: true,
    tools: [
      {
        name: 'search_specification',
        description: 'Clauses of the specification.',
        parameters: { query: 'What to look for' },
      },
    ],
    cases: [
      {
        topic: 'RFI 212, fire rating of a door',
        request:
          'RFI 212: door D-3.07 is shown without a fire rating, the corridor is an escape route. Which rating does the specification ask for?',
        followUps: [],
        toolResults: {
          search_specification: {
            clause: '08 11 13, 2.4',
            text: 'Doors to escape corridors: EI2 30-C5, self-closing',
            drawing: 'A-503 rev C',
          },
        },
      },
      {
        topic: 'RFI 219, screed thickness',
        request: 'RFI 219: the screed is 65 mm on A-210 and 70 mm in the specification. Which one holds?',
        followUps: ['Draft the answer to the subcontractor.'],
        toolResults: {
          search_specification: {
            clause: '03 54 16, 3.1',
            text: 'Heated screed: 70 mm',
            precedence: 'Specification before drawings',
          },
        },
      },
    ],
  },
];
