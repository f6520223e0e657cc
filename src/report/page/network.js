"use strict";
// The two networks of the chosen agreements: who with whom (an agreement of n parties weighs 1/(n-1) on each pair, as in
// `entente draw`), and who about what.

const MOST_PARTIES = 400; // an agreement of more joins no pairs
const NETWORKS = ["alliances", "sectors"];

const placesOf = Object.fromEntries(NETWORKS.map((name) =>
  [name, new Map((data.places[name] ?? []).map(([n, x, y]) => [n, { x, y }]))]));

function pairsOf(a, network) {
  const parties = [...new Set(a.parties)];
  if (network === "sectors") return parties.flatMap((party) => a.sectors.map((sector) => [party, sector, 1]));
  if (parties.length > MOST_PARTIES) return [];
  return parties.flatMap((party, i) => parties.slice(i + 1).map((other) =>
    [Math.min(party, other), Math.max(party, other), 1 / (parties.length - 1)]));
}

/** {nodes: [{n, degree, weight, x, y}], edges: [{a, b, weight, rank, agreements}], left}: `left` nodes have no place. */
function project(chosen, network) {
  const edges = new Map();
  for (const agreement of chosen) {
    for (const [a, b, weight] of pairsOf(agreement, network)) {
      const key = a * nodes.length + b;
      let edge = edges.get(key);
      if (!edge) edges.set(key, (edge = { a, b, weight: 0, rank: STATUSES.length, agreements: [] }));
      edge.weight += weight;
      edge.rank = Math.min(edge.rank, agreement.rank);
      edge.agreements.push(agreement);
    }
  }
  return placed([...edges.values()], network);
}

function placed(edges, network) {
  const found = new Map();
  const nodeAt = (n) => {
    let node = found.get(n);
    if (!node) found.set(n, (node = { n, degree: 0, weight: 0, sector: classOf(n) === "Domain" }));
    return node;
  };
  for (const edge of edges) {
    for (const node of [nodeAt(edge.a), nodeAt(edge.b)]) {
      node.degree += 1;
      node.weight += edge.weight;
    }
    edge.from = nodeAt(edge.a);
    edge.to = nodeAt(edge.b);
  }
  const places = placesOf[network].size ? placesOf[network] : spiral([...found.values()], network);
  const known = [...found.values()].filter((node) => Object.assign(node, places.get(node.n)).x !== undefined);
  known.sort((a, b) => b.degree - a.degree || b.weight - a.weight || a.n - b.n);
  return {
    network,
    nodes: known,
    edges: edges.filter((edge) => edge.from.x !== undefined && edge.to.x !== undefined),
    left: found.size - known.length,
  };
}

/** Where no layout came with the page: the busiest in the middle, the others around it as seeds in a sunflower. */
function spiral(list, network) {
  list.sort((a, b) => b.degree - a.degree || a.n - b.n);
  list.forEach(({ n }, i) => {
    const angle = i * Math.PI * (3 - Math.sqrt(5));
    placesOf[network].set(n, { x: 48 * Math.sqrt(i) * Math.cos(angle), y: 48 * Math.sqrt(i) * Math.sin(angle) });
  });
  return placesOf[network];
}

const edgeName = (edge) => `${nameOf(edge.a).text} – ${nameOf(edge.b).text}`;
