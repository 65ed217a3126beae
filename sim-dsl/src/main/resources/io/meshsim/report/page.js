
function headerSection() {
  const meta = [['seed', run.seed], ['ties', run.tieMode], ['digest', run.digest]];
  const header = make('header', '', make('h1', '', run.name));
  if (run.claims.length > 0) header.append(mark(run.passed));
  for (const [name, value] of meta) {
    header.append(make('span', 'meta', name + ' ', make('b', '', String(value))));
  }
  page.append(header);
}

function mark(good) {
  return make('span', 'mark ' + (good ? 'pass' : 'fail'), good ? 'pass' : 'FAIL');
}

function figuresSection() {
  const all = run.requests;
  const figures = [
    [count(all.count), 'requests'],
    [all.count === 0 ? '–' : percent(all.successRate), 'succeeded'],
    [all.count === 0 ? '–' : time(all.p50Nanos), 'p50'],
    [all.count === 0 ? '–' : time(all.p99Nanos), 'p99'],
    [count(run.changes.length), 'changes'],
    [count(run.pushes.length), 'pushes'],
    [count(run.proxies), 'proxies'],
    [time(run.simulatedNanos), 'simulated'],
  ];
  const made = make('section', 'figures');
  for (const [value, name] of figures) {
    made.append(make('div', '', make('strong', '', value), make('span', '', name)));
  }
  page.append(made);
}

function claimsSection() {
  if (run.claims.length === 0) return;
  const list = make('ul', 'claims');
  for (const claim of run.claims) {
    const text = make('div', '', claim.claim);
    if (claim.holds) {
      text.append(make('div', 'soft', 'seen: ' + claim.seen));
    } else {
      text.append(make('div', 'soft', 'expected: ' + claim.expected),
          make('div', 'bad', 'seen: ' + claim.seen));
    }
    list.append(make('li', '', make('div', '', mark(claim.holds)), text));
  }
  const held = run.claims.filter(claim => claim.holds).length;
  section('Claims', `${held} of ${run.claims.length} hold.`, list);
}

function requestsSection() {
  const rows = [run.requests, ...run.requestsByVersion].map(group => {
    const times = ['p50Nanos', 'p90Nanos', 'p99Nanos', 'maxNanos'].map(name =>
        group.count === 0 ? '–' : time(group[name]));
    const success = make('span', group.succeeded < group.count ? 'bad' : '',
        group.count === 0 ? '–' : percent(group.successRate));
    const flags = Object.entries(group.flags).map(([flag, n]) => `${flag}: ${count(n)}`).join(', ');
    return [service(group.destination), group.version || '–', count(group.count), success, ...times,
        flags];
  });
  section('Requests', 'From clients first, then the calls to services by version.',
      table([['to', 'word'], ['version', 'word'], ['count', 'number'], ['success', 'number'],
        ['p50', 'number'], ['p90', 'number'], ['p99', 'number'], ['max', 'number'],
        ['answers by status and flag', 'word']], rows));
}

function cpuSection() {
  if (run.cpu.length === 0) return;
  section('CPU', 'Cores in use, mean over the run.',
      table([['component', 'word'], ['instances', 'number'], ['cores', 'number'],
        ['stood still at its limit', 'number']],
        run.cpu.map(cpu => [cpu.component, count(cpu.instances), cpu.cores.toFixed(4),
          cpu.throttledNanos === 0 ? '–' : time(cpu.throttledNanos)])));
}

function memorySection() {
  if (run.memory.length === 0) return;
  section('Memory', 'Resident, with garbage that is not collected yet.',
      table([['process', 'word'], ['at the end', 'number'], ['at most', 'number'],
        ['limit', 'number'], ['killed', 'number']],
        run.memory.map(memory => [memory.component, bytes(memory.bytes),
          bytes(memory.peakBytes), memory.limitBytes === 0 ? 'none' : bytes(memory.limitBytes),
          count(memory.kills)])));
}

function notesSection(title, lead, notes) {
  if (notes.length === 0) return;
  const rows = notes.map(note => [note.message, note.path || '–', note.file || '–',
      note.document === 0 ? '–' : count(note.document)]);
  section(title, lead, table([['what', 'word'], ['path', 'code'], ['file', 'word'],
      ['document', 'number']], rows));
}

function calibratedSection() {
  if (run.calibrated.length === 0) return;
  const rows = run.calibrated.map(number => [number.name, number.value + ' ' + number.unit,
      '± ' + Math.round(number.relativeError * 100) + ' %', number.source]);
  section('What the numbers rest on', 'Values that were measured, derived or assumed.',
      table([['number', 'word'], ['value', 'number'], ['error', 'number'], ['source', 'word']], rows));
}

headerSection();
figuresSection();
claimsSection();
changesSection();
latencySection();
requestsSection();
topologySection();
packetsSection();
cpuSection();
memorySection();
notesSection('Assumed', 'Taken for granted, because the input does not say.', run.assumed);
notesSection('Warnings', 'Accepted, but worth a look.', run.warnings);
notesSection('Not modelled', 'In the input, without effect on this run.', run.notModelled);
calibratedSection();
