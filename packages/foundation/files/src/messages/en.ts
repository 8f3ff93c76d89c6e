import type { vi } from './vi.ts';

export const en = {
  errors: {
    file: {
      empty: 'The file is empty.',
      too_large: 'The file is larger than allowed. Make it smaller or split it.',
      type_not_allowed: 'This type of file is not accepted. Accepted types: {allowed}.',
      type_mismatch: 'The content is not of the type .{extension} that the name says. Save it as the right type.',
      damaged: 'The file is damaged and cannot be read. Save, photograph or scan it again.',
      hidden_content: 'The file carries foreign content and is not accepted. Save it as a new file.',
      picture_too_large: 'The picture is too large. Make it smaller.',
      encrypted: 'The file is protected by a password. Remove the password first.',
      archive_too_large: 'The file holds too much content to be accepted.',
      has_macros: 'The file contains macros and is not accepted. Save it as .docx or .xlsx without macros.',
      unsafe_content: 'The file contains unsafe content and is not accepted. Export it as a PDF.',
      no_space: 'There is no room left to store files for now. Please try again later.',
      bad_tenant: 'The id of the agency is not valid.',
      bad_key: 'The id of the file is not valid.',
      bad_scanner_address: 'The address of the virus scanner is not valid.',
    },
    sheet: {
      wrong_kind: 'Only .xlsx and .csv files can be read. In Excel choose Save As, Excel Workbook (.xlsx).',
      wrong_encoding:
        'The .csv file is not in Unicode, so Vietnamese letters would be wrong. Save it as .xlsx or as “CSV UTF-8”.',
      broken: 'The table in this file cannot be read. Open it in Excel, save it as .xlsx and choose it again.',
      empty: 'The file has no rows.',
      too_long: 'The file has more than {most} {most, plural, one {row} other {rows}}. Split it into several files.',
    },
  },
  states: {
    clean: 'Scanned, safe',
    infected: 'Malware, blocked',
    pending: 'Waiting to be scanned',
  },
} satisfies typeof vi;
