import { findSchoolFiles, readSchools } from '../../src/adapters/schools-yaml/index.js';
import type { Schoolpakket } from '../../src/domain/schoolpakket.js';

const found = await findSchoolFiles('deployment/scholen');
const { schools, problems } = await readSchools(found.ok ? found.files : []);
if (schools.length === 0 || problems.length > 0) throw new Error(`schools: ${JSON.stringify(problems)}`);

/** Every schoolpakket of the product, by name. */
export const productSchools: readonly (readonly [id: string, pakket: Schoolpakket])[] = schools.map(
  ({ schoolpakket }) => [schoolpakket.id, schoolpakket],
);
