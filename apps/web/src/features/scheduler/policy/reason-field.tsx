import { TextField } from '@/components/ui/index.ts';

/** Why a policy is changed. */
export function ReasonField({ problem }: { readonly problem: string | undefined }) {
  return (
    <TextField
      label="Reason"
      name="reason"
      autoComplete="off"
      maxLength={300}
      hint="Stands beside the policy, in its history and in the audit."
      problem={problem}
    />
  );
}
