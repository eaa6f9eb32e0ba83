'use strict';

const byId = (id) => document.getElementById(id);
const drop = byId('drop');
const photo = byId('photo');
const status = byId('status');
const MAX_BYTES = 20 * 1000 * 1000;

function say(text, look = '') {
  status.textContent = text;
  status.className = look;
}

/** What a failed answer says of itself, or something fit to read. */
async function reason(response) {
  const problem = await response.json().catch(() => null);
  const wait = response.headers.get('Retry-After');
  return (problem?.detail ?? `The server answered ${response.status}.`) + (wait ? ` Try again in ${wait} s.` : '');
}

function show(image, blob) {
  if (image.src) URL.revokeObjectURL(image.src);
  image.src = URL.createObjectURL(blob);
  return image.src;
}

async function convert(file) {
  if (file.size > MAX_BYTES) return say('This photo is larger than 20 MB.', 'failed');
  const form = new FormData();
  form.append('image', file);
  photo.disabled = true;
  say('Drawing…', 'busy');
  const started = performance.now();
  try {
    const response = await fetch('/api/convert', { method: 'POST', body: form, headers: { Accept: 'image/png' } });
    if (!response.ok) return say(await reason(response), 'failed');
    const drawing = await response.blob();
    show(byId('before'), file);
    byId('save').href = show(byId('after'), drawing);
    byId('took').textContent = `${((performance.now() - started) / 1000).toFixed(1)} s`;
    byId('result').hidden = false;
    say('Done.');
    byId('result').scrollIntoView({ block: 'nearest' });
  } catch {
    say('The server cannot be reached.', 'failed');
  } finally {
    photo.disabled = false;
    photo.value = '';
  }
}

photo.addEventListener('change', () => photo.files[0] && convert(photo.files[0]));
for (const name of ['dragenter', 'dragover']) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
}
drop.addEventListener('dragleave', () => drop.classList.remove('over'));
drop.addEventListener('drop', (event) => {
  event.preventDefault();
  drop.classList.remove('over');
  const file = event.dataTransfer.files[0];
  if (file && !photo.disabled) convert(file);
});

byId('origin').textContent = location.origin;
fetch('/healthz/ready')
  .then((response) => response.json())
  .then(({ services }) => {
    for (const room of document.querySelectorAll('[data-service]')) {
      const up = services[room.dataset.service] === 'UP';
      room.classList.add(up ? 'up' : 'down');
      room.title = up ? 'running' : 'not running';
    }
  })
  .catch(() => {});
