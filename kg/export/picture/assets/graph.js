// Pan, zoom, search, hover and click on a drawn graph. The data stands in the page; nothing is loaded, nothing is sent.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const said = (name, ...numbers) => numbers.reduce((text, number) => text.replace("{}", number), data.words[name]);
  const stage = document.getElementById("stage");
  const details = document.getElementById("details");
  const search = document.getElementById("search");
  const hits = document.getElementById("hits");
  const whole = stage.getAttribute("viewBox").split(" ").map(Number);
  const marks = { n: [], l: [], t: [] };
  for (const element of stage.querySelectorAll(".n, .l, .t")) {
    const kind = element.getAttribute("class");
    marks[kind][Number(element.dataset[kind])] = element;
  }
  let view = whole.slice();
  let chosen = null; // what was clicked: {node: place} or {tie: place}

  // Pan and zoom: the visible part of the drawing is the viewBox.
  const show = () => stage.setAttribute("viewBox", view.map((value) => value.toFixed(2)).join(" "));
  const point = (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(stage.getScreenCTM().inverse());
    return [at.x, at.y];
  };
  const zoom = (factor, [x, y] = [view[0] + view[2] / 2, view[1] + view[3] / 2]) => {
    const width = Math.min(Math.max(view[2] * factor, whole[2] / 40), whole[2] * 4);
    const ratio = width / view[2];
    view = [x - (x - view[0]) * ratio, y - (y - view[1]) * ratio, width, view[3] * ratio];
    show();
  };
  const move = (across, down) => {
    view[0] += across * view[2];
    view[1] += down * view[3];
    show();
  };
  const fit = () => {
    view = whole.slice();
    show();
  };
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, point(event));
  }, { passive: false });
  const fingers = new Map();
  let moved = false;
  stage.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    moved = fingers.size > 1;
  });
  stage.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = [event.clientX, event.clientY];
    if (Math.hypot(now[0] - before[0], now[1] - before[1]) < 4 && !moved) return;
    if (!moved) stage.setPointerCapture(event.pointerId);
    moved = true;
    stage.classList.add("dragging");
    const scale = 1 / stage.getScreenCTM().a;
    if (fingers.size === 2) {
      const other = [...fingers].find(([id]) => id !== event.pointerId)[1];
      const apart = (one) => Math.hypot(one[0] - other[0], one[1] - other[1]) || 1;
      zoom(apart(before) / apart(now), point(event));
    } else {
      view[0] -= (now[0] - before[0]) * scale;
      view[1] -= (now[1] - before[1]) * scale;
      show();
    }
    fingers.set(event.pointerId, now);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    stage.addEventListener(name, (event) => {
      fingers.delete(event.pointerId);
      stage.classList.remove("dragging");
    });
  }
  stage.addEventListener("dblclick", fit);
  stage.addEventListener("keydown", (event) => {
    const acts = {
      "+": () => zoom(1 / 1.3), "=": () => zoom(1 / 1.3), "-": () => zoom(1.3), 0: fit,
      ArrowLeft: () => move(-0.1, 0), ArrowRight: () => move(0.1, 0), ArrowUp: () => move(0, -0.1),
      ArrowDown: () => move(0, 0.1), Escape: () => choose(null),
    };
    if (acts[event.key]) {
      event.preventDefault();
      acts[event.key]();
    }
  });
  document.getElementById("nearer").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("farther").addEventListener("click", () => zoom(1.3));
  document.getElementById("fit").addEventListener("click", fit);

  // What is lit: a node with its neighbours, or a tie with its ends; everything else is dim.
  const around = (node) => {
    const ties = data.ties.map((tie, place) => place).filter((place) => {
      const tie = data.ties[place];
      return tie.source === node || tie.target === node;
    });
    return { ties, nodes: [node, ...ties.flatMap((place) => [data.ties[place].source, data.ties[place].target])] };
  };
  const light = (what) => {
    for (const element of stage.querySelectorAll(".lit")) element.classList.remove("lit");
    stage.classList.toggle("dim", what !== null);
    if (what === null) return;
    const lit = "node" in what ? around(what.node)
      : { ties: [what.tie], nodes: [data.ties[what.tie].source, data.ties[what.tie].target] };
    for (const place of lit.ties) marks.t[place].classList.add("lit");
    for (const place of lit.nodes) {
      marks.n[place].classList.add("lit");
      marks.l[place].classList.add("lit");
    }
  };
  const under = (event) => {
    const element = event.target.closest(".n, .t");
    if (!element) return null;
    return "n" in element.dataset ? { node: Number(element.dataset.n) } : { tie: Number(element.dataset.t) };
  };
  stage.addEventListener("pointerover", (event) => {
    if (!fingers.size) light(under(event) || chosen);
  });
  stage.addEventListener("pointerleave", () => light(chosen));
  stage.addEventListener("click", (event) => {
    if (!moved) choose(under(event));
    moved = false;
  });

  // Details: always built from text, never from markup.
  const make = (name, text, parent) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (parent) parent.append(element);
    return element;
  };
  const linked = (text, parent) => {
    if (!/^https?:\/\//.test(text)) return make("span", text, parent);
    const link = make("a", text, parent);
    link.href = text;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return link;
  };
  const facts = (values, parent) => {
    const list = make("dl", "", parent);
    for (const [name, value] of Object.entries(values)) {
      if (name === "quote_ids") continue;
      make("dt", name.replaceAll("_", " "), list);
      make("dd", Array.isArray(value) ? value.join("; ") : String(value), list);
    }
  };
  const tieName = (tie) => `${data.nodes[tie.source].label} ${data.directed ? "→" : "–"} ${data.nodes[tie.target].label}`;
  const button = (text, act, parent) => {
    const element = make("button", text, parent);
    element.type = "button";
    element.className = "link";
    element.addEventListener("click", act);
  };
  const tellNode = (place) => {
    const node = data.nodes[place];
    make("h2", node.label, details);
    linked(node.id, details);
    facts(node.values, details);
    const { ties } = around(place);
    make("h2", said("ties", ties.length), details);
    const list = make("ul", "", details);
    for (const tie of ties) button(`${tieName(data.ties[tie])} (${data.ties[tie].weight})`, () => choose({ tie }), make("li", "", list));
  };
  const tellTie = (place) => {
    const tie = data.ties[place];
    make("h2", tieName(tie), details);
    for (const edge of tie.edges) {
      facts({ weight: edge.weight, ...edge.values }, details);
      const quotes = edge.values.quote_ids || [];
      if (!quotes.length) continue;
      const all = edge.values.quotes;
      make("h2", all > quotes.length ? said("some", quotes.length, all) : said("quotes"), details);
      const list = make("ul", "", details);
      for (const quote of quotes) linked(quote, make("li", "", list));
    }
  };
  const choose = (what) => {
    chosen = what;
    light(what);
    details.replaceChildren();
    if (what === null) make("p", said("click"), details).className = "faint";
    else if ("node" in what) tellNode(what.node);
    else tellTie(what.tie);
  };

  // Search by a part of a label, without regard to case and accents.
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const names = data.nodes.map((node) => plain(node.label));
  const find = () => {
    const wanted = plain(search.value.trim());
    const found = wanted ? names.flatMap((name, place) => (name.includes(wanted) ? [place] : [])) : [];
    marks.l.forEach((label, place) => label.classList.toggle("found", found.includes(place)));
    hits.textContent = wanted ? said("found", found.length) : "";
    return found;
  };
  search.addEventListener("input", find);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const [first] = find();
    if (first === undefined) return;
    choose({ node: first });
    const box = marks.n[first].getBBox();
    const width = Math.min(view[2], whole[2] / 2);
    const height = view[3] * (width / view[2]);
    view = [box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2, width, height];
    show();
  });
  choose(null);
})();
