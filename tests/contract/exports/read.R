# Reads GraphML with igraph: a line, the path of a file, in, a line {"nodes", "edges", "directed"} out, numbers as texts.
suppressPackageStartupMessages({library(igraph); library(jsonlite)})

column <- function(values) {
  type <- if (is.logical(values)) "boolean" else if (is.numeric(values)) "number" else "text"
  given <- if (type == "number") sprintf("%.17g", values) else as.character(values)
  list(type = unbox(type), values = given)
}

read <- function(path) {
  graph <- read_graph(path, format = "graphml")
  list(
    nodes = lapply(vertex_attr(graph), column),
    edges = lapply(edge_attr(graph), column),
    ends = ends(graph, E(graph), names = FALSE),
    directed = unbox(is_directed(graph))
  )
}

input <- file("stdin", encoding = "UTF-8")
open(input)
while (length(path <- readLines(input, n = 1)) > 0) {
  cat(toJSON(read(path), na = "null"), "\n", sep = "")
  flush(stdout())
}
