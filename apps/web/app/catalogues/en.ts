import { en as access } from '@chuan/access/messages';
import { en as calendar } from '@chuan/calendar/messages';
import { en as dossiers } from '@chuan/dossiers/messages';
import { en as eventLog } from '@chuan/event-log/messages';
import { en as feedback } from '@chuan/feedback/messages';
import { en as files } from '@chuan/files/messages';
import { en as identity } from '@chuan/identity/messages';
import { en as library } from '@chuan/library/messages';
import { en as notices } from '@chuan/notices/messages';
import { en as oversight } from '@chuan/oversight/messages';
import { en as procedures } from '@chuan/procedures/messages';
import { en as tenancy } from '@chuan/tenancy/messages';
import { en as api } from '@chuan/api/messages';
import { en as db } from '@chuan/db/messages';
import { en as jobs } from '@chuan/jobs/messages';
import { en as print } from '@chuan/print/messages';
import { en as workflow } from '@chuan/workflow/messages';
import { mergeCatalogues } from '@chuan/ui/language';
import { en as ui } from '@chuan/ui/messages';

/** English of every package, each under its own name. */
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
