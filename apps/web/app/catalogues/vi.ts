import { vi as access } from '@chuan/access/messages';
import { vi as calendar } from '@chuan/calendar/messages';
import { vi as dossiers } from '@chuan/dossiers/messages';
import { vi as eventLog } from '@chuan/event-log/messages';
import { vi as identity } from '@chuan/identity/messages';
import { vi as tenancy } from '@chuan/tenancy/messages';
import { mergeCatalogues } from '@chuan/ui/language';
import { vi as ui } from '@chuan/ui/messages';

/** Vietnamese of every package, each under its own name. */
export default mergeCatalogues({ ui, access, calendar, dossiers, eventLog, identity, tenancy });
