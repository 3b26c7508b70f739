// The warning before a session ends. The server ends it; this only says so in time, and asks to stay.
import { keepDraft } from './drafts.js';

const box = document.getElementById('idle');
const idle = Number(box?.dataset.idle) * 1000;
const warn = Math.min(120_000, idle / 2);
let timer = 0;

const token = () => document.querySelector('meta[name=csrf]')?.content ?? '';
const words = seconds => seconds >= 90 ? `${Math.ceil(seconds / 60)} minutes` : seconds > 60 ? '1 minute' : `${seconds} seconds`;

function leave() {
  const here = location.pathname + location.search;
  location.assign(`/sign-in?idle=true&back=${encodeURIComponent(here)}`);
}

function wait(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(ask, milliseconds);
}

/** Another window may have been busy meanwhile, so the server is asked what is left. */
async function ask() {
  let left;
  try {
    const answer = await fetch('/session', { headers: { Accept: 'application/json' }, redirect: 'manual' });
    if (!answer.ok) return leave();
    left = (await answer.json()).left * 1000;
  } catch {
    // No network: the page may stay as it is, and the next click says so.
    return wait(15_000);
  }
  if (left > warn + 1000) {
    if (box.open) box.close();
    return wait(left - warn);
  }
  if (left <= 0) return leave();
  const said = box.querySelector('[data-idle-left]');
  said.textContent = words(Math.ceil(left / 1000));
  if (!box.open) {
    // While the session still stands: after its end nobody could keep it.
    keepDraft();
    box.showModal();
  }
  // Told at two minutes, one, and in the end each ten seconds.
  wait(Math.min(left + 500, left > 70_000 ? left - 60_000 : 10_000));
}

async function stay() {
  const answer = await fetch('/session', { method: 'POST', headers: { RequestVerificationToken: token() }, redirect: 'manual' });
  if (!answer.ok) return leave();
  box.close();
  wait(idle - warn);
}

export function startIdle() {
  if (!box) return;
  box.querySelector('[data-idle-stay]').addEventListener('click', stay);
  // Escape means "I am here", too.
  box.addEventListener('cancel', event => { event.preventDefault(); stay(); });
  wait(idle - warn);
}
