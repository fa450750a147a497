import { defineTexts } from '../texts/defineTexts.ts';

/** Words of the search of staff. */
export const staffTexts = defineTexts(
  'staff',
  {
    title: 'Personal y carga',
    search: 'Buscar por nombre',
    load: 'Carga',
    shift: 'Turno',
    anyShift: 'Todos',
    onShift: 'En turno',
    offShift: 'Fuera de turno',
    absent: 'Ausente',
    anyTeam: 'Cualquier equipo',
    anySkill: 'Cualquier especialidad',
  },
  {
    en: {
      title: 'Staff and load',
      search: 'Search by name',
      load: 'Load',
      shift: 'Shift',
      anyShift: 'All',
      onShift: 'On shift',
      offShift: 'Off shift',
      absent: 'Absent',
      anyTeam: 'Any team',
      anySkill: 'Any skill',
    },
    pt: {
      title: 'Pessoal e carga',
      search: 'Buscar por nome',
      load: 'Carga',
      shift: 'Turno',
      anyShift: 'Todos',
      onShift: 'No turno',
      offShift: 'Fora do turno',
      absent: 'Ausente',
      anyTeam: 'Qualquer equipe',
      anySkill: 'Qualquer especialidade',
    },
  },
);
