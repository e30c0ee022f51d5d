'use client';

import { useActionState } from 'react';
import { Button, TextField } from '@/components/ui/index.ts';
import { acceptInvitation, type JoinState } from './join-actions.ts';

const untouched: JoinState = { fields: {}, typed: {} };

/** Name and password of somebody who was invited. */
export function InvitationForm({ token }: { readonly token: string }) {
  const [state, action, pending] = useActionState(acceptInvitation, untouched);
  return (
    <form action={action} className="flex flex-col gap-3" noValidate>
      <input type="hidden" name="token" value={token} />
      <TextField
        label="Your name"
        name="name"
        defaultValue={state.typed['name']}
        problem={state.fields['name']}
        autoComplete="name"
        required
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        hint="At least 12 characters. If you already have an account here, use its password."
        problem={state.fields['password']}
        autoComplete="new-password"
        required
      />
      <p role="alert" className="text-stop">
        {state.problem}
      </p>
      <Button type="submit" look="main" pending={pending}>
        Join
      </Button>
    </form>
  );
}
