
function latencySection() {
  if (run.latency.length === 0) return;
  const place = make('div', 'plot');
  const lead = 'Requests from outside, by the interval in which they were answered. '
      + 'Dashed lines mark changes.';
  section('Latency and failures over time', lead, place);
  let chart;
  plot(() => {
    if (chart) chart.destroy();
    chart = latencyChart(place);
  });
  new ResizeObserver(() => chart.setSize({width: place.clientWidth, height: 300})).observe(place);
}

function latencyChart(place) {
  const points = run.latency;
  // An interval without answers has no latency; a gap says so, a zero would not.
  const millis = name => points.map(p => p.count > 0 ? p[name] / 1e6 : null);
  const data = [points.map(p => p.fromNanos / 1e9), millis('p50Nanos'), millis('p90Nanos'),
      millis('p99Nanos'), points.map(p => p.failed > 0 ? p.failed : null)];
  const known = data.slice(1, 4).flat().filter(value => value > 0);
  const wide = known.length > 0 && Math.max(...known) > 50 * Math.min(...known);
  return new uPlot({
    width: place.clientWidth,
    height: 300,
    scales: {
      x: {time: false},
      ms: wide ? {distr: 3} : {range: (u, min, max) => [0, max > 0 ? max * 1.1 : 1]},
      failed: {range: (u, min, max) => [0, Math.max(max * 3, 1)]},
    },
    series: [{label: 'time', value: (u, v) => v == null ? '–' : v + ' s'},
        latencySeries('p50'), latencySeries('p90'), latencySeries('p99'), failedSeries()],
    axes: [axis({label: 'simulated seconds'}), axis({label: 'latency, ms', scale: 'ms', size: 64}),
        axis({label: 'failed', scale: 'failed', side: 1, grid: {show: false}, size: 56})],
    hooks: {drawAxes: [markChanges]},
  }, data, place);
}

function axis(more) {
  const line = {stroke: colour('line'), width: 1};
  return Object.assign({stroke: colour('soft'), grid: line, ticks: line, labelSize: 22}, more);
}

function latencySeries(name) {
  return {label: name, scale: 'ms', stroke: colour(name), width: 1.6, points: {show: false},
      value: (u, v) => v == null ? '–' : time(v * 1e6)};
}

function failedSeries() {
  return {label: 'failed', scale: 'failed', stroke: colour('failed'), fill: colour('failed') + '55',
      paths: uPlot.paths.bars({size: [0.8, 40]}), points: {show: false},
      value: (u, v, series, i) => i == null ? '–' : count(v || 0)};
}

function markChanges(u) {
  const ctx = u.ctx;
  ctx.save();
  ctx.strokeStyle = colour('soft');
  ctx.setLineDash([4, 4]);
  for (const change of run.changes) {
    const x = Math.round(u.valToPos(change.atNanos / 1e9, 'x', true));
    if (x < u.bbox.left || x > u.bbox.left + u.bbox.width) continue;
    ctx.beginPath();
    ctx.moveTo(x, u.bbox.top);
    ctx.lineTo(x, u.bbox.top + u.bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}
