import type { Behaviour } from './behaviour.ts';

export const loanOrigination: Behaviour = {
  name: 'loan-origination',
  playbook: ['applications.get', 'documents.extract', 'credit.report', 'income.verify', 'risk.score', 'underwriting.submit'],
  openings: [
    'Application reviewed: {amount} thousand dollars over {term} months for {purpose}. Proposed decision: {decision}.',
    'Risk assessment: the applicant falls in band {band}, with a probability of default of {default} basis points.',
    'The file is complete, and {documents} documents were read and matched against the application.',
  ],
  details: [
    'Debt service takes {ratio} % of verified income, against a policy limit of 43 %.',
    'Income was confirmed from {payslips} payslips and the bank statements; the two differ by less than {difference} %.',
    'The credit report shows {accounts} open accounts, no defaults and a history of {years} years.',
    'Employment with {employer} has lasted {tenure} months, beyond the minimum of 12.',
    'The collateral was valued at {value} thousand dollars, which gives a loan to value of {ltv} %.',
    'Stressed by 300 basis points, the monthly payment stays affordable with {cushion} dollars to spare.',
    'No factor in the score uses a protected characteristic; the main reasons are listed in the file.',
  ],
  closings: [
    'The decision is a proposal: an underwriter has to sign it before the offer is sent.',
    'Conditions: proof of insurance, and a current statement for account ending {ending}.',
    'Time from submission to proposal: {elapsed} minutes.',
  ],
  words: {
    purpose: ['a home improvement', 'a delivery van', 'working capital', 'a first home', 'a refinancing'],
    decision: ['approve', 'approve with conditions', 'refer to an underwriter'],
    band: ['A2', 'B1', 'B2', 'C1'],
    employer: ['a hospital trust', 'a logistics company', 'a school district', 'a software company'],
  },
  figures: {
    amount: [12, 420],
    term: [24, 300],
    default: [35, 410],
    documents: [6, 17],
    ratio: [19, 42],
    payslips: [3, 6],
    difference: [1, 3],
    accounts: [2, 9],
    years: [3, 21],
    tenure: [13, 150],
    value: [60, 690],
    ltv: [41, 80],
    cushion: [140, 1_900],
    ending: [1_000, 9_999],
    elapsed: [4, 22],
  },
};
