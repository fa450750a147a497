import { defineTexts } from '../texts/defineTexts.ts';

export const heldTexts = defineTexts(
  'peopleHeld',
  {
    title: 'Lo que tiene en resguardo',
    none: 'Nada en resguardo.',
    more_one: 'y {{count}} más',
    more_other: 'y {{count}} más',
    forms: 'Ver sus resguardos',
    takeBack: 'Recibir todo de vuelta',
    transfer: 'Transferir todo',
    still_one: 'Tiene {{count}} equipo en resguardo: seguirá a su nombre hasta que lo devuelva.',
    still_other: 'Tiene {{count}} equipos en resguardo: seguirán a su nombre hasta que los devuelva.',
    leaves: 'Está dada de baja y aún tiene equipos en resguardo.',
  },
  {
    en: {
      title: 'What they have in custody',
      none: 'Nothing in custody.',
      more_one: 'and {{count}} more',
      more_other: 'and {{count}} more',
      forms: 'See their custody forms',
      takeBack: 'Take everything back',
      transfer: 'Transfer everything',
      still_one: 'They have {{count}} asset in custody: it stays in their name until it is given back.',
      still_other:
        'They have {{count}} assets in custody: they stay in their name until they are given back.',
      leaves: 'They are disabled and still have equipment in custody.',
    },
    pt: {
      title: 'O que está sob sua responsabilidade',
      none: 'Nada sob sua responsabilidade.',
      more_one: 'e mais {{count}}',
      more_other: 'e mais {{count}}',
      forms: 'Ver seus termos',
      takeBack: 'Receber tudo de volta',
      transfer: 'Transferir tudo',
      still_one: 'Tem {{count}} equipamento: continuará em seu nome até que o devolva.',
      still_other: 'Tem {{count}} equipamentos: continuarão em seu nome até que os devolva.',
      leaves: 'Está desativada e ainda tem equipamentos.',
    },
  },
);
