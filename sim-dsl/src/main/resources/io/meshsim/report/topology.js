
function topologySection() {
  const workloads = run.topology.workloads;
  if (workloads.length === 0) return;
  const graph = make('div');
  graph.id = 'graph';
  const picked = make('div', '', make('p', 'soft', 'Click a workload or an arrow for its numbers.'));
  picked.id = 'picked';
  section('Who calls whom',
      'The wider an arrow the more calls; red where calls failed. Boxes can be moved.',
      make('div', 'map', graph, picked));
  const layers = topologyLayers(workloads, run.topology.edges);
  graph.style.height = Math.max(300, 96 * Math.max(...layers.map(layer => layer.length))) + 'px';
  let drawn;
  plot(() => {
    if (drawn) drawn.destroy();
    drawn = drawTopology(graph, layers, picked);
  });
}

// Left to right: each workload one layer after the last of its callers; cycles stop the walk.
function topologyLayers(workloads, edges) {
  const depth = new Map(workloads.map(workload => [workload.id, 0]));
  for (let round = 0; round < workloads.length; round++) {
    let moved = false;
    for (const edge of edges) {
      if (edge.from === edge.to || !depth.has(edge.from) || !depth.has(edge.to)) continue;
      const next = depth.get(edge.from) + 1;
      if (next > depth.get(edge.to) && next < workloads.length) {
        depth.set(edge.to, next);
        moved = true;
      }
    }
    if (!moved) break;
  }
  // Whoever neither calls nor is called stands aside, in the last layer.
  const busy = new Set(edges.flatMap(edge => [edge.from, edge.to]));
  const last = Math.max(...depth.values());
  workloads.filter(workload => !busy.has(workload.id)).forEach(idle => depth.set(idle.id, last));
  const used = [...new Set(depth.values())].sort((a, b) => a - b);
  const layers = used.map(d => workloads.filter(workload => depth.get(workload.id) === d));
  const height = new Map();
  for (const layer of layers) {
    const wanted = new Map(layer.map((workload, i) => [workload.id, callerHeight(workload, i)]));
    layer.sort((a, b) => wanted.get(a.id) - wanted.get(b.id));
    layer.forEach((workload, i) => height.set(workload.id, (i + 1) / (layer.length + 1)));
  }
  return layers;

  function callerHeight(workload, i) {
    const callers = edges.filter(edge => edge.to === workload.id && height.has(edge.from));
    const sum = callers.reduce((total, edge) => total + height.get(edge.from), 0);
    return (callers.length ? sum / callers.length : 2) + i * 1e-6;
  }
}

function topologyElements(layers, width, height) {
  const most = Math.max(...run.topology.edges.map(edge => edge.calls), 1);
  const nodes = layers.flatMap((layer, x) => layer.map((workload, y) => ({
    data: {id: 'w ' + workload.id, label: workloadLabel(workload), kind: workload.kind, workload},
    position: {x: (x + .5) * width / layers.length, y: (y + .5) * height / layer.length},
  })));
  const known = new Set(nodes.map(node => node.data.id));
  const edges = run.topology.edges
      .filter(edge => known.has('w ' + edge.from) && known.has('w ' + edge.to))
      .map((edge, i) => ({data: {id: 'e ' + i, source: 'w ' + edge.from, target: 'w ' + edge.to,
        label: count(edge.calls), width: 1 + 5 * Math.sqrt(edge.calls / most),
        colour: colour(edge.failed > 0 ? 'failed' : 'watch'), edge}}));
  return nodes.concat(edges);
}

function workloadLabel(workload) {
  const pods = workload.pods === 0 ? '' : workload.pods + (workload.pods === 1 ? ' pod' : ' pods');
  const name = workload.kind === 'service' && workload.service ? workload.service : workload.id;
  return [name, [workload.version, pods].filter(text => text).join(' · ')].join('\n').trim();
}

function drawTopology(graph, layers, picked) {
  const box = 92;
  const drawn = cytoscape({
    container: graph,
    elements: topologyElements(layers, Math.max(layers.length * 150, 700), graph.clientHeight),
    layout: {name: 'preset', fit: true, padding: 16},
    userZoomingEnabled: false,
    userPanningEnabled: false,
    boxSelectionEnabled: false,
    style: [
      {selector: 'node', style: {'shape': 'round-rectangle', 'width': box, 'height': 42,
        'label': 'data(label)', 'text-valign': 'center', 'text-wrap': 'wrap',
        'text-max-width': box - 6, 'text-overflow-wrap': 'anywhere', 'font-size': 10.5,
        'color': colour('ink'), 'background-color': colour('back'),
        'border-width': 1.5, 'border-color': colour('accent')}},
      {selector: 'node[kind="client"]', style: {'shape': 'ellipse', 'border-color': colour('soft')}},
      {selector: 'node[kind="gateway"]', style: {'shape': 'round-hexagon'}},
      {selector: 'edge', style: {'curve-style': 'bezier', 'target-arrow-shape': 'triangle',
        'width': 'data(width)', 'line-color': 'data(colour)', 'target-arrow-color': 'data(colour)',
        'arrow-scale': .8, 'label': 'data(label)', 'font-size': 10, 'color': colour('soft'),
        'text-margin-y': -9}},
      {selector: ':selected', style: {'border-width': 3, 'line-style': 'solid',
        'underlay-color': colour('accent'), 'underlay-opacity': .25, 'underlay-padding': 5}},
    ],
  });
  drawn.on('tap', 'node', event => showPicked(picked, ...workloadFacts(event.target.data('workload'))));
  drawn.on('tap', 'edge', event => showPicked(picked, ...edgeFacts(event.target.data('edge'))));
  return drawn;
}

function workloadFacts(workload) {
  const sum = (edges, name) => edges.reduce((total, edge) => total + edge[name], 0);
  const calls = run.topology.edges.filter(edge => edge.to === workload.id);
  const made = run.topology.edges.filter(edge => edge.from === workload.id);
  return [workload.id, [['kind', workload.kind], ['service', workload.service || '–'],
      ['version', workload.version || '–'], ['pods', count(workload.pods)],
      ['calls taken', count(sum(calls, 'calls'))], ['of these failed', count(sum(calls, 'failed'))],
      ['calls made', count(sum(made, 'calls'))], ['of these failed', count(sum(made, 'failed'))]]];
}

function edgeFacts(edge) {
  const success = edge.calls === 0 ? '–' : percent(1 - edge.failed / edge.calls);
  return [edge.from + ' → ' + edge.to, [['calls', count(edge.calls)], ['failed', count(edge.failed)],
      ['success', success], ['p99', time(edge.p99Nanos)]]];
}

function showPicked(picked, title, facts) {
  const list = make('dl');
  for (const [name, value] of facts) list.append(make('dt', '', name), make('dd', '', value));
  picked.replaceChildren(make('strong', '', title), list);
}
