// The calculator of a page: builds the boxes of a form, reads them, shows the finding.
"use strict";
(() => {
  const { numbers: x, words, find, make, choice, Parts } = EduCalculator;
  const MARKS = { met: "✓", not_met: "✗", unknown: "?", not_applicable: "–" };
  const FIRST = { not_met: 0, unknown: 1, met: 2, not_applicable: 3 };
  // A word that no text is compared with.
  const OTHER = "\u0000";
  const PAUSE = 250;
  // Of more parts than these, those that are not met come first and the rest are counted.
  const MOST_PARTS = 60;
  let ids = 0;


  class Calculator {
    constructor(root) {
      this.root = root;
      this.form = JSON.parse(root.querySelector("script").textContent);
      this.lang = root.lang === "en" ? "en" : "zh";
      this.boxes = { own: {}, references: {} };
      this.tables = {};
      this.build();
      this.update();
    }

    say(code, params = {}) {
      const said = words[this.lang][code] ?? code;
      return said.replace(/\{(\w+)\}/g, (_, name) => params[name]);
    }

    title(one) {
      return one[this.lang];
    }

    // ---- boxes ---------------------------------------------------------------------------------

    build() {
      const { form } = this;
      const fields = make("fieldset", { class: "es-boxes" }, make("legend", {}, this.say("legend")));
      if (form.stages && !form.staged_parts) fields.append((this.stage = this.stageBox()).place);
      for (const plan of [true, false]) {
        if (!form.years[plan ? "plan" : "calendar"]) continue;
        const box = this.yearBox(plan);
        this[plan ? "planYear" : "year"] = box;
        fields.append(box.place);
      }
      for (const group of ["own", "references"]) {
        for (const [name, field] of Object.entries(form[group])) {
          this.boxes[group][name] = this.box(field);
          fields.append(this.boxes[group][name].place);
        }
      }
      for (const [kind, part] of Object.entries(form.parts)) {
        this.tables[kind] = new Parts(this, part);
        fields.append(this.tables[kind].place);
      }
      this.told = make("div", { role: "status", "aria-live": "polite" });
      this.result = make("div", { class: "es-result" }, this.told);
      const buttons = make("p", { class: "es-buttons" });
      if (form.example) buttons.append(this.button("example", () => this.fill(form.example)));
      buttons.append(this.button("clear", () => this.fill({})));
      this.root.append(make("form", { class: "es-form" }, fields, buttons), this.result);
      this.root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
      this.root.addEventListener("input", () => this.later());
      this.root.addEventListener("change", () => this.later());
    }

    button(code, act) {
      const button = make("button", { type: "button", class: "md-button" }, this.say(code));
      button.addEventListener("click", () => {
        act();
        this.update();
      });
      return button;
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.update(), PAUSE);
    }

    labelled(said, input, beside = null) {
      const id = `es-${(ids += 1)}`;
      input.id = id;
      const problem = make("p", { class: "es-problem", id: `${id}-problem` });
      input.setAttribute("aria-describedby", problem.id);
      const line = make("div", { class: "es-line" }, input, beside);
      return {
        problem,
        place: make("div", { class: "es-box" }, make("label", { for: id }, said), line, problem),
      };
    }

    stageBox() {
      const stages = this.form.stages.map((one) => [one.id, this.title(one)]);
      const input = choice([["", this.say("choose")], ...stages]);
      const { place } = this.labelled(this.say("stage"), input);
      return { place, read: () => input.value, write: (value) => (input.value = value || "") };
    }

    yearBox(plan) {
      const now = plan ? "" : `${new Date().getFullYear()}`;
      const input = make("input", { type: "text", inputmode: "numeric", autocomplete: "off", value: now });
      const { place, problem } = this.labelled(this.say(plan ? "planYear" : "year"), input);
      const read = () => {
        const text = input.value.trim();
        const good = /^[0-9]{1,4}$/.test(text);
        this.complain(input, problem, text && !good ? "year-problem" : "");
        return good ? Number(text) : null;
      };
      return { place, read, write: (value) => (input.value = value ?? now) };
    }

    /** The input of a field, apart from its label: what reads it, what writes it. */
    control(field, attributes = {}) {
      if (field.kind === "number") {
        const input = make("input", {
          type: "text", inputmode: "decimal", autocomplete: "off", ...attributes,
        });
        return { input, write: (value) => (input.value = value ?? "") };
      }
      const blank = ["", this.say("unknown")];
      const pairs = {
        yes_no: () => [["true", this.say("yes")], ["false", this.say("no")]],
        level: () => field.levels.map((one) => [one, one]),
        text: () => [...field.words.map((one) => [one, one]), [OTHER, this.say("other")]],
      }[field.kind]();
      const input = choice([blank, ...pairs], attributes);
      const known = (value) => pairs.some(([one]) => one === `${value}`);
      const write = (value) => {
        input.value = value === undefined || value === null ? "" : known(value) ? `${value}` : OTHER;
      };
      return { input, write };
    }

    unitBox(field, name) {
      const units = this.form.units[field.unit];
      if (units.length === 1 && !this.title(units[0])) return null;
      const said = units.map((unit, at) => [`${at}`, this.title(unit) || "1"]);
      if (units.length === 1) return { place: make("span", { class: "es-unit" }, said[0][1]) };
      const input = choice(said, { class: "es-unit", "aria-label": this.say("unitOf", { name }) });
      return { place: input, input };
    }

    box(field) {
      const { input, write } = this.control(field);
      const unit = field.kind === "number" ? this.unitBox(field, this.title(field)) : null;
      const { place, problem } = this.labelled(this.title(field), input, unit && unit.place);
      return {
        place,
        read: () => this.read(field, input, unit, problem),
        write: (value) => {
          if (unit && unit.input) unit.input.value = "0";
          write(value === undefined ? value : this.written(field, value));
        },
      };
    }

    /** An exact number of an example as people would write it. */
    written(field, value) {
      if (field.kind !== "number") return value;
      const number = x.parse(value);
      const said = x.show(number);
      return said.startsWith("≈") ? `(${x.text(number)})` : said;
    }

    read(field, input, unit, problem) {
      const text = input.value.trim();
      if (field.kind !== "number") {
        if (!text) return null;
        return field.kind === "yes_no" ? text === "true" : input.value;
      }
      const units = this.form.units[field.unit];
      const found = text
        ? x.read(text, units, units[unit && unit.input ? Number(unit.input.value) : 0])
        : { value: null };
      const below = found.value && x.sign(found.value) < 0 && !field.signed;
      this.complain(input, problem, below ? "negative" : found.problem || "");
      return below || found.problem ? null : found.value;
    }

    complain(input, problem, code) {
      if (code) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      const said = code ? this.say(code === "unit" ? "unit_problem" : code) : "";
      if (problem.textContent !== said) problem.textContent = said;
    }

    // ---- what is in them -----------------------------------------------------------------------

    input() {
      const all = (boxes) =>
        Object.fromEntries(Object.entries(boxes).map(([name, box]) => [name, box.read()]));
      return {
        stage: this.stage ? this.stage.read() : "",
        year: this.year ? this.year.read() : null,
        plan_year: this.planYear ? this.planYear.read() : null,
        own: all(this.boxes.own),
        references: all(this.boxes.references),
        parts: all(this.tables),
      };
    }

    fill(input) {
      if (this.stage) this.stage.write(input.stage);
      if (this.year) this.year.write(input.year);
      if (this.planYear) this.planYear.write(input.plan_year);
      for (const group of ["own", "references"]) {
        const values = input[group] || {};
        for (const [name, box] of Object.entries(this.boxes[group])) box.write(values[name]);
      }
      for (const [kind, table] of Object.entries(this.tables)) {
        table.write((input.parts || {})[kind] || []);
      }
    }

    update() {
      this.finding = find(this.form, this.input());
      const parts = this.partsOf(this.finding);
      this.told.replaceChildren(...this.shown(this.finding));
      // Parts are for the eye: read aloud at each key they would drown the verdict.
      this.result.replaceChildren(this.told, ...(parts ? [parts] : []));
    }

    // ---- the finding ---------------------------------------------------------------------------

    shown(found) {
      const verdict = make(
        "p",
        { class: `es-verdict es-${found.verdict}` },
        make("span", { "aria-hidden": true, class: "es-mark" }, MARKS[found.verdict]),
        make("span", { class: "es-said" }, `${this.say("result")}${this.colon()}${this.verdict(found)}`),
      );
      const facts = this.facts(found);
      return facts.length ? [verdict, make("dl", {}, ...facts)] : [verdict];
    }

    colon() {
      return this.lang === "zh" ? "：" : ": ";
    }

    verdict(found) {
      return this.say(found.verdict === "unknown" ? "unknown_verdict" : found.verdict);
    }

    facts(found) {
      const rows = [];
      if (found.wanted) rows.push(["asked", this.say("wanted", { k: found.wanted[0], of: found.wanted[1] })]);
      if (found.level) rows.push(["asked", `${found.level[0]} ${found.level[2]}`]);
      if (found.condition) rows.push(["asked", this.title(found.condition)]);
      if (found.formula) rows.push(["formula", this.title(found.formula)]);
      const value = this.value(found);
      if (value !== null) rows.push(["value", value]);
      if (found.asked) {
        const both = found.asked.map((one) => this.title(one));
        const limit = both.join(` ${this.say("and")} `);
        rows.push(["asked", found.rounded ? this.say("rounded", { limit }) : limit]);
      }
      if (found.margin) rows.push(["margin", this.margin(found)]);
      if (found.shortfall) rows.push(["shortfall", this.shortfall(found.shortfall)]);
      const reasons = found.verdict === "unknown" ? found.reasons.map((one) => this.reason(one)) : [];
      if (reasons.length) {
        rows.push(["missing", [...new Set(reasons)].join(this.lang === "zh" ? "、" : ", ")]);
      }
      return rows.flatMap(([code, said]) => [make("dt", {}, this.say(code)), make("dd", {}, said)]);
    }

    value({ value, unit, threshold, inexact }) {
      if (value === null || value === undefined) return null;
      if (typeof value === "boolean") return this.say(value ? "yes" : "no");
      if (typeof value === "string") return value === OTHER ? this.say("other") : value;
      const by = unit ? x.parse(unit.by) : x.make(1n);
      const limit = threshold && x.multiply(threshold, by);
      const shown = x.multiply(value, by);
      if (unit && unit.ratio && x.sign(shown) > 0) return this.ratio(shown, limit);
      return this.withUnit(x.show(shown, limit, inexact), unit);
    }

    ratio(value, limit) {
      const turned = x.compare(value, x.make(1n)) < 0;
      const flip = (one) => (turned && one && one.n ? x.divide(x.make(1n), one) : one);
      const said = x.show(flip(value), flip(limit));
      return turned ? `1:${said}` : `${said}:1`;
    }

    withUnit(said, unit) {
      const many = this.lang === "en" && said !== "1";
      const name = unit ? (many ? unit.many : this.title(unit)) : "";
      return name ? `${said} ${name}` : said;
    }

    margin({ margin, unit, inexact }) {
      if (!margin.n) return this.say("edge");
      const by = unit ? x.parse(unit.by) : x.make(1n);
      const said = x.show(x.multiply(margin, by), x.ZERO, inexact);
      const plus = x.sign(margin) > 0 && !said.startsWith("≈") ? "+" : "";
      return this.withUnit(plus + said, unit);
    }

    shortfall({ about, change, past }) {
      const size = x.sign(change) < 0 ? x.negative(change) : change;
      const code = x.sign(change) > 0 ? (past ? "pastMore" : "more") : past ? "pastLess" : "less";
      const said = this.withUnit(x.show(size), this.form.units[about.unit][0]);
      return this.say(code, { name: this.title(about), change: said });
    }

    reason([code, name]) {
      const known = [this.form.own, this.form.references, this.form.parts];
      known.push(...Object.values(this.form.parts).map((part) => part.fields));
      const titled = known.map((of) => of[name]).find(Boolean);
      const params = { name: titled ? this.title(titled) : name };
      const codes = {
        missing: "reasonMissing",
        reference: "reasonReference",
        parts: "reasonParts",
        zero: name ? "reasonZero" : "reasonZeroMean",
        stage: "reasonStage",
        year: "reasonYear",
        "plan-year": "reasonPlanYear",
      };
      return this.say(codes[code], params);
    }

    /** What a part is called: a school by its row, a standard by its title. */
    nameOf({ kind, at, title, measure }) {
      if (kind) return `${this.title(this.form.parts[kind])} ${at + 1}`;
      const named = title || measure;
      return named ? this.title(named) : "";
    }

    partsOf(found) {
      if (!found.parts.length) return null;
      const numbered = found.parts.map((part, at) => ({ part, at }));
      if (numbered.length > MOST_PARTS) {
        numbered.sort((a, b) => FIRST[a.part.verdict] - FIRST[b.part.verdict]);
      }
      const items = numbered.slice(0, MOST_PARTS).map(({ part, at }) => {
        const said = this.nameOf(part) || `${at + 1}`;
        const below = part.below ? `（${this.say("below")}）` : "";
        const head = make(
          "span",
          { class: `es-part es-${part.verdict}` },
          make("span", { "aria-hidden": true, class: "es-mark" }, MARKS[part.verdict]),
          ` ${said}${this.colon()}${this.verdict(part)}${below}`,
        );
        const facts = this.facts(part);
        const list = facts.length ? make("dl", {}, ...facts) : null;
        return make("li", {}, head, list, this.partsOf(part));
      });
      const rest = numbered.length - items.length;
      if (rest > 0) items.push(make("li", {}, this.say("rest", { count: rest })));
      return make("ul", { class: "es-parts", "aria-label": this.say("parts") }, ...items);
    }
  }

  function start() {
    for (const root of document.querySelectorAll(".es-calculator")) {
      root.calculator = new Calculator(root);
    }
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
