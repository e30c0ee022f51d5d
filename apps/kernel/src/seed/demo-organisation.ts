import type { Role } from '@agent-os/core/identity';

interface DemoAgent {
  readonly slug: string;
  readonly name: string;
  readonly purpose: string;
  /** Criticality as its owner registered it. */
  readonly riskClass: 'R0' | 'R1' | 'R2' | 'R3' | 'R4';
  /** What tasks it takes from the others. */
  readonly capabilities?: string[];
  /** Instances that it may have at once while many tasks wait; one, when not given. */
  readonly maxInstances?: number;
}

interface DemoTeam {
  readonly slug: string;
  readonly name: string;
  readonly agents: readonly DemoAgent[];
}

interface DemoDepartment {
  readonly slug: string;
  readonly name: string;
  readonly teams: readonly DemoTeam[];
}

export const demoOrganisation = { slug: 'northwind', name: 'Northwind Holdings' } as const;

/** One person a role, so that every view of the console can be tried. */
export const demoPeople: readonly { readonly role: Role; readonly name: string }[] = [
  { role: 'owner', name: 'Marta Okafor' },
  { role: 'admin', name: 'Tim Haverkamp' },
  { role: 'operator', name: 'Priya Raman' },
  { role: 'finance', name: 'Johanna Lindqvist' },
  { role: 'approver', name: 'Daniel Osei' },
  { role: 'auditor', name: 'Keiko Mori' },
  { role: 'viewer', name: 'Kemi Adeyemi' },
];

/** The functions of the paper's Table 2, each with the agents that do its work. */
export const demoDepartments: readonly DemoDepartment[] = [
  {
    slug: 'customer-experience',
    name: 'Customer Experience',
    teams: [
      {
        slug: 'first-line',
        name: 'First line',
        agents: [
          {
            slug: 'tier1-resolver',
            capabilities: ['answer-customers', 'summarise'],
            riskClass: 'R1',
            name: 'Tier-1 resolver',
            purpose: 'Answers first-line tickets on delivery, returns and billing. Hands anything else to a person.',
          },
          {
            slug: 'refund-clerk',
            riskClass: 'R3',
            name: 'Refund clerk',
            purpose: 'Checks returns against the rules and prepares refunds and credits for approval.',
          },
        ],
      },
    ],
  },
  {
    slug: 'capital-markets',
    name: 'Capital Markets',
    teams: [
      {
        slug: 'research',
        name: 'Research',
        agents: [
          {
            slug: 'equity-research',
            riskClass: 'R2',
            name: 'Equity research',
            purpose: 'Reads news and figures of covered companies and writes research notes with their sources.',
          },
          {
            slug: 'filing-reader',
            capabilities: ['read-filings', 'summarise'],
            maxInstances: 3,
            riskClass: 'R1',
            name: 'Filing reader',
            purpose: 'Extracts figures and risks from regulatory filings as they appear.',
          },
        ],
      },
      {
        slug: 'trading-desk',
        name: 'Trading desk',
        agents: [
          {
            slug: 'trade-drafter',
            riskClass: 'R4',
            name: 'Trade drafter',
            purpose: 'Turns accepted research into draft orders within limits. Releases none by itself.',
          },
        ],
      },
    ],
  },
  {
    slug: 'construction',
    name: 'Construction',
    teams: [
      {
        slug: 'planning',
        name: 'Planning',
        agents: [
          {
            slug: 'site-scheduler',
            riskClass: 'R2',
            name: 'Site scheduler',
            purpose: 'Searches for shorter project schedules as crews, deliveries and weather change.',
          },
          {
            slug: 'clash-checker',
            capabilities: ['check-clashes'],
            maxInstances: 2,
            riskClass: 'R1',
            name: 'Clash checker',
            purpose: 'Finds trades that would be in the same place at the same time.',
          },
          {
            slug: 'rfi-responder',
            riskClass: 'R1',
            name: 'RFI responder',
            purpose: 'Drafts answers to requests for information from drawings and specifications.',
          },
        ],
      },
    ],
  },
  {
    slug: 'sales',
    name: 'Sales',
    teams: [
      {
        slug: 'pipeline',
        name: 'Pipeline',
        agents: [
          {
            slug: 'lead-qualifier',
            capabilities: ['score-leads', 'summarise'],
            maxInstances: 2,
            riskClass: 'R1',
            name: 'Lead qualifier',
            purpose: 'Scores new leads against the ideal customer and says why.',
          },
          {
            slug: 'outreach-writer',
            riskClass: 'R2',
            name: 'Outreach writer',
            purpose: 'Drafts first messages to qualified leads in the voice of their account manager.',
          },
        ],
      },
    ],
  },
  {
    slug: 'it-operations',
    name: 'IT Operations',
    teams: [
      {
        slug: 'reliability',
        name: 'Reliability',
        agents: [
          {
            slug: 'sre-responder',
            riskClass: 'R3',
            name: 'SRE responder',
            purpose: 'Investigates alerts, proposes a remedy, and carries out the ones that are safe to undo.',
          },
          {
            slug: 'log-triage',
            capabilities: ['triage-logs', 'summarise'],
            maxInstances: 3,
            riskClass: 'R0',
            name: 'Log triage',
            purpose: 'Groups error logs by cause and opens one ticket for each.',
          },
        ],
      },
    ],
  },
  {
    slug: 'financial-services',
    name: 'Financial Services',
    teams: [
      {
        slug: 'lending',
        name: 'Lending',
        agents: [
          {
            slug: 'loan-underwriter',
            riskClass: 'R4',
            name: 'Loan underwriter',
            purpose: 'Scores loan applications and prepares offers with the reasons for each term.',
          },
          {
            slug: 'doc-verifier',
            capabilities: ['verify-documents', 'summarise'],
            maxInstances: 4,
            riskClass: 'R2',
            name: 'Document verifier',
            purpose: 'Compares payslips, statements and identity documents with what an applicant says.',
          },
        ],
      },
    ],
  },
];
