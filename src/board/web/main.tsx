import './no-eval.ts';

import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

const root = document.getElementById('board');
if (root) createRoot(root).render(<App />);
