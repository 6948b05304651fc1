import type { Module } from '../../shared/domain/incident.ts';

export const moduleWord: Record<Module, string> = {
  dark_web: 'Dark web',
  brand: 'Brand',
  attack_surface: 'Attack surface',
  endpoint: 'Endpoint',
  identity: 'Identity',
  network: 'Network',
  email: 'E-mail',
  cloud: 'Cloud',
  application: 'Application',
};
