import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';
import { createTheme, rem } from '@mantine/core';

/** Indigo of Vietnamese dye; the one accent. Same values as `--cham-*` in tokens.css. */
const cham: MantineColorsTuple = [
  '#f2f5fb',
  '#e3e9f6',
  '#c6d3ec',
  '#a2b6de',
  '#7893ca',
  '#5273b7',
  '#3759a2',
  '#28468a',
  '#1f3870',
  '#172b57',
];

/** Mantine's neutral shades on the house's ink, lines and paper, light and dark. */
const gray: MantineColorsTuple = [
  '#f9fafb',
  '#f3f5f8',
  '#e1e5eb',
  '#d5dae2',
  '#c9cfd9',
  '#868fa1',
  '#6f788b',
  '#5c6679',
  '#434d60',
  '#18202f',
];
const dark: MantineColorsTuple = [
  '#eef1f6',
  '#bcc5d4',
  '#98a3b6',
  '#73809a',
  '#3a4558',
  '#2a3444',
  '#1a2230',
  '#151c28',
  '#10161f',
  '#0b1017',
];

const font = "'Be Vietnam Pro', system-ui, 'Segoe UI', sans-serif";

export const theme = createTheme({
  primaryColor: 'cham',
  primaryShade: { light: 7, dark: 4 },
  colors: { cham, gray, dark },
  white: '#ffffff',
  black: '#18202f',
  fontFamily: font,
  fontFamilyMonospace: "'Be Vietnam Pro Tabular', 'Be Vietnam Pro', system-ui, sans-serif",
  headings: {
    fontFamily: font,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(22), lineHeight: '1.2727', fontWeight: '700' },
      h2: { fontSize: rem(17), lineHeight: '1.4118' },
      h3: { fontSize: rem(15), lineHeight: '1.4667' },
      h4: { fontSize: rem(14), lineHeight: '1.4286' },
    },
  },
  defaultRadius: rem(6),
  spacing: { xs: rem(4), sm: rem(8), md: rem(16), lg: rem(24), xl: rem(32) },
  fontSizes: { xs: rem(13), sm: rem(14), md: rem(15), lg: rem(17), xl: rem(22) },
  radius: { xs: rem(4), sm: rem(6), md: rem(8) },
  shadows: { sm: 'var(--e-1)', md: 'var(--e-2)', lg: 'var(--e-2)' },
  autoContrast: true,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Badge: { defaultProps: { tt: 'none', variant: 'light', radius: rem(4) } },
    Button: { defaultProps: { size: 'sm' } },
    ModalOverlay: { defaultProps: { color: '#18202f', backgroundOpacity: 0.42 } },
    Modal: { defaultProps: { centered: true, overlayProps: { color: '#18202f', backgroundOpacity: 0.42 } } },
    Drawer: { defaultProps: { overlayProps: { color: '#18202f', backgroundOpacity: 0.36 } } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
  },
});

/** Mantine's roles drawn from the tokens, which already change with the colour scheme. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const roles = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink-1)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-anchor': 'var(--link)',
    '--mantine-color-error': 'var(--late)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--surface-2)',
    '--mantine-color-default-color': 'var(--ink-1)',
    '--mantine-color-default-border': 'var(--line-3)',
    '--mantine-color-disabled': 'var(--canvas)',
    '--mantine-color-disabled-color': 'var(--ink-3)',
    '--mantine-color-disabled-border': 'var(--line-1)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-color-cham-filled': 'var(--accent)',
    '--mantine-color-cham-filled-hover': 'var(--accent-hover)',
    '--mantine-color-cham-light': 'var(--accent-soft)',
    '--mantine-color-cham-light-hover': 'var(--accent-line)',
    '--mantine-color-cham-light-color': 'var(--accent)',
    '--mantine-color-cham-outline': 'var(--accent)',
    '--mantine-color-cham-text': 'var(--accent)',
  };
  return { variables: { '--mantine-line-height': '1.4667' }, light: roles, dark: roles };
};
