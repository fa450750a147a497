import { z } from 'zod';
import { HOLIDAY_TEMPLATES } from './holidays.ts';

/** What a calendar may take its holidays from: nothing, or one of the computed templates. */
export const holidayTemplate = z.enum(HOLIDAY_TEMPLATES);
