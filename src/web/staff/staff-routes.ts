import { yearFigures } from '../../use-cases/staff/jaar/figures.js';
import type { StaffDeps } from './deps.js';
import { dossierRoutes } from './dossier/routes.js';
import { reviewRoute } from './jaar/review.js';
import { yearRoutes } from './jaar/routes.js';
import { meRoutes } from './mensen/me-routes.js';
import { peopleRoutes } from './mensen/routes.js';
import { enterRoutes } from './namens/routes.js';
import type { StaffRoute } from './staff-route.js';

/** Every address behind the sign-in, but the list itself. */
export const staffRoutes = (deps: StaffDeps): readonly StaffRoute[] => [
  ...dossierRoutes,
  ...peopleRoutes,
  ...meRoutes,
  ...enterRoutes,
  ...yearRoutes(yearFigures(deps)),
  reviewRoute,
];
