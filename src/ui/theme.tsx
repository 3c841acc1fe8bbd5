import { createContext, useContext } from 'react';
import { type Theme, themeFor } from './marks.ts';
import { capabilities } from './terminal/capabilities.ts';

export { type Marks, type Theme, themeFor } from './marks.ts';

const ThemeContext = createContext<Theme>(themeFor(capabilities()));
export const ThemeProvider = ThemeContext.Provider;

export function useTheme(): Theme {
  return useContext(ThemeContext);
}
