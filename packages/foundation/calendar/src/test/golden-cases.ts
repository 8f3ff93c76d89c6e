/**
 * Due dates worked out by hand, each with its reason.
 *
 * calendar | received | limit | facts | due | why
 *
 * Calendars: `office` Mon–Fri 07:30–11:30, 13:30–17:30, national days, cut-off 15:00; `saturday` the same and Saturday
 * 07:30–11:30; `open` as `office` without a cut-off. Limits: h working hours, d working days, c calendar days, m months.
 * Facts: wait (applicant), stop (suspended), other (agency), run, again (restart), +N (extension); `never`: clock stands.
 */
export const goldenCases = `
office | 2026-11-11 08:00 | 2h | | 2026-11-11 10:00 | inside one morning
office | 2026-11-11 10:30 | 2h | | 2026-11-11 14:30 | 1 h to 11:30, lunch, 1 h from 13:30
office | 2026-11-11 14:20 | 4h | | 2026-11-12 08:20 | 3:10 to closing, 0:50 the next morning
office | 2026-11-11 13:30 | 4h | | 2026-11-11 17:30 | used up at closing: the closing, not the next opening
office | 2026-11-11 07:30 | 4h | | 2026-11-11 11:30 | used up at noon: 11:30, not 13:30
office | 2026-11-11 12:00 | 1h | | 2026-11-11 14:30 | received at lunch, runs from 13:30
office | 2026-11-11 06:00 | 1h | | 2026-11-11 08:30 | received before opening, runs from 07:30
office | 2026-11-11 18:00 | 1h | | 2026-11-12 08:30 | received after closing, runs from the next opening
office | 2026-11-11 15:00 | 1h | | 2026-11-11 16:00 | on the cut-off is not after it
office | 2026-11-11 15:01 | 1h | | 2026-11-12 08:30 | after the cut-off: the next opening
office | 2026-11-11 15:00:40 | 1h | | 2026-11-11 16:00 | seconds are dropped, so this is 15:00
open | 2026-11-11 16:30 | 2h | | 2026-11-12 08:30 | no cut-off: 1 h today, 1 h tomorrow
office | 2026-11-13 16:00 | 2h | | 2026-11-16 09:30 | after the cut-off on a Friday: Monday 07:30
office | 2026-11-14 09:00 | 8h | | 2026-11-16 17:30 | received on a Saturday off: all of Monday
office | 2026-11-13 14:00 | 8h | | 2026-11-16 14:00 | 3:30 on Friday, 4 h Monday morning, 0:30 after lunch
office | 2026-11-23 14:30 | 4h | | 2026-11-25 08:30 | 3 h on Monday, the 24th is off, 1 h on Wednesday
office | 2026-11-24 09:00 | 1h | | 2026-11-25 08:30 | received on the holiday, runs from Wednesday 07:30
office | 2026-11-12 10:00 | 8h | | 2026-11-13 10:00 | the 8 hours of an online check: 5:30 today, 2:30 tomorrow
office | 2026-11-11 11:00 | 1.5h | | 2026-11-11 14:30 | a part of an hour: 0:30 before lunch, 1 h after
office | 2026-02-13 14:00 | 8h | | 2026-02-23 14:00 | over Tết 2026 (14–22/02 off): 3:30, then 4 h and 0:30 on the 23rd
office | 2026-01-09 14:00 | 8h | | 2026-01-10 14:00 | Saturday 10/01 is worked for 02/01: 3:30, then 4:30
office | 2026-01-10 15:30 | 2h | | 2026-01-12 09:30 | the cut-off holds on a swapped Saturday too
saturday | 2026-11-13 14:00 | 8h | | 2026-11-16 08:00 | 3:30 Friday, 4 h Saturday morning, 0:30 Monday
saturday | 2026-11-14 12:00 | 1h | | 2026-11-16 08:30 | Saturday closes at 11:30
saturday | 2026-11-14 11:30 | 1h | | 2026-11-16 08:30 | on the closing nothing is left of the day
saturday | 2026-01-09 14:00 | 8h | | 2026-01-10 14:00 | a swapped Saturday is a full day, not a morning
office | 2026-04-01 07:30 | 160h | | 2026-04-29 17:30 | 20 full days of April: 18 to the 24th, 27/04 off in lieu, 28 and 29

office | 2026-11-11 14:20 | 7d | | 2026-11-20 17:30 | 12, 13, 16, 17, 18, 19, 20
office | 2026-11-11 15:10 | 1d | | 2026-11-12 17:30 | after the cut-off: counting starts at the next opening as it does anyway
office | 2026-11-11 07:00 | 1d | | 2026-11-12 17:30 | before opening is still the day of receipt
office | 2026-11-14 10:00 | 1d | | 2026-11-16 17:30 | received on a Saturday off: Monday is the first day counted
office | 2026-11-13 10:00 | 1d | | 2026-11-16 17:30 | Friday is not counted, the weekend is off
office | 2026-11-20 09:00 | 3d | | 2026-11-26 17:30 | 23, not 24, 25, 26
office | 2026-11-24 09:00 | 1d | | 2026-11-25 17:30 | received on the holiday of 24/11
office | 2026-02-13 10:00 | 3d | | 2026-02-25 17:30 | last day before Tết: 23, 24, 25
office | 2026-02-11 10:00 | 5d | | 2026-02-25 17:30 | 12, 13, Tết, 23, 24, 25
office | 2026-02-17 10:00 | 1d | | 2026-02-23 17:30 | received online on the first day of Tết
office | 2026-01-07 10:00 | 3d | | 2026-01-10 17:30 | 8, 9 and the swapped Saturday
office | 2025-12-31 10:00 | 1d | | 2026-01-05 17:30 | 1/1 off, 2/1 swapped, weekend
office | 2026-08-20 10:00 | 2d | | 2026-08-22 17:30 | 21 and Saturday 22/08, worked for 31/08
office | 2026-08-28 10:00 | 1d | | 2026-09-03 17:30 | 31/08 swapped, 1 and 2/9 National Day
office | 2026-04-24 10:00 | 3d | | 2026-05-04 17:30 | 27/04 in lieu, 28, 29, 30/04 and 1/5 off, then Monday
office | 2024-04-25 10:00 | 3d | | 2024-05-03 17:30 | 26/04; 29/04 swapped, 30/04, 1/5; 2 and 3/5
office | 2024-04-25 10:00 | 4d | | 2024-05-04 17:30 | and Saturday 4/5/2024, worked for 29/04
office | 2025-04-24 10:00 | 2d | | 2025-04-26 17:30 | Saturday 26/4/2025 is worked for 2/5
office | 2025-01-24 10:00 | 1d | | 2025-02-03 17:30 | Tết 2025: 27–31/01 between two weekends
saturday | 2026-11-13 10:00 | 1d | | 2026-11-14 11:30 | Saturday morning is a working day, closing 11:30
saturday | 2026-11-12 10:00 | 3d | | 2026-11-16 17:30 | Friday, Saturday, Monday
saturday | 2026-11-12 10:00 | 2d | stop 2026-11-14 07:30, run 2026-11-16 07:30 | 2026-11-16 17:30 | the paused Saturday is one day, so Monday is it
saturday | 2026-11-12 10:00 | 2d | stop 2026-11-14 07:30, run 2026-11-14 09:30 | 2026-11-16 11:30 | half of Saturday lost is half a day: Monday till noon
office | 2026-11-11 08:00 | 0.5d | | 2026-11-11 14:00 | half a day is 4 hours from the moment
office | 2026-11-11 08:00 | 1.5d | | 2026-11-13 11:30 | the 12th and the morning of the 13th
office | 2026-11-11 09:00 | 0d | | 2026-11-11 17:30 | the same day
office | 2026-11-11 15:30 | 0d | | 2026-11-12 17:30 | the same day, but after the cut-off
saturday | 2026-11-14 08:00 | 0d | | 2026-11-14 11:30 | the same day, a half one

office | 2026-11-11 14:20 | 7d | wait 2026-11-16 10:30, run 2026-11-19 09:30 | 2026-11-26 16:30 | 19 h before, 37 h after: 6+8+8+8 to the 25th, 7 on the 26th
office | 2026-11-11 14:20 | 7d | wait 2026-11-16 10:30, run 2026-11-19 09:30, +16h 2026-11-23 15:10 | 2026-11-30 16:30 | 16 h more: 1 on the 26th, 8, 7 on the 30th
office | 2026-11-11 14:00 | 6h | stop 2026-11-11 18:00, run 2026-11-12 07:00 | 2026-11-12 10:00 | the pause holds no working time
office | 2026-11-11 10:00 | 4h | stop 2026-11-11 11:30, run 2026-11-11 13:30 | 2026-11-11 16:00 | paused over lunch only
office | 2026-11-11 08:00 | 4h | stop 2026-11-11 09:00, run 2026-11-11 10:30 | 2026-11-11 15:30 | 1 h, then 1 h to 11:30, 2 h from 13:30
office | 2026-11-23 08:00 | 8h | stop 2026-11-23 16:30, run 2026-11-25 08:30 | 2026-11-25 10:00 | 6:30 on Monday, 1:30 left after the holiday
office | 2026-11-20 09:00 | 3d | stop 2026-11-23 13:30, run 2026-11-25 13:30 | 2026-11-27 17:30 | 4 h before 24/11, 4 h on the 25th, two days
office | 2026-02-12 10:00 | 2d | stop 2026-02-13 07:30, run 2026-02-23 07:30 | 2026-02-24 17:30 | suspended over Tết and the day before: 23, 24
office | 2026-02-12 10:00 | 2d | stop 2026-02-14 08:00, run 2026-02-22 20:00 | 2026-02-23 17:30 | suspended in Tết only: as without, 13 and 23
office | 2026-11-11 14:20 | 7d | wait 2026-11-16 10:30 | never | still waiting for the applicant
office | 2026-11-11 08:00 | 2h | wait 2026-11-11 10:00 | 2026-11-11 10:00 | a pause on the due instant comes too late
office | 2026-11-11 08:00 | 4h | wait 2026-11-11 09:00, stop 2026-11-11 10:00, run 2026-11-11 11:00 | 2026-11-11 16:00 | two pauses in a row: 1 h, 0:30, 2:30
office | 2026-11-11 14:20 | 1d | stop 2026-11-11 16:00, run 2026-11-12 09:30 | 2026-11-13 09:30 | paused since the day of receipt: 2 h of the 12th are lost
office | 2026-11-12 10:00 | 1d | stop 2026-11-13 13:30, run 2026-11-15 10:00 | 2026-11-16 11:30 | resumed on a Sunday: 4 h are left for Monday
office | 2026-11-11 07:30 | 8h | other 2026-11-11 08:30, run 2026-11-13 08:30 | 2026-11-13 17:30 | with another agency: 1 h before, 7 h after

office | 2026-11-11 14:20 | 7d | wait 2026-11-16 10:30, again 2026-11-19 09:30 | 2026-12-01 17:30 | from nought: 20, 23, 25, 26, 27, 30, 1/12
office | 2026-11-11 08:00 | 4h | wait 2026-11-11 09:00, again 2026-11-12 15:30 | 2026-11-13 11:30 | completed after the cut-off: from 07:30 of the 13th
office | 2026-11-11 08:00 | 4h | wait 2026-11-11 09:00, again 2026-11-12 10:00 | 2026-11-12 16:00 | from nought at 10:00: 1:30 and 2:30
office | 2026-11-11 14:20 | 1d | +1d 2026-11-12 09:00, wait 2026-11-12 10:00, again 2026-11-13 10:00 | 2026-11-16 17:30 | an extension before the restart has lapsed
office | 2026-11-11 14:20 | 1d | wait 2026-11-12 10:00, again 2026-11-13 10:00, +1d 2026-11-16 09:00 | 2026-11-17 17:30 | an extension after the restart adds
office | 2026-11-02 10:00 | 10c | wait 2026-11-05 10:00, again 2026-11-09 10:00 | 2026-11-19 17:30 | calendar days from nought: 9 + 10
office | 2026-11-11 14:20 | 1d | wait 2026-11-12 10:00, again 2026-11-14 10:00 | 2026-11-16 17:30 | completed on a Saturday off
office | 2026-11-02 10:00 | 2d | again 2026-11-04 10:00, again 2026-11-06 16:00 | 2026-11-10 17:30 | only the last restart counts: 9, 10
office | 2026-11-11 14:20 | 2d | again 2026-11-16 09:00, wait 2026-11-17 10:30 | never | stopped again after the restart

office | 2026-11-02 10:00 | 5d | +3d 2026-11-06 10:00 | 2026-11-12 17:30 | 3, 4, 5, 6, 9 and 10, 11, 12
office | 2026-11-11 08:00 | 4h | +1d 2026-11-11 10:00 | 2026-11-12 14:00 | a working day is 8 hours: from 14:00 to 14:00
office | 2026-11-11 14:20 | 1d | +2d 2026-11-13 10:00 | 2026-11-16 17:30 | granted when already late: 12, 13, 16
office | 2026-11-02 10:00 | 10c | +5c 2026-11-10 10:00 | 2026-11-17 17:30 | 15 days: Tuesday 17
office | 2026-11-04 10:00 | 10c | +1c 2026-11-10 10:00 | 2026-11-16 17:30 | the 11th day is a Sunday: still Monday
office | 2026-10-15 10:00 | 1m | +10c 2026-11-10 10:00 | 2026-11-25 17:30 | 15/11 and ten days

office | 2026-11-11 14:20 | 5c | | 2026-11-16 17:30 | 12, 13, 14, 15, 16
office | 2026-11-11 14:20 | 3c | | 2026-11-16 17:30 | the last day is Saturday 14: Monday
office | 2026-11-11 16:00 | 5c | | 2026-11-16 17:30 | the cut-off does not touch civil days
office | 2026-11-14 10:00 | 10c | | 2026-11-25 17:30 | the last day is 24/11: the day after
office | 2026-02-11 10:00 | 5c | | 2026-02-23 17:30 | the last day is the first of Tết: the first day after it
saturday | 2026-11-11 14:20 | 3c | | 2026-11-14 11:30 | Saturday is worked here, till 11:30
office | 2026-08-20 10:00 | 15c | | 2026-09-04 17:30 | holidays inside count like other days
office | 2026-11-11 14:20 | 10c | wait 2026-11-16 10:30, run 2026-11-19 09:30 | 2026-11-25 17:30 | three midnights: 21 becomes 24/11, off
office | 2026-11-11 14:20 | 10c | stop 2026-11-16 09:00, run 2026-11-16 16:00 | 2026-11-23 17:30 | no midnight in the pause; 21 is a Saturday
office | 2026-11-11 14:20 | 10c | stop 2026-11-23 08:00, run 2026-11-26 10:00 | 2026-11-26 17:30 | paused on the Monday that stood for Saturday 21: what was left is one day
office | 2026-11-11 14:20 | 5c | stop 2026-11-16 16:00, run 2026-11-16 18:00 | 2026-11-17 17:30 | due would fall into the pause: the next closing
office | 2026-11-11 14:20 | 5c | stop 2026-11-16 16:00, run 2026-11-16 17:30 | 2026-11-17 17:30 | running again on the closing leaves nothing of that day
office | 2026-11-11 14:20 | 5c | stop 2026-11-16 17:30, run 2026-11-18 10:00 | 2026-11-16 17:30 | paused on the due instant: too late
office | 2026-11-11 14:20 | 5c | stop 2026-11-11 15:00, run 2026-11-12 10:00 | 2026-11-16 17:30 | the midnight after the day of receipt takes nothing away
office | 2026-11-11 14:20 | 5c | stop 2026-11-16 18:00, run 2026-11-18 10:00 | 2026-11-16 17:30 | a pause after the due instant changes nothing
office | 2026-11-11 09:00 | 0c | | 2026-11-11 17:30 | the same day
office | 2026-11-11 15:30 | 0c | +1c 2026-11-12 09:00 | 2026-11-13 17:30 | the same day is the 12th after the cut-off, and one day more
office | 2026-11-14 09:00 | 0c | | 2026-11-16 17:30 | the same day, a day off

office | 2026-01-31 10:00 | 1m | | 2026-03-02 17:30 | 31/01 + 1 month is 28/02, a Saturday
office | 2024-01-31 10:00 | 1m | | 2024-02-29 17:30 | leap year: 29/02, a Thursday
office | 2026-03-31 10:00 | 1m | | 2026-05-04 17:30 | 30/04 and 1/5 are off, then a weekend
office | 2026-10-24 10:00 | 1m | | 2026-11-25 17:30 | 24/11 is off
office | 2026-01-15 10:00 | 1m | | 2026-02-23 17:30 | 15/02 is the Sunday before Tết
office | 2026-11-30 10:00 | 3m | | 2027-03-01 17:30 | 30/11 + 3 months is 28/02/2027, a Sunday
office | 2025-11-11 10:00 | 12m | | 2026-11-11 17:30 | a year
office | 2026-10-31 10:00 | 1m | | 2026-11-30 17:30 | the last of a shorter month, a Monday
office | 2026-02-28 10:00 | 1m | | 2026-03-30 17:30 | 28/02 + 1 month is 28/03, not the end of March; a Saturday
office | 2026-11-11 10:00 | 1m | wait 2026-11-16 10:30, run 2026-11-19 09:30 | 2026-12-14 17:30 | 11/12 and three midnights
`;
