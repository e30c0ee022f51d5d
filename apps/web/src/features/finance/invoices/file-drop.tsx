'use client';

import { useState } from 'react';
import { readFile, type ChosenFile } from './read-file.ts';

/** Takes a CSV file: chosen, or dropped on the field, which browsers take by themselves. */
export function FileDrop({ onFile }: { readonly onFile: (file: ChosenFile) => void }) {
  const [problem, setProblem] = useState<string>();
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const result = await readFile(file);
    setProblem(typeof result === 'string' ? result : undefined);
    if (typeof result !== 'string') onFile(result);
  };
  return (
    <div>
      <label className="flex flex-col gap-1">
        <span className="text-12 text-ink-2">File, CSV of at most 5 MB</span>
        <input
          type="file"
          accept=".csv,.tsv,text/csv,text/plain"
          className="w-full cursor-pointer rounded-control border border-dashed border-line-3 px-3 py-4 text-ink-1"
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </label>
      <p role="alert" className="mt-1 text-12 text-stop empty:hidden">
        {problem}
      </p>
    </div>
  );
}
