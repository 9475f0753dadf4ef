// The look of the office as Mantine understands it: one accent, the ink of a school fountain pen.
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const muc: MantineColorsTuple = [
  '#eff3fb',
  '#dde6f6',
  '#bccceb',
  '#9dbaf2',
  '#7496dc',
  '#5a80d0',
  '#3f66ba',
  '#2d4e96',
  '#233e78',
  '#172a54',
];
const gray: MantineColorsTuple = [
  '#f9fafb',
  '#f4f5f7',
  '#eceef1',
  '#e0e4e9',
  '#c5ccd4',
  '#a3abb6',
  '#868f9b',
  '#5f6875',
  '#454e5b',
  '#1a2029',
];
const dark: MantineColorsTuple = [
  '#e5e9ee',
  '#bcc4ce',
  '#99a3af',
  '#76818e',
  '#424c58',
  '#2c343e',
  '#252c35',
  '#191e25',
  '#11151a',
  '#0c0f13',
];

export const theme = createTheme({
  primaryColor: 'muc',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: false,
  colors: { muc, gray, dark },
  fontFamily: '"Be Vietnam Pro", system-ui, sans-serif',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '17px' },
  lineHeights: { xs: '16px', sm: '18px', md: '20px', lg: '22px', xl: '24px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '21px', lineHeight: '28px' },
      h2: { fontSize: '15px', lineHeight: '22px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
      h4: { fontSize: '13px', lineHeight: '18px' },
    },
  },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '10px', xl: '12px' },
  defaultRadius: 'md',
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  breakpoints: { xs: '37.5em', sm: '51.25em', md: '68.75em', lg: '90em', xl: '106.25em' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f4f5f7',
    '--mantine-color-text': '#1a2029',
    '--mantine-color-dimmed': '#5f6875',
    '--mantine-color-default-border': '#868f9b',
    '--mantine-color-anchor': '#2d4e96',
    '--mantine-color-error': '#a11d1a',
    '--mantine-color-placeholder': '#5f6875',
  },
  dark: {
    '--mantine-color-body': '#11151a',
    '--mantine-color-text': '#e5e9ee',
    '--mantine-color-dimmed': '#99a3af',
    '--mantine-color-default-border': '#76818e',
    '--mantine-color-anchor': '#9dbaf2',
    '--mantine-color-error': '#f5a19b',
    '--mantine-color-placeholder': '#99a3af',
  },
});
