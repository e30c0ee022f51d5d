import type { Turn } from '../prints/index.ts';
import type { Inventor } from './invent-text.ts';
import { assistant, Script, system, tool, user, type ScriptedCall } from './scripted-call.ts';

type Scenario = (words: Inventor, runId: string | null) => readonly ScriptedCall[];

const turnsOfLoop = 40;
const wraps: readonly ((said: string, turn: number) => string)[] = [
  (said) => said,
  (said) => `Your colleague says: "${said}" What do you answer?`,
  (said, turn) => `[21:${10 + (turn % 50)}:07] ${said} (turn ${turn})`,
  (said) => JSON.stringify({ from: 'colleague', message: said }),
];

/** Agents hand their answers on in a circle; `reword` changes them a little each time. */
function circle(
  agents: readonly string[],
  words: Inventor,
  runId: string | null,
  { reword, grows }: { readonly reword: boolean; readonly grows: boolean },
): readonly ScriptedCall[] {
  const script = new Script(runId);
  const wrap = words.pick(wraps);
  const answers = agents.map(() => words.sentence(words.number(10, 40)));
  const swaps = Array.from({ length: 6 }, () => words.word);
  const histories = agents.map((agent): Turn[] => [system(`You are ${agent}. Ask the others when you are not sure.`)]);
  let said = words.text(2);
  for (let turn = 0; turn < turnsOfLoop; turn += 1) {
    const place = turn % agents.length;
    const request = [...(histories[place] ?? []), user(wrap(said, turn))];
    const text = (answers[place] ?? '').split(' ');
    const edits = reword ? words.number(1, 2) : 0;
    for (let edit = 0; edit < edits; edit += 1) text[words.number(1, text.length - 2)] = words.pick(swaps);
    said = script.call(agents[place] ?? '', request, text.join(' '), words.number(300, 3_000));
    if (grows) histories[place] = [...request, assistant(said)];
  }
  return script.calls;
}

const two = ['planner', 'worker'];
const three = ['planner', 'worker', 'reviewer'];

const verbatimPair: Scenario = (words, runId) => circle(two, words, runId, { reword: false, grows: false });
const rewordedPair: Scenario = (words, runId) => circle(two, words, runId, { reword: true, grows: false });
const growingPair: Scenario = (words, runId) => circle(two, words, runId, { reword: false, grows: true });
const rewordedGrowingPair: Scenario = (words, runId) => circle(two, words, runId, { reword: true, grows: true });
const trio: Scenario = (words, runId) =>
  circle(three, words, runId, { reword: false, grows: words.number(0, 1) === 1 });
/** An agent that calls itself with what it has just said. */
const recursion: Scenario = (words, runId) => circle(['thinker'], words, runId, { reword: false, grows: false });

/** The same tool, the same error, again and again, in a transcript that grows. */
const sameError: Scenario = (words, runId) => {
  const script = new Script(runId);
  const turns: Turn[] = [system('Use the tools.'), user(words.text(2))];
  const asked = `query_database {"sql":"select ${words.word} from ${words.word}"}`;
  const error = `Error: relation "${words.word}" does not exist`;
  for (let turn = 0; turn < turnsOfLoop; turn += 1) {
    turns.push(assistant(script.call('analyst', turns, asked)), tool(error));
  }
  return script.calls;
};

/** One request, sent again as soon as it is answered. */
const sameRequest: Scenario = (words, runId) => {
  const script = new Script(runId);
  const text = words.text(5);
  const answer = words.text(2);
  for (let turn = 0; turn < turnsOfLoop; turn += 1) {
    const clock = `Now it is 2026-11-21T21:${10 + turn}:33Z.`;
    script.call('clerk', [system(clock), user(text)], answer);
  }
  return script.calls;
};

/** The same when each attempt fails. */
const failingRequest: Scenario = (words, runId) => {
  const script = new Script(runId);
  const turns = [user(words.text(5))];
  for (let turn = 0; turn < turnsOfLoop; turn += 1) script.fail('clerk', turns);
  return script.calls;
};

export const loopScenarios: Readonly<Record<string, Scenario>> = {
  verbatimPair,
  rewordedPair,
  growingPair,
  rewordedGrowingPair,
  trio,
  recursion,
  sameError,
  sameRequest,
  failingRequest,
};

/** Loops between two agents: these must be over within five turns of each. */
export const pairScenarios: readonly string[] = ['verbatimPair', 'rewordedPair', 'growingPair', 'rewordedGrowingPair'];
