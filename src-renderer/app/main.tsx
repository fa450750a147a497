import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/notifications/styles.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { followOutbox } from '../outbox/follow.ts';
import { start } from '../rpc/authenticate.ts';
import { followLive } from '../rpc/live.ts';
import { App } from './App.tsx';

// The content security policy forbids what zod would try first: making functions out of text.
z.config({ jitless: true });

const place = document.getElementById('root');
if (place === null) throw new Error('The page has no #root');

void start();
followLive();
followOutbox();

createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
