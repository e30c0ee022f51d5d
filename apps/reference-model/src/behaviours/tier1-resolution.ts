import type { Behaviour } from './behaviour.ts';

export const tier1Resolution: Behaviour = {
  name: 'tier1-resolution',
  playbook: [
    'orders.get',
    'customers.get',
    'shipments.track',
    'knowledge.search',
    'refunds.create',
    'tickets.update',
    'tickets.close',
  ],
  openings: [
    'Hello {customer}, thank you for writing. I have looked into {issue} for you.',
    'Hello {customer}, I am sorry about {issue}. Here is what I found.',
    'Thanks for your patience, {customer}. I checked your order and can help with {issue}.',
  ],
  details: [
    'Your parcel left our {warehouse} warehouse {days} days ago and is now with the carrier.',
    'The carrier expects to deliver it within {eta} working days; the tracking page updates every few hours.',
    'A refund of ${amount} goes back to the card that you paid with and arrives within {bank} working days.',
    'I have added a credit of ${credit} to your account for the trouble.',
    'A replacement is reserved in {warehouse} and ships today, so you need not return the first one.',
    'The address on the order matches the one on your account, so nothing needs to change.',
    'Our policy allows returns for {policy} days, and you are well within that time.',
  ],
  closings: [
    'Is there anything else I can do for you? Otherwise I will close the ticket tomorrow.',
    'Your ticket stays open for {policy} days in case anything is not right.',
    'If the parcel has not arrived by then, reply here and a colleague will take over.',
  ],
  words: {
    customer: ['Sam', 'Elena', 'Mr Okafor', 'Ms Laurent', 'Jamie'],
    issue: ['the late delivery', 'the missing item', 'the double charge', 'the damaged parcel', 'your return'],
    warehouse: ['Leeds', 'Rotterdam', 'Leipzig', 'Lyon'],
  },
  figures: { days: [2, 6], eta: [2, 4], amount: [14, 189], bank: [3, 7], credit: [5, 15], policy: [14, 30] },
};
