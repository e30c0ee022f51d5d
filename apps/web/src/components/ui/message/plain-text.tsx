import { piecesOf } from './fold-message.ts';

/** Text as it is, each line in its own direction; a long one is laid out only where it is seen. */
export function PlainText({ text }: { readonly text: string }) {
  const pieces = piecesOf(text);
  return (
    <div>
      {pieces.map((piece) => (
        <div
          key={piece.start}
          dir="auto"
          className={`[overflow-wrap:anywhere] whitespace-pre-wrap [unicode-bidi:plaintext] ${pieces.length > 2 ? 'lazy-piece' : ''}`}
        >
          {piece.text}
        </div>
      ))}
    </div>
  );
}
