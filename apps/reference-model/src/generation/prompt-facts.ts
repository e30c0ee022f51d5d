import type { GenerationRequest } from '../request/index.ts';

/** What can be read off a conversation without understanding it. */
export interface PromptFacts {
  /** The last words of the user. */
  readonly question: string;
  /** Significant words of the question, in order, without repeats. */
  readonly keywords: readonly string[];
  /** Order numbers, ticket numbers and the like. */
  readonly identifiers: readonly string[];
  readonly emails: readonly string[];
  readonly numbers: readonly number[];
  /** Capitalised words that do not begin a sentence. */
  readonly names: readonly string[];
}

/** Long prompts are read from their end: the question is there, and the cost stays bounded. */
const readCharacters = 4_000;
const keywordLimit = 12;
const stopWords = new Set(
  'about after again also because been before being between both could does doing down each from have having here into just like make more most must need only other over please same should some such than that their them then there these they this those through under until very want were what when where which while will with would your'.split(
    ' ',
  ),
);

function distinct(items: Iterable<string>): string[] {
  return [...new Set(items)];
}

/** Words of four letters or more that carry meaning, lower case. */
export function significantWords(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return distinct(words.filter((word) => !stopWords.has(word)));
}

/** Reads the facts off the last user turn, or the last turn when no user has spoken. */
export function readPromptFacts(request: Pick<GenerationRequest, 'turns'>): PromptFacts {
  const turn = request.turns.findLast((each) => each.role === 'user') ?? request.turns.at(-1);
  const question = (turn?.text ?? '').slice(-readCharacters).trim();
  return {
    question,
    keywords: significantWords(question).slice(0, keywordLimit),
    identifiers: distinct(question.match(/\b[A-Z]{1,6}-?\d{2,}[A-Z0-9-]*\b|#\d{3,}\b/g) ?? []).map((id) =>
      id.replace('#', ''),
    ),
    emails: distinct(question.match(/[\w.+-]+@[\w-]+\.[\w.-]*\w/g) ?? []),
    numbers: (question.match(/(?<![\w-])-?\d+(?:\.\d+)?(?![\w-])/g) ?? []).map(Number),
    names: distinct(question.match(/(?<=[\p{L},;] )\p{Lu}\p{L}{2,}(?: \p{Lu}\p{L}{2,})*/gu) ?? []),
  };
}
