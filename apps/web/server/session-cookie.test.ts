import type { Request } from 'express';
import { describe, expect, test } from 'vitest';
import { sessionCookies } from './session-cookie.ts';

const requestWith = (cookie: string) => ({ headers: { cookie } }) as unknown as Request;

describe('the cookies of a session and of a device', () => {
  const secured = sessionCookies(true);
  const plain = sessionCookies(false);

  test('belong under https to this host alone, and to no script', () => {
    for (const header of [secured.set('t', 0), secured.clear, secured.keepDevice('d')]) {
      expect(header).toMatch(/^__Host-(session|device)=/);
      for (const part of ['; Secure', '; HttpOnly', '; SameSite=Lax', '; Path=/']) expect(header).toContain(part);
      expect(header).not.toContain('Domain');
    }
    expect(plain.set('t', 0)).toMatch(/^session=t;.*HttpOnly; SameSite=Lax$/);
  });

  test('under another name, or planted without the host’s mark, are none', () => {
    expect(secured.read(requestWith('session=planted; device=planted'))).toBeUndefined();
    expect(secured.readDevice(requestWith('session=planted; device=planted'))).toBeUndefined();
    expect(secured.read(requestWith('__Host-session=own'))).toBe('own');
    expect(plain.readDevice(requestWith('device=a%2Eb'))).toBe('a.b');
  });
});
