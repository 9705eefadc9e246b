// Makes large and hostile reports out of a stored one (`reports FILE`), and uses the pages that
// were made of them as people do (`check`). Ends with 1 where something is not as it should be.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const HOSTILE = [
  "<script>window.hacked=1</script>",
  "</script><script>window.hacked=1</script>",
  '"><img src=x onerror="window.hacked=1">',
  "' onmouseover='window.hacked=1",
  "javascript:window.hacked=1",
  "<svg onload=window.hacked=1>",
  "<!-- <![CDATA[ ]]> -->",
  "{{ 7*7 }} ${window.hacked=1}",
  "18\u202eWT/QN-81\u202c",
  "nul\u0000nul\u0001",
  "&lt;b&gt; &amp;#60;",
  "</title></style></svg></noscript><script>window.hacked=1</script>",
];

function reports(path) {
  const stored = JSON.parse(readFileSync(path, "utf8"));
  const copy = () => structuredClone(stored);
  writeFileSync("districts.json", JSON.stringify(stored));

  const hostile = copy();
  let turn = 0;
  const next = () => HOSTILE[turn++ % HOSTILE.length];
  const keys = new Map();
  for (const row of hostile.documents) keys.set(row.key, `${next()}#${keys.size}`);
  const bodies = new Map();
  for (const row of hostile.bodies) bodies.set(row.key, `${next()}#${bodies.size}`);
  const poison = (value, name) => {
    if (Array.isArray(value)) return value.map((it) => poison(it, name));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, poison(v, k)]));
    }
    if (typeof value !== "string") return value;
    if (keys.has(value)) return keys.get(value);
    if (bodies.has(value)) return bodies.get(value);
    const free = ["title", "quote", "vi", "en", "name", "issuer", "type_word", "reason", "who", "input", "series", "label"];
    return free.includes(name) ? `${next()}` : value;
  };
  for (const part of ["inputs", "bodies", "documents", "relations", "chains", "matrix", "series", "findings", "waived", "self_check"]) {
    hostile[part] = poison(hostile[part], "");
  }
  for (const row of hostile.inputs) row.status = "read";
  // More than a page builds at once.
  const few = hostile.findings;
  hostile.findings = Array.from({ length: 300 }, (_, n) => ({ ...few[n % few.length], fingerprint: n.toString(16).padStart(16, "0"), consequence_of: null }));
  writeFileSync("hostile.json", JSON.stringify(hostile));

  const world = (bodies, sources, documents, findings) => {
    const it = copy();
    const place = (line) => ({ input: `bao-cao-${line % bodies}.txt`, line, column: 5, start: 0, end: 0, quote: "Kế hoạch số 12-KH/HU" });
    const row = (key, level, state, day, body) => ({
      ...stored.documents[0], key, label: key, level, state, body, title: `Nội dung của ${key} về phát triển kinh tế`,
      date: new Date(Date.UTC(2020, 0, day)).toISOString().slice(0, 10), evidence: [place(day)], decided: [], candidates: [], doubt: null,
    });
    it.bodies = Array.from({ length: bodies }, (_, n) => ({ ...stored.bodies[0], key: `Huyện ủy Thứ ${n}`, name: `Huyện ủy Thứ ${n}`, level: "district", known: "text" }));
    it.inputs = it.bodies.map((body, n) => ({ ...stored.inputs[0], name: `bao-cao-${n}.txt`, issuer: body.name.toUpperCase() }));
    const central = Array.from({ length: Math.ceil(sources / 2) }, (_, n) => row(`${n + 1}-NQ/TW`, "central", "cited", n * 9 + 1, null));
    const upper = Array.from({ length: sources }, (_, n) => row(`${n + 1}-CTr/TU`, "province", "cited", n * 5 + 100, null));
    const count = documents - central.length - upper.length;
    const lower = Array.from({ length: count }, (_, n) => row(`${n + 1}-KH/HU`, "district", n % 9 ? "declared" : "draft", (n % 900) + 250, `Huyện ủy Thứ ${n % bodies}`));
    it.documents = [...central, ...upper, ...lower];
    const relation = (from, to) => ({ ...stored.relations[0], from, to, from_key: from, to_key: to, evidence: [place(7)] });
    it.relations = [
      ...upper.map((row, n) => relation(row.key, central[n % central.length].key)),
      ...lower.map((row, n) => relation(row.key, upper[Math.floor(n / bodies) % sources].key)),
    ];
    it.chains = lower.map((row, n) => {
      const source = Math.floor(n / bodies) % sources;
      return { ...stored.chains[0], path: [row.key, upper[source].key, central[source % central.length].key], keys: [row.key, upper[source].key, central[source % central.length].key], lags: [150, 95] };
    });
    const states = ["proven", "proven", "proven", "contested", "draft", "missing", "not_due"];
    it.matrix = [];
    for (let source = 0; source < sources; source++) {
      for (let body = 0; body < bodies; body++) {
        if ((source + body * 3) % 11 === 0) continue;
        const answer = lower[(source * bodies + body) % lower.length].key;
        const state = states[(source * 5 + body * 7) % states.length];
        it.matrix.push({ ...stored.matrix[0], source: upper[source].key, body: it.bodies[body].key, state, due: "2023-06-30", overdue: state === "missing", answers: state === "missing" || state === "not_due" ? [] : [answer] });
      }
    }
    it.findings = Array.from({ length: findings }, (_, n) => ({ ...stored.findings[n % stored.findings.length], subjects: [lower[n % lower.length].key], evidence: [place(n % 500 + 1)], fingerprint: n.toString(16).padStart(16, "0"), consequence_of: null }));
    it.waived = [];
    return it;
  };
  writeFileSync("twenty.json", JSON.stringify(world(20, 36, 500, 400)));
  writeFileSync("large.json", JSON.stringify(world(40, 60, 2000, 10000)));
}

async function check() {
  const { default: puppeteer } = await import("puppeteer-core");
  const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
  const faults = [];
  const claim = (right, words) => {
    console.log(`${right ? "ok  " : "FAIL"} ${words}`);
    if (!right) faults.push(words);
  };
  const browser = await puppeteer.launch({
    executablePath: ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync),
    userDataDir: mkdtempSync(join(tmpdir(), "page-")),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const open = async (name, more = {}) => {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900, ...more });
    page.said = [];
    page.asked = [];
    page.on("console", (it) => page.said.push(`${it.type()}: ${it.text()}`));
    page.on("pageerror", (it) => page.said.push(`error: ${it.message}`));
    page.on("request", (it) => it.url().startsWith("file:") || page.asked.push(it.url()));
    const start = Date.now();
    await page.goto(`file://${resolve(name)}`, { waitUntil: "load" });
    // Until a frame has been painted and the script has the page in its hands.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    page.took = Date.now() - start;
    return page;
  };
  const quiet = (page, name) => {
    claim(page.said.length === 0, `${name}: no console error ${page.said.slice(0, 3).join(" | ")}`);
    claim(page.asked.length === 0, `${name}: no request ${page.asked.slice(0, 3).join(" ")}`);
  };
  // What is out of sight is not laid out; these checks are to see all of it.
  const unroll = (page) => page.evaluate(() => {
    for (const it of document.querySelectorAll("section,article")) it.style.contentVisibility = "visible";
  });
  const fair = async (page, name) => {
    await unroll(page);
    // Evaluated from outside the page, where its policy does not reach.
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    const words = found.violations.map((it) => `${it.id} (${it.nodes.length}): ${it.nodes[0].target} ${it.nodes[0].html.slice(0, 120)} ${it.nodes[0].any[0]?.message ?? ""}`);
    claim(words.length === 0, `${name}: axe-core finds nothing; ${words.join(" | ")}`);
  };
  const shown = (page) => page.$$eval("article.finding", (all) => all.filter((it) => !it.hidden).length);
  const text = (page, what) => page.$eval(what, (it) => it.innerText);
  // The picture that docs/page.png is: from the matrix on.
  const picture = async (page) => {
    await page.setViewport({ width: 980, height: 900 });
    await page.evaluate(() => document.querySelector("#matrix").scrollIntoView({ behavior: "instant" }));
    await page.screenshot({ path: "page.png" });
    await page.setViewport({ width: 1280, height: 900 });
  };
  const settle = () => new Promise((done) => setTimeout(done, 250));

  for (const name of ["sample.html", "districts.html", "english.html", "twenty.html"]) {
    const page = await open(name);
    quiet(page, name);
    await fair(page, name);
    await page.screenshot({ path: name.replace(".html", ".png"), fullPage: name === "sample.html" });
    if (name === "districts.html") await picture(page);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    await fair(page, `${name} in the dark`);
    await page.screenshot({ path: name.replace(".html", "-dark.png") });
    await page.close();
  }

  {
    const page = await open("districts.html");
    const all = await shown(page);
    // Filter and search; no accents needed.
    await page.select("#f-severity", "error");
    const errors = await shown(page);
    claim(errors > 0 && errors < all, `filter by severity: ${errors} of ${all}`);
    await page.select("#f-severity", "");
    await page.type("#q", "trung so");
    await settle();
    const plain = await shown(page);
    await page.$eval("#q", (it) => (it.value = ""));
    await page.type("#q", "trùng số");
    await settle();
    claim(plain > 0 && plain === (await shown(page)), `search without accents finds the same ${plain}`);
    await page.$eval("#q", (it) => (it.value = ""));
    await page.type("#q", "không có từ nào như thế");
    await settle();
    claim((await shown(page)) === 0 && !(await page.$eval("#nomatch", (it) => it.hidden)), "nothing found is told");
    // Details.
    await page.click("td.proven [data-cell]");
    claim(await page.$eval("#details", (it) => it.open), "a click on a cell opens its details");
    const words = await text(page, "#d-body");
    claim(words.includes("→") && (await page.$("#d-body q")), "they have the chain and the quotes");
    await page.keyboard.press("Escape");
    claim(!(await page.$eval("#details", (it) => it.open)), "Escape closes them");
    // Keyboard alone.
    await page.focus(".grid tbody [data-cell]");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    const at = await page.evaluate(() => [document.activeElement.closest("tr").rowIndex, document.activeElement.dataset.cell]);
    claim(at[0] === 2 && at[1] !== undefined, "arrow keys walk through the matrix");
    await page.keyboard.press("Enter");
    claim(await page.$eval("#details", (it) => it.open), "Enter opens a cell");
    await page.keyboard.press("Escape");
    // A place leads into the text.
    await page.$eval("#q", (it) => (it.value = ""));
    await page.click("#f-code");
    await page.evaluate(() => document.querySelector("article.finding a[href^='#p-']").click());
    await settle();
    claim(await page.evaluate(() => document.querySelector(":target")?.closest("details")?.open), "a place opens its text");
    // Language.
    await page.click("#language");
    claim((await text(page, "h1")).includes("Document trace") && (await page.title()).includes("Document"), "the language is switched");
    claim((await page.$eval("html", (it) => it.lang)) === "en", "and the page says so");
    await unroll(page);
    claim((await text(page, "main")).includes("What is to do") && !(await text(page, "main")).includes("Việc còn phải làm"), "no word of the other language stays");
    await fair(page, "districts.html in English");
    await page.click("#theme");
    claim(await page.$eval("html", (it) => it.dataset.theme === "dark"), "the theme is switched");
    // Graph.
    await page.type("#gq", "139-ctr");
    await page.keyboard.press("Enter");
    claim((await text(page, "#gshown")).includes("139-CTr/TU") && (await page.$(".node.hit")), "the graph is searched");
    const before = await page.$eval("#chart", (it) => it.getAttribute("viewBox"));
    await page.focus("#canvas");
    await page.keyboard.press("+");
    await page.keyboard.press("ArrowRight");
    const behind = await page.$eval("#chart", (it) => it.getAttribute("viewBox"));
    claim(before !== behind, "keys zoom and shift the graph");
    await page.$eval("#canvas", (it) => it.scrollIntoView());
    const box = await (await page.$("#canvas")).boundingBox();
    await page.mouse.move(box.x + 300, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 200, box.y + 150, { steps: 4 });
    await page.mouse.up();
    claim(behind !== (await page.$eval("#chart", (it) => it.getAttribute("viewBox"))), "the mouse moves the graph");
    await page.click("#zall");
    await page.evaluate(() => document.querySelector(".node").dispatchEvent(new PointerEvent("pointerdown", { bubbles: true })));
    await page.evaluate(() => document.querySelector(".node").dispatchEvent(new PointerEvent("pointerup", { bubbles: true })));
    claim(await page.$eval("#details", (it) => it.open), "a click on a node opens its document");
    await fair(page, "open details");
    quiet(page, "districts.html in use");
    await page.close();
  }

  // Print: the matrix on one page, a page for a body.
  for (const [name, bodies] of [["sample.html", 1], ["districts.html", 5], ["twenty.html", 20]]) {
    const page = await open(name);
    const file = name.replace(".html", ".pdf");
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    // At the size of the paper less its margins, in points of the screen.
    await page.emulateMediaType("print");
    await page.setViewport({ width: Math.round((297 - 20) / 25.4 * 96), height: 900 });
    const size = await page.$eval("#matrix", (it) => ({ w: it.scrollWidth, own: it.clientWidth, h: it.getBoundingClientRect().height }));
    claim(size.w <= size.own && size.h <= (210 - 20) / 25.4 * 96, `${name}: the matrix fits one printed page: ${size.w} × ${Math.round(size.h)}`);
    claim((await page.$$(".bodypage")).length === bodies, `${name}: ${bodies} pages for bodies`);
    await page.close();
  }

  {
    const page = await open("hostile.html");
    quiet(page, "hostile.html");
    await page.evaluate(() => document.querySelectorAll("article.finding").forEach((it) => it.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }))));
    const cells = await page.$$eval("[data-cell]", (all) => all.length);
    for (let at = 0; at < Math.min(cells, 12); at++) {
      await page.evaluate((at) => document.querySelectorAll("[data-cell]")[at].click(), at);
      await page.evaluate(() => document.getElementById("details").close());
    }
    await page.evaluate(() => document.getElementById("showmore").click());
    claim((await shown(page)) === 300, "hostile: all findings are shown");
    await page.click("#language");
    await unroll(page);
    const state = await page.evaluate(() => ({
      hacked: window.hacked,
      images: document.images.length,
      scripts: document.scripts.length,
      links: [...document.querySelectorAll("[href]")].filter((it) => !it.getAttribute("href").startsWith("#")).length,
      handlers: [...document.querySelectorAll("*")].filter((it) => [...it.attributes].some((a) => a.name.startsWith("on"))).length,
      hidden: [...document.body.textContent].filter((c) => "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u0000\ufffd\u0001".includes(c)).length,
      text: document.body.innerText,
    }));
    claim(state.hacked === undefined, "hostile: nothing ran");
    claim(state.images === 0 && state.scripts === 2 && state.links === 0 && state.handlers === 0, `hostile: ${state.images} images, ${state.scripts} scripts, ${state.links} links, ${state.handlers} handlers`);
    claim(state.hidden === 0, "hostile: no hidden character");
    for (const words of ["<script>window.hacked=1</script>", "javascript:window.hacked=1", "{{ 7*7 }}", "<U+202E>", "␀", "&lt;b&gt;"]) {
      claim(state.text.includes(words), `hostile: shown as text: ${words}`);
    }
    await fair(page, "hostile.html");
    quiet(page, "hostile.html in use");
    await page.close();
  }

  // Without its script the page has all it says.
  for (const [name, findings] of [["twenty.html", 400], ["large.html", 10000]]) {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.setJavaScriptEnabled(false);
    const start = Date.now();
    await page.goto(`file://${resolve(name)}`, { waitUntil: "load" });
    await page.screenshot({ path: name.replace(".html", "-without-script.png") });
    const took = Date.now() - start;
    claim((await shown(page)) === findings, `${name}: all ${findings} findings stand there without the script (${took} ms)`);
    const dead = await page.$$eval("button", (all) => all.filter((it) => it.checkVisibility() && getComputedStyle(it).pointerEvents !== "none").length);
    claim(dead === 0, `${name}: no button that would do nothing (${dead})`);
    if (name === "twenty.html") await page.screenshot({ path: "twenty-without-script-whole.png", fullPage: true });
    await page.close();
  }

  {
    const took = [];
    let page;
    for (let turn = 0; turn < 3; turn++) {
      if (page) await page.close();
      page = await open("large.html");
      took.push(page.took);
    }
    took.sort((a, b) => a - b);
    const bytes = readFileSync("large.html").length;
    claim(took[1] < 3000, `10,000 findings and 2,000 documents (${(bytes / 1e6).toFixed(1)} MB) open in ${took.join(", ")} ms`);
    const told = () => page.$eval("#shown", (it) => it.textContent);
    claim((await told()).endsWith("/10000"), `findings: ${await told()}`);
    await page.evaluate(() => document.getElementById("showmore").click());
    claim((await shown(page)) === 500, "more findings are shown when asked for");
    let start = Date.now();
    await page.select("#f-severity", "error");
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    console.log(`     filter: ${Date.now() - start} ms`);
    await page.select("#f-severity", "");
    start = Date.now();
    await page.evaluate(() => {
      document.getElementById("q").value = "ke hoach";
      document.getElementById("filter").requestSubmit();
    });
    console.log(`     first search: ${Date.now() - start} ms; ${await told()}`);
    await page.$eval("#graph", (it) => it.scrollIntoView());
    start = Date.now();
    for (let turn = 0; turn < 10; turn++) {
      await page.evaluate(() => document.getElementById("zin").click());
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    }
    console.log(`     one zoom of the graph: ${(Date.now() - start) / 10} ms`);
    await page.type("#gq", "17-CTr");
    await page.keyboard.press("Enter");
    await page.screenshot({ path: "large-found.png" });
    await page.click("#zall");
    await page.screenshot({ path: "large-graph.png" });
    await page.$eval("#matrix", (it) => it.scrollIntoView());
    await page.screenshot({ path: "large.png" });
    quiet(page, "large.html");
    await page.close();
  }

  await browser.close();
  console.log(faults.length ? `${faults.length} faults` : "the page does what it should");
  process.exit(faults.length ? 1 : 0);
}

const [task, path] = process.argv.slice(2);
if (task === "reports") reports(path);
else await check();
