import type { Turn } from '../prints/index.ts';
import type { Inventor } from './invent-text.ts';
import { assistant, Script, system, tool, user, type ScriptedCall } from './scripted-call.ts';

type Scenario = (words: Inventor, runId: string | null) => readonly ScriptedCall[];
type Speaker = (turn: number, told: string) => string;

/** Agents answer each other in turn, each in a transcript of its own that may grow. */
function talk(
  speakers: Readonly<Record<string, Speaker>>,
  turns: number,
  words: Inventor,
  runId: string | null,
): readonly ScriptedCall[] {
  const script = new Script(runId);
  const names = Object.keys(speakers);
  const grows = words.number(0, 1) === 1;
  const histories = names.map((name): Turn[] => [system(`You are the ${name}. ${words.text(2)}`)]);
  let told = words.text(1);
  for (let turn = 0; turn < turns; turn += 1) {
    const place = turn % names.length;
    const name = names[place] ?? '';
    const request = [...(histories[place] ?? []), user(told)];
    told = script.call(name, request, speakers[name]?.(turn, told) ?? '', words.number(400, 2_500));
    if (grows) histories[place] = [...request, assistant(told)];
  }
  return script.calls;
}

/** The same two sentences, with offers that come closer to each other. */
const negotiation: Scenario = (words, runId) => {
  let [bid, ask] = [words.number(800, 900), words.number(1_100, 1_300)];
  const buyer: Speaker = () => {
    bid += (ask - bid) * 0.07;
    return `Thank you for the offer. We cannot pay that much. We could offer ${bid.toFixed(2)} USD for a unit. Would you accept?`;
  };
  const seller: Speaker = () => {
    ask -= (ask - bid) * 0.07;
    return `Thank you for the offer. That is below our cost. We could go down to ${ask.toFixed(2)} USD for a unit. Would you accept?`;
  };
  return talk({ buyer, seller }, 60, words, runId);
};

/** One question after the other in the same words, each about another sum. */
const arithmeticTutor: Scenario = (words, runId) =>
  talk(
    {
      tutor: () =>
        `Very good, that is right. Let us go on. What is ${words.number(2, 99)} times ${words.number(2, 99)}?`,
      pupil: (_turn, told) => {
        const [one = '1', other = '1'] = told.match(/\d+/g) ?? [];
        return `I think that it is ${Number(one) * Number(other)}.`;
      },
    },
    80,
    words,
    runId,
  );

/** The same with words: one that was never asked, in lower case, in a sentence that never changes. */
const vocabularyTutor: Scenario = (words, runId) => {
  let asked = '';
  return talk(
    {
      tutor: () => {
        asked = words.unusedWord;
        return `Very good, that is right. Let us go on with the next one. Please tell me what the word ${asked} means in our language.`;
      },
      pupil: () => `That is not too difficult, I believe that ${asked} stands for ${words.unusedWord} in our language.`,
    },
    80,
    words,
    runId,
  );
};

/** Questions and answers in a small vocabulary. */
const interview: Scenario = (words, runId) =>
  talk(
    {
      interviewer: () =>
        `Thank you, that is interesting. Could you tell me more about the ${words.sentence(words.number(5, 10))}`,
      guest: () => `Of course. ${words.text(words.number(2, 3))}`,
    },
    60,
    words,
    runId,
  );

const debate: Scenario = (words, runId) =>
  talk(
    {
      pro: () => `I do not agree with that. ${words.text(2)}`,
      contra: () => `You have a point, but I see it differently. ${words.text(2)}`,
      moderator: () => `Thank you both. ${words.sentence()} What do you say to that?`,
    },
    60,
    words,
    runId,
  );

/** A customer, played by an agent, and a desk that uses many phrases. */
const supportChat: Scenario = (words, runId) =>
  talk(
    {
      customer: () =>
        words.pick([
          `My ${words.word} does not ${words.sentence(7)}`,
          `Yes, I did. ${words.sentence(8)}`,
          words.text(2),
        ]),
      desk: () =>
        `I am sorry to hear that, and thank you for your patience. ${words.sentence(words.number(8, 14))} ${words.pick(['Is there anything else I can do for you today?', 'Could you please try that and tell me what happens?'])}`,
    },
    40,
    words,
    runId,
  );

/** A coder and a reviewer; the tests run between them and often fail in the same way. */
const codeReview: Scenario = (words, runId) => {
  const script = new Script(runId);
  const history: Turn[] = [system('You write programs.'), user(words.text(4))];
  for (let round = 0; round < 50; round += 1) {
    const patch = `edit_file {"path":"src/${words.word}.ts","text":"${words.text(2)}"}`;
    history.push(assistant(script.call('coder', history, patch)), tool('File saved.'));
    const failed = `${words.number(1, 2)} failed, 212 passed`;
    history.push(assistant(script.call('coder', history, 'run_tests {"suite":"unit"}')), tool(failed));
    const asked = script.call('coder', history, `Please review the change. ${failed}.`);
    const review = `I have read the change. ${words.sentence()} Please fix that and ask me again.`;
    const told = script.call('reviewer', [system('You review.'), user(`${asked}\n${patch}`)], review);
    history.push(assistant(asked), user(told));
  }
  return script.calls;
};

/** A reducer folds one summary after the other into what it has. */
const mapReduce: Scenario = (words, runId) => {
  const script = new Script(runId);
  let summary = words.text(2);
  for (let part = 0; part < 50; part += 1) {
    const template = 'Summarise the following part of the document in two sentences. Keep all that matters.';
    const told = script.call('mapper', [system(template), user(words.text(words.number(8, 20)))], words.text(2));
    summary = script.call(
      'reducer',
      [system('Fold the new part into the summary.'), user(`Summary: ${summary}\nNew part: ${told}`)],
      `${summary.split('. ').slice(-3).join('. ')} ${words.text(1)}`,
    );
  }
  return script.calls;
};

/** One agent sorts, another answers with one of three texts; each ticket is another. */
const ticketPipeline: Scenario = (words, runId) => {
  const script = new Script(runId);
  for (let ticket = 0; ticket < 80; ticket += 1) {
    const text = words.text(words.number(1, 3));
    const label = script.call(
      'sorter',
      [system('Sort tickets.'), user(text)],
      words.pick(['billing', 'delivery', 'login']),
    );
    const canned = `We have received your question about ${label} and will answer within a day.`;
    script.call('writer', [system('Answer tickets.'), user(`Kind: ${label}\nTicket: ${text}`)], canned);
  }
  return script.calls;
};

/** Two agents play: a move is all that they say. */
const game: Scenario = (words, runId) => {
  const square = () => `${words.pick('abcdefgh'.split(''))}${words.number(1, 8)}`;
  const player: Speaker = () => `I move from ${square()} to ${square()}. It is your turn now.`;
  return talk({ white: player, black: player }, 80, words, runId);
};

/** Asked through another agent every few seconds until it has finished. */
const pollThatFinishes: Scenario = (words, runId) => {
  const script = new Script(runId);
  const history: Turn[] = [system('Wait for the export, then send it.'), user(words.text(2))];
  const everyMs = words.number(2_000, 10_000);
  const polls = words.number(20, 60);
  for (let poll = 0; poll < polls; poll += 1) {
    const asked = script.call('asker', history, 'ask_agent {"to":"worker","text":"Is the export finished?"}');
    const state = poll === polls - 1 ? 'Yes, it has finished: export-7.csv.' : 'Not yet, it is still running.';
    const told = script.call('worker', [system('You run exports.'), user('Is the export finished?')], state);
    history.push(assistant(asked), tool(told));
    script.wait(everyMs);
  }
  return script.calls;
};

/** Steps of a plan by number: the words never change, and each is done. */
const numberedPlan: Scenario = (words, runId) =>
  talk(
    {
      lead: (turn) => `Thank you. Please do step ${turn / 2 + 1} of the plan now and tell me when it is done.`,
      worker: (_turn, told) => `Step ${/step (\d+)/.exec(told)?.[1] ?? '1'} of the plan is done.`,
    },
    120,
    words,
    runId,
  );

/** Two devices report to each other; most figures stay as they are. */
const sensors: Scenario = (words, runId) =>
  talk(
    {
      boiler: () => `The temperature is ${(20 + words.number(0, 400) / 10).toFixed(1)} degrees. Shall I go on heating?`,
      controller: () => words.pick(['Yes, please go on heating.', 'Please keep it as it is.']),
    },
    120,
    words,
    runId,
  );

/** Long runs of several agents that talk much, repeat their phrases, and get on. */
export const honestDialogues: Readonly<Record<string, Scenario>> = {
  negotiation,
  arithmeticTutor,
  vocabularyTutor,
  interview,
  debate,
  supportChat,
  codeReview,
  mapReduce,
  ticketPipeline,
  game,
  pollThatFinishes,
  numberedPlan,
  sensors,
};
