import { CountField, TextField } from '@/components/ui/index.ts';
import { textOf, wordsIn } from '@/forms/index.ts';

interface AgentWork {
  readonly capabilities: readonly string[];
  readonly minInstances: number;
  readonly maxInstances: number;
  readonly tasksPerInstance: number;
}

export interface AgentWorkFieldsProps {
  readonly initial: AgentWork | undefined;
  readonly problems: Readonly<Record<string, string>>;
}

const counts = [
  ['minInstances', 'Instances, at least'],
  ['maxInstances', 'Instances, at most'],
  ['tasksPerInstance', 'Tasks an instance'],
] as const;

/** Which tasks an agent gets, and how many instances of it do them. */
export function AgentWorkFields({ initial, problems }: AgentWorkFieldsProps) {
  const capabilityProblem = Object.entries(problems).find(([field]) => field.startsWith('capabilities'))?.[1];
  return (
    <>
      <TextField
        label="Capabilities"
        name="capabilities"
        defaultValue={initial?.capabilities.join(', ')}
        autoComplete="off"
        hint="Words such as write-sql, with commas between them: tasks that need them are given to it."
        problem={capabilityProblem}
      />
      <div className="grid grid-cols-3 items-start gap-2">
        {counts.map(([name, label]) => (
          <CountField
            key={name}
            label={label}
            name={name}
            defaultValue={initial?.[name] ?? 1}
            problem={problems[name]}
          />
        ))}
      </div>
    </>
  );
}

/** What was typed there; an empty count is no number. */
export function readAgentWork(form: FormData) {
  const countOf = (name: string) => {
    const text = textOf(form, name).trim();
    return text === '' ? Number.NaN : Number(text);
  };
  return {
    capabilities: wordsIn(textOf(form, 'capabilities')),
    minInstances: countOf('minInstances'),
    maxInstances: countOf('maxInstances'),
    tasksPerInstance: countOf('tasksPerInstance'),
  };
}
