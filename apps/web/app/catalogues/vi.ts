import { mergeCatalogues } from '@chuan/ui/language';
import { vi as ui } from '@chuan/ui/messages';

/** Vietnamese of every package, each under its own name. */
export default mergeCatalogues({ ui });
