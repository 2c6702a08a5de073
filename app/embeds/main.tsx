/** The page of an embed: one figure, a recorded tape, and no more code than they need. */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import '../ui/tokens.css';
import '../ui/base.css';
import './embed.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followTheme } from '../shell/theme';
import { useStore } from '../store/store';
import { applyUrl } from '../store/sync';
import { Embed } from './Embed';
import { embeddedFigures } from './figures';
import { reportHeight } from './height';

const name = location.pathname.split('/').filter(Boolean).at(-1);
const figure = embeddedFigures.find((candidate) => candidate.name === name);
const root = document.getElementById('root') as HTMLElement;

applyUrl(useStore, location.search);
// What a reader prefers or has trained on the site has no say in somebody else's page.
useStore.setState({ themeChoice: 'auto', guest: true });
followTheme(useStore);
reportHeight(root);

createRoot(root).render(<StrictMode>{figure && <Embed figure={figure} />}</StrictMode>);
