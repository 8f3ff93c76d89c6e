import { en as access } from '@chuan/access/messages';
import { en as calendar } from '@chuan/calendar/messages';
import { en as dossiers } from '@chuan/dossiers/messages';
import { en as eventLog } from '@chuan/event-log/messages';
import { en as identity } from '@chuan/identity/messages';
import { en as tenancy } from '@chuan/tenancy/messages';
import { mergeCatalogues } from '@chuan/ui/language';
import { en as ui } from '@chuan/ui/messages';

/** English of every package, each under its own name. */
export default mergeCatalogues({ ui, access, calendar, dossiers, eventLog, identity, tenancy });
