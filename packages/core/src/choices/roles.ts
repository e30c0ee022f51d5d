import { permissionsOf, roles } from '../identity/index.ts';

/** What each role may do, the most powerful first: the decision that the kernel makes, not a copy of it. */
export const roleGrants = roles.map((name) => ({ role: name, permissions: permissionsOf([name]) }));
