/** Above this a message is plain text: rendering it as Markdown would hold up the page. */
export const plainAbove = 50_000;
/** Above this only the beginning is shown first. */
export const foldAbove = 16_000;
const beginningLength = 4000;
const pieceLength = 4000;

/** Cuts near a length at the end of a paragraph, a line or a word, never within a surrogate pair. */
function cutAt(text: string, length: number): number {
  if (text.length <= length) return text.length;
  for (const end of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(end, length);
    if (at > length / 2) return at + end.length;
  }
  const code = text.charCodeAt(length - 1);
  return code >= 0xd800 && code <= 0xdbff ? length - 1 : length;
}

export interface FoldedMessage {
  /** What is shown first. */
  readonly beginning: string;
  readonly folded: boolean;
  /** Too long for Markdown, folded or not. */
  readonly plain: boolean;
}

/** Decides how much of a message is shown at once, and whether as Markdown. */
export function foldMessage(text: string): FoldedMessage {
  const folded = text.length > foldAbove;
  return {
    beginning: folded ? text.slice(0, cutAt(text, beginningLength)) : text,
    folded,
    plain: text.length > plainAbove,
  };
}

export interface MessagePiece {
  /** Where it begins in the text; its name among the others. */
  readonly start: number;
  readonly text: string;
}

/** A long text in pieces that the browser lays out only when they come into view. Joined, they are the text. */
export function piecesOf(text: string): readonly MessagePiece[] {
  const pieces: MessagePiece[] = [];
  let rest = text;
  while (rest.length > 0) {
    const end = cutAt(rest, pieceLength);
    pieces.push({ start: text.length - rest.length, text: rest.slice(0, end) });
    rest = rest.slice(end);
  }
  return pieces;
}
