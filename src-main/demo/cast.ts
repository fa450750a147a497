import type { Role } from '#shared/rpc/permissions.ts';

/** Public on purpose: the sign-in page of a sample institution shows it. */
export const DEMO_PASSWORD = 'demostracion26';

export interface CastMember {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly post: string;
}

/** Who the sign-in page of a sample institution offers, one or more for each role. All invented. */
export const cast = [
  {
    username: 'solicitante',
    name: 'Sofía Ramírez Ortega',
    role: 'requester',
    post: 'Analista de atención ciudadana',
  },
  { username: 'titular', name: 'Rosa Elena Mendoza Ríos', role: 'requester', post: 'Titular de área' },
  { username: 'tecnico1', name: 'Ana Belén Castillo Luna', role: 'technician', post: 'Técnica de soporte' },
  { username: 'tecnico2', name: 'Bruno Salazar Peña', role: 'technician', post: 'Técnico de soporte' },
  { username: 'tecnico3', name: 'Carla Domínguez Vega', role: 'technician', post: 'Técnica de soporte' },
  { username: 'tecnico4', name: 'Daniel Ocampo Rivas', role: 'technician', post: 'Técnico de guardia' },
  { username: 'tecnico5', name: 'Elena Navarro Cruz', role: 'technician', post: 'Técnica de guardia' },
  { username: 'encargado', name: 'Fernando Aguirre Solís', role: 'manager', post: 'Jefe de soporte' },
  {
    username: 'administrador',
    name: 'Gabriela Montes Ibarra',
    role: 'administrator',
    post: 'Administradora de sistemas',
  },
  {
    username: 'maestro',
    name: 'Hugo Villanueva Prado',
    role: 'master',
    post: 'Director de tecnologías de la información',
  },
] as const satisfies readonly CastMember[];

export type CastName = (typeof cast)[number]['username'];

/** Requesters, the two of the cast among them. */
export const REQUESTERS = 78;

export const firstNames = `
  Adriana Alejandro Alma Andrés Araceli Arturo Beatriz Benjamín Brenda Camila César Claudia Cristina Diana Diego
  Edgar Elisa Emilio Erika Esteban Fabiola Felipe Fernanda Francisco Gerardo Gloria Guillermo Héctor Ignacio Irene
  Iván Jacqueline Javier Jimena Joaquín Jorge Julieta Karina Laura Leonardo Leticia Lorena Luis Magdalena Marcela
  Mariana Mario Martha Mauricio Mónica Natalia Norma Octavio Olivia Óscar Pablo Patricia Paulina Pedro Raúl Rebeca
  Ricardo Roberto Rocío Rodrigo Ruth Salvador Sandra Saúl Silvia Susana Teresa Tomás Valeria Verónica Víctor Ximena
  Yolanda
`
  .trim()
  .split(/\s+/);

export const surnames = `
  Acosta Alvarado Arellano Ávila Barrera Bautista Cabrera Camacho Campos Carrillo Cervantes Contreras Cortés Delgado
  Escobar Espinosa Estrada Figueroa Flores Fuentes Gallegos Garza Guerrero Gutiérrez Hernández Herrera Juárez Lara
  León Maldonado Márquez Medina Mejía Miranda Molina Morales Muñoz Nava Núñez Olvera Orozco Pacheco Padilla Palacios
  Paredes Quintero Rangel Reyes Robles Rojas Rosales Rubio Sánchez Sandoval Santiago Serrano Sosa Tapia Téllez Torres
  Trejo Uribe Valdez Vargas Vázquez Velasco Vera Villegas Zamora Zavala
`
  .trim()
  .split(/\s+/);

export const posts = [
  'Abogada conciliadora',
  'Analista',
  'Auxiliar administrativo',
  'Capturista',
  'Coordinador de proyectos',
  'Jefa de unidad',
  'Líder de enlace',
  'Notificador',
  'Secretaria particular',
  'Subdirector',
  'Trabajadora social',
  'Verificador',
] as const;
