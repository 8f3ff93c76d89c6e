export interface CitizenCard {
  readonly idNumber: string;
  readonly name: string;
  readonly address: string;
}

/**
 * What a scanner types of the QR on a citizen card (CCCD): number | old number | name | birth | sex | address | issued.
 * Undefined while it is not whole; dates are `ddmmyyyy`.
 */
export function readCitizenCard(text: string): CitizenCard | undefined {
  const [idNumber = '', , name = '', birth = '', , address = '', issued = ''] = text.trim().split('|');
  const isWhole = /^\d{12}$/.test(idNumber) && name.trim().length > 1 && /^\d{8}$/.test(birth) && /^\d{8}/.test(issued);
  if (!isWhole) return undefined;
  return { idNumber, name: name.trim(), address: address.trim() };
}

/** Whether a text is on its way to being a scanned card rather than a typed number. */
export const looksScanned = (text: string): boolean => text.includes('|');
