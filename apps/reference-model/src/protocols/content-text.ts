import { z } from 'zod';

/** Content as a text or as parts, of which only texts and pictures are read; unknown parts are tolerated. */
export const contentSchema = z.union([z.string(), z.array(z.looseObject({ type: z.string() }))]);

export type Content = z.infer<typeof contentSchema>;

const imageTypes = new Set(['image_url', 'input_image', 'image']);

/** The words of a content and how many pictures it has. */
export function readContent(content: Content | null | undefined): { text: string; images: number } {
  if (content === null || content === undefined) return { text: '', images: 0 };
  if (typeof content === 'string') return { text: content, images: 0 };
  const texts = content.map((part) => part['text']).filter((text) => typeof text === 'string');
  return { text: texts.join('\n'), images: content.filter((part) => imageTypes.has(part.type)).length };
}
