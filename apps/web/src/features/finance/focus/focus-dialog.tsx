'use client';

import { focusVersions } from '@agent-os/core/choices';
import { useState, type SyntheticEvent } from 'react';
import { Button, Dialog, DialogActions, FormActions, SelectField } from '@/components/ui/index.ts';
import { textOf } from '@/forms/index.ts';
import { longMonthName } from '../months.ts';
import type { FocusVersion } from './focus-types.ts';
import { readCursor } from './read-cursor.ts';
import { useExportFocus } from './use-export-focus.ts';

export interface FocusDialogProps {
  readonly month: string;
  /** The version that is chosen at first. */
  readonly begin: FocusVersion;
  readonly onClose: () => void;
}

type Saved = Awaited<ReturnType<ReturnType<typeof useExportFocus>['run']>>;

function CursorField({ problem }: { readonly problem: string | undefined }) {
  return (
    <div>
      <label className="flex flex-col gap-1">
        <span className="text-12 text-ink-2">Cursor of the last export</span>
        <input
          type="file"
          name="cursor"
          accept=".json,application/json"
          className="w-full cursor-pointer rounded-control border border-dashed border-line-3 px-3 py-3 text-ink-1"
        />
      </label>
      <p className="mt-1 text-12 text-ink-3">
        The file that was saved with it, here or by <code>agent-os export focus --since</code>. None yet: everything is
        new.
      </p>
      <p role="alert" className="mt-1 text-12 text-stop empty:hidden">
        {problem}
      </p>
    </div>
  );
}

/** Asks which version, and whether all charges or only what is new; then offers what the next increment begins from. */
export function FocusDialog({ month, begin, onClose }: FocusDialogProps) {
  const { run, pending } = useExportFocus(month);
  const [onlyNew, setOnlyNew] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [saved, setSaved] = useState<Saved>();
  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const version = focusVersions.find((known) => known === textOf(data, 'version')) ?? begin;
    const file = data.get('cursor');
    const before = onlyNew ? await readCursor(file instanceof File ? file : undefined, month, version) : undefined;
    setProblem(typeof before === 'string' ? before : undefined);
    if (typeof before === 'string') return;
    const done = await run(version, before);
    if (done === undefined) return;
    if (onlyNew) setSaved(done);
    else onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Export FOCUS of ${longMonthName(month)}`}
      description={
        saved === undefined
          ? 'Charges as the FinOps Open Cost and Usage Specification has them, for other tools to read.'
          : `${saved.charges} in the file. Keep its cursor: the next export of what is new begins there.`
      }
    >
      {saved === undefined ? (
        <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-3">
          <SelectField label="Version" name="version" defaultValue={begin}>
            {focusVersions.map((version) => (
              <option key={version} value={version}>
                FOCUS {version}
              </option>
            ))}
          </SelectField>
          <SelectField
            label="Charges"
            value={onlyNew ? 'new' : 'all'}
            onChange={({ target }) => setOnlyNew(target.value === 'new')}
          >
            <option value="all">All of the month</option>
            <option value="new">What is new or has changed since the last export</option>
          </SelectField>
          {onlyNew && <CursorField problem={problem} />}
          <FormActions onCancel={onClose} pending={pending}>
            Export
          </FormActions>
        </form>
      ) : (
        <DialogActions>
          <Button onClick={onClose}>Close</Button>
          <Button
            look="main"
            onClick={() => {
              saved.saveCursor();
              onClose();
            }}
          >
            Save the cursor
          </Button>
        </DialogActions>
      )}
    </Dialog>
  );
}
