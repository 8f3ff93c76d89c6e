import { createHash } from 'node:crypto';
import type { TenantContext } from '@chuan/api';
import type { StagedFile } from '@chuan/dossiers/server';
import type { Founded } from '../founding.ts';
import type { World } from '../surroundings.ts';

/** An upload that waits to be attached, valid for a day from the call's instant. */
export type SampleFile = (ctx: Pick<TenantContext, 'now' | 'tenantId'>) => StagedFile;

/** One page that says it is a sample; stored once an agency, however many dossiers refer to it. */
export async function storeSampleFile(world: World, { tenantId }: Founded, name: string): Promise<SampleFile> {
  const bytes = samplePdf();
  const { key, sizeBytes } = await world.ports.files.put(tenantId, bytes, { maxBytes: 100_000 });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return (ctx) => ({
    tenantId: ctx.tenantId,
    storageKey: key,
    sha256,
    sizeBytes,
    mediaType: 'application/pdf',
    name,
    scan: 'clean',
    expiresAt: ctx.now + 86_400_000,
  });
}

/** The smallest whole PDF that shows a line of text. */
function samplePdf(): Uint8Array {
  const text = 'BT /F1 24 Tf 72 760 Td (DU LIEU MAU - CHUAN) Tj ET';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let pdf = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = pdf.length;
    pdf += `${index + 1} 0 obj${object}endobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const startXref = pdf.length;
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  pdf += `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${startXref}\n%%EOF\n`;
  return new TextEncoder().encode(pdf);
}
