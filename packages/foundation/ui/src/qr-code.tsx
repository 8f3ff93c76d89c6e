export interface QrCodeProps {
  /** A whole SVG document, as the print package makes it. */
  readonly svg: string;
  /** What it leads to. */
  readonly label: string;
  readonly size?: number;
}

/** A QR code as an image, so that nothing inside it can act on the page. */
export function QrCode({ svg, label, size = 84 }: QrCodeProps) {
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  return <img className="qr" src={source} alt={label} width={size} height={size} />;
}
