export const markdownSample = `## Delivery of order 2026-118377

The carrier scanned it on **17 Nov, 16:04**, signed “porch”. Three things to do:

1. open a trace with \`orders.trace\`
2. wait until 20 Nov
3. resend, *free of charge*

- [x] asked the customer for the address
- [ ] asked the neighbour

| field | value | source |
|---|---:|---|
| order | 2026-118377 | orders.get |
| paid | $1,840.00 | payments.get |

> I am at home all day, and nobody rang.

\`\`\`json
{ "status": "delivered", "signed": "porch" }
\`\`\`

See [the carrier](https://carrier.example/track?id=1), not [this](javascript:alert(1)).
![scan of the slip](https://tracker.example/pixel.png) <img src="https://tracker.example/x.png"> <b>HTML stays text</b>`;

export const rightToLeftSample = `שלום, ההזמנה שלי **2026-118377** לא הגיעה. אפשר לבדוק?

- מספר ההזמנה: \`2026-118377\`
- הסכום: $1,840.00

مرحبا، لم يصل طلبي حتى الآن. هل يمكنكم التحقق من ذلك؟

And this paragraph is English again, with (brackets) and 3 numbers.`;

/** About 200 kB with long lines, without spaces here and there. */
export function longMessage(): string {
  const paragraph = (index: number) =>
    `Paragraph ${index}. ${'The reconciliation of this account shows a difference that nobody has explained so far. '.repeat(9)}${index % 7 === 0 ? 'x'.repeat(400) : ''}`;
  return Array.from({ length: 240 }, (_, index) => paragraph(index + 1)).join('\n\n');
}

export const toolArguments =
  '{"orderId":"2026-118377","fields":["status","carrier"],"limit":12345678901234567890,"dryRun":false}';

export const smallJson = {
  id: 'call_01kaf3qc7m2v',
  model: 'gpt-oss-120b',
  usage: { input: 6912, output: 412, cached: 4928 },
  messages: [
    {
      role: 'system',
      content: 'You answer first-line tickets.\nNever promise prices.\nHand anything else to a person.',
    },
    { role: 'user', content: 'My order 2026-118377 shows delivered, but nothing arrived.' },
  ],
  stop: null,
  simulated: true,
};

/** About a megabyte when written out. */
export function largeJson(): unknown {
  return {
    object: 'list',
    data: Array.from({ length: 4000 }, (_, index) => ({
      id: `call_${index.toString(36).padStart(8, '0')}`,
      agent: `agent-${index % 148}`,
      usage: { input: 1000 + ((index * 37) % 9000), output: (index * 13) % 900 },
      cost: `0.00${String((index * 7919) % 1000).padStart(3, '0')}`,
      note: index % 50 === 0 ? 'fell back: the first provider did not answer within 8 s' : null,
      steps: [0.04, 0.07, 1.9, 0.03, 412, 3184, 0.02, 0.31],
    })),
  };
}

export const promptBefore = `You answer first-line tickets.
Be brief.
You may give credits up to $20.
Never promise prices.
Never give legal advice.
Use the customer's language.
Hand anything else to a person.
Sign with the name of the team.`;

export const promptAfter = `You answer first-line tickets.
Be brief and name the next step.
You may give credits up to $25.
Never promise prices.
Never give legal advice.
Use the customer's language.
Hand anything else to a person.
Sign with the name of the team.
Say that you are an assistant.`;

export const curlSample = `curl https://kernel.example/v1/chat/completions \\
  -H "authorization: Bearer $AGENT_OS_KEY" \\
  -H "content-type: application/json" \\
  -d '{"model":"gpt-oss-120b","messages":[{"role":"user","content":"Where is order 2026-118377, which was promised for the seventeenth of November?"}]}'`;
