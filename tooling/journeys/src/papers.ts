import { Buffer } from 'node:buffer';

interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const pdfText =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** A real, empty PDF. */
export const pdf = (name: string): Upload => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(pdfText) });

/** A program that says it is a PDF. */
export const disguisedProgram = (name: string): Upload => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from('MZ\u0090\u0000 this is no document'),
});
