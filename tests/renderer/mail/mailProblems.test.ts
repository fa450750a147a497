import { describe, expect, it } from 'vitest';
import { faultKey } from '#renderer/mail/faults.ts';
import { mailProblems, settingsOf } from '#renderer/mail/mailProblems.ts';
import { MAIL_FAULTS } from '#shared/mail/contract.ts';
import { defaultMail } from '#shared/mail/settings.ts';

describe('the form of mail', () => {
  it('says at each field what the service would refuse', () => {
    expect(mailProblems(defaultMail)).toEqual({});
    expect(mailProblems({ ...defaultMail, isOn: true })).toEqual({
      host: 'required',
      fromAddress: 'required',
    });
    expect(
      mailProblems({
        ...defaultMail,
        host: 'correo.example',
        security: 'none',
        port: '',
        replyTo: 'nadie',
        linkBase: 'soporte',
        ca: 'x',
        joinMinutes: 99,
      }),
    ).toEqual({
      port: 'number',
      replyTo: 'email',
      linkBase: 'url',
      ca: 'certificate',
      joinMinutes: 'number',
      security: 'loopback',
    });
    expect(mailProblems({ ...defaultMail, host: 'correo.example', security: 'none' })).toEqual({
      security: 'loopback',
    });
    expect(settingsOf({ ...defaultMail, port: '25' }).port).toBe(25);
  });

  it('has a sentence for every failure, the known ones in particular', () => {
    for (const fault of MAIL_FAULTS) expect(faultKey(fault, 'XYZ')).toBe(faultKey(fault, null));
    expect(faultKey('secure', 'DEPTH_ZERO_SELF_SIGNED_CERT')).toBe('untrusted');
    expect(faultKey('signIn', '535')).toBe('wrongPassword');
  });
});
