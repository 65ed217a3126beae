
// A call from one pod to another meets the kernel four times; the second and the fourth way have
// the same chains, so the run counts them together.
const STEPS = [
  ['application to its proxy', 'OUTPUT > ISTIO_OUTPUT > ISTIO_REDIRECT', 1],
  ['proxy to the wire', 'OUTPUT > ISTIO_OUTPUT', 2],
  ['wire to proxy', 'PREROUTING > ISTIO_INBOUND > ISTIO_IN_REDIRECT', 1],
  ['proxy to its application', 'OUTPUT > ISTIO_OUTPUT', 2],
];

function packetsSection() {
  if (run.passes.length === 0) return;
  const [first, second, third, fourth] = STEPS.map(packetStep);
  const caller = make('div', 'host', make('small', '', 'caller\'s host'), station('app', 'app'),
      first, station('proxy', ''), second);
  const callee = make('div', 'host', make('small', '', 'callee\'s host'), third,
      station('proxy', ''), fourth, station('app', 'app'));
  const path = make('div', 'path', caller, make('div', 'wire', 'wire'), callee);
  const rows = run.passes.map(pass => [pass.pass, pass.perRequest.toFixed(2), count(pass.count),
      time(pass.nanosEach)]);
  const seen = run.passes.some(pass => STEPS.some(step => step[1] === pass.pass));
  section('Packet path',
      'What the first packet of a call passes in the kernel, and how often. Costs are calibrated.',
      ...(seen ? [path] : []),
      table([['pass', 'code'], ['per call', 'number'], ['count', 'number'], ['each', 'number']], rows));
}

function station(text, kind) {
  return make('div', 'station ' + kind, text);
}

function packetStep([title, chains, shared]) {
  const pass = run.passes.find(known => known.pass === chains);
  const step = make('div', 'step', title);
  if (!pass) step.classList.add('unseen');
  step.append(make('div', 'arrow'));
  for (const chain of chains.split(' > ')) step.append(make('code', '', chain));
  const number = pass ? count(pass.count) + ' ×' : 'not seen';
  step.append(make('b', '', number));
  if (pass) step.append(time(pass.nanosEach) + ' each' + (shared > 1 ? ', both such ways' : ''));
  return step;
}
