// What was typed and not sent when a session ends. The server seals it; nothing is kept where a script could read it.
const here = () => location.pathname + location.search;
const token = () => document.querySelector('meta[name=csrf]')?.content ?? '';
const formOf = field => {
  const to = new URL(field.form.getAttribute('action') ?? location.href, location.href);
  return to.pathname + (to.searchParams.get('handler') ? `?handler=${to.searchParams.get('handler')}` : '');
};

/** Text fields of forms that change something. Passwords, codes and searches are nobody's work. */
function fields() {
  return [...document.querySelectorAll('form[method=post] textarea[name], form[method=post] input[name]')]
    .filter(field => field.matches('textarea, [type=text], [type=email], :not([type])') && field.autocomplete !== 'one-time-code' && !field.closest('[role=search]'));
}

const named = (all, field) => all.filter(other => other.name === field.name && formOf(other) === formOf(field));

/** Sends what differs from how the page came. */
export async function keepDraft() {
  const all = fields();
  const typed = all.filter(field => field.value !== field.defaultValue)
    .map(field => ({ form: formOf(field), name: field.name, place: named(all, field).indexOf(field), value: field.value }));
  if (typed.length === 0) return;
  try {
    await fetch('/drafts', { method: 'POST', redirect: 'manual', headers: { 'Content-Type': 'application/json', RequestVerificationToken: token() }, body: JSON.stringify({ at: here(), fields: typed }) });
  } catch {
    // No network: the page stays as it is, and with it the text.
  }
}

export async function bringDraftBack() {
  if (!document.querySelector('meta[name=draft]')) return;
  const answer = await fetch(`/drafts?at=${encodeURIComponent(here())}`, { redirect: 'manual' });
  if (answer.status !== 200) return;
  const all = fields();
  let first = null;
  for (const kept of (await answer.json()).fields) {
    const field = all.filter(one => one.name === kept.name && formOf(one) === kept.form)[kept.place];
    if (!field) continue;
    field.value = kept.value;
    for (let around = field.closest('details'); around; around = around.parentElement.closest('details')) around.open = true;
    first ??= field;
  }
  if (!first) return;
  const note = document.createElement('p');
  note.className = 'q-help';
  note.textContent = 'What you had typed before you were signed out is back. It is not sent yet.';
  first.form.prepend(note);
  first.focus();
  document.getElementById('live').textContent = note.textContent;
}
