import { saveFile } from './save-file.ts';

/** Gives a browser's person a table to keep. */
export function saveCsv(csv: string, fileName: string): void {
  saveFile(csv, fileName, 'text/csv');
}
