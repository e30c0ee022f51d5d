import type { Turn } from '../prints/index.ts';
import type { Inventor } from './invent-text.ts';
import { assistant, Script, system, tool, user, type ScriptedCall } from './scripted-call.ts';
import { heldOutWordings, politeClosings, politeOpenings, translations, wordings } from './wordings.ts';

type Scenario = (words: Inventor, runId: string | null) => readonly ScriptedCall[];
/** What an agent of a ring says in a turn, given what it was told. */
type Speaker = (words: Inventor, turn: number, told: string) => string;
/** How a program hands on what was said. */
type Envelope = (words: Inventor, said: string, turn: number) => string;

const turnsOfLoop = 40;

const bare: Envelope = (_words, said) => said;
const envelopes: readonly Envelope[] = [
  bare,
  (_words, said) => `Message from your colleague: ${said}`,
  (_words, said) => `The other agent answered:\n\n${said}\n\nPlease reply.`,
  (_words, said) => JSON.stringify({ from: 'colleague', text: said }),
];
/** Each message with a number, a time or an identifier of its own. */
const numberings: readonly Envelope[] = [
  (_words, said, turn) => `[message ${turn}] ${said}`,
  (_words, said, turn) => `#${turn} at ${1_763_000_000_000 + turn * 1_500}: ${said}`,
  (words, said, turn) =>
    JSON.stringify({ id: `msg_${words.number(1e8, 9e8)}`, at: `2026-11-22T00:${10 + turn}:07Z`, text: said }),
  (_words, said, turn) => `${said}\n\n(hop ${turn} of 1000)`,
];

function ring(
  speakers: readonly Speaker[],
  words: Inventor,
  runId: string | null,
  { envelope = words.pick(envelopes), grows = words.number(0, 2) === 0 } = {},
): readonly ScriptedCall[] {
  const script = new Script(runId);
  const histories = speakers.map((_, place): Turn[] => [
    system(`You are agent ${place}. Work with the other agents until the task is done. ${words.text(3)}`),
  ]);
  let told = words.text(2);
  for (let turn = 0; turn < turnsOfLoop; turn += 1) {
    const place = turn % speakers.length;
    const request = [...(histories[place] ?? []), user(envelope(words, told, turn))];
    const said = speakers[place]?.(words, turn, told) ?? '';
    told = script.call(`agent_${place}`, request, said, words.number(300, 3_000));
    if (grows) histories[place] = [...request, assistant(told)];
  }
  return script.calls;
}

/** Each wording comes up once before any does again. */
function without(words: Inventor, texts: readonly string[]): () => string {
  let left: string[] = [];
  return () => {
    if (left.length === 0) left = [...texts];
    return left.splice(words.number(0, left.length - 1), 1)[0] ?? '';
  };
}

function paraphrasing(words: Inventor, agents = 2, themes = wordings): readonly Speaker[] {
  const { sides } = words.pick(themes);
  return Array.from({ length: agents }, (_, place) => {
    const next = without(words, sides[place % sides.length] ?? []);
    return () => next();
  });
}

const paraphrasedPair: Scenario = (words, runId) => ring(paraphrasing(words), words, runId);
const heldOutPair: Scenario = (words, runId) => ring(paraphrasing(words, 2, heldOutWordings), words, runId);
const paraphrasedTrio: Scenario = (words, runId) => ring(paraphrasing(words, 3), words, runId);
const numberedPair: Scenario = (words, runId) =>
  ring(paraphrasing(words), words, runId, { envelope: words.pick(numberings) });

/** The same two sentences between courtesies that change. */
const politePair: Scenario = (words, runId) => {
  const { sides } = words.pick(wordings);
  const speakers = sides.map((side): Speaker => {
    const core = words.pick(side);
    return () => `${words.pick(politeOpenings)} ${core} ${words.pick(politeClosings)}`;
  });
  return ring(speakers, words, runId);
};

/** Courtesies and wordings both change. */
const politeParaphrasedPair: Scenario = (words, runId) =>
  ring(
    paraphrasing(words).map(
      (speak): Speaker =>
        (...asked) =>
          `${words.pick(politeOpenings)} ${speak(...asked)} ${words.pick(politeClosings)}`,
    ),
    words,
    runId,
  );

const translatedPair: Scenario = (words, runId) => {
  const speakers = [0, 1].map(
    (side): Speaker =>
      () =>
        words.pick(words.pick(translations)[side] ?? []),
  );
  return ring(speakers, words, runId);
};

/** Each answer holds all that its agent has said, and one wording more. */
const growingAnswers: Scenario = (words, runId) => {
  const speakers = paraphrasing(words).map((speak): Speaker => {
    const all: string[] = [];
    return (...asked) => {
      all.push(speak(...asked));
      return all.join(' ');
    };
  });
  return ring(speakers, words, runId, { grows: false });
};

/** Each quotes the other before it answers. */
const quotingPair: Scenario = (words, runId) =>
  ring(
    paraphrasing(words).map(
      (speak): Speaker =>
        (...asked) =>
          `You wrote: "${asked[2].slice(0, 160)}" ${speak(...asked)}`,
    ),
    words,
    runId,
  );

/** As the simulated model answers: sentences from a small stock about words of what it was told. */
const simulatedModel: Scenario = (words, runId) => {
  const speak: Speaker = (_words, _turn, told) => {
    const keywords = told.toLowerCase().match(/[a-z]{4,}/g) ?? ['it'];
    const keyword = () => words.pick(keywords);
    const details = [
      () => `The part on ${keyword()} would come first, because the rest depends on it.`,
      () => `A real model would weigh ${keyword()} against ${keyword()} before it commits to an answer.`,
      () =>
        `Taken together, ${keyword()} and ${keyword()} call for ${words.pick(['two', 'three', 'four'])} short steps.`,
      () => `The prompt says little about ${keyword()}, so a careful answer would state what it assumes.`,
      () => `One way to check ${keyword()} is to compare it with what is known of ${keyword()}.`,
      () => `If ${keyword()} changes, the view on ${keyword()} has to be looked at again.`,
    ];
    const opening = words.pick(['This is a simulated reply about', 'You asked about this, and it is simulated:']);
    const body = Array.from({ length: words.number(1, 3) }, () => words.pick(details)());
    return [`${opening} ${keyword()} ${keyword()}.`, ...body].join(' ');
  };
  return ring([speak, speak], words, runId);
};

/** Before it asks the other, one looks something up and is told the same each time. */
const toolBetween: Scenario = (words, runId) => {
  const script = new Script(runId);
  const [asker, answerer] = paraphrasing(words);
  const result = words.pick(['{"rows":[]}', 'Error: 404 not found', '{"status":"unknown","owner":null}']);
  const history: Turn[] = [system('Use the tools. Ask your colleague when they do not help.'), user(words.text(2))];
  for (let turn = 0; turn < turnsOfLoop / 2; turn += 1) {
    const search = 'search_register {"site":"north"}';
    history.push(assistant(script.call('asker', history, search, words.number(300, 2_000))), tool(result));
    const asked = script.call('asker', history, asker?.(words, turn, '') ?? '', words.number(300, 2_000));
    const told = script.call(
      'answerer',
      [system('You keep the register.'), user(asked)],
      answerer?.(words, turn, '') ?? '',
    );
    history.push(assistant(asked), tool(told));
  }
  return script.calls;
};

/** Loops whose wording keeps changing. */
export const changingLoops: Readonly<Record<string, Scenario>> = {
  paraphrasedPair,
  heldOutPair,
  paraphrasedTrio,
  numberedPair,
  politePair,
  politeParaphrasedPair,
  translatedPair,
  growingAnswers,
  quotingPair,
  simulatedModel,
  toolBetween,
};
