// Passkeys: the browser's own dialog, between options that the server makes and an answer that a plain form sends.
const token = () => document.querySelector('meta[name=csrf]')?.content ?? '';

async function ask(form) {
  const answer = await fetch(form.dataset.options, { method: 'POST', headers: { RequestVerificationToken: token() } });
  if (!answer.ok) throw new Error(String(answer.status));
  const options = await answer.json();
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

function start(form) {
  const button = form.querySelector('button');
  const said = form.querySelector('[data-passkey-said]');
  form.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    said.textContent = '';
    try {
      const credential = await ask(form);
      form.elements.Credential.value = JSON.stringify(credential);
      form.submit();
    } catch (fault) {
      button.disabled = false;
      said.textContent = fault.name === 'InvalidStateError'
        ? 'This device has a passkey of yours already.'
        : fault.name === 'SecurityError'
          ? 'Passkeys need a name, not a number, in the address: open localhost or your site’s own name.'
          : 'No passkey was given. Try again, or use your password.';
    }
  });
}

// A browser that cannot, or an address that is not secure, keeps the button hidden.
if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) document.querySelectorAll('form[data-passkey]').forEach(start);
