import type { IndicatorWords } from './definition.ts';

export const english = {
  definition: {
    received: {
      name: 'Received',
      purpose: 'How much work comes in.',
      population:
        'All tickets created in the period, also those that were later cancelled or merged into another one.',
      formula: 'Number of tickets.',
    },
    resolved: {
      name: 'Resolved',
      purpose: 'How much work gets done.',
      population:
        'Tickets that are resolved or closed today and whose last solution was written in the period.',
      formula: 'Number of tickets.',
    },
    closed: {
      name: 'Closed',
      purpose: 'How many solutions were found good.',
      population: 'Tickets closed in the period, by confirmation or because the time to confirm had passed.',
      formula: 'Number of tickets.',
    },
    cancelled: {
      name: 'Cancelled',
      purpose: 'How many ended without a solution.',
      population: 'Tickets cancelled in the period, without those merged into another one.',
      formula: 'Number of tickets.',
    },
    backlog: {
      name: 'Pending',
      purpose: 'How much work is left and since when it has waited.',
      population: 'All tickets that are open at this moment, whatever the period.',
      formula:
        'Number of tickets. Their age is the time from their creation until now; a day is eight working hours.',
    },
    response: {
      name: 'First response',
      purpose: 'How long until somebody attends.',
      population: 'Tickets that had their first response in the period.',
      formula:
        'From creation to the first reply to the requester, or to starting, scheduling, putting on hold or resolving. Assigning and notes do not count.',
    },
    resolution: {
      name: 'Resolution',
      purpose: 'How long the work itself takes.',
      population:
        'Tickets that are resolved or closed today and whose last solution was written in the period.',
      formula: 'From assignment to the last solution, without the time on hold.',
    },
    closure: {
      name: 'Closure',
      purpose: 'How long everything takes until it is closed.',
      population: 'Tickets closed in the period.',
      formula: 'From assignment to closing.',
    },
    onTime: {
      name: 'On time',
      purpose: 'Whether promises are kept.',
      population:
        'All tickets that fell due in the period, also those still open. Neither cancelled ones nor those on hold.',
      formula: 'Resolved by their due time ÷ all that fell due.',
    },
    withinFirstPromise: {
      name: 'Within the first estimate',
      purpose: 'Whether the first estimate was good.',
      population:
        'All tickets whose first estimate ended in the period, also those still open or on hold. Not cancelled ones.',
      formula:
        'Resolved within the time given when they were created ÷ all whose first estimate ended. The first estimate never moves.',
    },
    responseOnTime: {
      name: 'Answered on time',
      purpose: 'Whether the first response comes when promised.',
      population: 'Tickets whose time to respond ended in the period. Not cancelled ones.',
      formula: 'Answered within that time ÷ all of them.',
    },
    rating: {
      name: 'Rating',
      purpose: 'What requesters think.',
      population: 'Tickets closed in the period that somebody rated.',
      formula: 'Average of the stars, from 1 to 5.',
    },
    reopenRate: {
      name: 'Reopened',
      purpose: 'Whether solutions last.',
      population:
        'Tickets whose last solution was written in the period, also those reopened and still open.',
      formula: 'Those that were ever reopened ÷ all of them.',
    },
    balance: {
      name: 'Balance',
      purpose: 'Whether work is shared out evenly.',
      population:
        'Tickets that each technician received in a week (Monday to Sunday). A reassignment counts for each receiver. Only technicians who were on shift at least half of their week count.',
      formula:
        'Standard deviation of what was received (0 is the same for all), difference between who received most and least, and Jain’s index (1 is the same for all).',
    },
    timePerTicket: {
      name: 'Time per ticket',
      purpose: 'How much work a ticket takes.',
      population: 'Tickets resolved in the period that have time recorded.',
      formula: 'Minutes of work recorded on each.',
    },
    timeWorked: {
      name: 'Time worked',
      purpose: 'How much work was recorded.',
      population: 'The minutes of work recorded in the period, on any ticket.',
      formula: 'Sum of the minutes recorded.',
    },
    occupancy: {
      name: 'Occupancy',
      purpose: 'Which part of the shift is recorded as work on tickets.',
      population: 'The minutes of work recorded in the period and the shift of each technician.',
      formula: 'Time recorded ÷ time on shift up to now, without absences.',
    },
  },
  clock: {
    none: 'Not measured by the clock.',
    serviceLevel: 'Working time of the calendar of each ticket’s service level.',
    institution: 'Working time of the institution’s calendar.',
    shift: 'Shift of each technician, without absences.',
  },
  part: {
    onTime: 'On time',
    late: 'Late',
    reopened: 'Reopened',
    kept: 'Not reopened',
    overdue: 'Overdue',
    day1: 'Less than 1 day',
    days3: '1 to 3 days',
    days5: '3 to 5 days',
    days10: '5 to 10 days',
    days20: '10 to 20 days',
    older: '20 days or more',
    stars1: '1 star',
    stars2: '2 stars',
    stars3: '3 stars',
    stars4: '4 stars',
    stars5: '5 stars',
  },
} satisfies IndicatorWords;
