import { describe, expect, it } from 'vitest';
import { destinationsFor, sectionOf } from '#renderer/app/navigation.ts';
import type { Role } from '#shared/rpc/permissions.ts';

const sections = (...roles: Role[]) => destinationsFor(roles).map(({ section }) => section);

describe('the sections', () => {
  it('are two for requesters', () => {
    expect(sections('requester')).toEqual(['home', 'tickets']);
  });

  it('leave out what a role may not see', () => {
    expect(sections('technician')).toEqual([
      'tickets',
      'board',
      'agenda',
      'inventory',
      'myWork',
      'reports',
      'catalogue',
    ]);
    expect(sections('manager')).toContain('administration');
    expect(sections('master')).toContain('administration');
  });

  it('add up with several roles', () => {
    expect(sections('technician', 'administrator')).toEqual([
      'home',
      'tickets',
      'board',
      'agenda',
      'inventory',
      'indicators',
      'reports',
      'staff',
      'administration',
    ]);
  });

  it('are known from any address in them', () => {
    expect(sectionOf('/', ['manager'])).toBe('home');
    expect(sectionOf('/solicitudes/SB-2026-000001', ['manager'])).toBe('tickets');
    expect(sectionOf('/administracion/personas', ['manager'])).toBe('administration');
    expect(sectionOf('/cuenta', ['manager'])).toBeNull();
  });

  it('show technicians their own figures, and all of them to those who lead', () => {
    expect(sections('technician')).toContain('myWork');
    expect(sections('technician', 'manager')).not.toContain('myWork');
    expect(sectionOf('/indicadores/definiciones', ['technician'])).toBe('myWork');
    expect(sectionOf('/indicadores/mio', ['technician', 'manager'])).toBe('indicators');
    expect(sections('requester')).not.toContain('myWork');
  });

  it('call the services a catalogue for those who only read them', () => {
    expect(sectionOf('/administracion/servicios', ['technician'])).toBe('catalogue');
    expect(sectionOf('/administracion/servicios', ['technician', 'master'])).toBe('administration');
  });
});
