import type { WorkScript } from './work-script.ts';

/** Customer experience: what can be solved without a person is solved, the rest is handed over with its facts. */
export const tier1Resolution: readonly WorkScript[] = [
  {
    agent: 'tier1-resolver',
    behaviour: 'tier1-resolution',
    instructions:
      'You answer customers. Solve what the knowledge base covers; hand over to a person when money above 100 EUR, safety or law is concerned. Be brief and kind.',
    modelHints: ['8b'],
    recalls: true,
    tools: [
      { name: 'orders_get', description: 'An order with its shipment.', parameters: { order: 'Order number' } },
      {
        name: 'knowledge_search',
        description: 'Articles of the help centre.',
        parameters: { query: 'What to look for' },
      },
    ],
    cases: [
      {
        topic: 'Order 88213 has not arrived',
        request:
          'Customer: "My order #88213 was to arrive on Monday. The tracking page has said the same for three days."',
        followUps: ['Customer: "Can you send it to my office instead?"'],
        toolResults: {
          orders_get: {
            order: '88213',
            state: 'in transit',
            carrier_scan: 'sorting centre, three days ago',
            value_eur: 64.9,
          },
          knowledge_search: {
            article: 'Lost in transit',
            rule: 'No scan for 72 hours: send again or refund, as the customer wishes',
          },
        },
      },
      {
        topic: 'Account locked after a new phone',
        request: 'Customer: "I have a new phone and my codes do not work any more. I cannot sign in."',
        followUps: [],
        toolResults: {
          orders_get: { error: 'There is no such order.' },
          knowledge_search: {
            article: 'New phone',
            steps: ['use a recovery code', 'or ask for a link by e-mail', 'then add the new phone'],
          },
        },
      },
      {
        topic: 'Charger gets hot',
        request: 'Customer: "The charger from order #87102 gets so hot that I cannot touch it."',
        followUps: [],
        toolResults: {
          orders_get: { order: '87102', item: 'USB-C charger 65 W', batch: 'K2231', value_eur: 29.9 },
          knowledge_search: {
            article: 'Heat and smoke',
            rule: 'Tell the customer to unplug it. Always hand over: safety',
          },
        },
      },
    ],
  },
  {
    agent: 'refund-clerk',
    behaviour: 'tier1-resolution',
    instructions:
      'You decide on refunds under the policy. Give the rule that applies, the amount, and the date by which the money is there. You never refund above 100 EUR by yourself.',
    modelHints: ['8b'],
    recalls: false,
    tools: [
      { name: 'orders_get', description: 'An order with its payments.', parameters: { order: 'Order number' } },
      {
        name: 'refunds_create',
        description: 'Refunds an order.',
        parameters: { order: 'Order number', amount: { meaning: 'Amount in EUR', oneOf: ['64.90', '41.50'] } },
      },
    ],
    cases: [
      {
        topic: 'Refund for order 88213',
        request: 'Order #88213 (64.90 EUR) is lost in transit and the customer wants the money back.',
        followUps: [],
        toolResults: {
          orders_get: { order: '88213', paid_eur: 64.9, method: 'card', delivered: false },
          refunds_create: { refund: 'R-5512', amount_eur: 64.9, arrives_within_days: 3 },
        },
      },
      {
        topic: 'Return after forty days',
        request:
          'Order #85990 (41.50 EUR) was sent back after forty days, unopened. The policy says thirty. What do we do?',
        followUps: ['Write the answer to the customer.'],
        toolResults: {
          orders_get: { order: '85990', paid_eur: 41.5, customer_since: 2019, returns_before: 0 },
          refunds_create: { refund: 'R-5513', kind: 'voucher', amount_eur: 41.5 },
        },
      },
    ],
  },
];
