import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The four faces of Tinos, whose letters are as wide as those of Times New Roman. */
export type Face = 'regular' | 'bold' | 'italic' | 'bold-italic';

const files: Record<Face, string> = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  'bold-italic': '700Bold_Italic/Tinos_700Bold_Italic.ttf',
};

const require = createRequire(import.meta.url);
const loaded = new Map<Face, Buffer>();

/** The font file of a face, read once per process. */
export function fontBytes(face: Face): Buffer {
  const known = loaded.get(face);
  if (known) return known;
  const bytes = readFileSync(require.resolve(`@expo-google-fonts/tinos/${files[face]}`));
  loaded.set(face, bytes);
  return bytes;
}

export const faces = Object.keys(files) as Face[];

export function faceOf(style: { readonly bold?: boolean; readonly italic?: boolean }): Face {
  if (style.bold) return style.italic ? 'bold-italic' : 'bold';
  return style.italic ? 'italic' : 'regular';
}
