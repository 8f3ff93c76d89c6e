import { mergeCatalogues } from '@chuan/ui/language';
import { en as ui } from '@chuan/ui/messages';

/** English of every package, each under its own name. */
export default mergeCatalogues({ ui });
