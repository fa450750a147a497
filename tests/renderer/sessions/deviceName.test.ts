import { describe, expect, it } from 'vitest';
import { deviceName } from '#renderer/sessions/deviceName.ts';

describe('deviceName', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0',
      'Edge, Windows',
      false,
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1',
      'Safari, iPhone',
      true,
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox, Linux', false],
  ])('reads browser and system', (agent, name, isHandheld) => {
    expect(deviceName(agent)).toEqual({ name, isHandheld });
  });

  it('leaves a name that is one already', () => {
    expect(deviceName('Chrome, Windows').name).toBe('Chrome, Windows');
    expect(deviceName('API').name).toBe('API');
  });
});
