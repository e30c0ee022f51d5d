import type { Behaviour } from './behaviour.ts';

export const leadQualification: Behaviour = {
  name: 'lead-qualification',
  playbook: ['crm.get', 'crm.search', 'company.enrich', 'calendar.slots', 'email.draft', 'crm.update'],
  openings: [
    '{company} scores {score} of 100: a good fit, worth a call this week.',
    'Qualified: {contact} at {company}, {staff} employees, evaluating for the {quarter} quarter.',
    '{company} does not fit yet: the need is clear, the budget opens in the {quarter} quarter.',
  ],
  details: [
    '{contact} opened the pricing page {visits} times in {days} days and downloaded the security overview.',
    'The company runs {tool} today, and the contract ends in {months} months.',
    'Budget: about {budget} thousand dollars a year, confirmed in the form.',
    'The decision lies with {contact} and the head of {function}; {function} has asked for a reference customer.',
    'Main pain: {pain}, which costs the team about {hours} hours a week.',
    'No open opportunity exists in the CRM, and nobody has contacted them for {quiet} days.',
    'Two similar customers in the same sector closed within {cycle} days.',
  ],
  closings: [
    'Drafted an email to {contact} that offers Tuesday or Thursday; it waits for the account owner to send it.',
    'Next step: a discovery call of 30 minutes with {contact} and the head of {function}.',
    'Moved to nurture with a reminder in {days} days.',
  ],
  words: {
    company: ['Fennimore Logistics', 'Hartwell Clinics', 'Osprey Retail', 'Linden & Shaw', 'Quayside Foods'],
    contact: ['Priya Nair', 'Tom Fielding', 'Ana Duarte', 'Jonas Weber', 'Mei Lin'],
    quarter: ['first', 'second', 'third', 'fourth'],
    tool: ['a spreadsheet', 'an in-house tool', 'a competitor’s starter plan'],
    function: ['finance', 'operations', 'customer service', 'IT'],
    pain: ['late hand-offs', 'double entry of orders', 'slow quotes', 'missing renewal dates'],
  },
  figures: {
    score: [61, 94],
    staff: [40, 2_300],
    visits: [2, 9],
    days: [3, 21],
    months: [2, 9],
    budget: [18, 160],
    hours: [4, 26],
    quiet: [14, 120],
    cycle: [24, 70],
  },
};
