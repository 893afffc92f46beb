// The playground: a pack and a table in two boxes, checked by the library itself in a worker.
// Nothing is loaded before the button is pressed.
"use strict";
(() => {
  const TIME = 60_000;
  const MARKS = { met: "✓", not_met: "✗", unknown: "?", not_applicable: "–" };
  const HERE = document.currentScript.src;
  const WORDS = {
    zh: {
      example: "例子",
      pack: "标准包（YAML）",
      data: "数据（CSV）",
      run: "检查",
      stop: "停止",
      python: "正在载入 Python（约 16 MB，只载一次）……",
      library: "正在载入 edustandards……",
      running: "正在检查……",
      stopped: "已停止。",
      slow: "超过 60 秒，已停止。",
      failed: "没能运行：{text}",
      server: "打开本页的方式不允许载入文件：请经由网站或 python -m http.server 打开。",
      absent: "本次构建没有收入演练场所需的文件，所以这里不能运行。",
      problems: "{count} 个问题",
      place: "位置",
      problem: "问题",
      entity: "对象",
      stage: "学段",
      standard: "标准",
      verdict: "结论",
      why: "解释",
      account: "数据是怎样读懂的",
      summary: "达标 {met}，未达标 {not_met}，数据不足 {unknown}，不适用 {not_applicable}",
      rest: "只列前 {count} 项。",
      met: "达标",
      not_met: "未达标",
      unknown: "数据不足",
      not_applicable: "不适用",
    },
    en: {
      example: "Example",
      pack: "Pack (YAML)",
      data: "Data (CSV)",
      run: "Check",
      stop: "Stop",
      python: "Loading Python (about 16 MB, once only) …",
      library: "Loading edustandards …",
      running: "Checking …",
      stopped: "Stopped.",
      slow: "Stopped after 60 seconds.",
      failed: "That did not run: {text}",
      server: "Opened in this way the page may not load files: open it from a server, such as"
        + " python -m http.server.",
      absent: "This build was made without the files of the playground, so it does not run here.",
      problems: "{count} problems",
      place: "Place",
      problem: "Problem",
      entity: "Entity",
      stage: "Stage",
      standard: "Standard",
      verdict: "Verdict",
      why: "Explained",
      account: "How the data was read",
      summary:
        "{met} met, {not_met} not met, {unknown} unknown, {not_applicable} not applicable",
      rest: "Only the first {count} are listed.",
      met: "met",
      not_met: "not met",
      unknown: "unknown",
      not_applicable: "not applicable",
    },
  };

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  class Playground {
    constructor(root) {
      this.root = root;
      this.lang = root.lang === "en" ? "en" : "zh";
      this.runtime = new URL(root.dataset.runtime, location.href).href;
      this.worker = null;
      this.build();
    }

    say(code, params = {}) {
      return WORDS[this.lang][code].replace(/\{(\w+)\}/g, (_, name) => params[name] ?? 0);
    }

    build() {
      const examples = EduPlayground.examples;
      this.choice = make("select", { id: "es-example" }, ...examples.map(
        (one, at) => make("option", { value: `${at}` }, one.title[this.lang]),
      ));
      this.choice.addEventListener("change", () => this.take(examples[this.choice.value]));
      this.pack = make("textarea", { id: "es-pack", rows: "18", spellcheck: "false" });
      this.data = make("textarea", { id: "es-data", rows: "6", spellcheck: "false" });
      this.go = make("button", { type: "button", class: "md-button md-button--primary" }, this.say("run"));
      this.halt = make("button", { type: "button", class: "md-button", disabled: "" }, this.say("stop"));
      this.status = make("p", { role: "status", "aria-live": "polite" });
      this.result = make("div", { class: "es-found" });
      this.go.addEventListener("click", () => this.start());
      this.halt.addEventListener("click", () => this.end("stopped"));
      const labelled = (code, box) => make("p", {}, make("label", { for: box.id }, this.say(code)), box);
      this.root.append(
        labelled("example", this.choice),
        labelled("pack", this.pack),
        labelled("data", this.data),
        make("p", { class: "es-buttons" }, this.go, this.halt),
        this.status,
        this.result,
      );
      this.take(examples[0]);
      if (!EduPlayground.runtime) this.refuse("absent");
      else if (location.protocol === "file:") this.refuse("server");
    }

    refuse(code) {
      this.go.disabled = true;
      this.status.textContent = this.say(code);
    }

    take(example) {
      this.pack.value = example.pack;
      this.data.value = example.data[this.lang];
      this.result.replaceChildren();
    }

    // ---- running -------------------------------------------------------------------------------

    start() {
      this.go.disabled = true;
      this.halt.disabled = false;
      this.result.replaceChildren();
      if (this.worker) {
        this.ask();
        return;
      }
      this.worker = new Worker(new URL("worker.js", HERE), { type: "module" });
      this.worker.onmessage = ({ data }) => this.hear(data);
      this.worker.onerror = (event) => this.end("failed", { text: event.message || "worker" });
      this.worker.postMessage({ runtime: this.runtime });
    }

    ask() {
      this.status.textContent = this.say("running");
      this.timer = setTimeout(() => this.end("slow"), TIME);
      this.worker.postMessage({ pack: this.pack.value, data: this.data.value, lang: this.lang });
    }

    hear({ step, ready, found, failed }) {
      if (step) this.status.textContent = this.say(step);
      if (ready) this.ask();
      if (failed) this.end("failed", { text: failed });
      if (found) {
        clearTimeout(this.timer);
        this.rest();
        this.show(found);
      }
    }

    /** What is stopped is gone: the next run begins with a new worker. */
    end(code, params) {
      clearTimeout(this.timer);
      if (this.worker) this.worker.terminate();
      this.worker = null;
      this.rest();
      this.status.textContent = this.say(code, params);
    }

    rest() {
      this.go.disabled = false;
      this.halt.disabled = true;
    }

    // ---- the result ----------------------------------------------------------------------------

    show({ problems, findings, summary, account }) {
      if (problems.length) {
        this.status.textContent = this.say("problems", { count: problems.length });
        const rows = problems.map(({ place, text }) => [make("code", {}, place), text]);
        this.result.replaceChildren(this.table(["place", "problem"], rows));
        return;
      }
      this.status.textContent = this.say("summary", summary);
      const rows = findings.map((one) => [
        one.entity,
        one.stage,
        one.standard,
        make("span", { class: `es-part es-${one.verdict}` }, `${MARKS[one.verdict]} ${this.say(one.verdict)}`),
        make("details", {}, make("summary", {}, this.say("why")), make("pre", {}, one.explained)),
      ]);
      const all = Object.values(summary).reduce((sum, count) => sum + count, 0);
      const read = make("details", {}, make("summary", {}, this.say("account")), make("pre", {}, account.join("\n")));
      this.result.replaceChildren(
        this.table(["entity", "stage", "standard", "verdict", "why"], rows),
        ...(all > findings.length ? [make("p", {}, this.say("rest", { count: findings.length }))] : []),
        read,
      );
    }

    table(heads, rows) {
      const head = make("tr", {}, ...heads.map((one) => make("th", { scope: "col" }, this.say(one))));
      const body = rows.map((row) => make("tr", {}, ...row.map((cell) => make("td", {}, cell))));
      const table = make("table", { class: "es-table" }, make("thead", {}, head), make("tbody", {}, ...body));
      return make("div", { class: "es-scroll", tabindex: "0", role: "group", "aria-label": this.say("verdict") }, table);
    }
  }

  const start = () =>
    document.querySelectorAll(".es-playground").forEach((root) => (root.playground = new Playground(root)));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
