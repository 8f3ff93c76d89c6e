export const en = {
  errors: {
    calendar: {
      out_of_horizon: 'The date lies outside the working calendar ({fromYear}–{toYear}). Check the date or the limit.',
      bad_horizon: 'The years of the working calendar ({fromYear}–{toYear}) are not valid.',
      bad_periods: 'Working periods overlap, or one does not end after it begins.',
      uneven_hours:
        'The days are of such odd lengths that they cannot be compared. Round the opening and closing times.',
      no_working_time: 'The calendar has no working day in {year}.',
      day_off: '{date} is a day off.',
      facts_out_of_order: 'The recorded times of the dossier are not in order.',
      extension_missing: 'The extension does not say how long it is.',
      extension_unit: 'An extension is of the kind of its limit: working hours and days, or calendar days and months.',
      limit_not_whole: 'A limit in calendar days or months is a whole number.',
    },
  },
} as const;
