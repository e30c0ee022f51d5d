'use client';

import { useState } from 'react';
import { Button, SelectField, TextField } from '@/components/ui/index.ts';
import { formatClockField, formatZoneOffset, parseClockField } from '@/format/index.ts';
import { useNow, useOwnZone } from '@/preferences/index.ts';
import { formatTimeRange, freezeTimeRange, parseTimeRange, type TimeRange } from './time-range.ts';

export interface CustomRangeProps {
  readonly range: TimeRange;
  readonly zone: string;
  /** Undefined is the viewer's own. */
  readonly onZone: (zone: string | undefined) => void;
  readonly onApply: (range: TimeRange) => void;
}

/** A range by its ends, on the clock of the page's zone. */
export function CustomRange({ range, zone, onZone, onApply }: CustomRangeProps) {
  const now = useNow();
  const ownZone = useOwnZone();
  const [initial] = useState(() => freezeTimeRange(range, now));
  const [moments, setMoments] = useState(initial.kind === 'span' ? initial : undefined);
  const [problem, setProblem] = useState<string>();
  const zones = [...new Set([ownZone, 'UTC', zone, ...Intl.supportedValuesOf('timeZone')])];
  const clockField = (end: 'from' | 'to', label: string) => (
    <TextField
      // Another zone writes the same moment anew.
      key={`${end} ${zone}`}
      label={label}
      type="datetime-local"
      name={end}
      defaultValue={moments && formatClockField(moments[end], zone)}
      onChange={({ target }) => {
        const at = parseClockField(target.value, zone);
        if (at !== undefined && moments) setMoments({ ...moments, [end]: at });
      }}
    />
  );
  return (
    <form
      className="mt-2 grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!moments) return;
        const next = parseTimeRange(formatTimeRange(moments));
        if (next) onApply(next);
        else setProblem('Choose a start before the end, at most a year apart.');
      }}
    >
      {clockField('from', 'From')}
      {clockField('to', 'To')}
      <SelectField
        label="Time zone of the page"
        value={zone}
        onChange={({ target }) => onZone(target.value === ownZone ? undefined : target.value)}
      >
        {zones.map((name) => (
          <option key={name} value={name}>
            {name === ownZone ? `${name}, yours` : name}
          </option>
        ))}
      </SelectField>
      <p className="text-12 text-ink-3">{formatZoneOffset(now, zone)}. A copied link keeps a zone that is not yours.</p>
      {problem !== undefined && (
        <p role="alert" className="text-12 text-stop">
          {problem}
        </p>
      )}
      <div className="flex justify-end">
        <Button type="submit" look="main">
          Show this range
        </Button>
      </div>
    </form>
  );
}
