export { PeoplePage } from './people-page.tsx';
export { RolesMatrix } from './roles-matrix.tsx';
