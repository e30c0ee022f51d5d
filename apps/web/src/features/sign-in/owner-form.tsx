'use client';

import { useActionState, useState } from 'react';
import { Button, TextField } from '@/components/ui/index.ts';
import { toSlug } from '@/format/index.ts';
import { createOwner, type JoinState } from './join-actions.ts';

const untouched: JoinState = { fields: {}, typed: {} };

/** The organisation and its first owner; the short name follows the organisation's until somebody types another. */
export function OwnerForm() {
  const [state, action, pending] = useActionState(createOwner, untouched);
  const { fields, typed } = state;
  const [name, setName] = useState('');
  const [ownSlug, setOwnSlug] = useState<string>();
  return (
    <form action={action} className="flex flex-col gap-3" noValidate>
      <TextField
        label="Organisation"
        name="organisationName"
        value={name}
        onChange={(event) => setName(event.target.value)}
        problem={fields['organisationName']}
        autoComplete="organization"
        required
      />
      <TextField
        label="Short name for addresses"
        name="organisationSlug"
        hint="Lower-case letters, digits and hyphens, such as northwind."
        value={ownSlug ?? toSlug(name)}
        onChange={(event) => setOwnSlug(event.target.value)}
        problem={fields['organisationSlug']}
        required
      />
      <TextField
        label="Your name"
        name="name"
        defaultValue={typed['name']}
        problem={fields['name']}
        autoComplete="name"
        required
      />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        defaultValue={typed['email']}
        problem={fields['email']}
        autoComplete="username"
        required
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        hint="At least 12 characters."
        problem={fields['password']}
        autoComplete="new-password"
        required
      />
      <p role="alert" className="text-stop">
        {state.problem}
      </p>
      <Button type="submit" look="main" pending={pending}>
        Create the organisation
      </Button>
    </form>
  );
}
