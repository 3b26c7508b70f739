import './app.css';
import './mark.svg?url';
import htmx from 'htmx.org';
import { startKeys } from './keys.js';

// The policy of the pages allows no inline script or style, so htmx must not make any.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;

// Forms carry their own token; a button outside a form borrows the page's.
document.addEventListener('htmx:configRequest', event => {
  const token = document.querySelector('meta[name=csrf]')?.content;
  if (token && event.detail.verb !== 'get') event.detail.headers.RequestVerificationToken = token;
});

startKeys();
