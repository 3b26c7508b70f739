import './app.css';
import './mark.svg?url';
import htmx from 'htmx.org';
import { bringDraftBack } from './drafts.js';
import { startIdle } from './idle.js';
import { startKeys } from './keys.js';
import { startLists } from './lists.js';

// The policy of the pages allows no inline script or style, so htmx must not make any.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
// A swap must not carry a style attribute over: the policy refuses it, whoever set it on the old element.
htmx.config.attributesToSettle = ['class', 'width', 'height'];
// Pages show patients: none of them is kept in the browser's storage, and Back asks the server again.
htmx.config.historyCacheSize = 0;
htmx.config.refreshOnHistoryMiss = true;
document.documentElement.classList.add('js');

// Forms carry their own token; a button outside a form borrows the page's.
document.addEventListener('htmx:configRequest', event => {
  const token = document.querySelector('meta[name=csrf]')?.content;
  if (token && event.detail.verb !== 'get') event.detail.headers.RequestVerificationToken = token;
});

// The server cannot know how the system looks, so the first click is aimed here: away from what is seen now.
const turn = document.querySelector('[data-theme-switch]');
turn?.addEventListener('click', () => {
  if (document.documentElement.dataset.bsTheme === 'system')
    turn.value = matchMedia('(prefers-color-scheme: dark)').matches ? 'light' : 'dark';
});

// Tabs that do not fit: the present one is brought into sight. Only their bar moves, never the page.
const present = document.querySelector('.q-views [aria-current]');
if (present) {
  const bar = present.closest('.q-views');
  const [own, around] = [present.getBoundingClientRect(), bar.getBoundingClientRect()];
  bar.scrollLeft += own.left + own.width / 2 - around.left - around.width / 2;
}

// A field that was left has its answer: the field itself says it too.
document.addEventListener('htmx:afterSwap', () => {
  for (const field of document.querySelectorAll('.q-in[hx-post]')) {
    const slot = document.getElementById(`${field.id}-e`);
    if (!slot) continue;
    if (slot.hidden) field.removeAttribute('aria-invalid');
    else field.setAttribute('aria-invalid', 'true');
  }
});

// A form that came back with faults: they are read out first.
document.querySelector('[data-focus]')?.focus();

startKeys();
startLists();
startIdle();
bringDraftBack();
