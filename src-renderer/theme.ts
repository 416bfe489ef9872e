/** Mantine in A2V2's look. The colours themselves are the custom properties of `theme.css`, one set a scheme. */
import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorSchemeManager,
  Modal,
  Select,
  type VariantColorsResolver,
} from '@mantine/core'

const ink = 'ink'

/** `color="ink"` is the black button: black on white by day, white on black by night. */
const variantColors: VariantColorsResolver = (input) => {
  if (input.color === 'red' && input.variant === 'subtle') {
    return { ...defaultVariantColorsResolver(input), color: 'var(--red-text)' }
  }
  if (input.color !== ink) return defaultVariantColorsResolver(input)
  const filled = input.variant === 'filled'
  return {
    background: filled ? 'var(--solid)' : 'transparent',
    hover: filled ? 'var(--solid-hover)' : 'var(--hover)',
    color: filled ? 'var(--solid-text)' : 'var(--ink)',
    border: input.variant === 'default' ? '1px solid var(--line-strong)' : '1px solid transparent',
  }
}

const inter = "'Inter Variable', system-ui, sans-serif"

export const theme = createTheme({
  fontFamily: inter,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: {
    fontFamily: inter,
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  primaryColor: 'blue',
  primaryShade: { light: 6, dark: 6 },
  colors: {
    blue: [
      '#eff6ff',
      '#dbeafe',
      '#bfdbfe',
      '#93c5fd',
      '#7aa7fb',
      '#4f83f1',
      '#2563eb',
      '#1d54cf',
      '#1b46ac',
      '#1a3a88',
    ],
    red: ['#fef2f2', '#fee2e2', '#fecaca', '#fca5a5', '#f87171', '#ef4444', '#cf2323', '#b91c1c', '#991b1b', '#7f1d1d'],
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: variantColors,
  components: {
    Button: Button.extend({ defaultProps: { color: ink, fw: 500 } }),
    Select: Select.extend({ defaultProps: { withAlignedLabels: true } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, radius: 12, padding: 28, closeButtonProps: { 'aria-label': 'Close' } },
    }),
  },
})

/** Mantine's own variables, pointed at ours. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--page)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-bright': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--muted)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-placeholder': 'var(--muted)',
    '--mantine-color-error': 'var(--red-text)',
    '--mantine-color-anchor': 'var(--blue-text)',
    '--mantine-color-disabled': 'var(--panel)',
    '--mantine-color-disabled-color': 'var(--faint)',
    '--mantine-color-disabled-border': 'var(--line)',
  }
  return { variables: {}, light: shared, dark: shared }
}

/** The scheme is the computer's; nothing is kept in localStorage. */
export const colorSchemeManager: MantineColorSchemeManager = {
  get: (defaultValue) => defaultValue,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
}
