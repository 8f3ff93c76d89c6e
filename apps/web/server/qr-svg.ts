import { qrMatrix } from '@chuan/print';

/** Modules of white that a reader needs around the code. */
const quiet = 4;

/** A text as a QR code: an SVG document, dark on white in every colour scheme. */
export function qrSvg(text: string): string {
  const { size, dark } = qrMatrix(text);
  const side = size + 2 * quiet;
  const cells = dark.flatMap((isDark, index) =>
    isDark ? [`M${(index % size) + quiet} ${Math.floor(index / size) + quiet}h1v1h-1z`] : [],
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${cells.join('')}"/></svg>`
  );
}
