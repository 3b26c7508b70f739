// What lists do with keys and ticks. Everything here is also a link, a button or a form that works without it.
const wide = matchMedia('(min-width: 1200px)');
const list = () => document.getElementById('list');
const rows = () => [...(list()?.querySelectorAll('tr[data-row]') ?? [])];
const linkOf = row => row?.querySelector('a.rowlink');
const ticks = () => [...(list()?.querySelectorAll('tbody input[name=ids]') ?? [])];
const isPanelOpen = () => !!document.querySelector('#panel [data-panel-close]');
let lastTick = null;
let lastRow = null;
let opening = 0;

// Where the person is: the row that has focus, else the one that the panel shows, else the last one.
function current() {
  const focused = document.activeElement?.closest?.('tr[data-row]');
  return focused ?? list()?.querySelector('tr[aria-selected="true"]') ?? (lastRow && document.getElementById(lastRow)) ?? null;
}

function select(row) {
  for (const other of rows()) other.setAttribute('aria-selected', String(other === row));
  lastRow = row.id;
}

// One row is in the order of Tab, the others are reached by j and k.
function rove(row) {
  for (const other of rows()) linkOf(other).tabIndex = other === row ? 0 : -1;
}

function move(step, open) {
  const all = rows();
  if (all.length === 0) return;
  const now = current();
  const at = now ? all.indexOf(now) + step : 0;
  const row = all[Math.max(0, Math.min(all.length - 1, at))];
  rove(row);
  linkOf(row).focus();
  row.scrollIntoView({ block: 'nearest' });
  clearTimeout(opening);
  // The panel follows once the person rests on a row.
  if (open || (wide.matches && isPanelOpen())) opening = setTimeout(() => linkOf(row).click(), open ? 0 : 150);
}

function tick(box, range) {
  if (!box) return;
  box.checked = !box.checked;
  const all = ticks();
  if (range && lastTick && all.includes(lastTick)) {
    const [a, b] = [all.indexOf(lastTick), all.indexOf(box)].sort((x, y) => x - y);
    for (const other of all.slice(a, b + 1)) other.checked = box.checked;
  }
  lastTick = box;
  tally();
}

const dollars = cents => `${cents < 0 ? '\u2212' : ''}$${(Math.abs(cents) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;

// Count and sum of the ticked rows, and whether the bar is there at all.
function tally() {
  const bar = document.getElementById('bulk');
  if (!bar) return;
  const on = ticks().filter(box => box.checked);
  const whole = bar.querySelector('[data-bulk-all]');
  const all = whole?.checked;
  bar.hidden = on.length === 0 && !all;
  if (bar.hidden && whole) whole.checked = false;
  bar.querySelector('[data-bulk-count]').textContent = `${all ? Number(whole.dataset.count).toLocaleString('en-US') : on.length} selected`;
  bar.querySelector('[data-bulk-sum]').textContent = all ? whole.dataset.sum ?? '' : dollars(on.reduce((sum, box) => sum + Number(box.dataset.cents), 0));
  const head = list().querySelector('[data-tick-all]');
  if (head) head.checked = on.length > 0 && on.length === ticks().length;
}

function press(key) {
  const target = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(one => one.checkVisibility());
  if (!target) return false;
  if (target.matches('input, select, textarea')) target.focus();
  else target.click();
  return true;
}

/** True when the key meant something here. */
export function listKey(event) {
  const { key } = event;
  const inside = document.activeElement?.closest('a, button, summary, [popover]');
  if (key === 'Escape' && isPanelOpen() && !document.querySelector(':popover-open')) document.querySelector('[data-panel-close]').click();
  else if (!list()) return press(key);
  else if (key === 'j' || key === 'k') move(key === 'j' ? 1 : -1, false);
  else if (key === 'n') isPanelOpen() ? move(1, true) : press('n') || move(0, true);
  else if (key === 'p') isPanelOpen() ? document.querySelector('[data-panel-close]').click() : linkOf(current() ?? rows()[0])?.click();
  else if (key === 'Enter' && !inside) linkOf(current())?.click();
  else if (key === ' ' && (!inside || inside.matches('a.rowlink')) && current()) tick(current().querySelector('input[name=ids]'), event.shiftKey);
  else return press(key);
  return true;
}

function start() {
  const all = rows();
  if (all.length > 0) {
    const kept = lastRow && document.getElementById(lastRow);
    rove(all.find(row => row.getAttribute('aria-selected') === 'true') ?? (all.includes(kept) ? kept : all[0]));
  }
  tally();
}

export function startLists() {
  document.addEventListener('change', event => {
    if (event.target.matches?.('[data-tick-all]')) for (const box of ticks()) box.checked = event.target.checked;
    if (event.target.matches?.('input[name=ids]')) lastTick = event.target;
    if (event.target.matches?.('[data-tick-all], input[name=ids], [data-bulk-all]')) tally();
  });
  document.addEventListener('reset', event => {
    if (event.target.id !== 'bulk') return;
    for (const box of ticks()) box.checked = false;
    setTimeout(tally);
  });
  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-next]')) return move(1, true);
    const link = event.target.closest?.('a.rowlink');
    if (link) return select(link.closest('tr'));
    // A row is as large as its link for a mouse.
    const row = event.target.closest?.('tr[data-row]');
    if (row && !event.target.closest('a, input, label, button') && getSelection().isCollapsed) linkOf(row).click();
  });
  document.addEventListener('focusin', event => {
    const row = event.target.closest?.('tr[data-row]');
    if (row) lastRow = row.id;
  });
  document.addEventListener('htmx:afterSettle', event => {
    const said = document.getElementById('list')?.dataset.say;
    const live = document.getElementById('live');
    if (event.detail.target?.id !== 'panel') {
      start();
      const toast = document.querySelector('[data-toast]')?.firstElementChild;
      if (live && said) live.textContent = toast ? toast.firstChild.textContent : said;
      // Focus stays on the row where it was.
      if (document.activeElement === document.body && lastRow) linkOf(document.getElementById(lastRow))?.focus({ preventScroll: true });
    } else if (live) live.textContent = document.querySelector('#panel h2')?.textContent ?? '';
  });
  start();
}
