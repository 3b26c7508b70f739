import { listKey } from './lists.js';

// Keys that work everywhere: ? help, g and a letter to go to a place, Ctrl Enter to save the form.
// Single keys are silent inside fields, and for a person who has switched them off.
const fields = 'input:not([type=checkbox]), textarea, select, [contenteditable]';
let going = 0;

function go(letter) {
  document.querySelector(`a[data-go="${CSS.escape(letter)}"]`)?.click();
}

function onKey(event) {
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    target.closest('form')?.requestSubmit();
    return;
  }
  // Out of a field, so that the keys of the page work again.
  if (event.key === 'Escape' && target.matches(fields) && !document.querySelector('dialog[open]') && !document.querySelector(':popover-open')) {
    target.blur();
    return;
  }
  const off = document.body.dataset.keys === 'off';
  if (off || event.ctrlKey || event.metaKey || event.altKey || target.matches(fields)) return;
  if (document.querySelector('dialog[open]') || document.querySelector(':popover-open')) return;
  if (going && event.timeStamp - going < 3000) {
    going = 0;
    go(event.key);
    return;
  }
  going = event.key === 'g' ? event.timeStamp : 0;
  if (event.key === '?') help()?.showModal();
  else if (event.key !== 'g' && listKey(event)) event.preventDefault();
}

const help = () => document.getElementById('keys-help');

export function startKeys() {
  document.addEventListener('keydown', onKey);
  document.querySelectorAll('[data-help]').forEach(button => {
    button.addEventListener('click', () => help()?.showModal());
  });
}
