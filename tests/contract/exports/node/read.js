// Reads graph files with graphology and Cytoscape.js: a line {"form", "text"} in, a line {"nodes", "edges", "directed"} out.
"use strict";
const readline = require("node:readline");
const cytoscape = require("cytoscape");
const { MultiGraph } = require("graphology");
const gexf = require("graphology-gexf");
const graphml = require("graphology-graphml");

function fromGraphology(graph) {
  const nodes = graph.mapNodes((id, values) => [id, values]);
  const edges = graph.mapEdges((id, values, source, target) => [id, [source, target], values]);
  return { nodes, edges, directed: graph.type === "directed" };
}

function fromCytoscape(text) {
  const cy = cytoscape({ headless: true });
  cy.json(JSON.parse(text));
  const nodes = cy.nodes().map((node) => [node.id(), node.data()]);
  const edges = cy.edges().map((edge) => [edge.id(), [edge.source().id(), edge.target().id()], edge.data()]);
  return { nodes, edges, directed: true };
}

const READERS = {
  gexf: (text) => fromGraphology(gexf.parse(MultiGraph, text)),
  graphml: (text) => fromGraphology(graphml.parse(MultiGraph, text)),
  cytoscape: fromCytoscape,
};

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const { form, text } = JSON.parse(line);
  let found;
  try {
    found = READERS[form](text);
  } catch (error) {
    found = { error: String(error) };
  }
  process.stdout.write(JSON.stringify(found) + "\n");
});
