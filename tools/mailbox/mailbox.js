// Keeps the list fresh while the page is looked at; the box on the page turns it off.
const list = document.querySelector('#list');
const box = document.querySelector('#refresh');

async function refresh() {
  if (!box.checked || document.hidden) return;
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#list');
    const said = (part) => part.querySelector('#count').textContent;
    if (next.dataset.newest === list.dataset.newest && said(next) === said(list)) return;
    list.dataset.newest = next.dataset.newest;
    list.querySelector('#count').textContent = said(next); // the live region itself stays, so that it is read out
    for (const old of [...list.children].slice(1)) old.remove();
    list.append(...[...next.children].slice(1));
  } catch {
    // the mailbox is stopped: the next turn will tell
  }
}

if (list && box) setInterval(refresh, 3000);
