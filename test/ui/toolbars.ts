/** Grounds on which a browser may show the button: those of the themes of Chrome and Firefox, high contrast, and a coloured theme. */
export const TOOLBARS = {
  white: { ground: '#ffffff', ink: '#1f1f1f' },
  grey: { ground: '#dee1e6', ink: '#1f1f1f' },
  dark: { ground: '#35363a', ink: '#e8eaed' },
  black: { ground: '#000000', ink: '#ffffff' },
  blue: { ground: '#1a73e8', ink: '#ffffff' },
} as const;
