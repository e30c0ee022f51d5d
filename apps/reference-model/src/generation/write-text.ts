import type { Behaviour } from '../behaviours/index.ts';
import type { PromptFacts } from './prompt-facts.ts';
import type { RandomSource } from './random-source.ts';

const charactersPerToken = 4;
/** One for every remainder of a token, so that a text of whole words ends in exactly the tokens asked for. */
const endings = ['.', ' too.', ' as well.', ' accordingly.'];
const longestEnding = 13;

function formatFigure(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Fills the places of a sentence; what was chosen once stays chosen until the paragraph ends. */
class Paragraph {
  readonly #behaviour: Behaviour;
  readonly #facts: PromptFacts;
  readonly #random: RandomSource;
  readonly #chosen = new Map<string, string>();

  constructor(behaviour: Behaviour, facts: PromptFacts, random: RandomSource) {
    this.#behaviour = behaviour;
    this.#facts = facts;
    this.#random = random;
  }

  fill(sentence: string): string {
    const filled = sentence.replaceAll(/\{(\w+)\}/g, (_, place: string) => this.#choose(place));
    return filled.charAt(0).toUpperCase() + filled.slice(1);
  }

  #choose(place: string): string {
    if (place === 'keyword' || place === 'other') return this.#keyword(place);
    const known = this.#chosen.get(place);
    if (known !== undefined) return known;
    const value = this.#find(place);
    this.#chosen.set(place, value);
    return value;
  }

  #keyword(place: string): string {
    const words = this.#facts.keywords;
    if (words.length < 2) return place === 'keyword' ? (words[0] ?? 'the question') : 'the context';
    const taken = this.#chosen.get('keyword');
    const word = this.#random.pick(place === 'other' ? words.filter((each) => each !== taken) : words);
    this.#chosen.set(place, word);
    return word;
  }

  #find(place: string): string {
    if (place === 'topic') return this.#facts.keywords.slice(0, 3).join(', ') || 'your request';
    const words = this.#behaviour.words[place];
    if (words !== undefined) return this.#random.pick(words);
    const figure = this.#behaviour.figures[place];
    return figure === undefined ? place : formatFigure(this.#random.integer(...figure));
  }
}

function shuffled<Item>(items: readonly Item[], random: RandomSource): Item[] {
  const copy = [...items];
  const result: Item[] = [];
  while (copy.length > 0) result.push(...copy.splice(random.integer(0, copy.length - 1), 1));
  return result;
}

function writeParagraph(behaviour: Behaviour, facts: PromptFacts, random: RandomSource, details: number): string {
  const paragraph = new Paragraph(behaviour, facts, random);
  const sentences = [
    random.pick(behaviour.openings),
    ...shuffled(behaviour.details, random).slice(0, details),
    random.pick(behaviour.closings),
  ];
  return sentences.map((sentence) => paragraph.fill(sentence)).join(' ');
}

/** Cuts between words and ends the sentence, so that the text has exactly `tokens` tokens. */
function cutToTokens(text: string, tokens: number): string {
  const limit = tokens * charactersPerToken;
  const shortest = limit - charactersPerToken + 1;
  for (
    let end = Math.min(text.length, limit - 1);
    end > Math.max(0, limit - longestEnding - charactersPerToken);
    end -= 1
  ) {
    if (!/\s/.test(text.charAt(end)) || !/\p{L}/u.test(text.charAt(end - 1))) continue;
    const ending = endings.find((each) => end + each.length >= shortest && end + each.length <= limit);
    if (ending !== undefined) return text.slice(0, end) + ending;
  }
  return text.slice(0, limit);
}

/** A reply of natural length in the behaviour's words: an opening, two to five details, a closing. */
export function writeText(behaviour: Behaviour, facts: PromptFacts, random: RandomSource): string {
  return writeParagraph(behaviour, facts, random, random.integer(2, 5));
}

/** The same, with as many paragraphs as it takes, of exactly `tokens` tokens (at least 1). */
export function writeTextOfLength(
  behaviour: Behaviour,
  facts: PromptFacts,
  random: RandomSource,
  tokens: number,
): string {
  const limit = tokens * charactersPerToken;
  const paragraphs: string[] = [];
  for (let length = 0; length <= limit; length += (paragraphs.at(-1)?.length ?? 0) + 2) {
    paragraphs.push(writeParagraph(behaviour, facts, random, behaviour.details.length));
  }
  return cutToTokens(paragraphs.join('\n\n'), tokens);
}
