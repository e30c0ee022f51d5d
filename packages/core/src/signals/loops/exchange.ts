import { opaque, PrintSet, type TextPrints } from '../prints/index.ts';
import type { Tally } from './tally.ts';
import { Vocabulary } from './vocabulary.ts';

/** Of a text of which most was said before, this little may be new for it to be the same text in other words. */
const fewNewPairs = 8;
const smallShare = 0.25;

/** A text as long as this is worked on where a part of it changes. */
const longPairs = 150;
/** A text as short as this says what its numbers say. */
const shortPairs = 24;
const unprovenMax = 16;
/** An agent that has the turn for longer is at work by itself. */
const stepsByOneMax = 3;
/** Between 1 and this, a text neither counts nor ends the count. */
const freshnessMax = 1.3;

/** Sets apart what was answered from what was said, and which numbers follow which. */
const answerSalt = 0x5f356495;
const numbersSalt = 0x3c6ef372;

/** `recombined`: new sentences, without a number, a name or hardly a word that was not there before. */
export type Novelty = 'new' | 'little new' | 'recombined' | 'reworded' | 'said before';

/** Where a text comes from. */
interface Origin {
  readonly isAnswer: boolean;
  /** A step that holds what another agent has just answered. */
  readonly isHandedOn: boolean;
}

interface Sets {
  readonly seen: PrintSet;
  readonly vocabulary: Vocabulary;
}

interface First {
  readonly step: TextPrints;
  readonly agentId: string;
  answer: TextPrints | undefined;
}

/** Calls of one run, or calls that hand their answers on to each other, and what was said in them. */
export class Exchange {
  readonly runId: string | null;
  #sets: Sets | undefined;
  /** The first step, and its answer, until more comes: most calls are the only one of theirs, and sets cost them more than all else. */
  #first: First | undefined;
  tally: Tally | undefined;
  running = 0;
  lastEndAtMs: number | undefined;
  /** How long nothing ran before the last step. */
  lastIdleMs = 0;
  /** Steps since another agent had the turn, the last one among them. */
  stepsByOne = 0;
  #lastAgentId: string | undefined;
  lastAnswer: { readonly agentId: string; readonly novelty: Novelty } | undefined;
  #lastAnswerPassages: readonly number[] = [];
  #lastNumbers = 0;
  #isTalk = false;
  /** What was new in the last text without it counting as new: an answer that takes it up says that it matters. */
  #unproven: readonly number[] = [];

  constructor(runId: string | null) {
    this.runId = runId;
  }

  get bytes(): number {
    return this.#sets === undefined ? 0 : this.#sets.seen.bytes + this.#sets.vocabulary.bytes;
  }

  /** One of its answers is in the text. */
  isQuotedIn({ passages }: TextPrints): boolean {
    const { seen } = this.#opened();
    return passages.some((passage) => seen.has(passage + answerSalt));
  }

  /** How much of a step is new here; from now on none of it is. */
  takeStep(prints: TextPrints, agentId: string): Novelty {
    if (this.#sets === undefined && this.#first === undefined) {
      // All of it is new; how to read the rest of a long one would hold its words.
      this.#first = { step: { ...prints, inFull: undefined }, agentId, answer: undefined };
      return 'new';
    }
    this.#opened();
    const { lastAnswer } = this;
    this.stepsByOne = this.#lastAgentId === agentId ? this.stepsByOne + 1 : 1;
    this.#isTalk ||= this.#lastAgentId !== undefined && this.stepsByOne === 1;
    this.#isTalk &&= this.stepsByOne <= stepsByOneMax;
    this.#lastAgentId = agentId;
    const isHandedOn =
      lastAnswer !== undefined &&
      lastAnswer.agentId !== agentId &&
      prints.passages.some((passage) => this.#lastAnswerPassages.includes(passage));
    return this.#take(prints, { isAnswer: false, isHandedOn });
  }

  /** The same of an answer; that to the first step counts as new, as nothing was counted before it. */
  takeAnswer(prints: TextPrints, agentId: string): Novelty {
    const first = this.#first;
    if (first !== undefined && first.answer === undefined && prints.inFull === undefined && first.agentId === agentId) {
      first.answer = prints;
      return 'new';
    }
    const { seen } = this.#opened();
    const unproven = this.#unproven;
    this.#unproven = [];
    let novelty = this.#take(prints, { isAnswer: true, isHandedOn: false });
    if (novelty !== 'reworded') this.#unproven = [];
    const { numbers } = prints;
    if (numbers !== 0) {
      // Few figures, such as the squares of a board, make many positions.
      const follows = seen.add((Math.imul(this.#lastNumbers, 31) ^ numbers ^ numbersSalt) >>> 0);
      if (follows && (novelty !== 'recombined' || prints.pairs.length <= shortPairs)) novelty = 'new';
      this.#lastNumbers = numbers;
    }
    if (unproven.some((print) => prints.words.includes(print) || prints.data.includes(print))) novelty = 'new';
    for (const passage of prints.passages) seen.add(passage + answerSalt);
    this.#lastAnswerPassages = prints.passages;
    this.lastAnswer = { agentId, novelty };
    return novelty;
  }

  #opened(): Sets {
    if (this.#sets !== undefined) return this.#sets;
    this.#sets = { seen: new PrintSet(), vocabulary: new Vocabulary() };
    const first = this.#first;
    this.#first = undefined;
    if (first !== undefined) {
      this.takeStep(first.step, first.agentId);
      if (first.answer !== undefined) this.takeAnswer(first.answer, first.agentId);
    }
    return this.#sets;
  }

  #take(prints: TextPrints, origin: Origin): Novelty {
    const novelty = this.#judge(prints, origin);
    // The ends of a long text may be as before while its middle is worked on.
    return novelty === 'new' || prints.inFull === undefined ? novelty : this.#judge(prints.inFull(), origin);
  }

  #judge({ pairs, words, sampledOneIn, data, forerunners }: TextPrints, { isAnswer, isHandedOn }: Origin): Novelty {
    const { seen, vocabulary } = this.#opened();
    const unproven: number[] = [];
    let newPairs = 0;
    for (let index = 0; index < pairs.length; index += 1) {
      if (!seen.add(pairs[index] ?? 0)) continue;
      newPairs += 1;
      const word = words[index] ?? 0;
      if (word !== 0 && vocabulary.add(word)) unproven.push(word);
    }
    const newWords = unproven.length;
    let newData = 0;
    for (let index = 0; index < data.length; index += 1) {
      const datum = data[index] ?? 0;
      if (!seen.add(datum)) continue;
      const forerunner = forerunners[index] ?? 0;
      // Who hands a message on numbers it; what it is about, its answer names.
      if (isHandedOn && (forerunner === opaque || (forerunner !== 0 && seen.has(forerunner)))) unproven.push(datum);
      else newData += 1;
    }
    this.#unproven = [...this.#unproven, ...unproven].slice(-unprovenMax);
    if (newPairs === 0) return newData === 0 ? 'said before' : 'new';
    if (isAnswer) vocabulary.count(newPairs * sampledOneIn, newWords * sampledOneIn);
    if (newData > 0) return 'new';
    const isMostlyKnown = newPairs <= pairs.length * smallShare;
    if (isMostlyKnown && newPairs * sampledOneIn <= fewNewPairs) return 'reworded';
    const freshness = isAnswer
      ? vocabulary.freshness
      : Math.max(vocabulary.freshness, vocabulary.freshnessOf(newPairs, newWords));
    if (!this.#isTalk || freshness > freshnessMax) return 'new';
    const isEdited = isMostlyKnown && pairs.length * sampledOneIn > longPairs;
    return freshness > 1 || isEdited ? 'little new' : 'recombined';
  }
}
