import type { ThemeChoice } from '../store/reader';
import { useStore } from '../store/store';
import { IconButton } from '../ui/Button';
import { AutoIcon, MoonIcon, SunIcon } from '../ui/icons';

const turns: Record<ThemeChoice, { next: ThemeChoice; says: string; icon: React.ReactNode }> = {
  auto: { next: 'light', says: 'as the system', icon: <AutoIcon /> },
  light: { next: 'dark', says: 'light', icon: <SunIcon /> },
  dark: { next: 'auto', says: 'dark', icon: <MoonIcon /> },
};

/** As the system, light, dark, and round again. The choice is remembered in this browser. */
export function ThemeButton() {
  const choice = useStore((state) => state.requestedTheme ?? state.themeChoice);
  const setThemeChoice = useStore((state) => state.setThemeChoice);
  const { next, says, icon } = turns[choice];
  return (
    <IconButton
      variant="plain"
      label={`Theme: ${says}. Change to ${turns[next].says}`}
      icon={icon}
      onClick={() => setThemeChoice(next)}
    />
  );
}
