import { reportRhythms } from '@agent-os/core/choices';
import { useState } from 'react';
import { SelectField, TextField, WordsField } from '@/components/ui/index.ts';
import { useOwnZone } from '@/preferences/index.ts';
import { rhythmWords, weekdays } from './describe-report.ts';
import { rhythmOf } from './read-report-form.ts';
import type { ReportTiming } from './report-types.ts';

export interface TimingFieldsProps {
  /** Undefined for a new report. */
  readonly timing: ReportTiming | undefined;
  readonly problems: Readonly<Record<string, string>>;
}

/** When a report comes. */
export function TimingFields({ timing, problems }: TimingFieldsProps) {
  const ownZone = useOwnZone();
  const [every, setEvery] = useState<ReportTiming['every']>(timing?.every ?? 'month');
  const zone = timing?.timeZone ?? ownZone;
  const zones = [...new Set([zone, ownZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <WordsField
        label="How often"
        name="timing.every"
        value={every}
        onChange={({ target }) => setEvery(rhythmOf(target.value))}
        problem={problems['timing.every']}
        choices={reportRhythms}
        words={rhythmWords}
      />
      {every === 'week' && (
        <SelectField
          label="On"
          name="timing.weekday"
          defaultValue={timing?.weekday ?? 1}
          problem={problems['timing.weekday']}
        >
          {weekdays.map((name, index) => (
            <option key={name} value={index + 1}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {every === 'month' && (
        <TextField
          label="Day of the month"
          name="timing.monthDay"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={timing?.monthDay ?? 1}
          hint="Its last day where it has fewer."
          problem={problems['timing.monthDay']}
        />
      )}
      {every !== 'close' && (
        <>
          <SelectField label="At" name="timing.hour" defaultValue={timing?.hour ?? 8} problem={problems['timing.hour']}>
            {Array.from({ length: 24 }, (_, hour) => (
              <option key={hour} value={hour}>
                {String(hour).padStart(2, '0')}:00
              </option>
            ))}
          </SelectField>
          <SelectField
            label="Clocks of"
            name="timing.timeZone"
            defaultValue={zone}
            hint="Never before the period, which is of UTC, is over."
            problem={problems['timing.timeZone']}
          >
            {zones.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </SelectField>
        </>
      )}
    </div>
  );
}
