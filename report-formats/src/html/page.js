"use strict";
// Works on what stands in the page already. Words from documents only ever become text.
(() => {
  const root = document.documentElement;
  root.classList.add("script");
  const by = (id) => document.getElementById(id);
  const data = JSON.parse(by("data").textContent);
  const lang = () => root.dataset.lang;
  const word = (name) => data.words[name][lang()];
  // As a reader types without marks: "ke hoach" finds "Kế hoạch".
  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const make = (tag, text, name) => {
    const node = document.createElement(tag);
    if (text !== undefined) node.textContent = text;
    if (name) node.className = name;
    return node;
  };

  // Language and theme.
  const relabel = () => {
    root.lang = lang();
    document.title = word("Title");
    for (const node of document.querySelectorAll("[data-vi-label]")) {
      node.setAttribute("aria-label", node.getAttribute(`data-${lang()}-label`));
    }
    for (const node of document.querySelectorAll("option[data-vi]")) {
      node.textContent = node.getAttribute(`data-${lang()}`);
    }
    if (by("filter")) tell();
  };
  by("language").addEventListener("click", () => {
    root.dataset.lang = lang() === "vi" ? "en" : "vi";
    relabel();
  });
  by("theme").addEventListener("click", () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  by("print").addEventListener("click", () => print());
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => {
      const page = by(button.dataset.print);
      document.body.dataset.print = page.id;
      page.classList.add("only");
      print();
      page.classList.remove("only");
      delete document.body.dataset.print;
    });
  }

  // Findings: filters and search. Those beyond the first stand where a browser without scripts
  // reads them and one with scripts keeps them as text, escaped by the same template; they become
  // part of the page when they are to be seen. No word of a document has a "<" of its own there.
  const STEP = 250;
  const list = by("list");
  const items = list ? [...list.children].map((node) => ({ node, ...node.dataset })) : [];
  for (const html of list ? by("more").textContent.split(/(?=<article )/) : []) {
    const head = /data-severity="(.*?)" data-code="(.*?)" data-input="(.*?)"/.exec(html);
    if (head) items.push({ severity: head[1], code: head[2], input: head[3], html });
  }
  const node_of = (item) => {
    if (!item.node) {
      const holder = document.createElement("template");
      holder.innerHTML = item.html;
      item.node = holder.content.firstElementChild;
    }
    return item.node;
  };
  const text_of = (item) => {
    item.text ??= fold(node_of(item).textContent);
    return item.text;
  };
  let limit = STEP;
  let count = items.length;
  const tell = () => {
    by("shown").textContent = `${word("Shown")}: ${Math.min(count, limit)}/${count}`;
  };
  const sift = () => {
    const wanted = fold(by("q").value).split(/\s+/).filter(Boolean);
    const [severity, code, input] = ["f-severity", "f-code", "f-input"].map((id) => by(id).value);
    count = 0;
    for (const item of items) {
      const fits =
        (!severity || item.severity === severity) &&
        (!code || item.code === code) &&
        (!input || item.input === input) &&
        (!wanted.length || wanted.every((part) => text_of(item).includes(part)));
      count += fits;
      const seen = fits && count <= limit;
      if (seen && !node_of(item).isConnected) list.append(item.node);
      if (item.node) item.node.hidden = !seen;
    }
    // What came later may belong before: the worst stand first.
    const place = new Map(items.map((item, at) => [item.node, at]));
    const order = [...list.children];
    if (order.some((node, at) => at && place.get(node) < place.get(order[at - 1]))) {
      list.append(...order.sort((a, b) => place.get(a) - place.get(b)));
    }
    by("nomatch").hidden = count > 0;
    by("rest").hidden = count <= limit;
    tell();
  };
  const anew = () => {
    limit = STEP;
    sift();
  };
  if (by("filter")) {
    let waiting;
    by("q").addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(anew, 120);
    });
    for (const id of ["f-severity", "f-code", "f-input"]) by(id).addEventListener("change", anew);
    by("filter").addEventListener("submit", (event) => {
      event.preventDefault();
      anew();
    });
    by("showmore").addEventListener("click", () => {
      limit += STEP;
      sift();
    });
    // On paper stands all that was chosen.
    addEventListener("beforeprint", () => {
      limit = Infinity;
      sift();
    });
    addEventListener("afterprint", anew);
    for (const link of document.querySelectorAll("a[data-severity]")) {
      link.addEventListener("click", () => {
        by("f-severity").value = link.dataset.severity;
        anew();
      });
    }
    tell();
  }

  // Details of a document or a cell.
  const dialog = by("details");
  const name_of = (at) => data.documents[at].name[lang()];
  const link_to = (at) => {
    const button = make("button", name_of(at), "link");
    button.type = "button";
    button.addEventListener("click", () => show_document(at));
    return button;
  };
  const fact = (list, label, value) => {
    if (!value) return;
    const pair = make("div");
    const dd = make("dd");
    dd.append(value);
    pair.append(make("dt", label), dd);
    list.append(pair);
  };
  const places = (rows) => {
    const list = make("ul", undefined, "places");
    for (const row of rows) {
      const item = make("li");
      if (row.anchor) {
        const link = make("a", row.place[lang()]);
        link.href = `#${row.anchor}`;
        link.addEventListener("click", () => dialog.close());
        item.append(link);
      } else item.append(row.place[lang()]);
      if (row.quote) item.append(" ", make("q", row.quote));
      list.append(item);
    }
    return list;
  };
  const relations = (rows) => {
    const list = make("ul");
    for (const row of rows) {
      const item = make("li");
      item.append(link_to(row.from), ` ${row.kind[lang()]} `, link_to(row.to));
      item.append(places(row.places));
      list.append(item);
    }
    return list;
  };
  const chains = (keep) => {
    const list = make("ul");
    for (const chain of data.chains.filter(keep)) {
      const item = make("li");
      chain.path.forEach((at, step) => {
        if (step) {
          const days = chain.lags[step - 1];
          item.append(days == null ? " → " : ` → (${days} ${word("Days")}) → `);
        }
        item.append(link_to(at));
        if (data.documents[at].date) item.append(` (${data.documents[at].date[lang()]})`);
      });
      item.append(`: ${chain.status[lang()]}`);
      list.append(item);
    }
    return list.childElementCount ? list : null;
  };
  const titled = (body, label, node) => {
    if (node) body.append(make("h3", label), node);
  };
  const open = (title, fill) => {
    by("d-title").textContent = title;
    const body = by("d-body");
    body.replaceChildren();
    fill(body);
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    by("d-close").focus();
  };
  const show_document = (at) => {
    const row = data.documents[at];
    if (!row) return;
    open(name_of(at), (body) => {
      const list = make("dl", undefined, "facts");
      fact(list, word("Type"), row.type);
      fact(list, word("Date"), row.date && row.date[lang()]);
      fact(list, word("Level"), row.level && row.level[lang()]);
      fact(list, word("Body"), row.body);
      fact(list, word("State"), row.state[lang()]);
      fact(list, word("DocumentTitle"), row.title);
      body.append(list);
      const mine = data.relations.filter((it) => it.from === at || it.to === at);
      if (mine.length) titled(body, word("Relations"), relations(mine));
      titled(body, word("Chains"), chains((it) => it.path.includes(at)));
      titled(body, word("Places"), places(row.places));
    });
  };
  const show_cell = (at) => {
    const cell = data.cells[at];
    const source = cell.source;
    const title = `${cell.body[lang()]} – ${source === null ? cell.name : name_of(source)}`;
    open(title, (body) => {
      const list = make("dl", undefined, "facts");
      fact(list, word("State"), cell.state[lang()]);
      fact(list, word("Due"), cell.due && cell.due[lang()]);
      fact(list, word("Overdue"), cell.late ? word("Yes") : "");
      fact(list, word("WhyNot"), cell.why && cell.why[lang()]);
      const answers = make("span");
      cell.answers.forEach((it, n) => answers.append(n ? ", " : "", link_to(it)));
      fact(list, word("Answers"), cell.answers.length ? answers : "");
      if (source !== null) fact(list, word("DocumentTitle"), data.documents[source].title);
      body.append(list);
      const of_pair = (it) => it.to === source && cell.answers.includes(it.from);
      titled(body, word("Chains"), chains((it) =>
        it.path.some((from, n) => of_pair({ from, to: it.path[n + 1] }))));
      const said = data.relations.filter(of_pair);
      if (said.length) titled(body, word("Quote"), relations(said));
    });
  };
  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-cell],[data-document]");
    if (!target || dialog.contains(target)) return;
    if (target.dataset.cell) show_cell(+target.dataset.cell);
    else if (target.dataset.document) show_document(+target.dataset.document);
  });
  // A link into a text opens it.
  const unfold = () => {
    const target = location.hash.length > 1 && by(decodeURIComponent(location.hash.slice(1)));
    const outer = target && target.closest("details");
    if (outer && !outer.open) {
      outer.open = true;
      target.scrollIntoView({ block: "center" });
    }
  };
  addEventListener("hashchange", unfold);
  unfold();

  // Arrow keys within the matrix.
  const grid = document.querySelector(".grid");
  if (grid) {
    grid.addEventListener("keydown", (event) => {
      const cell = event.target.closest("td,th");
      const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
      if (!cell || !step) return;
      let [row, column] = [cell.parentNode.rowIndex, cell.cellIndex];
      for (;;) {
        row += step[0];
        column += step[1];
        const next = grid.rows[row] && grid.rows[row].cells[column];
        if (!next) return;
        const target = next.querySelector("button,a");
        if (target) {
          event.preventDefault();
          target.focus();
          return;
        }
      }
    });
  }

  // The graph: pan, zoom, search.
  const chart = by("chart");
  const canvas = by("canvas");
  const whole = chart.viewBox.baseVal;
  const all = { x: 0, y: 0, w: whole.width, h: whole.height };
  let view = { ...all };
  const apply = () => chart.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
  const scale = () => {
    const box = canvas.getBoundingClientRect();
    return Math.max(view.w / box.width, view.h / box.height);
  };
  const zoom = (factor, x = view.x + view.w / 2, y = view.y + view.h / 2) => {
    const least = 200 / all.w;
    const most = 4;
    const next = Math.min(Math.max((view.w * factor) / all.w, least), most) * all.w;
    const real = next / view.w;
    view = { x: x - (x - view.x) * real, y: y - (y - view.y) * real, w: view.w * real, h: view.h * real };
    apply();
  };
  const point = (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(chart.getScreenCTM().inverse());
    return [at.x, at.y];
  };
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, ...point(event));
  }, { passive: false });
  let held = null;
  canvas.addEventListener("pointerdown", (event) => {
    held = { x: event.clientX, y: event.clientY, moved: false };
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.moved && Math.hypot(dx, dy) < 4) return;
    if (!held.moved) canvas.setPointerCapture(event.pointerId);
    held = { x: event.clientX, y: event.clientY, moved: true };
    view.x -= dx * scale();
    view.y -= dy * scale();
    apply();
  });
  const release = (event) => {
    const node = held && !held.moved && event.target.closest(".node");
    held = null;
    if (node) show_document(+node.dataset.i);
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", () => (held = null));
  by("zin").addEventListener("click", () => zoom(1 / 1.4));
  by("zout").addEventListener("click", () => zoom(1.4));
  const show_all = () => {
    view = { ...all };
    apply();
  };
  by("zall").addEventListener("click", show_all);
  canvas.addEventListener("keydown", (event) => {
    const shift = view.w / 8;
    const act = {
      "+": () => zoom(1 / 1.3), "=": () => zoom(1 / 1.3), "-": () => zoom(1.3), "0": show_all,
      ArrowLeft: () => (view.x -= shift), ArrowRight: () => (view.x += shift),
      ArrowUp: () => (view.y -= shift), ArrowDown: () => (view.y += shift),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
    apply();
  });
  const nodes = new Map([...chart.querySelectorAll(".node")].map((node) => [+node.dataset.i, node]));
  let found = { words: "", list: [], at: -1 };
  const light = (at) => {
    for (const node of chart.querySelectorAll(".hit,.near")) node.classList.remove("hit", "near");
    const node = nodes.get(at);
    if (!node) return;
    node.classList.add("hit");
    for (const edge of chart.querySelectorAll(`[data-from="${at}"],[data-to="${at}"]`)) {
      edge.classList.add("hit");
      for (const end of [edge.dataset.from, edge.dataset.to]) {
        if (+end !== at) nodes.get(+end).classList.add("near");
      }
    }
    const spot = node.transform.baseVal.consolidate().matrix;
    const box = canvas.getBoundingClientRect();
    const w = Math.min(all.w, 900);
    const h = (w * box.height) / box.width;
    view = { x: spot.e + 62 - w / 2, y: spot.f + 16 - h / 2, w, h };
    apply();
  };
  const seek = () => {
    const words = fold(by("gq").value.trim());
    if (!words) {
      by("gshown").textContent = "";
      return;
    }
    if (words !== found.words) {
      const fits = (row) => fold(`${row.name[lang()]} ${row.title || ""} ${row.body || ""}`).includes(words);
      found = { words, list: [], at: -1 };
      data.documents.forEach((row, at) => fits(row) && nodes.has(at) && found.list.push(at));
    }
    if (!found.list.length) {
      by("gshown").textContent = "0";
      return;
    }
    found.at = (found.at + 1) % found.list.length;
    const at = found.list[found.at];
    by("gshown").textContent = `${found.at + 1}/${found.list.length}: ${name_of(at)}`;
    light(at);
  };
  by("find").addEventListener("submit", (event) => {
    event.preventDefault();
    seek();
  });
  by("dates").addEventListener("click", (event) => {
    const dot = event.target.closest(".dot");
    if (dot) show_document(+dot.dataset.i);
  });
})();
