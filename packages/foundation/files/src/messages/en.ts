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
  },
  states: {
    clean: 'Scanned, safe',
    infected: 'Malware, blocked',
    pending: 'Waiting to be scanned',
  },
} satisfies typeof vi;
