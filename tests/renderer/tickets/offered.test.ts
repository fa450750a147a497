import { describe, expect, it } from 'vitest';
import { offered } from '#renderer/tickets/actions/offered.ts';

describe('what a ticket offers', () => {
  it('puts the likely next steps first and the rest in the menu', () => {
    const { buttons, menu } = offered({
      status: 'assigned',
      allowedActions: [
        'assign',
        'putBack',
        'start',
        'schedule',
        'wait',
        'resolve',
        'cancel',
        'reply',
        'note',
      ],
    });
    expect(buttons).toEqual(['start', 'resolve', 'wait']);
    expect(menu).toEqual(['schedule', 'assign', 'putBack', 'cancel']);
  });

  it('calls the start of a waiting ticket its resuming', () => {
    expect(offered({ status: 'waiting', allowedActions: ['start'] }).buttons).toEqual(['resume']);
  });

  it('calls the end of what awaits approval a rejection', () => {
    expect(offered({ status: 'pendingApproval', allowedActions: ['approve', 'cancel'] }).buttons).toEqual([
      'approve',
      'reject',
    ]);
  });

  it('offers nothing that the service does not allow', () => {
    expect(offered({ status: 'resolved', allowedActions: ['reply', 'note', 'attach'] })).toEqual({
      buttons: [],
      menu: [],
    });
  });
});
