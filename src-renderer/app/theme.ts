import {
  ActionIcon,
  Alert,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  type MantineThemeOverride,
  Menu,
  Modal,
  Paper,
  Popover,
  Switch,
  Tooltip,
} from '@mantine/core';
import { TONES, type Tone } from '../ui/tones.ts';

/** Every token of the look: colours, sizes, radius, shadows. Screens use these, never values of their own. */

const grey: MantineColorsTuple = [
  '#f6f8f8',
  '#eef1f1',
  '#e2e6e6',
  '#d0d6d6',
  '#b0b8b8',
  '#889191',
  '#647070',
  '#4a5454',
  '#313a3a',
  '#1b2222',
];

/** Mantine's dark scale: 0 is text, 7 the page, 9 the deepest. */
const dark: MantineColorsTuple = [
  '#e4e9e9',
  '#bcc4c4',
  '#98a2a2',
  '#727d7d',
  '#3a4343',
  '#2c3434',
  '#222929',
  '#191f1f',
  '#141919',
  '#0e1212',
];

const deepTeal: MantineColorsTuple = [
  '#e8f5f3',
  '#d0e9e5',
  '#a3d5cd',
  '#72bfb4',
  '#4cac9f',
  '#2f9b8d',
  '#1a8578',
  '#0f6d63',
  '#0b5950',
  '#064840',
];

/** The five state colours and neutral: text, ground and mark of a badge. */
const lightTones: Record<Tone, readonly [text: string, ground: string, mark: string]> = {
  neutral: ['#4a5454', '#eef1f1', '#889191'],
  info: ['#1b5aa0', '#e6f0fa', '#2f7fd1'],
  notice: ['#653fae', '#efe9fa', '#8561cf'],
  warning: ['#7f4c00', '#fcefd6', '#d08700'],
  success: ['#1d6a34', '#e2f4e7', '#2f9b52'],
  danger: ['#a8221b', '#fce8e6', '#d63a31'],
};

const darkTones: Record<Tone, readonly [text: string, ground: string, mark: string]> = {
  neutral: ['#bcc4c4', '#2c3434', '#727d7d'],
  info: ['#93c4f6', '#1b2f45', '#4c97e0'],
  notice: ['#c8b3f5', '#2d2545', '#9a7ae0'],
  warning: ['#f2c277', '#3a2c12', '#d99a2b'],
  success: ['#8dd6a2', '#17331f', '#46ad68'],
  danger: ['#f8aaa4', '#451d1b', '#e2574e'],
};

const contrastLight: Record<Tone, string> = {
  neutral: '#000000',
  info: '#003a7a',
  notice: '#3d1a80',
  warning: '#553200',
  success: '#00451a',
  danger: '#7a0a05',
};

export interface Look {
  /** A Mantine colour name; null: the product's teal. */
  readonly accent: string | null;
  readonly isHighContrast: boolean;
}

const settable = ['teal', 'blue', 'indigo', 'violet', 'grape', 'pink', 'red', 'orange', 'green', 'cyan'];

const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, "Noto Color Emoji", sans-serif';

const alertTones: Readonly<Record<string, Tone>> = {
  red: 'danger',
  orange: 'warning',
  yellow: 'warning',
  green: 'success',
  teal: 'success',
  gray: 'neutral',
};

const buttonHeights: Readonly<Record<string, string>> = { xs: '1.625rem', sm: '2rem', md: '2.5rem' };

/** Mantine's theme for an accent and a contrast; light and dark come from the same tokens. */
export function themeFor(look: Look): MantineThemeOverride {
  const accent = look.accent !== null && settable.includes(look.accent) ? look.accent : 'accent';
  return createTheme({
    colors: { gray: grey, dark, accent: deepTeal },
    primaryColor: accent,
    primaryShade: { light: 7, dark: 7 },
    autoContrast: true,
    luminanceThreshold: 0.4,
    black: look.isHighContrast ? '#000000' : '#1b2222',
    fontFamily: FONT,
    fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, monospace',
    // Two sizes for work (xs, sm; md is sm for people with fingers) and two for titles (lg, xl).
    fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.375rem' },
    lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.4', xl: '1.25' },
    headings: {
      fontWeight: '600',
      sizes: {
        h1: { fontSize: '1.375rem', lineHeight: '1.25' },
        h2: { fontSize: '1rem', lineHeight: '1.4' },
        h3: { fontSize: '0.8125rem', lineHeight: '1.4' },
      },
    },
    spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
    radius: { xs: '0.25rem', sm: '0.375rem', md: '0.375rem', lg: '0.5rem', xl: '0.75rem' },
    defaultRadius: 'sm',
    shadows: {
      xs: 'none',
      sm: 'none',
      md: '0 4px 16px rgb(16 24 24 / 14%), 0 1px 3px rgb(16 24 24 / 10%)',
      lg: '0 8px 28px rgb(16 24 24 / 18%), 0 2px 6px rgb(16 24 24 / 10%)',
      xl: '0 16px 48px rgb(16 24 24 / 22%)',
    },
    cursorType: 'pointer',
    respectReducedMotion: true,
    focusRing: 'auto',
    other: { isHighContrast: look.isHighContrast },
    components: {
      Button: Button.extend({
        defaultProps: { size: 'sm' },
        vars: (_theme, props) => {
          const height = buttonHeights[String(props.size ?? 'sm')];
          return { root: height === undefined ? {} : { '--button-height': height } };
        },
      }),
      ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } }),
      Input: Input.extend({
        vars: (_theme, props) => ({
          wrapper: (props.size ?? 'sm') === 'sm' ? { '--input-height': '2rem' } : {},
        }),
      }),
      Tooltip: Tooltip.extend({
        defaultProps: {
          openDelay: 350,
          transitionProps: { duration: 100 },
          events: { hover: true, focus: true, touch: true },
        },
      }),
      // What an alert means is one of the tones that everything else has.
      Alert: Alert.extend({
        vars: (_theme, props) => {
          const tone = alertTones[String(props.color)];
          return {
            root:
              tone === undefined || (props.variant ?? 'light') !== 'light'
                ? {}
                : { '--alert-bg': `var(--sb-${tone}-ground)`, '--alert-color': `var(--sb-${tone}-text)` },
          };
        },
      }),
      Switch: Switch.extend({ defaultProps: { withThumbIndicator: false } }),
      Menu: Menu.extend({
        defaultProps: {
          shadow: 'md',
          transitionProps: { duration: 100 },
          // The first entry takes the focus: an empty stand-in for it is nothing that a menu may hold.
          withInitialFocusPlaceholder: false,
        },
      }),
      Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 100 } } }),
      Modal: Modal.extend({
        defaultProps: { transitionProps: { duration: 120 }, centered: true },
        styles: { title: { fontSize: 'var(--mantine-font-size-lg)', fontWeight: 600 } },
      }),
      InputWrapper: Input.Wrapper.extend({
        vars: () => ({
          label: {},
          success: {},
          error: { '--input-error-size': 'var(--mantine-font-size-xs)' },
          description: { '--input-description-size': 'var(--mantine-font-size-xs)' },
        }),
      }),
      Paper: Paper.extend({ defaultProps: { shadow: 'none' } }),
    },
  });
}

function toneVariables(tones: typeof lightTones): Record<string, string> {
  return Object.fromEntries(
    TONES.flatMap((tone) => {
      const [text, ground, mark] = tones[tone];
      return [
        [`--sb-${tone}-text`, text],
        [`--sb-${tone}-ground`, ground],
        [`--sb-${tone}-mark`, mark],
      ];
    }),
  );
}

function contrastTones(): Record<string, string> {
  return Object.fromEntries(
    TONES.flatMap((tone) => [
      [`--sb-${tone}-text`, contrastLight[tone]],
      [`--sb-${tone}-ground`, '#ffffff'],
      [`--sb-${tone}-mark`, contrastLight[tone]],
    ]),
  );
}

/** The tokens as CSS variables: `--sb-…` beside Mantine's own. */
export const cssVariables: CSSVariablesResolver = (theme) => {
  const isHighContrast = theme.other.isHighContrast === true;
  return {
    variables: {
      '--sb-title-bar': '2.75rem',
      '--sb-rail': '6.25rem',
      '--sb-bottom-bar': '3.5rem',
      '--sb-row-compact': '1.5rem',
      '--sb-row-comfortable': '2.25rem',
      '--sb-motion': '120ms',
    },
    light: {
      ...toneVariables(lightTones),
      '--sb-surface': '#ffffff',
      '--sb-ground': grey[0],
      '--sb-raised': '#ffffff',
      '--sb-line': grey[2],
      '--sb-line-strong': grey[3],
      '--sb-field-line': grey[5],
      '--mantine-color-default-border': grey[3],
      '--sb-hover': grey[1],
      '--sb-selected': `var(--mantine-primary-color-0)`,
      '--sb-quiet': grey[6],
      '--sb-accent-text': 'var(--mantine-primary-color-8)',
      '--sb-focus': 'var(--mantine-primary-color-7)',
      '--mantine-color-dimmed': grey[6],
      '--mantine-color-error': '#a8221b',
      '--mantine-color-placeholder': grey[6],
      ...(isHighContrast
        ? {
            ...contrastTones(),
            '--sb-ground': '#ffffff',
            '--sb-line': '#4a5454',
            '--sb-line-strong': '#000000',
            '--sb-field-line': '#000000',
            '--sb-quiet': '#1b2222',
            '--mantine-color-dimmed': '#1b2222',
            '--mantine-color-placeholder': '#1b2222',
            '--mantine-color-default-border': '#000000',
          }
        : {}),
    },
    dark: {
      ...toneVariables(darkTones),
      '--sb-surface': dark[7],
      '--sb-ground': dark[8],
      '--sb-raised': dark[6],
      '--sb-line': dark[5],
      '--sb-line-strong': dark[4],
      '--sb-field-line': dark[3],
      '--mantine-color-default-border': dark[4],
      '--sb-hover': dark[6],
      '--sb-selected': 'color-mix(in srgb, var(--mantine-primary-color-7) 28%, transparent)',
      '--sb-quiet': dark[2],
      '--sb-accent-text': 'var(--mantine-primary-color-3)',
      '--sb-focus': 'var(--mantine-primary-color-4)',
      '--mantine-color-dimmed': dark[2],
      '--mantine-color-error': '#f8aaa4',
      '--mantine-color-placeholder': dark[2],
      ...(isHighContrast
        ? {
            '--mantine-color-body': '#000000',
            '--mantine-color-text': '#ffffff',
            '--sb-surface': '#000000',
            '--sb-ground': '#000000',
            '--sb-raised': '#000000',
            '--sb-line': '#98a2a2',
            '--sb-line-strong': '#ffffff',
            '--sb-field-line': '#ffffff',
            '--sb-quiet': '#ffffff',
            '--mantine-color-dimmed': '#ffffff',
            '--mantine-color-placeholder': '#e4e9e9',
            '--mantine-color-default-border': '#ffffff',
          }
        : {}),
    },
  };
};
