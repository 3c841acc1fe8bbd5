import './no-eval.ts';

import { createRoot } from 'react-dom/client';
import { t } from '../../words/words.ts';
import { App } from './App.tsx';

document.title = t`Spy School: the board`;
const root = document.getElementById('board');
if (root) createRoot(root).render(<App />);
