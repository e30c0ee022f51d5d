'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, QueryState, TextField, useToasts } from '@/components/ui/index.ts';
import { formatQuantity } from '@/format/index.ts';
import { kernelProblems, textOf, useCheckedForm } from '@/forms/index.ts';
import { useTRPC } from '@/trpc/client.tsx';

function PasswordForm({ email }: { readonly email: string }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { tell } = useToasts();
  // A new form each time: what was typed must not stay on the screen.
  const [changes, setChanges] = useState(0);
  const change = useMutation(
    trpc.auth.changePassword.mutationOptions({
      onSuccess: async ({ sessionsEnded }) => {
        setChanges((count) => count + 1);
        await client.invalidateQueries(trpc.auth.account.queryFilter());
        const others =
          sessionsEnded === 0
            ? 'You were signed in nowhere else.'
            : `${formatQuantity(sessionsEnded, 'other session')} ended.`;
        tell(`Your password is changed. ${others}`);
      },
    }),
  );
  const checked = useCheckedForm({
    schema: ({ changePasswordInput }) => changePasswordInput,
    read: (data) => ({ current: textOf(data, 'current'), next: textOf(data, 'next') }),
    onValid: (input) => change.mutate(input),
  });
  const problems = { ...kernelProblems(change.error, 'current'), ...checked.problems };
  return (
    <form
      key={changes}
      onSubmit={checked.onSubmit}
      noValidate
      className="flex max-w-[360px] flex-col gap-3 px-4 pt-1 pb-3"
    >
      {/* Tells a password manager whose password this is. */}
      <input type="email" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
      <TextField
        label="Current password"
        name="current"
        type="password"
        autoComplete="current-password"
        required
        problem={problems['current']}
      />
      <TextField
        label="New password"
        name="next"
        type="password"
        autoComplete="new-password"
        required
        hint="At least 12 characters. Your other sessions end."
        problem={problems['next']}
      />
      <div>
        <Button type="submit" look="main" pending={change.isPending}>
          Change password
        </Button>
      </div>
    </form>
  );
}

/** The viewer's own password; where the company signs them in, the place to change it. */
export function PasswordPanel({ email }: { readonly email: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.auth.account.queryOptions());
  return (
    <QueryState query={query} what="your account" rows={3}>
      {({ hasPassword }) =>
        hasPassword ? (
          <PasswordForm email={email} />
        ) : (
          <p className="px-4 pt-1 pb-3 text-ink-2">
            You sign in through your company’s service. Your password is changed there.
          </p>
        )
      }
    </QueryState>
  );
}
