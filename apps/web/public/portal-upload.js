// Prints, shows the progress of uploads and keeps what is typed. Every form works without this file.
'use strict';
(() => {
  const words = document.getElementById('upload-words')?.dataset;
  const prefix = 'chuan-draft:';
  const dayMs = 86_400_000;

  /** Storage may be full or forbidden; then nothing is kept and everything else still works. */
  const storage = {
    read(key) {
      try {
        const draft = JSON.parse(localStorage.getItem(prefix + key) ?? 'null');
        return draft && draft.at > Date.now() - dayMs ? draft : null;
      } catch {
        return null;
      }
    },
    write(key, draft) {
      try {
        localStorage.setItem(prefix + key, JSON.stringify({ ...draft, at: Date.now() }));
      } catch {}
    },
    /** Forgets every draft whose name begins so; all that are older than a day go too. */
    forget(start) {
      try {
        for (const name of Object.keys(localStorage)) {
          if (!name.startsWith(prefix)) continue;
          const key = name.slice(prefix.length);
          if (key.startsWith(start) || !storage.read(key)) localStorage.removeItem(name);
        }
      } catch {}
    },
  };

  const done = document.querySelector('[data-forget-draft]');
  storage.forget(done ? done.dataset.forgetDraft : '\0');
  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.onclick = () => window.print();
  }
  if (!words) return;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);
  let underWay = 0;

  /** Says something beside a field, for eyes and for readers of the screen. */
  function teller(box) {
    const line = make('p', { className: 'say' });
    line.setAttribute('role', 'status');
    box.append(line);
    return line;
  }

  /** Says that a file was not taken, as every field says what is wrong with it. */
  function refuse(box, text) {
    const line = make('p', { className: 'msg-err', textContent: text });
    line.setAttribute('role', 'alert');
    box.prepend(line);
    box.querySelector('input[type=file]').setAttribute('aria-invalid', 'true');
  }

  /** What was wrong with a paper is mended: by its field, and in the list above the form. */
  function mend(box) {
    for (const line of box.querySelectorAll('.msg-err')) line.remove();
    const input = box.querySelector('input[type=file]');
    input.removeAttribute('aria-invalid');
    input.required = false;
    const links = [...document.querySelectorAll('#errors a')];
    const mended = links.filter((link) => link.getAttribute('href') === `#${input.id}`);
    for (const link of mended) link.parentElement.remove();
    if (mended.length === 0) return;
    const left = links.length - mended.length;
    const heading = document.querySelector('#errors h2');
    if (left === 0) document.getElementById('errors').remove();
    else heading.textContent = heading.textContent.replace(/\d+/, left);
  }

  function addStaged(box, result) {
    const label = make('label', { className: 'choice' });
    const tick = make('input', { type: 'checkbox', name: `staged-${box.dataset.upload}`, value: result.token });
    tick.checked = true;
    label.append(tick, make('span', { textContent: result.name }));
    box.querySelector('[data-staged]').append(label);
    mend(box);
    label.dispatchEvent(new Event('input', { bubbles: true }));
  }

  function send(box, file, line) {
    underWay++;
    const bar = make('progress', { max: 1, value: 0 });
    bar.setAttribute('aria-label', file.name);
    box.append(bar);
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file, file.name);
    request.open('POST', words.url);
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (!event.lengthComputable) return;
      bar.value = event.loaded / event.total;
      const percent = Math.floor((100 * event.loaded) / event.total);
      line.textContent = fill(words.uploading, { name: file.name, percent });
    };
    const end = (text) => {
      underWay--;
      bar.remove();
      line.textContent = text;
    };
    request.onload = () => {
      if (request.status === 200 && request.response?.token) {
        addStaged(box, request.response);
        return end(fill(words.uploaded, { name: file.name }));
      }
      if (request.status === 422 && request.response?.why) {
        end('');
        return refuse(box, `${file.name}: ${request.response.why}`);
      }
      failed();
    };
    const failed = () => {
      end(fill(words.failed, { name: file.name }));
      const again = make('button', { type: 'button', className: 'btn', textContent: words.retry });
      again.onclick = () => {
        again.remove();
        send(box, file, line);
      };
      box.append(again);
    };
    request.onerror = failed;
    request.ontimeout = failed;
    request.send(body);
  }

  for (const box of document.querySelectorAll('[data-upload]')) {
    const input = box.querySelector('input[type=file]');
    box.classList.add('sends');
    input.addEventListener('change', () => {
      for (const file of input.files) send(box, file, teller(box));
      input.value = '';
    });
  }

  /** Fields that a draft keeps: what was typed and chosen, and the key that makes a second try the same request. */
  const isKept = (field) =>
    field.name && field.type !== 'file' && field.name !== 'case' && field.name !== 'consent' && field.type !== 'submit';

  function valuesOf(form) {
    const values = {};
    for (const field of form.elements) {
      if (!isKept(field) || field.name.startsWith('staged-')) continue;
      if (field.type === 'checkbox') values[field.name] = field.checked ? field.value : '';
      else if (field.type !== 'radio' || field.checked) values[field.name] = field.value;
    }
    const staged = [...form.querySelectorAll('input[name^=staged-]:checked')].map((tick) => ({
      paper: tick.name.slice('staged-'.length),
      token: tick.value,
      name: tick.parentElement.textContent.trim(),
    }));
    return { values, staged };
  }

  function restore(form, { values, staged }) {
    for (const field of form.elements) {
      if (!isKept(field) || !(field.name in values)) continue;
      const value = values[field.name];
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = field.value === value;
      else field.value = value;
    }
    for (const file of staged) {
      const box = [...form.querySelectorAll('[data-upload]')].find((one) => one.dataset.upload === file.paper);
      const isThere = [...form.querySelectorAll('input[name^=staged-]')].some((tick) => tick.value === file.token);
      if (box && !isThere) addStaged(box, file);
    }
  }

  const isUntouched = (form) => !['name', 'idNumber', 'phone', 'address'].some((name) => form.elements[name]?.value);

  const kept = document.querySelector('form[data-keep]');
  if (kept) {
    const key = kept.dataset.keep;
    const draft = storage.read(key);
    if (draft && isUntouched(kept)) {
      restore(kept, draft);
      const note = make('p', { className: 'hint' });
      note.setAttribute('role', 'status');
      const forget = make('button', { type: 'button', className: 'aslink', textContent: words.forget });
      forget.onclick = () => {
        storage.forget(key);
        location.reload();
      };
      note.append(`${words.restored} `, forget);
      kept.prepend(note);
    }
    kept.addEventListener('input', () => storage.write(key, valuesOf(kept)));
  }

  /** Asks whether the server can be reached before the browser leaves the page with what was typed. */
  async function isReachable() {
    try {
      return (await fetch('/healthz', { cache: 'no-store' })).ok;
    } catch {
      return false;
    }
  }

  const problemLine = (form) => form.querySelector('[data-problem]') ?? addProblemLine(form);
  function addProblemLine(form) {
    const line = make('p', { className: 'msg-err' });
    line.setAttribute('role', 'alert');
    line.dataset.problem = '';
    form.append(line);
    return line;
  }

  for (const form of document.querySelectorAll('form[method=post][enctype="multipart/form-data"]')) {
    let isSending = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (isSending) return;
      if (underWay > 0) {
        problemLine(form).textContent = words.busy;
        return;
      }
      isSending = true;
      const isThere = await isReachable();
      isSending = false;
      if (!isThere) {
        problemLine(form).textContent = words.offline;
        return;
      }
      problemLine(form).textContent = '';
      const { submitter } = event;
      if (submitter?.name) form.append(make('input', { type: 'hidden', name: submitter.name, value: submitter.value }));
      // Who comes back asks for the page anew, and is told that it was handed in, instead of being asked to send again.
      if ('send' in form.dataset && submitter?.value === 'send') history.replaceState(null, '', location.href);
      form.submit();
    });
  }
})();
