import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Font, create } from 'fontkit';

/** The four faces of Tinos, whose letters are as wide as those of Times New Roman. */
export type Face = 'regular' | 'bold' | 'italic' | 'bold-italic';

const files: Record<Face, string> = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  'bold-italic': '700Bold_Italic/Tinos_700Bold_Italic.ttf',
};

const require = createRequire(import.meta.url);
const family = dirname(require.resolve('@expo-google-fonts/tinos/package.json'));
const loaded = new Map<Face, Font>();

/** The parsed font of a face, made once per process: parsing is most of the work of a short paper. */
export function fontOf(face: Face): Font {
  const known = loaded.get(face);
  if (known) return known;
  const font = create(readFileSync(join(family, files[face]))) as Font;
  // A glyph remembers the first letter that asked for it, and that letter ends up in the PDF. Asking for all in order
  // keeps one paper's bytes from depending on the papers before it.
  for (const codePoint of font.characterSet.toSorted((a, b) => a - b)) font.glyphForCodePoint(codePoint);
  loaded.set(face, font);
  return font;
}

export const faces = Object.keys(files) as Face[];

export function faceOf(style: { readonly bold?: boolean; readonly italic?: boolean }): Face {
  if (style.bold) return style.italic ? 'bold-italic' : 'bold';
  return style.italic ? 'italic' : 'regular';
}
