import { dataClasses, modelAbilities, routeStrategies } from '@agent-os/core/choices';
import { CountField, SelectField, TextAreaField, TextField, WordsField } from '@/components/ui/index.ts';
import { textOf } from '@/forms/index.ts';
import type { Model } from '../model-types.ts';
import { CandidatesField } from './candidates-field.tsx';
import type { RouteDefinition } from './route-types.ts';
import { abilityNames, strategyWords } from './route-words.ts';

const numberOrNull = (text: string) => (text === '' ? null : Number(text));
const regionsIn = (text: string) => text.split(/[\s,]+/).filter((region) => region !== '');

/** The definition as the contract wants it. */
export function readDefinition(form: FormData, state: RouteDefinition['state']): unknown {
  return {
    description: textOf(form, 'definition.description'),
    workClass: textOf(form, 'definition.workClass'),
    strategy: textOf(form, 'definition.strategy'),
    state,
    requirements: {
      minQuality: numberOrNull(textOf(form, 'definition.requirements.minQuality')),
      maxFirstByteP95Ms: numberOrNull(textOf(form, 'definition.requirements.maxFirstByteP95Ms')),
      regions: regionsIn(textOf(form, 'definition.requirements.regions')),
      dataClass: textOf(form, 'definition.requirements.dataClass'),
      abilities: form.getAll('abilities'),
    },
    candidates: form.getAll('candidates'),
  };
}

/** The first problem of a field or of one of its parts. */
function problemOf(problems: Readonly<Record<string, string>>, field: string): string | undefined {
  return problems[field] ?? Object.entries(problems).find(([path]) => path.startsWith(`${field}.`))?.[1];
}

export interface RouteFieldsProps {
  readonly models: readonly Model[];
  /** Undefined for a new route. */
  readonly initial: RouteDefinition | undefined;
  readonly problems: Readonly<Record<string, string>>;
}

/** What a route chooses by. */
export function RouteFields({ models, initial, problems }: RouteFieldsProps) {
  const requirements = initial?.requirements;
  const field = (name: string) => ({ name: `definition.${name}`, problem: problemOf(problems, `definition.${name}`) });
  return (
    <>
      <TextField
        label="Class of work"
        {...field('workClass')}
        defaultValue={initial?.workClass}
        required
        autoComplete="off"
        hint="Such as classification or analysis: models have a score for each."
      />
      <WordsField
        label="Choose by"
        {...field('strategy')}
        defaultValue={initial?.strategy ?? 'cheapest'}
        choices={routeStrategies}
        words={strategyWords}
      />
      <CandidatesField
        models={models}
        initial={initial?.candidates ?? []}
        problem={problemOf(problems, 'definition.candidates')}
      />
      <div className="grid grid-cols-2 gap-3">
        <CountField
          label="Lowest quality"
          {...field('requirements.minQuality')}
          defaultValue={requirements?.minQuality ?? ''}
          hint="0 to 100. Empty: any."
        />
        <CountField
          label="First byte p95, at most"
          unit="ms"
          {...field('requirements.maxFirstByteP95Ms')}
          defaultValue={requirements?.maxFirstByteP95Ms ?? ''}
          hint="Of streams. Empty: any."
        />
        <SelectField
          label="Its calls carry"
          {...field('requirements.dataClass')}
          defaultValue={requirements?.dataClass ?? 'internal'}
        >
          {dataClasses.map((dataClass) => (
            <option key={dataClass} value={dataClass}>
              {`${dataClass} data`}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Regions"
          {...field('requirements.regions')}
          defaultValue={requirements?.regions.join(', ')}
          autoComplete="off"
          hint="With commas between. Empty: anywhere."
        />
      </div>
      <fieldset>
        <legend className="mb-1 text-12 text-ink-2">The model</legend>
        <div className="flex flex-wrap gap-x-4">
          {modelAbilities.map((ability) => (
            <label key={ability} className="flex min-h-6 items-center gap-2">
              <input
                type="checkbox"
                name="abilities"
                value={ability}
                defaultChecked={requirements?.abilities.includes(ability)}
                className="size-4 accent-ink-1"
              />
              {abilityNames[ability]}
            </label>
          ))}
        </div>
      </fieldset>
      <TextAreaField label="Description" {...field('description')} defaultValue={initial?.description} rows={2} />
      <TextField
        label="Reason"
        name="reason"
        required
        autoComplete="off"
        maxLength={300}
        hint="Stands beside the route, in its history and in the audit."
        problem={problems['reason']}
      />
    </>
  );
}
