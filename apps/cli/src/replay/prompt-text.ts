import type { Random } from './seeded-random.ts';

// Every word has three letters: with its space that is four characters, the usual estimate of a token, and most
// tokenizers also make it exactly one token. So both ways of counting agree on the length of a prompt.
const words =
  'the and for you not are but had has was all any can her one our out day get him how man new now old see two way who boy did its let put say she too use';
const charactersPerToken = 4;

/** Text of a wanted number of tokens, cut from one long text so that 330 prompts a second cost next to nothing. */
export class PromptText {
  readonly #text: string;

  /** @param tokens Length of the text that prompts are cut from; longer prompts repeat it. */
  constructor(random: Random, tokens: number) {
    const vocabulary = words.split(' ');
    const chosen = Array.from({ length: tokens }, () => vocabulary[Math.floor(random() * vocabulary.length)] ?? 'the');
    this.#text = `${chosen.join(' ')} `;
  }

  /** The prompt of the request with that index: always the same, and different from that of its neighbours. */
  cut(index: number, tokens: number): string {
    const textTokens = this.#text.length / charactersPerToken;
    const first = (index * 7_919) % textTokens;
    const repeats = Math.ceil((first + tokens) / textTokens);
    const source = repeats <= 1 ? this.#text : this.#text.repeat(repeats);
    return source.slice(first * charactersPerToken, (first + tokens) * charactersPerToken).trimEnd();
  }
}
