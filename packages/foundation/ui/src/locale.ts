/** The languages of the product; Vietnamese comes first and is the default. */
export const locales = ['vi', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'vi';

/** The one zone in which agencies work; every date on screen and paper is told in it. */
export const timeZone = 'Asia/Ho_Chi_Minh';

export const isLocale = (value: unknown): value is Locale => value === 'vi' || value === 'en';
