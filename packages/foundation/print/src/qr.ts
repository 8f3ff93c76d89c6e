import qrcode from 'qrcode';

export interface QrMatrix {
  /** Modules along one side, without the quiet zone. */
  readonly size: number;
  /** `size × size` values row by row; true is dark. */
  readonly dark: readonly boolean[];
}

/** The QR code of a text at error correction M: still read with 15 % of it lost to a stamp or a fold. */
export function qrMatrix(text: string): QrMatrix {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, dark: Array.from(modules.data, (value) => value === 1) };
}

/** Draws a QR code as a vector; `sidePt` includes no quiet zone, which the caller leaves free. */
export function drawQr(doc: PDFKit.PDFDocument, text: string, at: { x: number; y: number; sidePt: number }): void {
  const { size, dark } = qrMatrix(text);
  const unit = at.sidePt / size;
  doc.save().fillColor('#000000');
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!dark[row * size + column]) continue;
      let length = 1;
      while (column + length < size && dark[row * size + column + length]) length++;
      // A hair of overlap keeps printers from drawing white seams between rows.
      doc.rect(at.x + column * unit, at.y + row * unit, length * unit, unit + 0.02);
      column += length;
    }
  }
  doc.fill().restore();
}
