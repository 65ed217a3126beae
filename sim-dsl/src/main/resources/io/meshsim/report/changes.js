
const PARTS = ['watch', 'debounce', 'context', 'queue', 'generate', 'send', 'apply'];

function changesSection() {
  if (run.changes.length === 0) return;
  const totals = run.changes.map(change => change.totalNanos).filter(total => total > 0);
  const uneven = Math.max(...totals) > 20 * Math.min(...totals);
  const bars = make('div');
  const whole = make('input');
  whole.type = 'checkbox';
  whole.checked = uneven;
  whole.addEventListener('change', () => drawChanges(bars, whole.checked));
  drawChanges(bars, whole.checked);
  section('Convergence',
      'From the API server to the last proxy concerned: where the time of each change went.',
      changeLegend(whole), bars, changeTable(), pushTable());
}

function changeLegend(whole) {
  const legend = make('div', 'legend');
  for (const part of PARTS) legend.append(make('span', '', swatch(part), part));
  legend.append(make('label', '', whole, ' each bar at full width'));
  return legend;
}

function swatch(name) {
  const mark = make('i');
  mark.style.background = `var(--${name})`;
  return mark;
}

function drawChanges(bars, fullWidth) {
  const longest = Math.max(...run.changes.map(change => change.totalNanos), 1);
  bars.replaceChildren(...run.changes.map(change => {
    const bar = make('div', 'bar');
    const scale = fullWidth ? Math.max(change.totalNanos, 1) : longest;
    for (const part of PARTS) {
      const nanos = change[part + 'Nanos'];
      const piece = make('i');
      piece.style.width = 100 * nanos / scale + '%';
      piece.style.background = `var(--${part})`;
      piece.title = `${part}: ${time(nanos)}`;
      bar.append(piece);
    }
    const proxies = change.proxies + (change.proxies === 1 ? ' proxy' : ' proxies');
    const total = make('div', 'number', change.complete ? time(change.totalNanos) : 'not done');
    if (!change.complete) total.classList.add('bad');
    return make('div', 'change',
        make('div', 'name', change.resource, make('div', 'soft', 'at ' + seconds(change.atNanos))),
        bar, total, make('div', 'number soft', proxies));
  }));
}

function changeTable() {
  const columns = [['resource', 'word'], ['total', 'number']]
      .concat(PARTS.map(part => [part, 'number']), [['last proxy', 'word']]);
  const rows = run.changes.map(change => [change.resource,
      change.complete ? time(change.totalNanos) : 'not done',
      ...PARTS.map(part => time(change[part + 'Nanos'])), change.lastProxy || '–']);
  return make('details', '', make('summary', '', 'The same as numbers'), table(columns, rows));
}

function pushTable() {
  const rows = run.pushes.map(push => [count(push.push), push.full ? 'full' : 'endpoints only',
      count(push.updates), seconds(push.startedNanos),
      push.convergedNanos < 0 ? 'not done' : time(push.convergedNanos - push.startedNanos),
      count(push.proxies), bytes(push.bytes)]);
  const pushes = table([['push', 'number'], ['kind', 'word'], ['updates', 'number'],
      ['started', 'number'], ['took', 'number'], ['proxies', 'number'], ['bytes', 'number']], rows);
  const types = table([['type', 'word'], ['responses', 'number'], ['resources', 'number'],
      ['bytes', 'number']], run.pushTypes.map(type => [type.type, count(type.responses),
      count(type.resources), bytes(type.bytes)]));
  const summary = `${count(run.pushes.length)} pushes, and responses by type`;
  return make('details', '', make('summary', '', summary), pushes, make('br'), types);
}
