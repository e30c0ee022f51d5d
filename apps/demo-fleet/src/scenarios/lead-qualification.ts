import type { WorkScript } from './work-script.ts';

/** Sales: who is worth a call, and the first words to them. */
export const leadQualification: readonly WorkScript[] = [
  {
    agent: 'lead-qualifier',
    behaviour: 'lead-qualification',
    instructions:
      'You qualify leads. Score need, budget, authority and timing from 0 to 5 with the evidence for each, and recommend: call, nurture or drop.',
    modelHints: ['8b'],
    recalls: true,
    tools: [
      {
        name: 'company_enrich',
        description: 'Public facts about a company.',
        parameters: { domain: { meaning: 'Web domain', oneOf: ['brightwater.example', 'uni.example'] } },
      },
      {
        name: 'crm_get',
        description: 'What a contact did on our pages.',
        parameters: { email: 'E-mail address of the contact' },
      },
    ],
    cases: [
      {
        topic: 'Brightwater Dairy asks for a demonstration',
        request:
          'New lead: Ines Maurer (ines.maurer@brightwater.example), head of operations at Brightwater Dairy, asked for a demonstration.',
        followUps: ['What should the first question of the call be?'],
        toolResults: {
          company_enrich: {
            domain: 'brightwater.example',
            employees: 640,
            sites: 4,
            industry: 'food',
            growth_percent: 9,
          },
          crm_get: { pages: ['pricing', 'integration with SAP'], visits: 5, last: 'yesterday' },
        },
      },
      {
        topic: 'A student downloads the white paper',
        request: 'Lead from the white paper: t.okafor@uni.example, no company given. Worth a call?',
        followUps: [],
        toolResults: {
          company_enrich: { domain: 'uni.example', kind: 'university', employees: null },
          crm_get: { pages: ['white paper'], visits: 1, last: 'today' },
        },
      },
    ],
  },
  {
    agent: 'outreach-writer',
    behaviour: 'lead-qualification',
    instructions:
      'You write the first message to a qualified lead: under 90 words, one reason to write now, one question, no flattery and no attachment.',
    modelHints: ['8b'],
    recalls: false,
    tools: [
      {
        name: 'crm_get',
        description: 'A qualified lead with its score.',
        parameters: { name: { meaning: 'Name of the lead', oneOf: ['Ines Maurer', 'Orrin Freight'] } },
      },
    ],
    cases: [
      {
        topic: 'First message to Brightwater Dairy',
        request: 'Write the first message to Ines Maurer of Brightwater Dairy.',
        followUps: ['A second version, shorter, for a phone screen.'],
        toolResults: {
          crm_get: {
            name: 'Ines Maurer',
            score: 17,
            need: 'three planning tools that do not talk to each other',
            timing: 'new site opens in May',
          },
        },
      },
      {
        topic: 'Follow-up to Orrin Freight',
        request: 'Orrin Freight has not answered for ten days. Write a follow-up that gives them something.',
        followUps: [],
        toolResults: {
          crm_get: {
            name: 'Orrin Freight',
            score: 14,
            need: 'late invoices',
            last_contact_days: 10,
            useful: 'guide to e-invoicing',
          },
        },
      },
    ],
  },
];
