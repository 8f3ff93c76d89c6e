import { business } from './business.ts';
import { civilStatus } from './civil-status.ts';
import { community } from './community.ts';
import { constructionDepartment } from './construction-department.ts';
import { libraryOnly, provinceOffice } from './province-office.ts';
import { urban } from './urban.ts';
import type { DemoProcedure } from './writing.ts';

export const communeProcedures: readonly DemoProcedure[] = [...civilStatus, ...business, ...urban, ...community];

/** Everything the librarian publishes. */
export const demoProcedures: readonly DemoProcedure[] = [
  ...communeProcedures,
  ...constructionDepartment,
  ...provinceOffice,
  ...libraryOnly,
];

export { constructionDepartment, provinceOffice };
