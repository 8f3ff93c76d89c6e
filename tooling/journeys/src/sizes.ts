/** The two windows that every page is held against. */
export const desktop = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };
