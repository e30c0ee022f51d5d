import type { Turn } from '../prints/index.ts';
import type { Inventor } from './invent-text.ts';
import { assistant, Script, system, tool, user, type ScriptedCall } from './scripted-call.ts';

type Scenario = (words: Inventor, runId: string | null) => readonly ScriptedCall[];

const help = system('You are a careful assistant. Use the tools. Answer briefly and say what you did not find.');

/** 200 steps with tools, one transcript that grows; the tests are run again and again and often fail in the same way. */
const toolRun: Scenario = (words, runId) => {
  const script = new Script(runId);
  const turns: Turn[] = [help, user(words.text(4))];
  for (let step = 0; step < 200; step += 1) {
    const isTest = words.number(1, 4) === 1;
    const asked = isTest
      ? 'run_tests {"suite":"unit"}'
      : `edit_file {"path":"src/${words.word}.ts","text":"${words.text(2)}"}`;
    const answer = script.call('coder', turns, isTest ? asked : `${words.sentence()} ${asked}`);
    turns.push(assistant(answer), tool(isTest ? `${words.number(1, 3)} failed, 212 passed` : 'File saved.'));
  }
  return script.calls;
};

/** Two agents work something out: each turn answers the other with something new. */
const collaboration: Scenario = (words, runId) => {
  const script = new Script(runId);
  let said = words.text(3);
  const grows = words.number(0, 1) === 1;
  const histories: Record<string, Turn[]> = { author: [help], critic: [system('You review drafts. Be concrete.')] };
  for (let turn = 0; turn < 60; turn += 1) {
    const agent = turn % 2 === 0 ? 'author' : 'critic';
    const history = histories[agent] ?? [];
    const request = [...history, user(`Your colleague writes: ${said} Please answer and go on.`)];
    said = script.call(agent, request, `Thank you, that helps. ${words.text(words.number(1, 4))}`);
    if (grows) histories[agent] = [...request, assistant(said)];
  }
  return script.calls;
};

const backoff = (poll: number): number => Math.min(30_000, 1_000 * 2 ** poll);

const poll: Scenario = (words, runId) => {
  const script = new Script(runId);
  const turns: Turn[] = [help, user(`Start job ${words.number(1, 9_999)} and tell me when it is done.`)];
  for (let count = 0; count < 40; count += 1) {
    const answer = script.call('operator', turns, 'job_status {"job":"nightly"}');
    turns.push(assistant(answer), tool('{"state":"running"}'));
    script.wait(backoff(count));
  }
  return script.calls;
};

const pollThroughAgent: Scenario = (words, runId) => {
  const script = new Script(runId);
  const asker: Turn[] = [help, user(words.text(2))];
  for (let count = 0; count < 30; count += 1) {
    const asked = script.call('asker', asker, 'ask_agent {"to":"worker","text":"Is the export finished?"}');
    const told = script.call('worker', [help, user('Is the export finished?')], 'Not yet, it is still running.');
    asker.push(assistant(asked), tool(told));
    script.wait(backoff(count));
  }
  return script.calls;
};

/** One template, 500 documents, eight at a time, three possible answers. */
const mapDocuments: Scenario = (words, runId) => {
  const script = new Script(runId);
  const template = words.text(6);
  const calls: ScriptedCall[] = [];
  for (let index = 0; index < 500; index += 1) {
    const arriveMs = script.nowMs + Math.floor(index / 8) * 900 + (index % 8) * 7;
    const turns = [help, user(`${template}\n\n<document>\n${words.text(words.number(1, 10))}\n</document>`)];
    const answer = words.pick(['positive', 'negative', 'neutral']);
    calls.push({ agentId: 'labeller', runId, turns, answer, arriveMs, endMs: arriveMs + words.number(300, 800) });
  }
  return calls;
};

/** The same one after the other, with items of a word or a number. */
const mapItems: Scenario = (words, runId) => {
  const script = new Script(runId);
  const template = words.text(5);
  for (let index = 0; index < 200; index += 1) {
    const item = words.number(0, 1) === 1 ? words.word : `order ${10_000 + index}`;
    script.call('labeller', [help, user(`${template} Item: ${item}`)], words.pick(['yes', 'no']), 300);
  }
  return script.calls;
};

/** A supervisor hands out one invoice after the other in the same words. */
const supervisedItems: Scenario = (words, runId) => {
  const script = new Script(runId);
  const turns: Turn[] = [help, user(`Have all open invoices booked. ${words.sentence()}`)];
  for (let index = 0; index < 100; index += 1) {
    const id = `INV-${4_000 + index}`;
    const order = `Please book the next open invoice. Its number is ${id}. Follow the usual policy and tell me the result.`;
    turns.push(assistant(script.call('supervisor', turns, order)));
    const result = script.call('clerk', [help, user(order)], `Invoice ${id} is booked. The usual policy was followed.`);
    turns.push(tool(result));
  }
  return script.calls;
};

/** Many conversations at once, without runs, that share their phrases. */
const supportDesk: Scenario = (words) => {
  const calls: ScriptedCall[] = [];
  const phrases = ['Thank you for your patience.', 'Is there anything else I can do for you today?'];
  for (let conversation = 0; conversation < 40; conversation += 1) {
    const script = new Script(null);
    script.wait(words.number(0, 60_000));
    const turns: Turn[] = [help];
    for (let turn = 0; turn < words.number(2, 10); turn += 1) {
      turns.push(user(words.pick([words.sentence(), words.text(2), `Yes, ${words.word} please.`])));
      turns.push(assistant(script.call('desk', turns, `${words.text(1)} ${words.pick(phrases)}`)));
      script.wait(words.number(2_000, 20_000));
    }
    calls.push(...script.calls);
  }
  return calls;
};

/** Votes: one question sixteen times at once, then a few more one after the other, with answers that differ. */
const samples: Scenario = (words, runId) => {
  const script = new Script(runId);
  const turns = [help, user(words.text(3))];
  const arriveMs = script.nowMs;
  const votes = Array.from({ length: 16 }, (): ScriptedCall => {
    const answer = words.pick(['The answer is 4.', 'The answer is 5.']);
    return { agentId: 'solver', runId, turns, answer, arriveMs, endMs: arriveMs + words.number(500, 900) };
  });
  script.wait(1_000);
  for (let more = 0; more < 20; more += 1) script.call('solver', turns, words.text(3));
  return [...votes, ...script.calls];
};

/** A writer and an editor pass a long text to and fro, with a few changes each time. */
const refinement: Scenario = (words, runId) => {
  const script = new Script(runId);
  const text = words.text(30).split(' ');
  for (let round = 0; round < 24; round += 1) {
    for (let edit = 0; edit < words.number(5, 10); edit += 1) text[words.number(0, text.length - 1)] = words.word;
    const [agent, other] = round % 2 === 0 ? ['writer', 'editor'] : ['editor', 'writer'];
    script.call(
      agent ?? '',
      [system(`You are the ${agent}.`), user(`From ${other}: ${text.join(' ')}`)],
      text.join(' '),
      4_000,
    );
  }
  return script.calls;
};

/** Each item fails twice before it succeeds. */
const retries: Scenario = (words, runId) => {
  const script = new Script(runId);
  for (let item = 0; item < 40; item += 1) {
    const turns = [help, user(words.text(2))];
    for (let failure = 0; failure < words.number(0, 3); failure += 1) script.fail('importer', turns);
    script.call('importer', turns, words.sentence());
  }
  return script.calls;
};

/** The same question every minute, day and night. */
const heartbeat: Scenario = (words) => {
  const script = new Script(null);
  const turns = [help, user(words.text(1))];
  for (let beat = 0; beat < 500; beat += 1) {
    script.call('watchman', turns, 'All is well.');
    script.wait(60_000);
  }
  return script.calls;
};

/** The history is with the provider: each request only says to go on. */
const goOn: Scenario = (words, runId) => {
  const script = new Script(runId);
  for (let step = 0; step < 60; step += 1) {
    script.call('novelist', [{ role: 'context', text: `resp_${step}` }, user('Please continue.')], words.text(5));
  }
  return script.calls;
};

/** A recorded load, played again in one run by several agents in the words of a small vocabulary. */
const replay: Scenario = (words, runId) => {
  const script = new Script(runId);
  const vocabulary = Array.from({ length: 12 }, () => words.word);
  for (let index = 0; index < 150; index += 1) {
    const prompt = Array.from({ length: words.number(5, 300) }, () => words.pick(vocabulary)).join(' ');
    script.call(words.pick(['first', 'second', 'third']), [user(prompt)], words.text(1), 100);
  }
  return script.calls;
};

export const honestScenarios: Readonly<Record<string, Scenario>> = {
  toolRun,
  collaboration,
  poll,
  pollThroughAgent,
  mapDocuments,
  mapItems,
  supervisedItems,
  supportDesk,
  samples,
  refinement,
  retries,
  heartbeat,
  goOn,
  replay,
};
