// Uploads: how far the bytes are, and files dropped on the card. Without this the form sends the same by itself.
const form = document.querySelector('form[data-upload]');
const field = form.querySelector('input[type=file]');
const said = form.querySelector('[data-upload-said]');
const button = form.querySelector('button');
const megabytes = bytes => `${(bytes / 1048576).toFixed(1)} MB`;

function say(words, bad) {
  said.hidden = false;
  said.className = bad ? 'q-alert t-bad' : 'small dim';
  said.textContent = words;
}

// Under a second nothing is shown; then a bar and the bytes.
function follow(request, started) {
  const bar = document.createElement('progress');
  bar.className = 'q-progress';
  bar.max = 100;
  bar.setAttribute('aria-label', 'Sent');
  request.upload.addEventListener('progress', event => {
    if (!event.lengthComputable || performance.now() - started < 1000) return;
    bar.value = (event.loaded * 100) / event.total;
    say(`${megabytes(event.loaded)} of ${megabytes(event.total)} sent. Stay on this page until all is sent.`, false);
    said.prepend(bar);
  });
}

function send() {
  const files = [...field.files];
  const all = files.reduce((sum, file) => sum + file.size, 0);
  const most = Number(form.dataset.most);
  if (all > most) {
    say(`These are ${megabytes(all)}; one upload may hold ${megabytes(most)}. Nothing was sent. Send fewer at once, or zip them.`, true);
    return;
  }
  button.disabled = true;
  const request = new XMLHttpRequest();
  request.open('POST', '/api/files');
  request.setRequestHeader('RequestVerificationToken', document.querySelector('meta[name=csrf]').content);
  request.responseType = 'json';
  follow(request, performance.now());
  request.addEventListener('load', () => {
    if (request.status === 202) {
      location.assign(`/files/upload?batch=${request.response.id}`);
      return;
    }
    button.disabled = false;
    say(request.response?.detail ?? 'The upload was not taken. Sign in again and send once more.', true);
  });
  request.addEventListener('error', () => {
    button.disabled = false;
    say('The connection broke. What came whole before is kept and listed; send the rest again.', true);
  });
  request.send(new FormData(form));
}

form.addEventListener('submit', event => {
  event.preventDefault();
  send();
});
for (const kind of ['dragover', 'dragenter']) {
  form.addEventListener(kind, event => {
    event.preventDefault();
    form.classList.add('is-over');
  });
}
form.addEventListener('dragleave', () => form.classList.remove('is-over'));
form.addEventListener('drop', event => {
  event.preventDefault();
  form.classList.remove('is-over');
  field.files = event.dataTransfer.files;
  if (field.files.length > 0) send();
});
