import { vi as access } from '@chuan/access/messages';
import { vi as calendar } from '@chuan/calendar/messages';
import { vi as dossiers } from '@chuan/dossiers/messages';
import { vi as eventLog } from '@chuan/event-log/messages';
import { vi as feedback } from '@chuan/feedback/messages';
import { vi as files } from '@chuan/files/messages';
import { vi as identity } from '@chuan/identity/messages';
import { vi as library } from '@chuan/library/messages';
import { vi as notices } from '@chuan/notices/messages';
import { vi as oversight } from '@chuan/oversight/messages';
import { vi as procedures } from '@chuan/procedures/messages';
import { vi as tenancy } from '@chuan/tenancy/messages';
import { vi as api } from '@chuan/api/messages';
import { vi as db } from '@chuan/db/messages';
import { vi as jobs } from '@chuan/jobs/messages';
import { vi as print } from '@chuan/print/messages';
import { vi as workflow } from '@chuan/workflow/messages';
import { mergeCatalogues } from '@chuan/ui/language';
import { vi as ui } from '@chuan/ui/messages';

/** Vietnamese of every package, each under its own name. */
export default mergeCatalogues({
  ui,
  access,
  calendar,
  dossiers,
  eventLog,
  feedback,
  files,
  identity,
  library,
  notices,
  oversight,
  procedures,
  tenancy,
  api,
  db,
  jobs,
  print,
  workflow,
});
