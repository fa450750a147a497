import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { Column } from '#renderer/ui/columns.ts';
import { exportedRows } from '#renderer/ui/exportedRows.ts';
import { LONGEST_CELL } from '#shared/kernel/spreadsheet.ts';

interface Team {
  readonly name: string;
  readonly size: number;
  readonly note: string | null;
}

const teams: readonly Team[] = [
  { name: 'Redes', size: 1_200, note: null },
  { name: 'Soporte', size: 3, note: 'Planta baja' },
];

const column = (key: string, rest: Pick<Column<Team>, 'render' | 'text'>): Column<Team> => ({
  key,
  header: key.toUpperCase(),
  width: 100,
  ...rest,
});

describe('rows of a list to be exported', () => {
  it('are written by the text of each column, numbers as numbers', () => {
    const badge = () => createElement('b');
    expect(
      exportedRows(
        [
          column('name', { render: badge, text: (team) => team.name }),
          column('size', { render: (team) => team.size.toLocaleString('es-MX'), text: (team) => team.size }),
        ],
        teams,
      ),
    ).toEqual({
      columns: [
        { key: 'name', header: 'NAME' },
        { key: 'size', header: 'SIZE' },
      ],
      rows: [
        ['Redes', 1_200],
        ['Soporte', 3],
      ],
    });
  });

  it('take what is rendered where that is plain text, and an empty cell for nothing', () => {
    const made = exportedRows(
      [
        column('name', { render: (team) => team.name }),
        column('note', { render: (team) => team.note ?? '' }),
        column('nothing', { render: () => undefined }),
      ],
      teams,
    );
    expect(made.rows).toEqual([
      ['Redes', null, null],
      ['Soporte', 'Planta baja', null],
    ]);
  });

  it('leave out a column that only draws, even if in one row, and keep the others in line', () => {
    const made = exportedRows(
      [
        column('note', { render: (team) => team.note ?? createElement('i') }),
        column('name', { render: (team) => team.name }),
      ],
      teams,
    );
    expect(made).toEqual({ columns: [{ key: 'name', header: 'NAME' }], rows: [['Redes'], ['Soporte']] });
  });

  it('are cut where a cell would be refused', () => {
    const { rows } = exportedRows([column('name', { render: () => 'x'.repeat(LONGEST_CELL + 1) })], teams);
    expect(rows[0]?.[0]).toHaveLength(LONGEST_CELL);
  });
});
