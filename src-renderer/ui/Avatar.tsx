import { Tooltip } from '@mantine/core';
import styles from './Avatar.module.css';
import { hueOf, initialsOf } from './initials.ts';

interface AvatarProps {
  readonly name: string;
  readonly size?: number;
  /** The name stands beside it already: no tooltip, silent for screen readers. */
  readonly isDecoration?: boolean;
  /** A ring: this person is here now, or typing. */
  readonly ring?: 'none' | 'here' | 'typing';
}

/** A person as their initials; the same person has the same colour everywhere. */
export function Avatar({ name, size = 22, isDecoration = false, ring = 'none' }: AvatarProps) {
  const face = (
    <span
      className={styles.avatar}
      data-ring={ring}
      {...(isDecoration ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
      data-initials={initialsOf(name)}
      style={{ '--avatar-size': `${size / 16}rem`, '--avatar-hue': hueOf(name) }}
    />
  );
  return isDecoration ? face : <Tooltip label={name}>{face}</Tooltip>;
}
