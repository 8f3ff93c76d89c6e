export const exceptions: readonly { files: string[]; rules: string[]; reason: string }[];
