const megabytesMost = 5;

export interface ChosenFile {
  readonly name: string;
  readonly text: string;
}

/** The text of a file; a sentence about what is wrong with it where it is too large, or no text. */
export async function readFile(file: File): Promise<ChosenFile | string> {
  if (file.size === 0) return `${file.name} is empty.`;
  if (file.size > megabytesMost * 1024 * 1024) {
    return `${file.name} has more than ${megabytesMost} MB. Export it by month, or summed by day.`;
  }
  const text = await file.text();
  return text.includes('\u0000') ? `${file.name} is no text. Export it as CSV.` : { name: file.name, text };
}
