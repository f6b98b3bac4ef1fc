import { dossierRoutes } from './dossier/routes.js';
import { meRoutes } from './mensen/me-routes.js';
import { peopleRoutes } from './mensen/routes.js';
import { enterRoutes } from './namens/routes.js';
import type { StaffRoute } from './staff-route.js';

/** Every address behind the sign-in, but the list itself. */
export const staffRoutes: readonly StaffRoute[] = [
  ...dossierRoutes,
  ...peopleRoutes,
  ...meRoutes,
  ...enterRoutes,
];
