import type { DocumentLink } from '@chuan/ui';

export const fileHref = (id: string): string => `/w/files/${id}`;

/** A picture looks like one, a PDF like one, anything else like a sheet. */
export function fileKind(mediaType: string): DocumentLink['kind'] {
  if (mediaType.startsWith('image/')) return 'photo';
  return mediaType === 'application/pdf' ? 'pdf' : 'file';
}

interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
}

/** A file of a dossier as a label that opens it, the same wherever it is shown. */
export const fileLink = ({ id, name, mediaType }: StoredFile): DocumentLink => ({
  href: fileHref(id),
  label: name,
  kind: fileKind(mediaType),
});
