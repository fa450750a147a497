/** Stripes and dots over a fill, so that series and slices differ without their colour too. Plain, stripes, dots, by turns. */
export function patternsOf(id: string, ground: string) {
  return [
    {
      id: `${id}stripes`,
      type: 'patternLines',
      background: 'inherit',
      color: ground,
      rotation: -45,
      lineWidth: 1,
      spacing: 7,
    },
    {
      id: `${id}dots`,
      type: 'patternDots',
      background: 'inherit',
      color: ground,
      size: 3,
      padding: 4,
      stagger: true,
    },
  ];
}

/** The pattern of the n-th series; null is a plain one. */
export function patternOf(id: string, index: number): string | null {
  const kind = index % 3;
  return kind === 0 ? null : `${id}${kind === 1 ? 'stripes' : 'dots'}`;
}
